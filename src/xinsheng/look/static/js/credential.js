// The credential in a certificate's QR code, verified on the reader's own device (docs/formats.md).
// Base32 of zlib of a COSE_Sign1 with ES256. Nothing here sends anything anywhere.

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const MOST_BYTES = 4096;
const COSE_SIGN1 = 18;
const ES256 = -7;
const BIRTH = -70001;
const SERVICE = -70002;

export class NotGenuine extends Error {}

function refuseUnless(condition, why) {
  if (!condition) {
    throw new NotGenuine(why);
  }
}

export function fromBase32(text) {
  let bits = 0;
  let held = 0;
  const bytes = [];
  for (const letter of text) {
    const value = LETTERS.indexOf(letter);
    refuseUnless(value >= 0, "letters");
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push(held >> bits);
      held &= (1 << bits) - 1;
    }
  }
  refuseUnless(bits < 5 && held === 0, "letters");
  return new Uint8Array(bytes);
}

async function inflate(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const out = new Uint8Array(MOST_BYTES);
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      refuseUnless(length + part.value.length <= MOST_BYTES, "length");
      out.set(part.value, length);
      length += part.value.length;
    }
  } catch {
    throw new NotGenuine("zlib");
  }
  return out.slice(0, length);
}

// A reader of the CBOR (RFC 8949) that a credential is made of: integers, texts, bytes, lists, maps, one tag.
class Cbor {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  take(count) {
    refuseUnless(this.at + count <= this.bytes.length, "cbor");
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  argument(short) {
    if (short < 24) {
      return short;
    }
    refuseUnless(short <= 26, "cbor");
    const size = 1 << (short - 24);
    const value = this.take(size).reduce((sum, byte) => sum * 256 + byte, 0);
    refuseUnless(value >= [24, 256, 65536][short - 24], "cbor"); // written no longer than need be
    return value;
  }

  value(depth = 0) {
    refuseUnless(depth < 8, "cbor");
    const first = this.take(1)[0];
    const argument = this.argument(first & 31);
    switch (first >> 5) {
      case 0:
        return argument;
      case 1:
        return -1 - argument;
      case 2:
        return this.take(argument);
      case 3:
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(this.take(argument));
      case 4:
        return Array.from({ length: Math.min(argument, MOST_BYTES) }, () => this.value(depth + 1));
      case 5: {
        const map = new Map();
        for (let left = argument; left > 0; left -= 1) {
          const key = this.value(depth + 1);
          refuseUnless(!map.has(key), "cbor");
          map.set(key, this.value(depth + 1));
        }
        return map;
      }
      case 6:
        return { tag: argument, value: this.value(depth + 1) };
      default:
        throw new NotGenuine("cbor");
    }
  }
}

export function readCbor(bytes) {
  const reader = new Cbor(bytes);
  try {
    const value = reader.value();
    refuseUnless(reader.at === bytes.length, "cbor");
    return value;
  } catch {
    throw new NotGenuine("cbor");
  }
}

function bytesHead(length) {
  return length < 24 ? [0x40 | length] : length < 256 ? [0x58, length] : [0x59, length >> 8, length & 255];
}

function toBeSigned(header, payload) {
  const name = new TextEncoder().encode("Signature1");
  return new Uint8Array([
    0x84, 0x60 | name.length, ...name, ...bytesHead(header.length), ...header, 0x40, ...bytesHead(payload.length), ...payload,
  ]);
}

export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromBase64(text) {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

// Crockford's base32 of 16 bytes, as in the address.
function referenceText(bytes) {
  refuseUnless(bytes instanceof Uint8Array && bytes.length === 16, "reference");
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("").padStart(130, "0");
  return bits.match(/.{5}/g).map((five) => "0123456789abcdefghjkmnpqrstvwxyz"[parseInt(five, 2)]).join("");
}

function day(number) {
  refuseUnless(Number.isInteger(number), "claims");
  return new Date(number * 86400000);
}

function birthClaims(birth) {
  return {
    profile: "birth",
    certificate_no: birth.get(1),
    child_name: birth.get(4),
    sex: birth.get(5),
    born_local: new Date(birth.get(6) * 60000), // civil time, held as if it were UTC
    issued_on: day(birth.get(7)),
    mother_name: birth.has(8) ? birth.get(8) : "—",
  };
}

function serviceClaims(service) {
  return {
    profile: "service",
    certificate_no: service.get(1),
    child_order: service.get(4),
    registered_on: day(service.get(5)),
    issued_on: day(service.get(6)),
    township: service.get(7),
    woman_name: service.get(8),
    man_name: service.has(9) ? service.get(9) : "—",
  };
}

// One profile, and only one: a credential that claimed to be of both certificates would be none.
function claimsOf(claims, key) {
  refuseUnless(claims.has(BIRTH) !== claims.has(SERVICE), "claims");
  const profile = claims.has(BIRTH) ? claims.get(BIRTH) : claims.get(SERVICE);
  refuseUnless(profile instanceof Map, "claims");
  return {
    reference: referenceText(claims.get(7)),
    issuer: claims.get(1),
    for_tests: key.for_tests === true,
    ...(claims.has(SERVICE) ? serviceClaims(profile) : birthClaims(profile)),
  };
}

// Gives what the credential says; throws NotGenuine when no key of the trust list signed exactly this.
export async function verifyCredential(letters, trustList) {
  refuseUnless(letters.length < 2 * MOST_BYTES, "length");
  const message = readCbor(await inflate(fromBase32(letters)));
  refuseUnless(message && message.tag === COSE_SIGN1 && Array.isArray(message.value) && message.value.length === 4, "cose");
  const [header, unprotected, payload, signature] = message.value;
  refuseUnless([header, payload, signature].every((part) => part instanceof Uint8Array), "cose");
  refuseUnless(unprotected instanceof Map && unprotected.size === 0 && signature.length === 64, "cose");
  const said = readCbor(header);
  refuseUnless(said instanceof Map && said.size === 2 && said.get(1) === ES256 && said.get(4) instanceof Uint8Array, "cose");
  const claims = readCbor(payload);
  refuseUnless(claims instanceof Map && Number.isInteger(claims.get(6)), "claims");
  const signedAt = claims.get(6) * 1000;
  const key = trustList.list.keys.find(
    (one) => one.kid === hex(said.get(4)) && Date.parse(one.not_before) <= signedAt && signedAt <= Date.parse(one.not_after),
  );
  refuseUnless(key, "unknown_key");
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const imported = await crypto.subtle.importKey("spki", fromBase64(key.public_key), algorithm, false, ["verify"]);
  const verified = await crypto.subtle.verify(
    { name: "ECDSA", hash: "SHA-256" }, imported, signature, toBeSigned(header, payload),
  );
  refuseUnless(verified, "wrong_signature");
  try {
    return claimsOf(claims, key);
  } catch {
    throw new NotGenuine("claims");
  }
}
