"""A citizen's signature in its published form: bound to its evidence, sealed by the province, and nothing else."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.proof.vectors import PROVINCES_KEY, SIGNED_AT, citizen_seal, citizen_signature

from xinsheng.law.assurance import Assurance, IdentityMethod
from xinsheng.proof.act_challenge import UnableToChallenge, act_challenge
from xinsheng.proof.citizen_signatures import SEAL_LABEL, CitizenSignature, seal_signature, statement_faults

STATEMENT = {"child_name": "龙雨欣"}
SOMEONE_ELSE = UUID(int=9)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("case", SOMEONE_ELSE),
        ("person", SOMEONE_ELSE),
        ("act", "make_up"),
        ("version", 4),
        ("random", b"x" * 32),
        ("channel", "counter"),
        ("signed_at", SIGNED_AT + timedelta(microseconds=1)),
        ("method", IdentityMethod.NETWORK),
        ("level", Assurance.NETWORK),
        ("at", SIGNED_AT),
        ("attested_by", SOMEONE_ELSE),
        ("code_at", SIGNED_AT),
    ],
)
def test_whatever_is_said_of_who_signed_changes_what_the_journal_carries(field: str, value: Any) -> None:
    made = citizen_signature()
    is_evidence = field in {"method", "level", "at", "attested_by", "code_at"}
    changed: CitizenSignature = (
        replace(made, evidence=replace(made.evidence, **{field: value}))
        if is_evidence
        else replace(made, **{field: value})
    )
    assert changed.challenge != made.challenge
    assert changed.digest != made.digest


def test_the_challenge_is_made_as_an_officers_is() -> None:
    made = citizen_signature()
    assert made.challenge == act_challenge(made.statement_digest, nonce=made.nonce)
    with pytest.raises(UnableToChallenge):
        replace(made, random=b"short").nonce  # noqa: B018  the property is what raises


def test_a_seal_holds_over_its_own_signature_entry_and_moment_alone() -> None:
    seal = citizen_seal()
    assert seal.holds
    assert seal.sealed.startswith(SEAL_LABEL)
    for changed in (
        replace(seal, signature_digest=b"x" * 32),
        replace(seal, entry_digest=b"x" * 32),
        replace(seal, sealed_at=seal.sealed_at + timedelta(microseconds=1)),
        replace(seal, signature=seal.signature[:-1] + bytes([seal.signature[-1] ^ 1])),
        replace(seal, signature=b""),
    ):
        assert not changed.holds


def test_sealed_twice_it_is_of_one_key() -> None:
    made = citizen_signature()
    again = seal_signature(made, entry_digest=b"e" * 32, key=PROVINCES_KEY, at=SIGNED_AT)
    assert (again.holds, again.public_key) == (True, citizen_seal().public_key)


def test_another_statement_is_told_and_what_is_no_statement_too() -> None:
    made = citizen_signature()
    assert statement_faults(made, statement=STATEMENT) == ()
    assert statement_faults(made, statement=STATEMENT | {"child_name": "龙雨晨"}) == ("statement",)
    assert statement_faults(made, statement=1.5) == ("statement",)
