import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from tests.proof.vectors import FORMAT_1_ENTRY

from xinsheng.law.terms import Channel, Duty, Stage
from xinsheng.proof.entries import (
    Entry,
    UnableToEnter,
    check_chain,
    commitment_to,
    entry_digest,
    leaf_hash,
    make_entry,
    salt_for,
)

CHAIN = UUID("7f3f7a52-8f52-4f4e-9f0c-0a4f7f7b1a11")
OTHER_CHAIN = UUID("00000000-0000-4000-8000-000000000001")
AT = datetime(2026, 11, 22, 7, 4, 5, 60, tzinfo=UTC)


def entry(
    seq: int, previous: bytes | None, *, chain: UUID = CHAIN, at: datetime = AT, act: str = "sign_delivery"
) -> Entry:
    return make_entry(
        chain=chain,
        seq=seq,
        act=act,
        from_stage=None if seq == 1 else Stage.OPENED,
        to_stage=Stage.SIGNED,
        duty=Duty.ATTENDANT,
        channel=Channel.DESK,
        at=at,
        actor="person-1",
        subjects={"newborn": "newborn-1", "delivery": "delivery-1"},
        previous=previous,
        statement_digest=b"\x05" * 32,
        random_bytes=lambda size: bytes([seq]) * size,
    )


def chain_of(length: int) -> list[bytes]:
    bodies: list[bytes] = []
    for seq in range(1, length + 1):
        bodies.append(entry(seq, entry_digest(bodies[-1]) if bodies else None).body)
    return bodies


def codes(bodies: list[bytes]) -> set[tuple[int, str]]:
    return {(fault.position, fault.code) for fault in check_chain(bodies)}


def test_an_entry_says_what_was_done_and_by_which_duty_but_not_by_whom() -> None:
    made = entry(1, None)
    fields = json.loads(made.body)
    assert fields["at"] == "2026-11-22T07:04:05.000060Z"
    assert (fields["from"], fields["to"], fields["duty"]) == (None, "signed", "attendant")
    assert b"person-1" not in made.body
    assert b"newborn-1" not in made.body
    assert "signature_digest" not in fields
    assert made.digest == hashlib.sha256(made.body).digest()


def test_whoever_is_given_one_salt_can_open_that_commitment_and_no_other() -> None:
    made = entry(1, None)
    fields = json.loads(made.body)
    salt = salt_for("subject.newborn", salts=made.salts)
    assert salt == hmac.digest(made.salts, b"subject.newborn", "sha256")
    assert commitment_to("newborn-1", salt=salt).hex() == fields["subject"]["newborn"]
    assert commitment_to("person-1", salt=salt).hex() != fields["actor"]


def test_two_acts_of_one_person_cannot_be_linked() -> None:
    first, second = entry(1, None), entry(2, b"\x00" * 32)
    assert json.loads(first.body)["actor"] != json.loads(second.body)["actor"]


def test_the_moment_is_written_in_utc_wherever_it_was_read() -> None:
    beijing = AT.astimezone(timezone(timedelta(hours=8)))
    assert entry(1, None, at=beijing).body == entry(1, None).body


def test_the_leaf_hash_is_that_of_rfc_6962() -> None:
    assert leaf_hash(b"") == bytes.fromhex("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")


def test_an_honest_chain_has_no_fault() -> None:
    assert check_chain(chain_of(5)) == ()
    assert check_chain([]) == ()


def test_an_entry_left_out_is_found() -> None:
    bodies = chain_of(4)
    del bodies[1]
    assert {(1, "wrong_seq"), (1, "wrong_previous")} <= codes(bodies)


def test_an_entry_changed_afterwards_is_found_at_the_next_one() -> None:
    bodies = chain_of(3)
    bodies[1] = bodies[1].replace(b"sign_delivery", b"sign_delivert")
    assert codes(bodies) == {(2, "wrong_previous")}


def test_an_entry_of_another_case_is_found() -> None:
    bodies = chain_of(1)
    bodies.append(entry(2, entry_digest(bodies[0]), chain=OTHER_CHAIN).body)
    assert codes(bodies) == {(1, "other_chain")}


def test_an_entry_dated_back_is_found() -> None:
    bodies = chain_of(1)
    bodies.append(entry(2, entry_digest(bodies[0]), at=AT - timedelta(microseconds=1)).body)
    assert codes(bodies) == {(1, "time_runs_back")}


@pytest.mark.parametrize(
    "body",
    [
        b"not json",
        b"[]",
        b"[" * 100_000,
        b'{"format": 1}',
        b'{"format":2}',
        chain_of(1)[0].replace(b'"act":', b' "act":'),
        chain_of(1)[0].replace(b'"act":', b'"aact":0,"act":'),
    ],
)
def test_bytes_that_are_not_an_entry_in_canonical_form_are_found(body: bytes) -> None:
    assert (0, "not_canonical") in codes([body])


def test_an_entry_of_the_first_format_holds_for_ever_and_says_nothing_of_how_it_was_signed() -> None:
    assert codes([FORMAT_1_ENTRY.encode()]) == set()
    method = FORMAT_1_ENTRY.replace('"statement_digest"', '"signature_method":"passkey","statement_digest"')
    assert (0, "wrong_format") in codes([method.encode()])


def test_an_entry_of_an_unknown_format_or_with_a_loose_moment_is_found() -> None:
    body = chain_of(1)[0]
    assert (0, "wrong_format") in codes([body.replace(b'"format":2', b'"format":3')])
    assert (0, "wrong_format") in codes([body.replace(b'"format":2', b'"format":true')])
    assert (0, "wrong_format") in codes([body.replace(b".000060Z", b"Z")])


@pytest.mark.parametrize(
    ("seq", "previous", "at", "code"),
    [
        (0, None, AT, "seq"),
        (1, b"\x00" * 32, AT, "previous"),
        (2, None, AT, "previous"),
        (2, b"\x00" * 31, AT, "previous"),
        (1, None, AT.replace(tzinfo=None), "moment_without_zone"),
    ],
)
def test_an_entry_without_its_right_place_or_moment_is_refused(
    seq: int, previous: bytes | None, at: datetime, code: str
) -> None:
    with pytest.raises(UnableToEnter) as refusal:
        entry(seq, previous, at=at)
    assert refusal.value.code == code


def test_digests_and_salts_of_a_wrong_length_are_refused() -> None:
    with pytest.raises(UnableToEnter) as refusal:
        salt_for("actor", salts=b"short")
    assert refusal.value.code == "salt_length"
    with pytest.raises(UnableToEnter) as refusal:
        make_entry(
            chain=CHAIN,
            seq=1,
            act="declare",
            from_stage=Stage.SIGNED,
            to_stage=Stage.DECLARED,
            duty=Duty.COLLECTOR,
            channel=Channel.WEB,
            at=AT,
            actor="person-1",
            subjects={},
            previous=None,
            signature_digest=b"\x01" * 20,
        )
    assert refusal.value.code == "digest_length"
