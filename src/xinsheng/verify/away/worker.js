// Of the addresses of QR codes: what a phone that has verified here before keeps, to answer without a network too.
// One page that is the same for every certificate, what it is made of, and the list of keys; no answer is ever kept.
const KEPT = "verify";
const LANGUAGE = new URL(self.location.href).searchParams.get("language") || "zh-CN";
const PAGE = `{{ url('verify:away') }}?language=${LANGUAGE}`;
const PARTS = [
  "{{ url('verify:keys') }}",
  "{{ static('favicon.svg') }}",
  "{{ static('govuk/govuk-frontend.min.css') }}",
  "{{ static('govuk/govuk-frontend.min.js') }}",
  "{{ static('theme.css') }}",
  "{{ static('js/credential-page.js') }}",
  "{{ static('js/credential.js') }}",
  "{{ static('js/kept.js') }}",
  "{{ static('js/print.js') }}",
  "{{ static('js/start.js') }}",
  "{{ static('js/submit.js') }}",
];
// Of rare characters, those that a name may have today: without them a box is shown, and all else works.
const GLYPHS = [
{% for address in glyphs %}
  "{{ address }}",
{% endfor %}
];

// Nobody's page: without cookies, in the language in which the worker was asked for.
async function keepPage(cache) {
  const page = await fetch(PAGE, { credentials: "omit", cache: "no-store" });
  if (page.ok) {
    await cache.put(PAGE, page);
  }
}

async function keepAll() {
  const cache = await caches.open(KEPT);
  const rare = GLYPHS.map((address) => cache.add(address).catch(() => null));
  await Promise.all([keepPage(cache), cache.addAll(PARTS), ...rare]);
}

async function keepThePage() {
  await keepPage(await caches.open(KEPT)).catch(() => null); // the one that is kept stands
}

async function answered(request) {
  return fetch(request).catch(async () => (await caches.match(PAGE)) || Response.error());
}

async function part(request, path) {
  const cache = await caches.open(KEPT);
  const came = await fetch(request).catch(() => null);
  if (came && came.ok) {
    await cache.put(path, came.clone());
  }
  return came || (await cache.match(path)) || Response.error();
}

self.addEventListener("install", (event) => event.waitUntil(keepAll().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  if (request.method === "GET" && request.mode === "navigate") {
    event.respondWith(answered(request));
    event.waitUntil(keepThePage());
  } else if (request.method === "GET" && [...PARTS, ...GLYPHS].includes(path)) {
    event.respondWith(part(request, path));
  }
});
