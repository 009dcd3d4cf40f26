"""A bundle whose acts were signed with passkeys is checked by itself: whatever is changed in it is named."""

import json
from typing import Any

import pytest
from tests.casework.conftest import own_keys
from tests.casework.log_forgery import signed_log
from tests.casework.scene import Scene
from tests.cli.test_proof_command import committed_scene, sealed

from xinsheng.casework.checked_signatures import bundle_of_case
from xinsheng.casework.logbook import sequence_journal
from xinsheng.proof.bundle_checks import UnableToReadBundle, bundle_faults, read_bundle
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.registry.models import Case

__all__ = ["committed_scene", "own_keys", "sealed"]
LETTERS = ("credential_id", "public_key", "authenticator_data", "client_data_json", "signature")
WORDS = ("act", "case", "person", "kind", "rp_id", "origin", "statement_digest", "random", "format")


@pytest.fixture
def bundle(sealed: Case, committed_scene: Scene) -> bytes:
    while sequence_journal(at=committed_scene.at):
        pass
    signed_log(committed_scene)
    return bundle_of_case(sealed)


def said_in(bundle: bytes) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(bundle)
    return said


def named(said: dict[str, Any]) -> set[str]:
    return {fault.code for fault in bundle_faults(read_bundle(canonical_bytes(said)))}


def test_three_signed_acts_hold_without_the_books(bundle: bytes) -> None:
    read = read_bundle(bundle)

    assert bundle_faults(read) == ()
    assert (len(read.signatures), read.log is None) == (3, False)


def test_whatever_is_changed_in_a_signature_is_named(bundle: bytes) -> None:
    unnoticed = []
    for place in range(3):
        for name in (*LETTERS, *WORDS):
            said = said_in(bundle)
            before = said["signatures"][place][name]
            said["signatures"][place][name] = ("B" if before[0] == "A" else "A") + before[1:]
            if not named(said):
                unnoticed.append((place, name))
        for changed in ({"version": 99}, {"entry": 1}, {"entry": 99}, {"statement": "{}"}, {"more": 1}):
            said = said_in(bundle)
            said["signatures"][place] |= changed
            if not named(said):
                unnoticed.append((place, str(changed)))
    assert unnoticed == []


def test_a_signature_taken_away_is_missing_at_its_entry(bundle: bytes) -> None:
    said = said_in(bundle)
    taken = said["signatures"].pop()

    faults = bundle_faults(read_bundle(canonical_bytes(said)))

    assert [(fault.entry, fault.code) for fault in faults] == [(taken["entry"], "missing")]


def test_an_entry_changed_breaks_chain_and_log(bundle: bytes) -> None:
    for place in range(len(said_in(bundle)["entries"])):
        said = said_in(bundle)
        entry = json.loads(said["entries"][place])
        entry["channel"] = "command"
        said["entries"][place] = canonical_bytes(entry).decode()

        assert "not_in_log" in named(said)


def test_every_letter_of_the_logs_part_counts(bundle: bytes) -> None:
    log = said_in(bundle)["log"]
    for name in ("checkpoint", "key"):
        for place in range(len(log[name])):
            said = said_in(bundle)
            letter = log[name][place]
            said["log"][name] = log[name][:place] + ("0" if letter != "0" else "1") + log[name][place + 1 :]

            assert named(said), (name, place, letter)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"null", b"\xff", b'{"format":"xinsheng.proof-bundle/3"}', b"[" * 100_000]
)
def test_what_is_no_bundle_is_none(content: bytes) -> None:
    with pytest.raises(UnableToReadBundle):
        read_bundle(content)
