import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.proof.authenticator import SecurityKey
from tests.proof.samples import CONTENT, STATEMENT
from tests.proof.vectors import SITE, signature, signed_by, signed_entry

from xinsheng.proof.act_challenge import UnableToChallenge
from xinsheng.proof.act_signatures import ActSignature
from xinsheng.proof.entries import check_chain
from xinsheng.proof.kept_signatures import kept_faults
from xinsheng.proof.passkeys import Place

MADE = signature()
NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)


def signature_faults(made: ActSignature, *, statement: object) -> tuple[str, ...]:
    return kept_faults(made, statement=statement, at=NOON)  # a passkey has no end of its own


def test_a_signature_holds_over_its_own_statement_and_over_no_other() -> None:
    assert signature_faults(MADE, statement=STATEMENT.as_json()) == ()
    assert signature_faults(MADE, statement=CONTENT.as_json()) == ("statement",)
    assert signature_faults(MADE, statement={"not": 1.5}) == ("statement",)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("act", "void_print"),
        ("case", MADE.occasion.person),
        ("person", MADE.occasion.case),
        ("version", 8),
        ("random", bytes(32)),
    ],
)
def test_a_signature_moved_to_another_act_case_person_or_time_does_not_hold(name: str, value: object) -> None:
    occasion = replace(MADE.occasion, **{name: value})  # type: ignore[arg-type]  # each of its own type
    assert signature_faults(replace(MADE, occasion=occasion), statement=STATEMENT.as_json()) == ("wrong_challenge",)


def test_a_nonce_that_is_too_short_is_none() -> None:
    short = replace(MADE.occasion, random=bytes(31))
    assert signature_faults(replace(MADE, occasion=short), statement=STATEMENT.as_json()) == ("nonce",)
    with pytest.raises(UnableToChallenge):
        _ = short.nonce


def test_whoever_has_the_whole_database_and_another_key_makes_none() -> None:
    forger = SecurityKey(domain=SITE.domain, origin=SITE.origin, credential_id=MADE.credential_id)
    forged = signed_by(forger, occasion=MADE.occasion, digest=MADE.statement_digest)
    assert signature_faults(forged, statement=STATEMENT.as_json()) == ()  # it holds under the forger's key, and
    assert forged.digest != MADE.digest  # the journal, which names the person's own, carries another
    claimed = replace(forged, public_key=MADE.public_key)
    assert signature_faults(claimed, statement=STATEMENT.as_json()) == ("bad_signature",)


@pytest.mark.parametrize("part", ["authenticator_data", "client_data", "signature"])
def test_one_changed_byte_anywhere_is_found(part: str) -> None:
    whole: bytes = getattr(MADE, part)
    for place in range(len(whole)):
        changed = whole[:place] + bytes([whole[place] ^ 0x01]) + whole[place + 1 :]
        assert signature_faults(replace(MADE, **{part: changed}), statement=STATEMENT.as_json())


def test_the_journal_names_the_signature_and_how_it_was_made() -> None:
    entry = signed_entry(MADE)
    said = json.loads(entry.body)
    assert (said["signature_method"], said["signature_digest"]) == ("passkey", MADE.digest.hex())
    assert check_chain([entry.body]) == ()


def test_each_part_of_a_signature_is_under_its_digest() -> None:
    parts = {
        "kind": "other",
        "credential_id": b"other",
        "public_key": b"other",
        "authenticator_data": b"other",
        "client_data": b"other",
        "signature": b"other",
        "place": Place(domain="other", origin=SITE.origin),
        "statement_digest": bytes(32),
    }
    changed = {replace(MADE, **{name: value}).digest for name, value in parts.items()}  # type: ignore[arg-type]
    assert len({MADE.digest, *changed}) == len(parts) + 1
    assert isinstance(MADE, ActSignature)
