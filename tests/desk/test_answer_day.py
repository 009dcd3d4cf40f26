"""The day by which a family was promised an answer stands before whoever has to give it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.scene import Scene, asked

from xinsheng.casework import reviews
from xinsheng.desk.today.rows import rows_of
from xinsheng.law.answering import answer_by
from xinsheng.registry.models import Case

Desk = Callable[[str], Client]
PROMISED = "11月23日（周一）前答复"


def urgency(case: Case, *, after: int, scene: Scene) -> tuple[str, str]:
    (row,) = rows_of([Case.objects.get(pk=case.pk)], at=scene.later(days=after))
    return row.due, row.urgency


def test_the_officer_reads_the_day_that_the_family_s_receipt_names(scene: Scene, at_desk: Desk) -> None:
    case = scene.declared()

    assert PROMISED in at_desk("issuing").get(reverse("desk:case", args=[case.pk])).content.decode()
    assert urgency(case, after=0, scene=scene) == (PROMISED, "calm")
    assert urgency(case, after=1, scene=scene) == (PROMISED, "now")
    assert urgency(case, after=1, scene=scene) == (PROMISED, "late")


def test_what_was_put_off_is_seen_as_such_in_the_list(scene: Scene) -> None:
    case = scene.examined()
    assert [row.why for row in rows_of([case], at=scene.later())] == [""]
    reviews.put_off(case.pk, reason="打印机检修", by=scene.by("issuing"), at=scene.later(), asked=asked())
    case.refresh_from_db()
    assert [row.why for row in rows_of([case], at=scene.later())] == ["材料齐全而暂缓"]


def test_of_what_waits_for_the_family_itself_nobody_was_promised_a_day(scene: Scene, at_desk: Desk) -> None:
    case = scene.claimed()

    assert "前答复" not in at_desk("issuing").get(reverse("desk:case", args=[case.pk])).content.decode()


@pytest.mark.parametrize(
    ("submitted", "answered"),
    [(date(2026, 11, 26), date(2026, 11, 27)), (date(2026, 11, 28), date(2026, 11, 30))],  # a Thursday, a Saturday
)
def test_a_day_without_work_is_not_counted(submitted: date, answered: date) -> None:
    assert answer_by(submitted) == answered
