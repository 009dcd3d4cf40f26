// A government service network for the tests: oidc-provider (npm, MIT), a certified OpenID provider, on loopback.
// It ends with its standard input. First line on its standard output: {"port": ...}.
// Arguments: the modules' folder, the address people return to, and whether claims stand in the token ("token")
// or are told only to who asks ("userinfo").
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, returnTo, conform] = process.argv.slice(2);
const { Provider } = await import(pathToFileURL(join(modules, 'oidc-provider', 'lib', 'index.js')));

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));

// Whoever signs in types who they are: name|kind|number. Nobody is known here, all are invented.
const person = (id) => {
  const [name, id_type, id_number] = Buffer.from(id, 'base64url').toString('utf8').split('|');
  return { sub: id, name, id_type, id_number };
};

const server = createServer();
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const { port } = server.address();
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'xinsheng',
    client_secret: 'invented-secret-of-the-tests-and-nothing-else',
    redirect_uris: [returnTo],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_basic',
  }],
  acrValues: ['face', 'password'],
  claims: { openid: ['sub', 'acr'], profile: ['name', 'id_type', 'id_number'] },
  conformIdTokenClaims: conform !== 'token',
  cookies: { keys: ['invented-cookie-key'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_ctx, interaction) => `/who/${interaction.uid}` },
  findAccount: (_ctx, id) => ({ accountId: id, claims: async () => person(id) }),
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
  pkce: { required: () => true },
  renderError: (ctx, out) => { ctx.type = 'json'; ctx.body = out; },
  ttl: { Interaction: 600, Session: 600, Grant: 600, AuthorizationCode: 60, AccessToken: 60, IdToken: 60 },
});

const form = '<!doctype html><meta charset="utf-8"><title>统一身份认证（测试）</title><form method="post">'
  + '<label>姓名 <input name="name"></label><label>证件类型 <input name="kind" value="111"></label>'
  + '<label>证件号码 <input name="number"></label><label>级别 <input name="level" value="face"></label>'
  + '<button name="act" value="yes">登录</button><button name="act" value="no">拒绝</button></form>';

const bodyOf = async (request) => {
  let text = '';
  for await (const piece of request) text += piece;
  return new URLSearchParams(text);
};

server.on('request', async (request, response) => {
  if (!request.url.startsWith('/who/')) return provider.callback()(request, response);
  if (request.method === 'GET') {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    return response.end(form);
  }
  const said = await bodyOf(request);
  const accountId = Buffer.from([said.get('name'), said.get('kind'), said.get('number')].join('|')).toString('base64url');
  const result = said.get('act') === 'no'
    ? { error: 'access_denied', error_description: 'the person said no' }
    : { login: { accountId, acr: said.get('level') ?? 'face', remember: false } };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
});

console.log(JSON.stringify({ port }));
