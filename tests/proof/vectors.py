"""The test vectors of docs/formats.md, made from the invented samples with fixed keys and salts."""

import json
from datetime import UTC, datetime
from uuid import UUID

from cbor2 import loads
from cryptography.hazmat.primitives.asymmetric import ed25519
from tests.proof import service_samples
from tests.proof.keys import CredentialKey, LogKey
from tests.proof.samples import CONTENT, MOTHER, STATEMENT

from xinsheng.law.terms import Channel, Duty, Stage
from xinsheng.proof.act_challenge import act_challenge
from xinsheng.proof.checkpoint import Checkpoint, verifier_key, write_checkpoint
from xinsheng.proof.credential import paper_digest
from xinsheng.proof.entries import Entry, leaf_hash, make_entry, salt_for
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


def entry() -> Entry:
    return make_entry(
        chain=UUID("7f3f7a52-8f52-4f4e-9f0c-0a4f7f7b1a11"),
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
