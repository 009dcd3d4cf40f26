// On the page of a QR code: verify the credential behind the # on this device, and say what came of it.
// The page is complete without this; the part behind the # is never sent to any server.
import { NotGenuine, verifyCredential } from "./credential.js";

const main = document.querySelector("main");
const untouched = main.innerHTML;
let place = document.getElementById("offline");
let kept = null; // the list of keys, once it came

function show(element) {
  element.hidden = false;
}

function warn(outcome) {
  const warning = place.querySelector(`[data-outcome="${outcome}"]`);
  const verdict = document.querySelector(".x-verdict");
  verdict.className = "x-verdict x-verdict--wrong";
  verdict.querySelector("h1").textContent = warning.querySelector("h2").textContent;
  document.getElementById("answer").hidden = true; // it speaks of a certificate that this paper is not
  show(warning);
}

// Without a network the page knows no standing: what was signed is genuine, and no more is said.
function tellGenuine() {
  const genuine = place.querySelector('[data-outcome="genuine"]');
  if (genuine) {
    const verdict = document.querySelector(".x-verdict");
    verdict.className = "x-verdict x-verdict--due";
    verdict.querySelector("h1").textContent = genuine.querySelector("h2").textContent;
  }
}

// A day or a civil time as the reader's language writes it; anything else as it is.
function written(value, claim) {
  if (!(value instanceof Date)) {
    return value;
  }
  const language = document.documentElement.lang === "en" ? "en-GB" : "zh-CN";
  const clock = claim === "born_local" ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } : {};
  const day = { year: "numeric", month: "long", day: "numeric" };
  return new Intl.DateTimeFormat(language, { ...day, ...clock, timeZone: "UTC" }).format(value).replace(" at ", ", ");
}

// One value as its cell says it: one of its words, within its sentence, in groups as on the paper, or as it is written.
function said(value, { claim, words, said: sentence, groups }) {
  if (words) {
    return words.split(",")[value];
  }
  if (sentence) return sentence.replace("…", value);
  return groups ? parted(value, groups.split(",").map(Number)) : written(value, claim);
}

function parted(number, lengths) {
  const ends = lengths.map((_, place) => lengths.slice(0, place + 1).reduce((sum, one) => sum + one));
  return ends.map((end, place) => number.slice(end - lengths[place], end)).join(" ");
}

// A name that was only in the code, with a character that this device may lack: its glyph is brought along.
function bringGlyphs() {
  const sheet = place.dataset.glyphs;
  const isRare = /[\u3400-\u4dbf\u9fa6-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}]/u.test(main.textContent);
  if (sheet && isRare && !document.querySelector(`link[href="${sheet}"]`)) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: sheet }));
  }
}

function tell(claims) {
  const list = document.querySelector(`[data-profile="${claims.profile}"]`);
  show(list);
  for (const cell of list.querySelectorAll("[data-claim]")) {
    const value = claims[cell.dataset.claim];
    cell.textContent = said(value, cell.dataset);
  }
  bringGlyphs();
  const masked = document.getElementById("masked");
  if (masked) masked.remove(); // the whole says more than the masked
  show(document.getElementById("offline-well"));
  tellGenuine();
  if (claims.for_tests) {
    show(document.getElementById("offline-test"));
  }
}

async function check(letters) {
  if (!window.crypto || !window.crypto.subtle || !window.DecompressionStream) {
    return show(document.getElementById("offline-unable"));
  }
  const answer = await fetch(place.dataset.keys, { credentials: "omit" }).catch(() => null);
  const isFresh = answer !== null && answer.ok;
  kept = isFresh ? await answer.json() : kept;
  if (!kept) {
    return show(document.getElementById("offline-unable"));
  }
  try {
    const claims = await verifyCredential(letters, kept);
    const asked = place.dataset.reference || window.location.pathname.split("/").pop(); // of the page without a network
    return claims.reference === asked ? tell(claims) : warn("other_reference");
  } catch (failure) {
    if (failure instanceof NotGenuine && failure.message === "unknown_key" && !(isFresh && place.dataset.reference)) {
      return show(document.getElementById("offline-unable")); // the list may be older than the key
    }
    if (failure instanceof NotGenuine) {
      return warn("broken");
    }
    show(document.getElementById("offline-unable"));
    throw failure;
  }
}

async function begin() {
  const letters = window.location.hash.slice(1);
  if (letters) {
    await check(letters);
  }
  place.dataset.done = "yes";
}

// Another code at this very address: judged in its place, so that it needs no network.
async function beginAgain() {
  main.innerHTML = untouched;
  place = document.getElementById("offline");
  await begin();
}

begin();
window.addEventListener("hashchange", beginAgain);
if (place.dataset.worker && navigator.serviceWorker) {
  // Where the browser takes none, a phone without a network shows the browser's own page.
  navigator.serviceWorker.register(place.dataset.worker).catch(() => null);
}
