// A FHIR client that is not ours (fhir-kit-client) does with a server what a hospital's system would.
// Arguments: the modules' folder, the server's address, a token. On standard input a JSON object with `bundle` and
// `subscription`; on standard output a JSON object of what came of each step, a refusal as its status and outcome.
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const [modules, baseUrl, token] = process.argv.slice(2);
const entry = pathToFileURL(join(modules, 'fhir-kit-client', 'dist', 'index.js'));

const pieces = [];
process.stdin.on('data', (piece) => pieces.push(piece));
process.stdin.on('end', async () => {
  const { bundle, subscription } = JSON.parse(Buffer.concat(pieces));
  const found = await import(entry);
  const Client = found.default ?? found.Client;
  const client = new Client({ baseUrl, bearerToken: token });
  const told = {};
  const step = async (name, asks) => {
    try {
      told[name] = await asks();
    } catch (refused) {
      told[name] = { refused: refused.response?.status ?? String(refused), outcome: refused.response?.data };
    }
  };
  await step('capability', () => client.capabilityStatement());
  await step('smart', () => client.smartAuthMetadata());
  await step('sent', () => client.transaction({ body: bundle }));
  await step('again', () => client.transaction({ body: bundle }));
  await step('bad', () => client.transaction({ body: { ...bundle, type: 'collection' } }));
  await step('made', () => client.create({ resourceType: 'Subscription', body: subscription }));
  const id = told.made.id;
  await step('read', () => client.read({ resourceType: 'Subscription', id }));
  await step('listed', () => client.search({ resourceType: 'Subscription' }));
  await step('ended', async () => Boolean(await client.delete({ resourceType: 'Subscription', id })));
  await step('gone', () => client.read({ resourceType: 'Subscription', id }));
  process.stdout.write(JSON.stringify(told));
});
