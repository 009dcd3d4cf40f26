"""Check a bundle of signed acts (docs/formats.md) without any code of Xinsheng.

    python examples/check_signatures.py bundle.json

Needs only Python 3.11, `cryptography`, `cbor2` and, for what citizens signed and what certificate tokens (SM2) signed, `ecdsa`. It answers one line a signature and ends with 0 when every one
holds: the statement is the one signed and, where the entry names the same, the one entered, the signature is for this act of this person on this case, the person's own
passkey made it after making sure of the person, and the case's journal, chained entry by entry, carries it.
Whose passkey a key is, the bundle says and cannot prove: compare the fingerprint with the person's enrolment.
Whose a token is, its certificate says: compare the fingerprint of the authority, the last of its certificates, with
the one that the authority publishes.
A citizen has no key: it tells how they were identified, and whether the province sealed just that; compare the seal's
key with the list at https://HOST/verify/keys.
It also tells whether the entries stand in the public log under the checkpoint in the bundle (format 2); which log that
is, its key says: compare it with the one at https://HOST/log/key that you or a witness wrote down.
"""

import hashlib
import json
import sys
from base64 import b64decode, urlsafe_b64decode
from datetime import datetime
from urllib.parse import urlsplit

import cbor2
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa

PRESENT, VERIFIED = 0x01, 0x04
BOUND = ("act", "case", "person", "random", "version")
NOT_SIGNED = ("entry", "statement")
BESIDE = ("entry", "statement", "seal", "handwriting")  # what a bundle says beside a citizen's signature
WAYS = {"screen": ", name written on a screen", "mark": ", by a mark"}
NONCES = {f"xinsheng.citizen-signature/{number}": f"xinsheng.citizen-nonce/{number}" for number in (1, 2)}
METHODS = {"xinsheng.act-signature/1": "passkey", "xinsheng.token-signature/1": "token"}
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
    """The places of entries that name a passkey's or token's signature and have none in the bundle."""
    signed = {one["entry"] for one in signatures}
    said = {place: json.loads(text) for place, text in enumerate(entries, start=1)}
    return [
        place
        for place, one in said.items()
        if one.get("signature_method") in METHODS.values() and place not in signed
    ]


def faults_of_passkey(signed, challenge):
    client_data, data = octets(signed["client_data_json"]), octets(signed["authenticator_data"])
    said = json.loads(client_data)
    checks = {
        "signed for something else": said["type"] != "webauthn.get" or octets(said["challenge"]) != challenge,
        "signed on another site": said["origin"] != signed["origin"]
        or not is_site_of(signed["origin"], signed["rp_id"])
        or data[:32] != sha256(signed["rp_id"].encode()),
        "nobody was made sure of": data[32] & (PRESENT | VERIFIED) != PRESENT | VERIFIED,
        "the signature is wrong": not made_by(
            octets(signed["public_key"]), octets(signed["signature"]), data + sha256(client_data)
        ),
    }
    return [sentence for sentence, wrong in checks.items() if wrong]


P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF  # of SM2's curve, GB/T 32918.5
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (
    0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
    0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0,
)
KEY = bytes.fromhex(
    "3059301306072a8648ce3d020106082a811ccf5501822d03420004"
)  # SubjectPublicKeyInfo of SM2, then x and y
SIGNER = b"1234567812345678"
SM2_WITH_SM3 = "1.2.156.10197.1.501"
JUDGED = {"2.5.29.15", "2.5.29.19", "2.5.29.37"}  # key usage, basic constraints, extended key usage
OF_MACHINES = {f"1.3.6.1.5.5.7.3.{purpose}" for purpose in (1, 3, 8, 9)}  # servers, code, time stamps, OCSP


def sm3(value):
    digest = hashes.Hash(hashes.SM3())
    digest.update(value)
    return digest.finalize()


def sm2_made_by(point, signature, message):
    """Whether the key of this point (x then y, 64 bytes) made the signature (DER), after GB/T 32918.2 clause 7."""
    from ecdsa.der import UnexpectedDER
    from ecdsa.ellipticcurve import CurveFp, Point
    from ecdsa.util import sigdecode_der

    curve = CurveFp(P, A, B)
    try:
        x, y = int.from_bytes(point[:32]), int.from_bytes(point[32:])
        key, base = Point(curve, x, y), Point(curve, *G, N)
        r, s = sigdecode_der(signature, N)
    except (AssertionError, UnexpectedDER, ValueError):
        return False
    t = (r + s) % N
    if not (0 < r < N and 0 < s < N and t):
        return False
    bits = (8 * len(SIGNER)).to_bytes(2)
    parameters = b"".join(one.to_bytes(32) for one in (A, B, *G))
    e = int.from_bytes(sm3(sm3(bits + SIGNER + parameters + point) + message))
    return (e + (base * s + key * t).x()) % N == r


def key_in(certificate):
    """The one SM2 key of a certificate; None where there is none, or bytes that look like two."""
    before, found, after = certificate.tbs_certificate_bytes.partition(KEY)
    return after[:64] if found and KEY not in before + after else None


def said(certificate, kind):
    """What a certificate says in one kind of extension; None where it says nothing of it."""
    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def is_for_signing(certificate):
    """Whether a person signs with it: no authority's, none for secrets, no machine's, nothing unknown and critical."""
    usage, own = said(certificate, x509.KeyUsage), said(certificate, x509.BasicConstraints)
    purposes = said(certificate, x509.ExtendedKeyUsage)
    return (
        usage is not None
        and (usage.digital_signature or usage.content_commitment)
        and not (own and own.ca)
        and not (purposes and OF_MACHINES.issuperset(one.dotted_string for one in purposes))
        and not any(one.critical and one.oid.dotted_string not in JUDGED for one in certificate.extensions)
    )


def may_give(certificate, below):
    """Whether it is an authority's, with so many authorities below it."""
    own, usage = said(certificate, x509.BasicConstraints), said(certificate, x509.KeyUsage)
    deep = own is not None and own.ca and (own.path_length is None or own.path_length >= below)
    return deep and (usage is None or usage.key_cert_sign)


def faults_of_certificates(certificates, at):
    """What does not hold from the token's certificate up to the authority, at the moment of the signature."""
    own, pairs = certificates[0], list(zip(certificates, certificates[1:]))
    checks = {
        "the certificate is not for signing": not is_for_signing(own),
        "the certificate was out of its time": not all(
            one.not_valid_before_utc <= at < one.not_valid_after_utc for one in certificates
        ),
        "the certificate is not of its authority": not pairs
        or not all(may_give(one, below) for below, one in enumerate(certificates[1:]))
        or not all(
            one.issuer == other.subject
            and one.signature_algorithm_oid.dotted_string == SM2_WITH_SM3
            and key_in(other)
            and sm2_made_by(key_in(other), one.signature, one.tbs_certificate_bytes)
            for one, other in pairs
        ),
        "the certificate has no SM2 key": not key_in(own),
    }
    return [sentence for sentence, wrong in checks.items() if wrong]


def faults_of_token(signed, challenge, at):
    """What does not hold of a signature by a certificate token (SM2 with SM3)."""
    certificates = [x509.load_der_x509_certificate(octets(one)) for one in signed["certificates"]]
    message = f"xinsheng-token-v1\n{signed['origin']}\n{challenge.hex()}\n".encode()
    point = key_in(certificates[0])
    wrong = not point or not sm2_made_by(point, octets(signed["signature"]), message)
    return [
        *(["the signature is wrong"] if wrong else []),
        *faults_of_certificates(certificates, datetime.fromisoformat(at)),
    ]


def told_key(signed):
    """What a reader compares: of a passkey its key; of a token whose it is, the authority's certificate, and the page
    that asked: ours, or a hospital's own."""
    if METHODS.get(signed["format"]) != "token":
        return f"key {sha256(octets(signed['public_key'])).hex()[:32]}"
    first, last = octets(signed["certificates"][0]), octets(signed["certificates"][-1])
    name = x509.load_der_x509_certificate(first).subject.rfc4514_string()
    return f"token {sha256(first).hex()[:32]} of {name}, authority {sha256(last).hex()[:32]}, at {signed['origin']}"


def faults_of(signed, entries, sealed):
    if not 1 <= signed["entry"] <= len(entries):
        return ["no such entry"]
    entry = json.loads(entries[signed["entry"] - 1])
    statement = sha256(signed["statement"].encode())
    nonce = sha256(canonical({"format": "xinsheng.act-nonce/1"} | {name: signed[name] for name in BOUND}))
    challenge = sha256(b"xinsheng-act-v1" + statement + nonce)
    kept = {name: value for name, value in signed.items() if name not in NOT_SIGNED}
    method = METHODS.get(signed["format"])
    by_key = (
        faults_of_token(signed, challenge, entry["at"]) if method == "token" else faults_of_passkey(signed, challenge)
    )
    checks = {
        "the statement is another": statement.hex() != signed["statement_digest"],
        "the journal carries another": entry.get("signature_digest") != sha256(canonical(kept)).hex()
        or (entry["act"], entry["chain"], entry.get("signature_method")) != (signed["act"], signed["case"], method),
        "the entry is of something else": not is_entered(signed, entry, sealed),
    }
    return [*(sentence for sentence, wrong in checks.items() if wrong), *by_key]


def sealed_by(letters, signature, data):
    """Whether the key (SubjectPublicKeyInfo) made the signature, r then s, by a library of its own."""
    from ecdsa import BadSignatureError, NIST256p, VerifyingKey
    from ecdsa.der import UnexpectedDER

    try:
        key = VerifyingKey.from_der(octets(letters), hashfunc=hashlib.sha256)
        return key.curve == NIST256p and key.verify(octets(signature), data)
    except (AssertionError, BadSignatureError, UnexpectedDER, ValueError):
        return False


def is_the_hand(named):
    """Whether the name as it was written by hand, where the bundle has one, is the one signed with (format 2)."""
    text, by_hand = named.get("handwriting"), named.get("by_hand")
    if by_hand is None or by_hand["way"] == "mark":
        return text is None and (by_hand is None or by_hand["digest"] is None)
    return text is not None and sha256(text.encode()).hex() == by_hand["digest"]


def faults_of_citizen(named, entries):
    """What does not hold of one citizen's name under one statement, and of the province's seal over it."""
    if not 1 <= named["entry"] <= len(entries):
        return ["no such entry"]
    text = entries[named["entry"] - 1]
    entry = json.loads(text)
    kept = {name: value for name, value in named.items() if name not in BESIDE}
    occasion = {name: value for name, value in kept.items() if name not in ("format", "kind", "statement_digest")}
    statement = sha256(named["statement"].encode())
    nonce = sha256(canonical({"format": NONCES.get(kept["format"], "")} | occasion))
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
        "it was written otherwise by hand": not is_the_hand(named),
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
        hand = WAYS.get((one.get("by_hand") or {}).get("way"), "")
        told = f"identified: {known['method']} ({known['level']}){officer}{hand}  seal's key {key}"
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
        print(f"{at}  {signed['act']:<20} {told_key(signed)}  {'; '.join(faults) if faults else 'holds'}")
    holds = citizens_hold(bundle) and holds
    if not signatures:
        print("no act in this bundle was signed with a passkey or a token")
    return 0 if holds and (signatures or bundle.get("citizens")) else 1


if __name__ == "__main__":
    sys.exit(main())
