"""A number of our blanks that another source has on another's paper: the machine finds it, printing stops."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from tests.casework.filing_scene import in_force
from tests.casework.legacy_scene import LegacyStory, ScriptedRegister, the_record
from tests.casework.scene import Scene
from tests.casework.stock_scene import given_back, lifted
from tests.casework.test_suspensions import prints
from tests.cli.test_legacy_command import a_row

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.legacy_file import COLUMNS
from xinsheng.casework.legacy_loading import load_legacy
from xinsheng.casework.proof_checks import check
from xinsheng.casework.seen_numbers import Told, stop_where_told
from xinsheng.casework.suspensions import recount
from xinsheng.law.filings import StateRegister
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.stock_terms import SeenIn
from xinsheng.postroom.reconcile_stock import reconcile_all
from xinsheng.registry.models import Blank, Filing, JournalEntry, Office, Suspension

SEEN, ALSO = "Z520000077", "Z520000078"


def counted_and_opened(scene: Scene, stop: Suspension) -> None:
    recount(stop, words="实物在柜，编号相符", by=scene.by("stock"), at=scene.later())
    lifted(scene, stop)


def told(no: str, *, child: str = "龙念安", mother: str = "龙小梅", born_on: date = date(2012, 3, 4)) -> Told:
    return Told(no=no, child_name=child, mother_name=mother, born_on=born_on)


def stops() -> list[tuple[str, str]]:
    return list(Suspension.objects.order_by("imposed_at").values_list("about", "reason"))


def test_what_the_register_has_on_another_childs_certificate_stops_the_printing_and_says_so(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = scene.examined(scene.declared(scene.signed(scene.opened(inpatient_no="ZY1")[0])))
    story = LegacyStory(scene, monkeypatch, register=ScriptedRegister(the_record(certificate_no=SEEN)))
    story.looks(story.begun_for())

    stop = Suspension.objects.get()
    assert (stop.office, stop.cause, stop.about, stop.reason) == (scene.hospital, "used_elsewhere", SEEN, "register")
    assert stop.imposed_by is None
    line = JournalEntry.objects.get(chain=stop.pk)
    assert (line.act, line.duty, line.actor) == ("suspend_office", "machine", None)
    with pytest.raises(NotAllowed) as refused:
        prints(scene, waits)()
    assert [(one.code, one.about) for one in refused.value.reasons] == [(ReasonCode.PRINTING_STOPPED, (SEEN,))]
    counted_and_opened(scene, stop)
    prints(scene, waits)()
    assert list(check(chain=stop.pk).broken) == []


def test_what_was_counted_and_opened_again_is_no_news_from_the_same_source(scene: Scene) -> None:
    (stop,) = stop_where_told([told(SEEN)], source=SeenIn.REGISTER, at=scene.later())
    assert stop_where_told([told(SEEN)], source=SeenIn.LOADED, at=scene.later()) == ()  # stopped for it already
    counted_and_opened(scene, stop)

    assert stop_where_told([told(SEEN)], source=SeenIn.REGISTER, at=scene.later()) == ()
    assert len(stop_where_told([told(SEEN)], source=SeenIn.LOADED, at=scene.later())) == 1


def test_our_own_certificate_as_others_have_it_is_none_and_another_on_its_number_is(scene: Scene) -> None:
    certificate = in_force(scene)
    case, no = certificate.case, certificate.blank_id
    assert case.born_local is not None
    ours = {"child": case.child_name, "mother": case.mother_name, "born_on": case.born_local.date()}

    for changes in ({}, {"child": "另有其名"}, {"mother": "另有其人"}):
        assert stop_where_told([told(no, **{**ours, **changes})], source=SeenIn.REGISTER, at=scene.later()) == ()  # type: ignore[arg-type]
    (stop,) = stop_where_told(
        [told(no, **{**ours, "born_on": date(2012, 3, 4)})], source=SeenIn.REGISTER, at=scene.at
    )  # type: ignore[arg-type]
    assert stop.about == no


def test_a_number_that_is_no_blank_of_ours_stops_nobody(scene: Scene) -> None:
    assert stop_where_told([told("Z529999999")], source=SeenIn.REGISTER, at=scene.later()) == ()


def test_old_records_loaded_stop_once_for_each_of_our_numbers_and_a_trial_stops_nobody(
    scene: Scene, tmp_path: Path
) -> None:
    file = tmp_path / "old.csv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, fieldnames=COLUMNS)
        writer.writeheader()
        writer.writerows([a_row(ALSO), a_row("M520104217"), a_row(SEEN)])

    def load(*, tries_only: bool) -> None:
        said = load_legacy(
            file,
            encoding="utf-8",
            tries_only=tries_only,
            reject=lambda _one: None,
            progress=lambda _share: None,
            at=scene.later(),
        )
        assert said.rejects["number_is_ours"] == 2

    load(tries_only=True)
    assert stops() == []
    load(tries_only=False)
    load(tries_only=False)
    assert sorted(stops()) == [(SEEN, "loaded"), (ALSO, "loaded")]


def test_each_of_several_numbers_stays_where_it_is_until_it_was_counted_and_opened_itself(scene: Scene) -> None:
    stop, other = stop_where_told([told(ALSO), told(SEEN)], source=SeenIn.LOADED, at=scene.later())
    assert (stop.about, other.about) == (SEEN, ALSO)
    counted_and_opened(scene, stop)

    with pytest.raises(UnableToAct, match="number_seen_elsewhere"):
        given_back(scene, ALSO, ALSO)
    with pytest.raises(IntegrityError, match="goes to no other office"), transaction.atomic():
        Blank.objects.filter(pk=ALSO).update(office=Office.objects.get(kind="province"))
    given_back(scene, SEEN, SEEN)
    counted_and_opened(scene, other)
    given_back(scene, ALSO, ALSO)


def test_a_filing_refused_because_another_stands_under_its_number_is_found_by_the_daily_reconciliation(
    scene: Scene,
) -> None:
    first, second = in_force(scene), in_force(scene, inpatient_no="ZY2")
    at_mchis = Filing.objects.filter(register=StateRegister.MCHIS.value)
    at_mchis.filter(certificate=first).update(fault="wrong_region")
    assert reconcile_all(at=scene.later()) == ()

    at_mchis.filter(certificate=second).update(fault="number_taken")
    assert reconcile_all(at=scene.later()) == (scene.hospital.pk,)
    assert reconcile_all(at=scene.later()) == ()
    assert stops() == [(second.blank_id, "filing")]


def test_a_number_that_was_counted_and_opened_hides_none_that_is_refused_after_it(scene: Scene) -> None:
    first, second = in_force(scene), in_force(scene, inpatient_no="ZY2")
    at_mchis = Filing.objects.filter(register=StateRegister.MCHIS.value)
    at_mchis.filter(certificate=first).update(fault="number_taken")
    assert reconcile_all(at=scene.later()) == (scene.hospital.pk,)
    counted_and_opened(scene, Suspension.objects.get())
    assert reconcile_all(at=scene.later()) == ()

    at_mchis.filter(certificate=second).update(fault="number_taken")
    assert first.blank_id < second.blank_id
    assert reconcile_all(at=scene.later()) == (scene.hospital.pk,)
    assert stops() == [(first.blank_id, "filing"), (second.blank_id, "filing")]


def test_the_machine_says_where_it_found_it_by_a_word_of_the_list(scene: Scene) -> None:
    row = {"office": scene.hospital, "cause": "used_elsewhere", "imposed_at": scene.at}
    assert Blank.objects.filter(pk=SEEN).exists()
    for amiss in ({"about": SEEN, "reason": "听说的"}, {"about": "", "reason": "register"}):
        with pytest.raises(IntegrityError, match="suspension_seen_by_somebody"), transaction.atomic():
            Suspension.objects.create(**row, **amiss)
