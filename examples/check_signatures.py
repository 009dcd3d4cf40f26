"""Check a bundle of signed acts (docs/formats.md) without any code of Xinsheng.

    python examples/check_signatures.py bundle.json

Needs only Python 3.11, `cryptography`, `cbor2` and, for what citizens signed, `ecdsa`. It answers one line a signature and ends with 0 when every one
holds: the statement is the one signed and, where the entry names the same, the one entered, the signature is for this act of this person on this case, the person's own
passkey made it after making sure of the person, and the case's journal, chained entry by entry, carries it.
Whose passkey a key is, the bundle says and cannot prove: compare the fingerprint with the person's enrolment.
A citizen has no key: it tells how they were identified, and whether the province sealed just that; compare the seal's
key with the list at https://HOST/verify/keys.
It also tells whether the entries stand in the public log under the checkpoint in the bundle (format 2); which log that
is, its key says: compare it with the one at https://HOST/log/key that you or a witness wrote down.
"""

import hashlib
import json
import sys
from base64 import b64decode, urlsafe_b64decode
from urllib.parse import urlsplit

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa

PRESENT, VERIFIED = 0x01, 0x04
BOUND = ("act", "case", "person", "random", "version")
NOT_SIGNED = ("entry", "statement")
BEFORE_THE_NUMBER = ("certificate_content", "registration_decision")  # the entry names the certificate made of it


def sha256(value):
    return hashlib.sha256(value).digest()


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def octets(letters):
    return urlsafe_b64decode(letters + "=" * (-len(letters) % 4))


def made_by(cose_key, signature, data):
    """Whether the key (COSE, RFC 9052) made the signature: ES256, EdDSA or RS256."""
    key = cbor2.loads(cose_key)
    try:
        if key[3] == -7:
            numbers = ec.EllipticCurvePublicNumbers(int.from_bytes(key[-2]), int.from_bytes(key[-3]), ec.SECP256R1())
            numbers.public_key().verify(signature, data, ec.ECDSA(hashes.SHA256()))
        elif key[3] == -8:
            ed25519.Ed25519PublicKey.from_public_bytes(key[-2]).verify(signature, data)
        elif key[3] == -257:
            numbers = rsa.RSAPublicNumbers(int.from_bytes(key[-2]), int.from_bytes(key[-1]))
            numbers.public_key().verify(signature, data, padding.PKCS1v15(), hashes.SHA256())
        else:
            return False
    except (InvalidSignature, KeyError, TypeError, ValueError):
        return False
    return True


def chain_holds(entries):
    """Whether each entry's text names the digest of the one before it, and they are of one case."""
    read = [json.loads(text) for text in entries]
    before = [None, *(sha256(text.encode()).hex() for text in entries)]
    return all(
        entry["seq"] == place + 1 and entry["previous"] == before[place] and entry["chain"] == read[0]["chain"]
        for place, entry in enumerate(read)
    )


def is_site_of(origin, domain):
    """Whether a browser would let this domain's passkey sign there: over HTTPS, or on the machine itself."""
    site = urlsplit(origin)
    host = site.hostname or ""
    return (site.scheme == "https" or host == "localhost") and (host == domain or host.endswith("." + domain))


def is_entered(signed, entry, sealed):
    """Whether the entry names what was signed, or the sealed certificate, where the bundle has it, is of it."""
    if signed["kind"] not in BEFORE_THE_NUMBER:
        return entry.get("statement_digest") == signed["statement_digest"]
    statement = sealed.get(entry.get("statement_digest"))
    return statement is None or json.loads(statement)["content_digest"] == signed["statement_digest"]


def unsigned_in(entries, signatures):
    """The places of entries that name a passkey's signature and have none in the bundle."""
    signed = {one["entry"] for one in signatures}
    said = {place: json.loads(text) for place, text in enumerate(entries, start=1)}
    return [place for place, one in said.items() if one.get("signature_method") == "passkey" and place not in signed]


def faults_of(signed, entries, sealed):
    if not 1 <= signed["entry"] <= len(entries):
        return ["no such entry"]
    entry = json.loads(entries[signed["entry"] - 1])
    statement = sha256(signed["statement"].encode())
    nonce = sha256(canonical({"format": "xinsheng.act-nonce/1"} | {name: signed[name] for name in BOUND}))
    challenge = sha256(b"xinsheng-act-v1" + statement + nonce)
    client_data, data = octets(signed["client_data_json"]), octets(signed["authenticator_data"])
    said = json.loads(client_data)
    kept = {name: value for name, value in signed.items() if name not in NOT_SIGNED}
    checks = {
        "the statement is another": statement.hex() != signed["statement_digest"],
        "signed for something else": said["type"] != "webauthn.get" or octets(said["challenge"]) != challenge,
        "signed on another site": said["origin"] != signed["origin"]
        or not is_site_of(signed["origin"], signed["rp_id"])
        or data[:32] != sha256(signed["rp_id"].encode()),
        "nobody was made sure of": data[32] & (PRESENT | VERIFIED) != PRESENT | VERIFIED,
        "the signature is wrong": not made_by(
            octets(signed["public_key"]), octets(signed["signature"]), data + sha256(client_data)
        ),
        "the journal carries another": entry.get("signature_digest") != sha256(canonical(kept)).hex()
        or (entry["act"], entry["chain"], entry.get("signature_method"))
        != (signed["act"], signed["case"], "passkey"),
        "the entry is of something else": not is_entered(signed, entry, sealed),
    }
    return [sentence for sentence, wrong in checks.items() if wrong]


def sealed_by(letters, signature, data):
    """Whether the key (SubjectPublicKeyInfo) made the signature, r then s, by a library of its own."""
    from ecdsa import BadSignatureError, NIST256p, VerifyingKey
    from ecdsa.der import UnexpectedDER

    try:
        key = VerifyingKey.from_der(octets(letters), hashfunc=hashlib.sha256)
        return key.curve == NIST256p and key.verify(octets(signature), data)
    except (AssertionError, BadSignatureError, UnexpectedDER, ValueError):
        return False


def faults_of_citizen(named, entries):
    """What does not hold of one citizen's name under one statement, and of the province's seal over it."""
    if not 1 <= named["entry"] <= len(entries):
        return ["no such entry"]
    text = entries[named["entry"] - 1]
    entry = json.loads(text)
    kept = {name: value for name, value in named.items() if name not in ("entry", "statement", "seal")}
    occasion = {name: value for name, value in kept.items() if name not in ("format", "kind", "statement_digest")}
    statement = sha256(named["statement"].encode())
    nonce = sha256(canonical({"format": "xinsheng.citizen-nonce/1"} | occasion))
    method = {"counter": "written", "development": "development"}.get(named["evidence"]["method"], "identified")
    carried = {
        "act": named["act"],
        "chain": named["case"],
        "channel": named["channel"],
        "at": named["signed_at"],
        "statement_digest": named["statement_digest"],
        "signature_digest": sha256(b"xinsheng-act-v1" + statement + nonce).hex(),
        "signature_method": method,
    }
    seal = named["seal"]
    sealed = seal and canonical(
        {
            "entry": sha256(text.encode()).hex(),
            "format": "xinsheng.citizen-seal/1",
            "kid": sha256(octets(seal["public_key"]))[:8].hex(),
            "sealed_at": seal["sealed_at"],
            "signature": sha256(canonical(kept)).hex(),
        }
    )
    checks = {
        "the statement is another": statement.hex() != named["statement_digest"],
        "the journal carries another": any(entry.get(name) != value for name, value in carried.items()),
        "the province has not sealed it": not seal,
        "the seal is wrong": bool(seal)
        and not sealed_by(seal["public_key"], seal["signature"], b"xinsheng-citizen-seal-v1\n" + sealed),
    }
    return [sentence for sentence, wrong in checks.items() if wrong]


def citizens_hold(bundle):
    """Whether everything that citizens put their names to holds; tells each, and on what evidence."""
    named, entries = bundle.get("citizens", []), bundle["entries"]
    holds, places = True, {one["entry"] for one in named}
    for place, text in enumerate(entries, start=1):
        if json.loads(text).get("signature_method") == "identified" and place not in places:
            holds = False
            print(f"entry {place}: THE CITIZEN'S SIGNATURE IS MISSING")
    for one in named:
        faults = faults_of_citizen(one, entries)
        holds = holds and not faults
        known = one["evidence"]
        officer = f" by officer {known['attested_by']}" if known["attested_by"] else ""
        key = sha256(octets(one["seal"]["public_key"]))[:8].hex() if one["seal"] else "none"
        told = f"identified: {known['method']} ({known['level']}){officer}  seal's key {key}"
        print(f"{one['signed_at']}  {one['act']:<20} {told}  {'; '.join(faults) if faults else 'holds'}")
    return holds


def path_leads(proof, leaf, index, size, root):
    """Whether the path leads from the leaf to the root of a log of `size` entries (RFC 9162 2.1.3.2)."""
    place, last, reached = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if place % 2 or place == last:
            reached = sha256(b"\x01" + step + reached)
            while place and not place % 2:
                place, last = place // 2, last // 2
        else:
            reached = sha256(b"\x01" + reached + step)
        place, last = place // 2, last // 2
    return 0 <= index < size and last == 0 and reached == root


def signed_log(note, key_line):
    """The size and root of a checkpoint (C2SP) that the key of this line signed; None where it did not."""
    name, _, letters = key_line.split("+", 2)
    key, (body, _, signatures) = b64decode(letters), note.partition("\n\n")
    lines = body.split("\n")
    for line in signatures.splitlines():
        if lines[0] == name and line.startswith(f"— {name} "):
            signature = b64decode(line.removeprefix(f"— {name} "))
            try:
                ed25519.Ed25519PublicKey.from_public_bytes(key[1:]).verify(signature[4:], f"{body}\n".encode())
            except (InvalidSignature, ValueError):
                continue
            return int(lines[1]), b64decode(lines[2])
    return None


def log_holds(bundle):
    """Whether each entry that the checkpoint covers is proved to be in the log; tells what there is."""
    log = bundle.get("log")
    if log is None:
        print("public log: no proofs in this bundle")
        return True
    signed = signed_log(log["checkpoint"], log["key"])
    if signed is None or len(log["entries"]) != len(bundle["entries"]):
        print("public log: THE CHECKPOINT IS NOT SIGNED BY THE LOG'S KEY, OR ENTRIES ARE LEFT OUT")
        return False
    holds, covered = True, 0
    for place, (text, logged) in enumerate(zip(bundle["entries"], log["entries"]), start=1):
        if logged is None:
            continue
        covered += 1
        proof = [b64decode(step) for step in logged["proof"]]
        if not path_leads(proof, sha256(b"\x00" + text.encode()), logged["index"], *signed):
            holds = False
            print(f"entry {place}: IT IS NOT IN THE PUBLIC LOG")
    if holds:
        told = f"{covered} of {len(log['entries'])} entries under the checkpoint of {signed[0]}"
        print(f"public log: {told}, by {log['key']}")
    return holds


def main():
    bundle = json.load(open(sys.argv[1], encoding="utf-8"))
    entries, signatures = bundle["entries"], bundle["signatures"]
    holds = chain_holds(entries)
    print(f"journal: {len(entries)} entries, {'chained' if holds else 'THE CHAIN IS BROKEN'}")
    holds = log_holds(bundle) and holds
    statements = [one["statement"] for one in signatures if one["kind"] == "certificate"]
    sealed = {sha256(text.encode()).hex(): text for text in statements}
    for place in unsigned_in(entries, signatures):
        holds = False
        print(f"entry {place}: ITS SIGNATURE IS MISSING")
    for signed in signatures:
        faults = faults_of(signed, entries, sealed)
        at = "no entry" if faults == ["no such entry"] else json.loads(entries[signed["entry"] - 1])["at"]
        holds = holds and not faults
        key = sha256(octets(signed["public_key"])).hex()[:32]
        print(f"{at}  {signed['act']:<20} key {key}  {'; '.join(faults) if faults else 'holds'}")
    holds = citizens_hold(bundle) and holds
    if not signatures:
        print("no act in this bundle was signed with a passkey")
    return 0 if holds and (signatures or bundle.get("citizens")) else 1


if __name__ == "__main__":
    sys.exit(main())
