"""The law of what is done at an office: the reviewed table, and what holds of every row of it."""

from pathlib import Path

import pytest
from tests.law.office_matrix import FILE, elsewhere, matrix

from xinsheng.law.filings import TRY_AGAIN
from xinsheng.law.legacy_corrections import CORRECTION_VERBS
from xinsheng.law.office_acts import (
    KEEP_PLACEMENT,
    OFFICE_ACTS,
    OfficeAct,
    needed_for,
    office_duty,
    office_objections,
)
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.stock_terms import STOCK_VERBS
from xinsheng.law.terms import Duty
from xinsheng.law.township_terms import SPOIL_FORMS
from xinsheng.words.refusals import REFUSALS


def test_the_table_is_the_one_that_was_reviewed(tmp_path: Path) -> None:
    """A changed rule shows here as a changed row: read it, then keep it."""
    now = tmp_path / FILE.name
    now.write_text(matrix(), encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == matrix(), f"review {now}, then keep it"


def test_every_verb_of_an_office_that_is_of_no_case_has_its_row() -> None:
    assert set(OFFICE_ACTS) == STOCK_VERBS | CORRECTION_VERBS | {SPOIL_FORMS, KEEP_PLACEMENT, TRY_AGAIN}


@pytest.mark.parametrize("act", OFFICE_ACTS.values(), ids=lambda act: act.verb)
def test_a_row_says_who_and_why_and_lets_nobody_at_another_kind_of_office(act: OfficeAct) -> None:
    assert act.here or act.over
    assert act.source
    assert not act.apart or act.apart in REFUSALS
    assert {office_duty(act.verb, actor) for actor in elsewhere(act)} == {None}
    (reason,) = office_objections(act.verb, elsewhere(act)[0])
    assert reason.code is ReasonCode.NOT_YOUR_DUTY
    assert reason.about == needed_for(act)
    assert set(reason.about) >= {*act.here, *((Duty.SUPERVISOR,) if act.over else ())}
