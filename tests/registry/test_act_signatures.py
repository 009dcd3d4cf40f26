"""What PostgreSQL itself promises of a signed act, whoever writes it."""

import hashlib
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction
from tests.registry.books import DIGEST, NOON, SIGNED, a_case, a_certificate, a_passkey, a_person, an_intent, change
from tests.registry.conftest import Refuses

from xinsheng.registry.models import ActSignature, Case, DeliveryRecord, JournalEntry, Passkey, SigningRequest

NONCE, RANDOM = b"n" * 32, b"r" * 32
CHALLENGE = hashlib.sha256(b"xinsheng-act-v1" + DIGEST + NONCE).digest()


@pytest.fixture
def case(db: None) -> Case:
    return a_case()


@pytest.fixture
def passkey(db: None) -> Passkey:
    return a_passkey(a_person())


def an_entry(case: Case, passkey: Passkey, **said: Any) -> JournalEntry:
    row = {
        "chain": case.pk,
        "seq": 1,
        "act": "seal",
        "actor": passkey.person,
        "duty": "sealing_officer",
        "channel": "desk",
        "at": NOON,
        "format": 2,
        "body": b"{}",
        "digest": DIGEST,
        "signature_digest": DIGEST,
        "signature_method": "passkey",
    }
    return JournalEntry.objects.create(**row | said)


def a_signature(of_case: Case, by: Passkey, /, *, entry: JournalEntry | None = None, **said: Any) -> ActSignature:
    case, passkey = of_case, by
    row = {
        "entry": entry or an_entry(case, passkey),
        "case": case,
        "passkey": passkey,
        "version": 1,
        "kind": "certificate",
        "statement_cipher": b"c",
        "statement_digest": DIGEST,
        "random": RANDOM,
        "nonce": NONCE,
        "challenge": CHALLENGE,
        "credential_id": passkey.credential_id,
        "public_key": passkey.public_key,
        "authenticator_data": b"a",
        "client_data_json": b"{}",
        "signature": b"s",
        "rp_id": passkey.rp_id,
        "origin": "http://localhost",
        "digest": DIGEST,
    }
    return ActSignature.objects.create(**row | said)


def at_the_end_of_the_transaction() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_signature_is_the_actor_s_own_and_its_entry_s(case: Case, passkey: Passkey, refused_by: Refuses) -> None:
    for wrong in ({"case": a_case()}, {"digest": b"x" * 32}):
        with refused_by("act_signature_of_its_entry"):
            a_signature(case, passkey, **wrong)
    for wrong in ({"public_key": b"other"}, {"credential_id": b"other"}, {"rp_id": "elsewhere"}):
        with refused_by("act_signature_by_the_actor"):
            a_signature(case, passkey, **wrong)
    with refused_by("act_signature_by_the_actor"):
        a_signature(case, passkey, passkey=a_passkey(a_person("另一人")))
    a_signature(case, passkey)
    at_the_end_of_the_transaction()


def test_no_passkey_signs_before_its_time_or_after_its_end(case: Case, passkey: Passkey, refused_by: Refuses) -> None:
    with refused_by("act_signature_in_force"):
        a_signature(case, passkey, entry=an_entry(case, passkey, at=NOON - timedelta(hours=1)))
    change(passkey.standing, state="ended", ended_reason="new_enrolment")
    with refused_by("act_signature_in_force"):
        a_signature(case, passkey)


def test_a_challenge_is_made_of_statement_and_nonce(case: Case, passkey: Passkey, refused_by: Refuses) -> None:
    with refused_by("act_signature_challenge"):
        a_signature(case, passkey, challenge=DIGEST)


def test_a_nonce_signs_once_whatever_the_statement(case: Case, passkey: Passkey) -> None:
    a_signature(case, passkey)
    other = hashlib.sha256(b"another statement").digest()
    challenge = hashlib.sha256(b"xinsheng-act-v1" + other + NONCE).digest()
    with pytest.raises(IntegrityError, match="act_signature_random_key"), transaction.atomic():
        a_signature(a_case(), passkey, statement_digest=other, challenge=challenge)
    with pytest.raises(IntegrityError, match="act_signature_challenge_key"), transaction.atomic():
        a_signature(a_case(), passkey, random=b"s" * 32)


def test_nothing_says_that_it_was_signed_without_its_signature(
    case: Case, passkey: Passkey, refused_by: Refuses
) -> None:
    with refused_by("journal_entry_is_signed"):
        an_entry(case, passkey)
        at_the_end_of_the_transaction()
    signed = {**SIGNED, "signature_method": "passkey"}
    with refused_by("delivery_record_is_signed"):
        said = {"payload_cipher": b"c", "digest": DIGEST, "signed_by": passkey.person, "signed_at": NOON}
        DeliveryRecord.objects.create(case=case, seq=1, **said, **signed)
        at_the_end_of_the_transaction()
    with refused_by("seal_intent_is_signed"):
        an_intent(a_certificate(case), signature_method="passkey")
        at_the_end_of_the_transaction()


@pytest.mark.django_db(transaction=True)
def test_not_even_the_owner_changes_a_signature_or_a_request(owner: psycopg.Connection) -> None:
    case, passkey = a_case(), a_passkey(a_person())
    SigningRequest.objects.create(
        case=case,
        person=passkey.person,
        act="seal",
        version=1,
        kind="certificate",
        statement_cipher=b"c",
        statement_digest=DIGEST,
        random=RANDOM,
        asked_at=NOON,
        expires_at=NOON + timedelta(minutes=10),
    )
    with pytest.raises(psycopg.IntegrityError) as refusal:
        owner.execute("UPDATE signing_request SET expires_at = expires_at + interval '1 day'")
    assert refusal.value.diag.constraint_name == "signing_request_never_changed"
