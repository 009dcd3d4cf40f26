"""What periodic duties look through is found by an index, asked for once, and is never without its township."""

from datetime import UTC, date, datetime

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.test.utils import CaptureQueriesContext
from psycopg import sql
from tests.casework.conftest import own_keys, scene
from tests.casework.couple_scene import CoupleScene, a_couple, a_spouse
from tests.casework.scene import Scene

from xinsheng.casework.errands import queue_text
from xinsheng.casework.messages import record_refusal
from xinsheng.casework.untold import Untold, untold_of
from xinsheng.law.acts import MessageKind
from xinsheng.law.couples import Side
from xinsheng.postroom.registration_clock import recount_all
from xinsheng.registry.models import Case, Registration

__all__ = ["own_keys", "scene"]
BEGIN = "SELECT "


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


def test_a_live_registration_without_a_township_cannot_be(couple: CoupleScene) -> None:
    case = couple.with_township()
    with pytest.raises(IntegrityError, match="registration_live_has_a_township"), transaction.atomic():
        Registration.objects.filter(pk=case.pk).update(township=None)
    Registration.objects.filter(pk=couple.begun("mother2").pk).update(township=None)  # a form has none yet


@pytest.mark.parametrize("duty", ["overdue", "at_township", "lying"])
def test_a_periodic_duty_finds_its_cases_by_their_stage(owner: psycopg.Connection, duty: str) -> None:
    asked = {
        "overdue": Registration.objects.overdue(on=date(2026, 11, 28)).not_climbed(),
        "at_township": Registration.objects.at_township().accepted(),
        "lying": Case.objects.filter(stage="comparing", stage_since__lt=datetime(2026, 11, 28, tzinfo=UTC)),
    }
    question, given = asked[duty].query.sql_with_params()
    with owner.transaction(force_rollback=True):
        leave_no_index_but("case_watched_by_duties", connection=owner)
        plan = "\n".join(line for (line,) in owner.execute(f"EXPLAIN {question}", given))
    assert "Bitmap Index Scan on case_watched_by_duties" in plan


def leave_no_index_but(kept: str, *, connection: psycopg.Connection) -> None:
    """Of few rows any way is as cheap as another: the planner is left one, and goes it if the condition allows."""
    others = """
        SELECT indexrelid::regclass::text FROM pg_index
        WHERE indrelid = 'birth_case'::regclass AND NOT indisprimary AND indexrelid <> %s::regclass
          AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)"""
    for (index,) in connection.execute(others, [kept]).fetchall():
        connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(index)))
    for way in ("seqscan", "indexscan", "indexonlyscan", "nestloop", "mergejoin"):
        connection.execute(sql.SQL("SET LOCAL {} = off").format(sql.Identifier(f"enable_{way}")))


def questions_of(act: object) -> int:
    with CaptureQueriesContext(connection) as asked:
        act()  # type: ignore[operator]
    return sum(one["sql"].startswith(BEGIN) for one in asked)


def test_counting_again_asks_as_much_for_two_as_for_one(couple: CoupleScene) -> None:
    couple.with_township()
    one = questions_of(lambda: recount_all(at=couple.at))
    couple.with_township(a_couple(woman=a_spouse("mother2"), man=None), login="mother2")

    assert questions_of(lambda: recount_all(at=couple.at)) == one


def test_the_list_of_the_untold_asks_as_much_for_two_as_for_one(couple: CoupleScene) -> None:
    def untold() -> tuple[Untold, ...]:
        return untold_of(births=Case.objects.none(), registrations=Registration.objects.all(), counties=(), most=10)

    given_up(couple, couple.with_township())
    one = questions_of(untold)
    given_up(couple, couple.with_township(a_couple(woman=a_spouse("mother2"), man=None), login="mother2"))

    assert questions_of(untold) == one
    assert len(untold()) == 2


def given_up(couple: CoupleScene, case: Case) -> None:
    """A message about the case that its phone will not get."""
    words = {"township": "西湖路街道办事处"}
    kind = MessageKind.REGISTRATION_CLOSED
    message = queue_text(kind, case=case, phone="13900000123", words=words, secret=None, at=couple.at)
    record_refusal(message.pk, code="bad_phone", at=couple.at)


def test_a_party_is_one_of_the_two_and_nothing_says_which(couple: CoupleScene) -> None:
    his = couple.declared(a_couple(declarant=Side.MAN), login="father")
    hers = couple.declares(couple.begun_on_site(), a_couple(woman=a_spouse("mother2"), man=None), login="township")

    assert [claim.relation for case in (his, hers) for claim in case.claims.all()] == ["spouse", "spouse"]
