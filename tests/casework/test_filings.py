"""The state's registers are told of every certificate: each standing once, in order, until it is taken."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from pytest_django.fixtures import Settings
from tests.casework.filing_scene import LABELS, goes_out, in_force, owed
from tests.casework.scene import Scene
from tests.casework.stock_scene import PROVINCE, under_review
from tests.casework.succession_scene import Succession
from tests.gateways.filings.peer import Peer
from tests.gateways.filings.register import Mood

from xinsheng.casework import filed_records, outside
from xinsheng.casework.filings import due_registers
from xinsheng.casework.inquiries import record_item_finding
from xinsheng.law.filings import StateRegister
from xinsheng.law.stock_terms import InquiryFinding
from xinsheng.proof.statements import CertificateStatement, UnableToState
from xinsheng.registry.models import CaseKey, Certificate, Filing, FilingLine
from xinsheng.standards.licence_identifiers import is_licence_id

MCHIS, POPULATION, LICENCES = StateRegister.MCHIS, StateRegister.POPULATION, StateRegister.LICENCES
Peers = dict[StateRegister, Peer]


@pytest.fixture
def unnamed(scene: Scene) -> Iterator[Scene]:
    outside.find_filing_register.cache_clear()
    yield scene
    outside.find_filing_register.cache_clear()


@pytest.fixture
def peers(unnamed: Scene, settings: Settings, tmp_path: Path) -> Iterator[Peers]:
    """Three registers, each a process of its own."""
    found = {one: Peer(tmp_path / one.value, LABELS[one]).starts() for one in StateRegister}
    settings.FILINGS = {one: peer.place() for one, peer in found.items()}
    outside.find_filing_register.cache_clear()
    yield found
    for peer in found.values():
        peer.dies()


def line(register: StateRegister = MCHIS) -> FilingLine:
    return FilingLine.objects.get(pk=register.value)


def test_each_register_is_told_of_a_certificate_what_concerns_it(scene: Scene, peers: Peers) -> None:
    certificate = in_force(scene)
    no = certificate.blank_id

    assert [goes_out(scene, one) for one in StateRegister] == [True] * 3
    assert [goes_out(scene, one) for one in StateRegister] == [False] * 3  # never again
    issued, born, shared = (peers[one].holds()[f"{no}/0"] for one in (MCHIS, POPULATION, LICENCES))
    assert issued["content"]["mother"]["paper_no"] == born["mother"]["paper_no"]
    assert (issued["standing"], issued["certificate_no"], issued["predecessor_no"]) == ("valid", no, "")
    assert born["child"]["name"] == issued["content"]["child"]["name"] == shared["CZZT"] == "龙雨欣"
    assert "address" not in born["mother"]
    assert (shared["ZZBH"], shared["CZZTDM"], shared["CZZTDMLXDM"], shared["KZ_ZZZT"]) == (no, no, "117", "01")
    assert is_licence_id(shared["ZZBS"])
    assert not any(issued["content"]["mother"]["paper_no"] in value for value in shared.values())
    assert not Filing.objects.filter(content_cipher__isnull=False).exists()  # taken: nothing of it is kept here


def test_every_later_standing_is_told_in_its_order_and_the_certificate_in_its_place(
    scene: Scene, peers: Peers
) -> None:
    first = in_force(scene)
    (item,) = under_review(scene).items.all()
    record_item_finding(
        item,
        finding=InquiryFinding.RELEASED,
        words="查实",
        document_no="",
        by=scene.by(PROVINCE),
        at=scene.later(),
    )
    second = Succession(scene).whole(first)
    while goes_out(scene, LICENCES):
        pass

    own, new = first.blank_id, second.blank_id
    heard = [key for key, _digest, _mood in peers[LICENCES].heard()]
    assert heard == [f"{own}/0", f"{own}/1", f"{own}/2", f"{own}/3", f"{new}/0"]
    held = peers[LICENCES].holds()
    assert [held[key]["KZ_ZZZT"] for key in heard] == ["01", "02", "01", "04", "01"]
    assert held[f"{new}/0"]["KZ_YZZBH"] == own


def test_where_no_register_is_named_what_is_owed_waits_and_nobody_is_asked(unnamed: Scene) -> None:
    in_force(unnamed)

    assert owed() == dict.fromkeys(StateRegister, 1)
    assert due_registers(at=unnamed.later()) == ()
    assert goes_out(unnamed, MCHIS) is False
    assert not FilingLine.objects.exists()


def test_a_register_that_is_away_for_days_delays_and_loses_nothing(scene: Scene, peers: Peers) -> None:
    certificate, peer = in_force(scene), peers[MCHIS]
    peer.dies()
    since = scene.later()
    for pause in (1, 2, 4):
        assert goes_out(scene, MCHIS, seconds=0) is False
        assert (line().fault, line().due_at - scene.at) == ("unreachable", timedelta(minutes=pause))
        assert goes_out(scene, MCHIS, seconds=30) is False  # too early: nobody is asked
        assert line().failures == {1: 1, 2: 2, 4: 3}[pause]
        scene.later(minutes=pause + 1)
    assert line().failing_since == since
    assert goes_out(scene, POPULATION) is True  # nor does it hold up another
    peer.starts()

    assert goes_out(scene, MCHIS, hours=6) is True
    assert list(peer.holds()) == [f"{certificate.blank_id}/0"]
    assert (line().failures, line().fault, line().failing_since, line().taken_at) == (0, "", None, scene.at)


@pytest.mark.parametrize("mood", [Mood.LOSES, Mood.OF_ANOTHER, Mood.OTHER_CONTENT])
def test_whose_receipt_is_lost_or_lies_is_sent_the_same_again(
    scene: Scene, peers: Peers, mood: Mood, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_force(scene)
    peers[MCHIS].feels(mood)
    assert goes_out(scene, MCHIS) is False
    peers[MCHIS].feels(Mood.WELL)
    monkeypatch.setattr(filed_records, "canonical_bytes", lambda _said: b'{"another":"text"}')  # a later release

    assert goes_out(scene, MCHIS, minutes=5) is True
    (first, again) = peers[MCHIS].heard()
    assert first[:2] == again[:2]
    assert owed()[MCHIS] == 0


def test_a_record_that_a_register_can_not_answer_holds_up_no_other(scene: Scene, peers: Peers) -> None:
    first, second = in_force(scene), in_force(scene, inpatient_no="ZY2")
    peers[MCHIS].feels(Mood.OTHER_CONTENT)
    assert goes_out(scene, MCHIS) is False
    peers[MCHIS].feels(Mood.WELL)

    assert [goes_out(scene, MCHIS, minutes=1), goes_out(scene, MCHIS)] == [True, False]
    assert list(peers[MCHIS].holds())[-1] == f"{second.blank_id}/0"
    assert Filing.objects.get(register=MCHIS, certificate=first).taken_at is None
    assert goes_out(scene, MCHIS, minutes=1) is True
    assert owed()[MCHIS] == 0


def test_what_a_register_does_not_take_holds_up_only_the_certificate_s_own_later_standings(
    scene: Scene, peers: Peers
) -> None:
    first, peer = in_force(scene), peers[POPULATION]
    peer.feels(Mood.REFUSES)
    assert [goes_out(scene, POPULATION, minutes=2**time) for time in range(8)] == [True] * 8
    under_review(scene)
    peer.feels(Mood.WELL)
    second = in_force(scene, inpatient_no="ZY2")

    assert [goes_out(scene, POPULATION, seconds=1), goes_out(scene, POPULATION, seconds=1)] == [True, False]
    assert list(peer.holds()) == [f"{second.blank_id}/0"]
    refused = Filing.objects.get(register=POPULATION, certificate=first, version=0)
    assert (refused.fault, refused.refusals, refused.taken_at) == ("wrong_region", 8, None)
    scene.later(hours=6)
    while goes_out(scene, POPULATION):
        pass
    assert sorted(peer.holds()) == sorted([f"{first.blank_id}/0", f"{first.blank_id}/1", f"{second.blank_id}/0"])


def test_a_worker_that_dies_with_a_filing_in_hand_loses_and_doubles_nothing(
    scene: Scene, peers: Peers, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_force(scene)

    def dies(*_said: object, **_more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("xinsheng.postroom.file_certificates.record_taken", dies)
        with pytest.raises(KeyboardInterrupt):
            goes_out(scene, LICENCES)
    assert goes_out(scene, LICENCES, seconds=30) is False  # it may still be under way

    assert goes_out(scene, LICENCES, minutes=5) is True
    first, again = peers[LICENCES].heard()
    assert first == again
    assert len(peers[LICENCES].holds()) == 1


def test_what_can_not_be_said_any_more_says_so_and_holds_up_no_other(
    scene: Scene, peers: Peers, monkeypatch: pytest.MonkeyPatch
) -> None:
    erased, unstated, well = (in_force(scene, inpatient_no=f"ZY{place}") for place in range(3))
    CaseKey.objects.filter(case=erased.case_id).update(wrapped=None, destroyed_at=scene.later())
    read = filed_records.read_statement

    def unreadable(shown: dict[str, Any]) -> CertificateStatement:
        if shown["certificate_no"] == unstated.blank_id:
            raise UnableToState("missing", field="child")
        return read(shown)

    monkeypatch.setattr(filed_records, "read_statement", unreadable)
    assert [goes_out(scene, MCHIS) for _time in range(4)] == [True, True, True, False]
    faults = dict(Filing.objects.filter(register=MCHIS).values_list("certificate_id", "fault"))
    assert faults == {erased.pk: "erased", unstated.pk: "unstated", well.pk: ""}
    assert list(peers[MCHIS].holds()) == [f"{well.blank_id}/0"]


def test_the_books_keep_what_is_owed_and_what_was_sent_of_it_as_it_is(scene: Scene, peers: Peers) -> None:
    in_force(scene)
    peers[MCHIS].feels(Mood.BROKEN)
    goes_out(scene, MCHIS)
    rows = Filing.objects.filter(register=MCHIS)
    broken: dict[str, dict[str, Any]] = {
        "filing_stays": {"state": "void"},
        "filing_same_content": {"content_digest": b"\x00" * 32},
        "filing_taken_with_its_content": {"taken_at": scene.at},
    }
    for promise, changes in broken.items():
        with pytest.raises(DatabaseError, match=promise), transaction.atomic():
            rows.update(**changes)
    with pytest.raises(DatabaseError, match="filing_same_content"), transaction.atomic():
        rows.update(content_cipher=b"other")
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        rows.delete()


def test_the_books_keep_the_order_and_know_only_what_stands(scene: Scene, peers: Peers) -> None:
    certificate: Certificate = in_force(scene)
    under_review(scene)
    later = Filing.objects.get(register=MCHIS, version=1)
    with pytest.raises(DatabaseError, match="filing_in_order"), transaction.atomic():
        Filing.objects.filter(pk=later.pk).update(taken_at=scene.at, content_digest=b"\x01" * 32)
    with pytest.raises(DatabaseError, match="filing_of_a_standing"), transaction.atomic():
        Filing.objects.create(
            register=MCHIS, certificate=certificate, version=7, state="void", since=scene.at, due_at=scene.at
        )
    assert json.dumps(peers[MCHIS].heard()) == "[]"
