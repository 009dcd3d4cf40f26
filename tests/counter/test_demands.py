"""Who was asked for more says so in two taps; the county answers; whose staff it is about never learns who it was."""

import re
from datetime import UTC, datetime
from uuid import uuid4

import psycopg
import pytest
from django.db import transaction
from django.test import Client
from tests.casework.couple_scene import CoupleScene, again
from tests.casework.scene import Scene
from tests.counter.conftest import own_keys, signed_in
from tests.counter.family import Family
from tests.counter.test_query_code import asks, code_for
from tests.desk_registrations.conftest import Screens, words_of

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.demands import MOST_A_DAY, answer_demand, report_demand, said_in
from xinsheng.law.township_terms import DemandFinding, ExtraDemand
from xinsheng.registry.models import Attempt, Case, DemandAnswer, DemandReport, JournalEntry, Office

__all__ = ["own_keys"]


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


@pytest.fixture
def case(couple: CoupleScene) -> Case:
    return couple.with_township()


@pytest.fixture
def screens(couple: CoupleScene) -> Screens:
    return Screens(couple)


def address_of(case: Case) -> str:
    return f"/mine/registration/{case.pk}/asked-for-more/"


def says(person: Family, case: Case, **said: str) -> object:
    return person.client.post(address_of(case), {"page_key": str(uuid4()), **said})


def reported(case: Case, **changes: object) -> DemandReport:
    said = {"what": ExtraDemand.COPIES, "words": "", "office": None, "names_case": False, **changes}
    said.setdefault("at", datetime.now(tz=UTC))
    if said["office"] is None and not said["words"]:
        said["office"] = case.registration.township
    return report_demand(case, **said)  # type: ignore[arg-type]


def test_from_the_case_page_it_is_one_link_and_one_button(case: Case, mother: Family) -> None:
    assert f'href="{address_of(case)}"' in mother.sees(f"/mine/registration/{case.pk}/")
    page = mother.sees(address_of(case))
    assert re.findall(r'<button type="submit"[^>]*name="what" value="(\w+)"', page) == [*ExtraDemand]
    answer = mother.answers(address_of(case), what="copies")
    assert "已发给县级主管人员" in words_of(answer)
    report = DemandReport.objects.get()
    assert (report.what, report.office, report.case) == ("copies", case.registration.township, None)
    assert report.place_code == case.registration.township.division_code


def test_from_the_page_of_the_query_code_nobody_signs_in(case: Case, couple: CoupleScene) -> None:
    anyone = Client()
    page = asks(anyone, code_for(case, couple)).content.decode()
    assert "我被要求提供规定以外的材料" in page
    proof = re.findall(r'asked-for-more/">.*?name="proof" value="([^"]+)"', page, flags=re.DOTALL)[0]
    asked_page = anyone.post("/query/asked-for-more/", {"proof": proof})
    assert not DemandReport.objects.exists()
    key = re.findall(r'name="page_key" value="([^"]+)"', asked_page.content.decode())[0]
    anyone.post("/query/asked-for-more/", {"proof": proof, "page_key": key, "what": "fee"})
    assert DemandReport.objects.get().what == "fee"
    assert "no-store" in asked_page.headers["Cache-Control"]


@pytest.mark.parametrize("proof", ["", "made up", "a\0b"])
def test_without_the_codes_proof_one_begins_with_the_code(case: Case, proof: str) -> None:
    answer = Client().post("/query/asked-for-more/", {"proof": proof, "page_key": str(uuid4()), "what": "fee"})
    assert answer.headers["Location"] == "/query/"
    assert not DemandReport.objects.exists()
    assert Client().get("/query/asked-for-more/").status_code == 302


def test_neither_row_nor_journal_nor_counter_says_who_it_was(case: Case, mother: Family) -> None:
    says(mother, case, what="copies")
    report, entry = DemandReport.objects.get(), JournalEntry.objects.get(act="report_demand")
    assert report.case is None
    assert (entry.actor, entry.chain) == (None, report.pk)
    assert str(case.pk) not in bytes(entry.body).decode()
    counters = " ".join(Attempt.objects.values_list("bucket", flat=True))
    assert str(case.pk) not in counters
    assert not JournalEntry.objects.filter(chain=case.pk, act="report_demand").exists()


@pytest.mark.parametrize("names_case", [False, True])
def test_the_township_sees_nothing_of_it_anywhere(case: Case, screens: Screens, names_case: bool) -> None:  # noqa: FBT001
    report = reported(case, names_case=names_case, words="要了两份复印件")
    for login in ("township", "township2", "village", "issuing", "audit", "system"):
        assert screens.sees(login, "demands").status_code == 404
        assert screens.sees(login, "demand", report.pk).status_code == 404
        assert screens.sends(login, "demand", report.pk, finding="put_right", words="x").status_code == 404
    page = words_of(screens.sees("township", "registration", case.pk))
    assert "复印件" not in page.replace("没有复印", "")
    assert not DemandAnswer.objects.exists()


def test_the_county_sees_what_where_and_when_and_the_case_only_where_the_person_wants_it(
    case: Case, screens: Screens
) -> None:
    without, named = reported(case), reported(case, names_case=True, words="还要交 20 元", what=ExtraDemand.FEE)
    page = words_of(screens.sees("county", "demands"))
    assert "证件复印件、照片" in page
    assert case.registration.township.name in page
    assert "没有写明" in page
    assert case.pk.hex[:4].upper() in page
    assert "还要交" not in page
    assert "龙小梅" not in words_of(screens.sees("county", "demand", without.pk))
    assert not case.readings.filter(page="desk.demand").exists()
    told = words_of(screens.sees("county", "demand", named.pk))
    assert "还要交 20 元" in told
    assert "龙小梅" in told
    assert case.readings.filter(page="desk.demand", purpose="demand_report").exists()


def test_another_county_knows_of_nothing(case: Case, couple: CoupleScene, screens: Screens) -> None:
    far = DemandReport.objects.create(
        office=couple.other_township,
        place_code=couple.other_township.division_code,
        what="copies",
        reported_at=couple.at,
    )
    reported(case)
    assert couple.other_township.name not in words_of(screens.sees("county", "demands"))
    assert screens.sees("county", "demand", far.pk).status_code == 404
    assert screens.sees("county", "demand", uuid4()).status_code == 404
    by = couple.by("county")
    with pytest.raises(UnableToAct, match="no_such_report"):
        answer_demand(far, finding=DemandFinding.PUT_RIGHT, words="x", by=by, at=datetime.now(tz=UTC))


def test_it_is_answered_once_and_the_couple_reads_the_answer(case: Case, screens: Screens, mother: Family) -> None:
    named, without = reported(case, names_case=True), reported(case)
    for one in (named, without):
        answer = screens.sends("county", "demand", one.pk, finding="put_right", words="已要求退还复印件")
        assert answer.headers["Location"] == "/desk/demands/"
    assert "没有待核实的反映" in words_of(screens.sees("county", "demands"))
    second = screens.sends("county", "demand", named.pk, finding="not_confirmed", words="再答一次")
    assert "已经有人答复" in words_of(second)
    page = mother.sees(f"/mine/registration/{case.pk}/")
    assert page.count("已要求退还复印件") == 1
    assert said_in(DemandReport.objects.get(pk=named.pk)).answer_words == "已要求退还复印件"
    assert JournalEntry.objects.get(chain=named.pk, act="answer_demand").actor is not None


@pytest.mark.parametrize("typed", [{}, {"finding": "put_right"}, {"words": "x"}, {"finding": "fired", "words": "x"}])
def test_an_answer_without_its_finding_or_its_words_is_none(
    case: Case, screens: Screens, typed: dict[str, str]
) -> None:
    report = reported(case)
    assert screens.sends("county", "demand", report.pk, **typed).status_code == 200
    assert not DemandAnswer.objects.exists()


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"what": "everything"},
        {"what": "other"},
        {"what": "copies", "office": "elsewhere"},
        {"what": "copies", "office": str(uuid4())},
        {"what": "copies", "words": "要" * 201},
    ],
)
def test_what_says_nothing_is_asked_again_and_nothing_typed_is_lost(
    case: Case, mother: Family, said: dict[str, str]
) -> None:
    answer = says(mother, case, **said)
    assert answer.status_code == 200  # type: ignore[attr-defined]
    assert "govuk-error-summary" in answer.content.decode()  # type: ignore[attr-defined]
    assert said.get("words", "") in answer.content.decode()  # type: ignore[attr-defined]
    assert not DemandReport.objects.exists()


def test_elsewhere_goes_to_the_county_of_the_handling_township(case: Case, mother: Family) -> None:
    says(mother, case, what="copies", office="elsewhere", words="在另一个街道")
    report = DemandReport.objects.get()
    assert (report.office, report.place_code) == (None, case.registration.township.division_code)
    assert said_in(report).words == "在另一个街道"
    assert "在另一个街道".encode() not in bytes(report.words_cipher or b"")


def test_an_office_that_had_nothing_to_do_with_it_is_not_accused(case: Case, couple: CoupleScene) -> None:
    with pytest.raises(UnableToAct, match="not_met_there"):
        reported(case, office=couple.other_township)
    with pytest.raises(UnableToAct, match="say_what"):
        reported(case, what=ExtraDemand.OTHER, office=case.registration.township)


def test_the_same_page_sent_twice_says_it_once_and_the_day_has_its_cap(case: Case, mother: Family) -> None:
    key = str(uuid4())
    for _time in range(2):
        assert "已发给" in words_of(says(mother, case, what="copies", page_key=key))
    assert DemandReport.objects.count() == 1
    for _time in range(MOST_A_DAY + 3):
        last = says(mother, case, what="copies")
    assert "今天已经反映过多次" in words_of(last)
    assert DemandReport.objects.count() == MOST_A_DAY


def test_another_couples_page_is_missing(case: Case) -> None:
    stranger = signed_in("mother2")
    assert stranger.client.get(address_of(case)).status_code == 404
    assert says(stranger, case, what="copies").status_code == 404  # type: ignore[attr-defined]
    assert stranger.client.get(address_of(case).replace(str(case.pk), str(uuid4()))).status_code == 404
    assert Client().get(address_of(case)).status_code == 302
    assert not DemandReport.objects.exists()


def test_it_changes_nothing_of_the_case(case: Case, mother: Family) -> None:
    says(mother, case, what="copies", names_case="on")
    assert (again(case).version, again(case).stage) == (case.version, case.stage)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", ["UPDATE demand_report SET what = 'fee'", "DELETE FROM demand_report"])
def test_even_the_owner_rewrites_no_report(case: Case, owner: psycopg.Connection, statement: str) -> None:
    reported(case)
    with pytest.raises(psycopg.IntegrityError):
        owner.execute(statement)


def test_the_books_take_no_word_beside_the_list(case: Case) -> None:
    township = Office.objects.get(pk=case.registration.township_id)
    for what in ("everything", "other"):
        with pytest.raises(Exception, match="demand_report_"), transaction.atomic():
            DemandReport.objects.create(
                office=township, place_code=township.division_code, what=what, reported_at=case.opened_at
            )


def test_gone_back_to_and_said_otherwise_it_is_not_taken_for_sent(case: Case, mother: Family) -> None:
    key = str(uuid4())
    says(mother, case, what="copies", page_key=key)
    for otherwise in ({"what": "fee"}, {"what": "copies", "words": "还收了押金"}):
        page = words_of(says(mother, case, page_key=key, **otherwise))
        assert "已发给" not in page
        assert "这一页已经提交过别的内容" in page
    assert DemandReport.objects.get().what == "copies"

    page = mother.client.post(address_of(case), {"page_key": key, "what": "fee"}).content.decode()
    fresh = re.findall(r'name="page_key" value="([^"]+)"', page)[0]
    assert "已发给" in words_of(says(mother, case, what="fee", page_key=fresh))
    assert DemandReport.objects.count() == 2
