// An SMPP 3.4 gateway in a process of its own, for the tests: node-smpp speaks the protocol, this file only decides
// what the gateway does. It listens on a free port of the loopback, takes orders as JSON lines on standard input
// and tells what happened as JSON lines on standard output.
'use strict';
const fs = require('node:fs');
const readline = require('node:readline');
const smpp = require('smpp');

// submit: well, throttled, broken, refuses, late, silent (takes it and never answers), deaf (neither),
//         hangs_up (takes it and closes), half (takes the first part of a message only)
// receipts: well, failed, none, lying; repeats: whether a receipt repeats user_message_reference
const orders = { submit: 'well', delay: 0, receipts: 'well', receipt_delay: 5, repeats: true, bind: 'well' };
const owed = new Map(); // receipts that nobody has acknowledged yet, as a gateway keeps them
let sessions = [];
let count = 0;
let port = Number(process.argv[2] || 0);
let era = 0; // what was taken in an earlier one is receipted no more

const say = (event) => process.stdout.write(JSON.stringify(event) + '\n');

function owe(id, submitted, state, words) {
  const key = `${id}/${state}/${owed.size}/${count++}`;
  owed.set(key, {
    source_addr: submitted.destination_addr,
    destination_addr: submitted.source_addr,
    esm_class: 0x04,
    short_message: { message: `id:${id} sub:001 dlvrd:001 submit date:2611220704 done date:2611220705 stat:${words} err:000 text:` },
    receipted_message_id: id,
    message_state: state,
    ...(orders.repeats ? { user_message_reference: submitted.user_message_reference } : {}),
  });
  for (const session of sessions) hand(session, key);
}

function hand(session, key) {
  const fields = owed.get(key);
  if (!fields) return;
  session.deliver_sm(fields, (answer) => {
    say({ acknowledged: fields.receipted_message_id, status: answer.command_status });
    if (answer.command_status === 0) owed.delete(key);
  });
}

function receipt(id, submitted) {
  if (orders.receipts === 'well') owe(id, submitted, 2, 'DELIVRD');
  if (orders.receipts === 'failed') owe(id, submitted, 5, 'UNDELIV');
  if (orders.receipts === 'lying') {
    owe(id, submitted, 1, 'ENROUTE');
    owe(id, submitted, 2, 'DELIVRD');
    owe(id, submitted, 2, 'DELIVRD');
    owe(`nobody-${id}`, { ...submitted, user_message_reference: undefined }, 2, 'DELIVRD');
    if (count % 5 === 0) owe(id, submitted, 5, 'UNDELIV');
  }
}

function take(pdu) {
  const id = `sim${process.pid}-${++count}`;
  const header = pdu.short_message.udh;
  say({
    got: {
      id,
      phone: pdu.destination_addr,
      source: pdu.source_addr,
      text: typeof pdu.short_message.message === 'string' ? pdu.short_message.message : pdu.short_message.message.toString('hex'),
      udh: header ? Buffer.concat(header.map ? header : [header]).toString('hex') : '',
      coding: pdu.data_coding,
      esm_class: pdu.esm_class,
      registered: pdu.registered_delivery,
      validity: pdu.validity_period,
      reference: pdu.user_message_reference,
    },
  });
  const now = era;
  if (pdu.registered_delivery) setTimeout(() => era === now && receipt(id, pdu), orders.receipt_delay);
  return id;
}

const REFUSED = { throttled: smpp.ESME_RTHROTTLED, broken: smpp.ESME_RSYSERR, refuses: smpp.ESME_RINVDSTADR };

function submitted(session, pdu) {
  const order = orders.submit;
  const part = pdu.short_message.udh ? [].concat(pdu.short_message.udh)[0].slice(-1)[0] : 1;
  if (order in REFUSED || (order === 'half' && part > 1)) {
    session.send(pdu.response({ command_status: REFUSED[order] || smpp.ESME_RTHROTTLED }));
  } else if (order === 'deaf') {
    return;
  } else {
    const answer = pdu.response({ message_id: take(pdu) });
    if (order === 'hangs_up') session.destroy();
    else if (order === 'late') setTimeout(() => session.send(answer), orders.delay);
    else if (order !== 'silent') session.send(answer);
  }
}

// With a folder the gateway speaks TLS alone, with the key and certificate in it; options as node's tls has them.
const [folder, options] = process.argv.slice(3);
const read = (name) => fs.readFileSync(`${folder}/${name}`);
const secured = folder ? { key: read('key.pem'), cert: read('certificate.pem'), ...JSON.parse(options) } : {};

const server = smpp.createServer(secured, (session) => {
  session.on('error', (fault) => say({ error: String(fault.code || fault.message) }));
  session.on('close', () => {
    sessions = sessions.filter((other) => other !== session);
    say({ closed: true });
  });
  session.on('bind_transceiver', (pdu) => {
    if (orders.bind === 'silent') return;
    const known = pdu.system_id === 'xinsheng' && pdu.password === 'invented';
    say({ bind: pdu.system_id, known, version: pdu.interface_version });
    session.send(pdu.response({ system_id: 'simulator', command_status: known ? 0 : smpp.ESME_RINVPASWD }));
    if (!known) return;
    sessions.push(session);
    for (const key of owed.keys()) hand(session, key);
  });
  session.on('submit_sm', (pdu) => submitted(session, pdu));
  session.on('enquire_link', (pdu) => {
    say({ asked: 'enquire_link' });
    session.send(pdu.response());
  });
  session.on('unbind', (pdu) => {
    say({ unbound: true });
    session.send(pdu.response(), () => session.close());
  });
});

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const order = JSON.parse(line);
  if (order.forget) {
    owed.clear();
    era += 1;
  }
  if (order.hang_up) sessions.forEach((session) => session.destroy());
  if (order.away) {
    port = server.address().port;
    server.close();
    sessions.forEach((session) => session.destroy());
  }
  if (order.back) server.listen(port, '127.0.0.1');
  if (order.enquire) sessions.forEach((session) => session.enquire_link((answer) => say({ answered: answer.command })));
  if (order.say) sessions.forEach((session) => session.socket.write(Buffer.from(order.say, 'hex')));
  if (order.from_phone) sessions.forEach((session) => session.deliver_sm({ source_addr: order.from_phone, short_message: 'hello' }));
  Object.assign(orders, order.orders || {});
  say({ done: order.number });
}).on('close', () => process.exit(0));

server.on('tlsClientError', (fault) => say({ no_tls: String(fault.code || fault.message) }));
server.on('secureConnection', (socket) => say({ tls: socket.getProtocol() }));
server.on('listening', () => say({ port: server.address().port }));
server.listen(port, '127.0.0.1');
