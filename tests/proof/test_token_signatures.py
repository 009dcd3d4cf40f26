"""An act signed with an officer's certificate token: checked here, and by the script that shares no code with us."""

import json
from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.proof.samples import CONTENT, STATEMENT
from tests.proof.test_independent_check import answer, written
from tests.proof.token_stand_in import NOON, PERSON, Signer, authority, given, no_persons, root, token
from tests.proof.vectors import signature, signed_entry

from xinsheng.proof.bundle_checks import bundle_faults, read_bundle
from xinsheng.proof.bundles import SignedEntry, bundle_of
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.proof.kept_signatures import kept_faults, read_signature
from xinsheng.proof.token_certificates import fingerprint_of
from xinsheng.proof.token_signatures import TokenSignature

OCCASION, DIGEST = signature().occasion, signature().statement_digest
MADE = Signer().signs(OCCASION, digest=DIGEST)


def faults(made: TokenSignature, *, statement: object = None, at: datetime = NOON) -> tuple[str, ...]:
    return kept_faults(made, statement=statement or STATEMENT.as_json(), at=at)


def bundle(made: TokenSignature = MADE) -> dict[str, Any]:
    signed = SignedEntry(seq=1, signature=made, statement=STATEMENT.as_json())
    read: dict[str, Any] = json.loads(bundle_of(entries=[signed_entry(made).body], signed=[signed]))
    return read


def codes(said: dict[str, Any]) -> set[str]:
    return {one.code for one in bundle_faults(read_bundle(canonical_bytes(said)))} - {"no_log"}


def test_it_holds_over_its_own_statement_and_over_no_other() -> None:
    assert faults(MADE) == ()
    assert faults(MADE, statement=CONTENT.as_json()) == ("statement",)
    assert read_signature(MADE.as_json()) == MADE


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("act", "void_print"),
        ("case", OCCASION.person),
        ("person", OCCASION.case),
        ("version", 8),
        ("random", bytes(32)),
    ],
)
def test_moved_to_another_act_case_person_or_time_it_does_not_hold(name: str, value: object) -> None:
    moved = replace(MADE, occasion=replace(OCCASION, **{name: value}))  # type: ignore[arg-type]  # each of its type
    assert faults(moved) == ("bad_signature",)


def test_what_another_page_had_signed_fits_nothing_of_ours() -> None:
    elsewhere = Signer(origin="https://elsewhere.example").signs(OCCASION, digest=DIGEST)
    assert faults(replace(elsewhere, origin=MADE.origin)) == ("bad_signature",)


def test_signed_by_another_person_s_token_it_does_not_hold_under_this_one() -> None:
    other = Signer(stand_in=token("杨光")).signs(OCCASION, digest=DIGEST)
    assert faults(other) == ()  # it holds under its own
    assert faults(replace(other, certificates=MADE.certificates)) == ("bad_signature",)


def test_a_certificate_that_had_ended_when_it_signed_is_found_years_later_and_one_that_ended_since_is_good() -> None:
    assert faults(MADE, at=NOON + timedelta(days=2000)) == ("expired",)
    assert faults(MADE, at=NOON - timedelta(days=60)) == ("not_yet_valid",)
    assert faults(MADE, at=NOON) == ()  # checked today or in fifty years: the moment of signing counts


@pytest.mark.parametrize(
    "way",
    [
        (),
        token().way[:1],
        token().way[:2][::-1],
        (*token().way, root().certificate),
        (token().way[0], root().certificate),
    ],
)
def test_certificates_that_do_not_follow_from_each_other_do_not_hold(way: tuple[bytes, ...]) -> None:
    assert faults(replace(MADE, certificates=way))


def test_one_changed_byte_of_the_signature_is_found() -> None:
    for place in range(len(MADE.signature)):
        changed = MADE.signature[:place] + bytes([MADE.signature[place] ^ 0x01]) + MADE.signature[place + 1 :]
        assert faults(replace(MADE, signature=changed))


def test_a_bundle_with_it_holds_here_and_by_the_script_with_another_library(tmp_path: Path) -> None:
    assert codes(bundle()) == set()
    code, told = answer(written(bundle()), folder=tmp_path)
    assert code == 0, told
    assert "韦秀兰" in told
    assert fingerprint_of(root().certificate) in told


def test_a_bundle_says_no_less_than_it_says(tmp_path: Path) -> None:
    left_out = bundle() | {"signatures": []}
    assert codes(left_out) == {"missing"}
    code, told = answer(written(left_out), folder=tmp_path)
    assert code == 1
    assert "MISSING" in told


def letters(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")


@pytest.mark.parametrize(
    "changed",
    [
        {"act": "void_print"},
        {"person": str(OCCASION.case)},
        {"random": "00" * 32},
        {"origin": "https://elsewhere.example"},
        {"signature": letters(Signer(stand_in=token("杨光")).signs(OCCASION, digest=DIGEST).signature)},
        {"signature": letters(b"\x30\x06\x02\x01\x01\x02\x01\x01")},
        {"certificates": [letters(one) for one in token("杨光").way]},
        {"certificates": [letters(one) for one in (*authority().way,)]},
        {"certificates": [letters(token().way[0]), letters(root().certificate)]},
        {"statement": "{}"},
    ],
)
def test_script_and_program_find_the_same_changes(changed: dict[str, Any], tmp_path: Path) -> None:
    said = bundle()
    said["signatures"][0] |= changed
    assert codes(said)
    code, told = answer(written(said), folder=tmp_path)
    assert code == 1, told
    assert "holds" not in told


@pytest.mark.parametrize("why", [*no_persons(), "given by a person, and nobody above"])
def test_script_and_program_agree_whose_certificate_is_none_to_sign_with(why: str, tmp_path: Path) -> None:
    holds = no_persons().get(why) or given(given(None, *PERSON, name="杨光"), *PERSON)
    said = bundle(Signer(stand_in=holds).signs(OCCASION, digest=DIGEST))
    assert codes(said)
    code, told = answer(written(said), folder=tmp_path)
    assert code == 1, told
    assert "holds" not in told
