"""Stolen blanks: void for everyone from the very moment they are reported, never printed on, never forgotten."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from tests.casework.couple_scene import refusal
from tests.casework.scene import Scene
from tests.casework.stock_scene import COUNTY, OTHER_COUNTY, lost, taken_in

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.stock_losses import add_police_report
from xinsheng.casework.verification import verify_number
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.stock_terms import BlankLossKind
from xinsheng.law.terms import BlankStatus, PublicStanding
from xinsheng.registry.models import Blank, BlankLoss, BlankMove, JournalEntry, PoliceReport
from xinsheng.standards.certificate_numbers import numbers_in_range
from xinsheng.standards.refusals import UnableToRead


@pytest.mark.no_cover  # its branches are counted by the tests of what anyone is told
def test_each_of_ten_thousand_stolen_numbers_is_void_for_whoever_asks(scene: Scene) -> None:
    first, last = "Z520010001", "Z520020000"
    taken_in(scene, first, last)
    assert {verify_number(no).standing for no in ("Z520010001", "Z520020000")} == {PublicStanding.UNKNOWN}
    loss = lost(scene, first, last)
    told = {verify_number(no).standing for no in numbers_in_range(first, last=last)}
    assert (loss.quantity, told) == (10_000, {PublicStanding.VOID})
    moves = BlankMove.objects.filter(reason="stolen", to_status=BlankStatus.VOID, by=scene.person("stock"))
    assert moves.count() == 10_000
    assert JournalEntry.objects.filter(chain=loss.pk, act="report_blank_loss").count() == 1


def test_what_lies_in_a_tray_is_reported_too_and_the_next_print_takes_the_number_after(scene: Scene) -> None:
    lost(scene, "Z520000001", "Z520000011")
    scene.printed()
    assert Blank.objects.get(status=BlankStatus.ASSIGNED).no == "Z520000012"


def test_a_range_with_a_number_that_is_not_there_changes_nothing_and_names_it(scene: Scene) -> None:
    used = scene.printed().certificates.get().blank_id
    with pytest.raises(UnableToAct, match="not_all_there") as refused:
        lost(scene, used, "Z520000010")
    assert refused.value.about == used
    with pytest.raises(UnableToAct, match="not_all_there") as beyond:
        lost(scene, "Z520000590", "Z520000601")
    assert beyond.value.about == "Z520000601"
    assert not BlankLoss.objects.exists()
    assert not Blank.objects.filter(status=BlankStatus.VOID).exists()


def test_a_number_is_not_reported_twice_and_a_range_not_backwards(scene: Scene) -> None:
    lost(scene, "Z520000100", "Z520000110")
    with pytest.raises(UnableToAct, match="not_all_there"):
        lost(scene, "Z520000110", "Z520000120")
    with pytest.raises(UnableToRead, match="backwards"):
        lost(scene, "Z520000120", "Z520000111")


def test_the_same_page_sent_twice_reports_once_and_another_content_nothing(scene: Scene) -> None:
    key = uuid4()
    first = lost(scene, "Z520000100", "Z520000110", key=key)
    assert lost(scene, "Z520000100", "Z520000110", key=key) == first
    with pytest.raises(UnableToAct, match="other_body"):
        lost(scene, "Z520000100", "Z520000111", key=key)
    assert BlankLoss.objects.count() == 1


@pytest.mark.parametrize("login", ["supervisor", COUNTY, "province"])
def test_the_supervisor_and_the_authorities_over_the_institution_may_report_too(scene: Scene, login: str) -> None:
    assert lost(scene, "Z520000100", "Z520000100", login=login).quantity == 1


@pytest.mark.parametrize("login", ["issuing", "sealing", "sealkeeper", "elsewhere", OTHER_COUNTY, "system"])
def test_nobody_else_voids_an_institutions_blanks(scene: Scene, login: str) -> None:
    assert refusal(lambda: lost(scene, "Z520000100", "Z520000100", login=login)) == [ReasonCode.NOT_YOUR_DUTY]
    assert not Blank.objects.filter(status=BlankStatus.VOID).exists()


def test_the_polices_receipt_is_added_once_when_it_is_there(scene: Scene) -> None:
    loss = lost(scene, "Z520000100", "Z520000110")
    said = {"no": "云公（刑）立字〔2026〕88号", "on": date(2026, 11, 22), "by": scene.by("stock")}
    add_police_report(loss, at=scene.later(), **said)
    with pytest.raises(UnableToAct, match="already_added"):
        add_police_report(loss, at=scene.later(), **said)
    assert PoliceReport.objects.count() == 1


def test_what_was_reported_stays_as_it_was(scene: Scene) -> None:
    loss = lost(scene, "Z520000100", "Z520000110", kind=BlankLossKind.DAMAGED)
    for change in (lambda: BlankLoss.objects.update(words="没有的事"), loss.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    with pytest.raises(DatabaseError), transaction.atomic():
        Blank.objects.filter(no="Z520000105").update(status=BlankStatus.STOCK)
