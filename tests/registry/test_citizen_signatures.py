"""What PostgreSQL itself promises of what a citizen signed, whoever writes it."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from tests.registry.books import DIGEST, NOON, a_case, a_person
from tests.registry.conftest import Refuses

from xinsheng.registry.models import (
    Case,
    CitizenSeal,
    CitizenSignature,
    Declaration,
    JournalEntry,
    Person,
    WaitingSeal,
)

NONCE = b"n" * 32
CHALLENGE = hashlib.sha256(b"xinsheng-act-v1" + DIGEST + NONCE).digest()


@pytest.fixture
def case(db: None) -> Case:
    return a_case()


@pytest.fixture
def mother(db: None) -> Person:
    return a_person()


def an_entry(case: Case, mother: Person, **said: Any) -> JournalEntry:
    row = {
        "chain": case.pk,
        "seq": 1,
        "act": "declare",
        "actor": mother,
        "duty": "collector",
        "channel": "web",
        "at": NOON,
        "format": 2,
        "body": b"{}",
        "digest": DIGEST,
        "statement_digest": DIGEST,
        "signature_digest": CHALLENGE,
        "signature_method": "identified",
    }
    return JournalEntry.objects.create(**row | said)


def a_name(of_case: Case, by: Person, /, *, entry: JournalEntry | None = None, **said: Any) -> CitizenSignature:
    row = {
        "entry": entry or an_entry(of_case, by),
        "case": of_case,
        "person": by,
        "version": 1,
        "channel": "web",
        "method": "card",
        "level": "live",
        "identified_at": NOON,
        "signed_at": NOON,
        "kind": "declaration",
        "statement_cipher": b"c",
        "statement_digest": DIGEST,
        "random": b"r" * 32,
        "nonce": NONCE,
        "challenge": CHALLENGE,
        "digest": DIGEST,
        "mac": DIGEST,
    }
    return CitizenSignature.objects.create(**row | said)


def at_the_end_of_the_transaction() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_name_is_the_one_its_entry_tells_of_by_who_acted_and_as_they_were_known(
    case: Case, mother: Person, refused_by: Refuses
) -> None:
    for wrong in ({"case": a_case()}, {"signed_at": NOON + timedelta(seconds=1)}, {"channel": "counter"}):
        with refused_by("citizen_signature_of_its_entry"):
            a_name(case, mother, **wrong)
    with refused_by("citizen_signature_by_the_actor"):
        a_name(case, mother, person=a_person("另一人"))
    for wrong in ({"method": "development"}, {"method": "counter", "attested_by": mother}):
        with refused_by("citizen_signature_method"):
            a_name(case, mother, **wrong)
    with refused_by("citizen_signature_of_its_entry"):
        a_name(case, mother, challenge=DIGEST)
    with refused_by("citizen_signature_challenge"):
        a_name(case, mother, nonce=b"m" * 32)
    a_name(case, mother)
    at_the_end_of_the_transaction()


def test_who_signed_was_identified_before_and_an_officer_attests_only_at_a_counter(
    case: Case, mother: Person, refused_by: Refuses
) -> None:
    for wrong in ({"identified_at": None}, {"identified_at": NOON + timedelta(seconds=1)}):
        with refused_by("citizen_signature_by_whom_was_identified"):
            a_name(case, mother, **wrong)
    with refused_by("citizen_signature_attested_at_a_counter"):
        a_name(case, mother, attested_by=mother)
    with refused_by("citizen_signature_code_before"):
        a_name(case, mother, code_at=NOON + timedelta(seconds=1))


def test_nothing_says_that_an_identified_person_signed_it_without_their_name(
    case: Case, mother: Person, refused_by: Refuses
) -> None:
    with refused_by("journal_entry_is_identified"):
        an_entry(case, mother)
        at_the_end_of_the_transaction()
    with refused_by("declaration_is_identified"):
        Declaration.objects.create(
            case=case,
            seq=1,
            payload_cipher=b"c",
            digest=DIGEST,
            declared_by=mother,
            entered_by=mother,
            channel="web",
            signed_at=NOON,
            signature_method="identified",
            nonce=NONCE,
            challenge=CHALLENGE,
        )
        at_the_end_of_the_transaction()


def test_what_waits_for_its_seal_is_taken_off_the_list_by_its_seal_alone(case: Case, mother: Person) -> None:
    name = a_name(case, mother)
    for forbidden in (WaitingSeal.objects.all().delete, lambda: WaitingSeal.objects.create(signature=name)):
        with pytest.raises(DatabaseError), transaction.atomic():
            forbidden()
    assert WaitingSeal.objects.get().signature == name
    with pytest.raises(IntegrityError, match="nothing is sealed before"), transaction.atomic():
        a_seal(name, sealed_at=NOON - timedelta(seconds=1))
    a_seal(name)
    assert not WaitingSeal.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        a_seal(name)


def a_seal(name: CitizenSignature, **said: Any) -> CitizenSeal:
    row = {"signature": name, "public_key": b"k", "sealed_at": NOON, "seal": b"s" * 64}
    return CitizenSeal.objects.create(**row | said)
