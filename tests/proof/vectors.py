"""The test vectors of docs/formats.md, made from the invented samples with fixed keys and salts."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from cbor2 import loads
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from tests.proof import service_samples
from tests.proof.authenticator import SecurityKey
from tests.proof.keys import CredentialKey, LogKey
from tests.proof.samples import CONTENT, MOTHER, STATEMENT

from xinsheng.law.assurance import Assurance, IdentityMethod
from xinsheng.law.handwriting import HandSigning
from xinsheng.law.terms import Channel, Duty, SignatureMethod, Stage
from xinsheng.proof.act_challenge import act_challenge
from xinsheng.proof.act_signatures import ActSignature, Occasion
from xinsheng.proof.canonical import canonical_bytes, digest_of
from xinsheng.proof.checkpoint import Checkpoint, verifier_key, write_checkpoint
from xinsheng.proof.citizen_signatures import ByHand, CitizenSeal, CitizenSignature, Evidence, seal_signature
from xinsheng.proof.credential import paper_digest
from xinsheng.proof.entries import Entry, leaf_hash, make_entry, salt_for
from xinsheng.proof.handwriting import Handwriting
from xinsheng.proof.kept_signatures import KeptSignature, method_of
from xinsheng.proof.passkeys import Place, check_assertion, request_options
from xinsheng.proof.references import reference_bytes
from xinsheng.proof.service_credential import make_service_credential
from xinsheng.proof.service_statements import (
    service_content_bytes,
    service_content_digest,
    service_statement_bytes,
    service_statement_digest,
)
from xinsheng.proof.statements import content_bytes, content_digest, statement_bytes, statement_digest
from xinsheng.proof.tree import root_of
from xinsheng.standards.query_codes import grouped_query_code, new_query_code

NONCE = bytes(range(32))
ORIGIN = "log.example/birth"
LOG_KEY = LogKey(ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32))))


SITE = Place(domain="xinsheng.example", origin="https://xinsheng.example")
PROVINCES_KEY = CredentialKey(ec.derive_private_key(7, ec.SECP256R1()))
SIGNED_AT = datetime(2026, 11, 23, 3, 10, tzinfo=UTC)
CHAIN = UUID("7f3f7a52-8f52-4f4e-9f0c-0a4f7f7b1a11")
FORMAT_1_ENTRY = (  # as it was written before an entry said how its act was signed; it is to hold for ever
    '{"act":"open_birth","actor":"cdd084dabd292a662eb666100eefc2d4c83e8e5a09f7ae7848a57842a088106d",'
    '"at":"2026-11-22T07:04:05.000060Z","chain":"7f3f7a52-8f52-4f4e-9f0c-0a4f7f7b1a11","channel":"desk",'
    '"duty":"attendant","format":1,"from":null,"previous":null,"seq":1,'
    '"statement_digest":"f10fd83e571fd04236f1a582281aa77a900718a0edb1a96e81952c43e5eeeca6",'
    '"subject":{"newborn":"119568d5991c884a40a19eb315b626afc6f477350f195bcaf312e71ec2422dcb"},"to":"opened"}'
)


def entry() -> Entry:
    return make_entry(
        chain=CHAIN,
        seq=1,
        act="open_birth",
        from_stage=None,
        to_stage=Stage.OPENED,
        duty=Duty.ATTENDANT,
        channel=Channel.DESK,
        at=datetime(2026, 11, 22, 7, 4, 5, 60, tzinfo=UTC),
        actor="person-1",
        subjects={"newborn": "newborn-1"},
        previous=None,
        statement_digest=content_digest(CONTENT),
        random_bytes=bytes,
    )


def signature() -> ActSignature:
    """The seal on the sample's statement, by a passkey with a known private key."""
    occasion = Occasion(
        case=CHAIN,
        person=UUID("00000000-0000-4000-8000-000000000001"),
        act="seal",
        version=7,
        random=bytes(range(32)),
    )
    key = SecurityKey(
        domain=SITE.domain,
        origin=SITE.origin,
        credential_id=bytes(range(16)),
        key=ec.derive_private_key(7, ec.SECP256R1()),
    )
    return signed_by(key, occasion=occasion, digest=statement_digest(STATEMENT))


def signed_by(key: SecurityKey, *, occasion: Occasion, digest: bytes, place: Place = SITE) -> ActSignature:
    """What this key signs on this occasion under a statement of this digest."""
    challenge = occasion.challenge_for(digest)
    said = key.answer(request_options(place, challenge=challenge))
    told = check_assertion(said, place=place, challenge=challenge, public_key=key.public_key, sign_count=0)
    return ActSignature(
        occasion=occasion,
        kind="certificate",
        statement_digest=digest,
        credential_id=told.credential_id,
        public_key=key.public_key,
        authenticator_data=told.authenticator_data,
        client_data=told.client_data,
        signature=told.signature,
        place=place,
    )


def signed_entry(made: KeptSignature) -> Entry:
    """The journal's entry of the act that `signature` is under, as the first of its chain."""
    return make_entry(
        chain=CHAIN,
        seq=1,
        act="seal",
        from_stage=Stage.PRINTED,
        to_stage=Stage.SEALING,
        duty=Duty.SEALING_OFFICER,
        channel=Channel.DESK,
        at=datetime(2026, 11, 24, 2, 29, tzinfo=UTC),
        actor=str(made.occasion.person),
        subjects={},
        previous=None,
        statement_digest=made.statement_digest,
        signature_digest=made.digest,
        signature_method=SignatureMethod(method_of(made)),
        random_bytes=bytes,
    )


HAND = Handwriting(strokes=(((120, 80), (300, 90), (520, 84)), ((310, 40), (312, 200), (300, 340)), ((640, 200),)))


def citizen_signature() -> CitizenSignature:
    """A mother whose card was read, under what she declares."""
    return CitizenSignature(
        case=CHAIN,
        person=UUID("00000000-0000-4000-8000-000000000002"),
        act="declare",
        version=3,
        random=bytes(range(32)),
        channel="web",
        evidence=Evidence(
            method=IdentityMethod.CARD, level=Assurance.LIVE, at=datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
        ),
        signed_at=SIGNED_AT,
        kind="declaration",
        statement_digest=digest_of({"child_name": "龙雨欣"}),
    )


def named_entry(made: CitizenSignature) -> Entry:
    """The journal's entry of the act in which she signed, as the first of its chain."""
    return make_entry(
        chain=CHAIN,
        seq=1,
        act="declare",
        from_stage=Stage.SIGNED,
        to_stage=Stage.DECLARED,
        duty=Duty.COLLECTOR,
        channel=Channel.WEB,
        at=made.signed_at,
        actor=str(made.person),
        subjects={},
        previous=None,
        statement_digest=made.statement_digest,
        signature_digest=made.challenge,
        signature_method=SignatureMethod.IDENTIFIED,
        random_bytes=bytes,
    )


def citizen_seal() -> CitizenSeal:
    """The province's seal over it, made a minute later."""
    made = citizen_signature()
    at = datetime(2026, 11, 23, 3, 11, tzinfo=UTC)
    return seal_signature(made, entry_digest=named_entry(made).digest, key=PROVINCES_KEY, at=at)


def written_signature() -> CitizenSignature:
    """The same with her name written on the screen as well."""
    return replace(citizen_signature(), by_hand=ByHand(way=HandSigning.SCREEN, digest=HAND.digest))


def citizen_vectors() -> dict[str, str]:
    made, written = citizen_signature(), written_signature()
    return {
        "citizen's statement": canonical_bytes({"child_name": "龙雨欣"}).decode(),
        "citizen's nonce": made.nonce.hex(),
        "citizen's challenge": made.challenge.hex(),
        "citizen's signature": canonical_bytes(made.as_json()).decode(),
        "entry signed by an identified person": named_entry(made).body.decode(),
        "what the province seals (after its label)": citizen_seal().sealed.partition(b"\n")[2].decode(),
        "handwriting": canonical_bytes(HAND.as_json()).decode(),
        "handwriting digest": HAND.digest.hex(),
        "citizen's nonce, with handwriting": written.nonce.hex(),
        "citizen's signature, with handwriting": canonical_bytes(written.as_json()).decode(),
    }


def vectors() -> dict[str, str]:
    """Name → value, in the order of the document."""
    made = entry()
    root = root_of([leaf_hash(made.body)])
    checkpoint = write_checkpoint(Checkpoint(origin=ORIGIN, size=1, root=root), key=LOG_KEY)
    return {
        "content": content_bytes(CONTENT).decode(),
        "content digest": content_digest(CONTENT).hex(),
        "statement": statement_bytes(STATEMENT).decode(),
        "statement digest": statement_digest(STATEMENT).hex(),
        "nonce": NONCE.hex(),
        "act challenge": act_challenge(statement_digest(STATEMENT), nonce=NONCE).hex(),
        **signature_vectors(),
        **citizen_vectors(),
        "entry of format 1": FORMAT_1_ENTRY,
        "entry": made.body.decode(),
        "entry digest": made.digest.hex(),
        "salt of actor": salt_for("actor", salts=made.salts).hex(),
        "leaf hash": leaf_hash(made.body).hex(),
        "root of one leaf": root.hex(),
        "checkpoint (JSON text)": json.dumps(checkpoint, ensure_ascii=False),
        "verifier key": verifier_key(ORIGIN, public_key=LOG_KEY.public_key),
        "reference in bytes": reference_bytes(STATEMENT.reference).hex(),
        "digest of the mother's number": paper_digest(MOTHER.paper_no, reference=STATEMENT.reference).hex(),
        **service_vectors(),
    }


def signature_vectors() -> dict[str, str]:
    made = signature()
    return {
        "bound nonce": made.occasion.nonce.hex(),
        "bound challenge": made.challenge.hex(),
        "act signature": canonical_bytes(made.as_json()).decode(),
        "act signature digest": made.digest.hex(),
        "entry signed with a passkey": signed_entry(made).body.decode(),
    }


def service_vectors() -> dict[str, str]:
    statement, at = service_samples.STATEMENT, datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
    signed = loads(make_service_credential(statement, key=CredentialKey(), at=at)).value
    return {
        "service content": service_content_bytes(statement.content).decode(),
        "service content digest": service_content_digest(statement.content).hex(),
        "service statement": service_statement_bytes(statement).decode(),
        "service statement digest": service_statement_digest(statement).hex(),
        "service claims, signed at 2026-11-24T02:30:00Z": signed[2].hex(),
        "query code of the bits 0x0123456789abcdef0": grouped_query_code(
            new_query_code(lambda _: 0x0123456789ABCDEF0)
        ),
    }


def written_vectors() -> str:
    """The vectors as the last section of the document."""
    return "\n\n".join(f"### {name}\n\n```\n{value}\n```" for name, value in vectors().items()) + "\n"
