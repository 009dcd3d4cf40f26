"""Day by day, moments and all, the declarant sees the same whether the other said no or said nothing (T24)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from unittest.mock import patch
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from tests.casework.couple_scene import the_other_confirms_here
from tests.casework.scene import Scene
from tests.counter.conftest import signed_in
from tests.counter.couple import Couple, case_in, the_worker_compares

from xinsheng.casework.privacy import show
from xinsheng.casework.query_codes import issue_code
from xinsheng.counter import visitor
from xinsheng.law.terms import Stage
from xinsheng.postroom import compare_registration
from xinsheng.postroom.spouse_silence import go_on_with_all
from xinsheng.registry.models import Case, TextMessage
from xinsheng.standards.query_codes import grouped_query_code

DAYS = 9  # the other has five, and then it is the township's
NEVER, EARLY, LATE = None, 2, 7
OF_THE_PAGE = re.compile(r'(name="(?:csrfmiddlewaretoken|page_key|proof)"[^>]*value=")[^"]*')


@dataclass
class Clock:
    """The clock of the pages and of the postroom, at the story's moment."""

    at: datetime
    fromisoformat = staticmethod(datetime.fromisoformat)

    def now(self, tz: object) -> datetime:
        assert tz is not None
        return self.at


@pytest.fixture
def clock(scene: Scene) -> Iterator[Clock]:
    the_other_confirms_here(on=scene.today)
    clock = Clock(scene.at.replace(second=0, microsecond=0) + timedelta(minutes=1))
    with patch.object(visitor, "datetime", clock), patch.object(compare_registration, "datetime", clock):
        yield clock


@dataclass(frozen=True)
class Told:
    """What one registration's declarant sees at one moment, without what is drawn anew for each page or case."""

    at: datetime
    pages: tuple[str, ...]
    texts: tuple[tuple[str, datetime, str], ...]


def story(clock: Clock, *, no_on: int | None) -> tuple[list[Told], Case]:
    """From the submission to the ninth day, at a clock that begins anew; nothing of it stays in the books."""
    began = clock.at
    with transaction.atomic():
        woman, man = Couple(signed_in("mother").client), Couple(signed_in("father").client)
        case_id = submitted(woman)
        code = issue_code(Case.objects.get(pk=case_id), by=None, at=clock.at)
        seen = []
        for day in range(DAYS):
            if day == no_on:
                said = man.answers(f"/mine/registration/{case_id}/answer/", answer="did_not_know", signed="on")
                assert said.status_code == 302
            for _hour in range(2):
                seen.append(told(woman, case_id, code=code, at=clock.at))
                clock.at += timedelta(hours=12)
                go_on_with_all(at=clock.at)
                the_worker_compares(case_id)
        case = Case.objects.get(pk=case_id)
        transaction.set_rollback(True)
    clock.at = began
    return seen, case


def submitted(woman: Couple) -> UUID:
    form = woman.begins()
    woman.fills_in(form, phone="13800000001")
    woman.says(f"{form}other-phone/", other_phone="13900000002")
    assert woman.submits(form).status_code == 302
    the_worker_compares(case_in(form))
    return case_in(form)


def told(woman: Couple, case_id: UUID, *, code: str, at: datetime) -> Told:
    own = f"/mine/registration/{case_id}/"
    answers = [woman.client.get(one) for one in ("/mine/", own, f"{own}withdraw/", f"/register/{case_id}/check/")]
    answers.append(Client().post("/query/", {"code": grouped_query_code(code)}))
    case = Case.objects.select_related("key").get(pk=case_id)
    texts = tuple(
        (one.kind, one.queued_at, str(show(one.text_cipher, case=case, place="text_message")["text"]))
        for one in TextMessage.objects.filter(case=case).exclude(kind="phone_code").order_by("queued_at", "kind")
    )
    pages = tuple(f"{one.status_code} {the_same(main_of(one), case_id, code=code)}" for one in answers)
    return Told(at=at, pages=pages, texts=texts)


def main_of(answer: object) -> str:
    page = answer.content.decode()  # type: ignore[attr-defined]
    return str(page.partition('id="main"')[2].partition("</main>")[0])


def the_same(page: str, case_id: UUID, *, code: str) -> str:
    """The page without its own tokens, and with one name for the case and its code."""
    no = case_id.hex[:8].upper()
    for own in (str(case_id), f"{no[:4]}-{no[4:]}", code, grouped_query_code(code)):
        page = page.replace(own, "OWN")
    return OF_THE_PAGE.sub(r"\1", page)


@pytest.mark.parametrize("no_on", [EARLY, LATE])
def test_day_by_day_a_no_and_a_silence_look_the_same_to_the_declarant(clock: Clock, no_on: int) -> None:
    after_no, refused = story(clock, no_on=no_on)
    after_silence, silent = story(clock, no_on=NEVER)

    assert refused.stage == silent.stage == Stage.WITH_TOWNSHIP
    assert (refused.flags, silent.flags) == (["spouse_objects"], [])
    for no, silence in zip(after_no, after_silence, strict=True):
        assert no == silence
    first, last = after_no[0], after_no[-1]
    assert "等另一方确认" in first.pages[1]
    assert "已转乡镇（街道）办理" in last.pages[1]
    assert len(last.texts) == len(first.texts) + 1
    for shown in (first, last):
        assert 'name="seen_version"' in shown.pages[2]
