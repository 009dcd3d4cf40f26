"""Each paper looked at on site is a row with its article; who comes for another is named; nothing else is asked."""

import pytest
from django.db import IntegrityError, transaction
from tests.casework.couple_scene import CoupleScene, a_couple, again, refusal
from tests.casework.scene import EVERYONE, asked
from tests.desk_registrations.conftest import Screens, words_of
from tests.desk_registrations.test_on_site import CHECKED, begun, submitted, typed

from xinsheng.casework import registrations
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.papers_seen import agent_in
from xinsheng.casework.privacy import paper_index
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.seen_papers import Agent, SeenOnSite, SeenPaper, article_of
from xinsheng.law.terms import Channel, Stage
from xinsheng.registry.models import Case, OnSitePaper
from xinsheng.standards.identity_papers import PaperKind

GRANDMOTHER = EVERYONE["grandmother"]
ENTRUSTED = {
    **CHECKED,
    "comes": "entrusted",
    "agent_name": GRANDMOTHER.name,
    "agent_paper_kind": "resident_card",
    "agent_paper_no": GRANDMOTHER.paper_no,
}
AN_AGENT = Agent(name=GRANDMOTHER.name, paper_kind=PaperKind.RESIDENT_CARD, paper_no=GRANDMOTHER.paper_no)


def seen_of(case: Case) -> list[str]:
    return sorted(case.papers_seen.values_list("paper", flat=True))


def test_identity_paper_and_marriage_certificate_are_rows_each_with_its_article(screens: Screens) -> None:
    case = submitted(screens, begun(screens))
    rows = {row.paper: row for row in case.papers_seen.all()}
    assert set(rows) == {SeenPaper.IDENTITY, SeenPaper.MARRIAGE_CERTIFICATE}
    for paper, row in rows.items():
        assert row.source == article_of(SeenPaper(paper))
        assert (row.act, row.seen_by) == ("declare_couple", screens.couple.scene.person("township"))
    screens.couple.answered(case)
    page = words_of(screens.sees("township", "registration", case.pk))
    assert "当面看过的证件（没有复印、留存）" in page
    assert "贵州省人口与计划生育条例第 33 条" in page


def test_a_marriage_certificate_that_was_not_brought_is_no_row(screens: Screens) -> None:
    case = begun(screens)
    typed(screens, case)
    screens.sends("township", "on_site_check", case.pk, **{**CHECKED, "marriage": "committed"})
    assert seen_of(case) == ["identity"]
    assert again(case).stage == Stage.COMPARING


def test_who_comes_for_another_is_asked_for_under_that_very_choice(screens: Screens) -> None:
    case = begun(screens)
    typed(screens, case)
    page = screens.sees("township", "on_site_check", case.pk).content.decode()
    assert page.count('name="agent_name"') == 1
    (revealed,) = (part for part in page.split('class="govuk-radios__conditional') if 'name="agent_name"' in part)
    assert 'name="agent_paper_no"' in revealed.split('name="marriage"')[0]
    answer = screens.sends("township", "on_site_check", case.pk, **{**ENTRUSTED, "agent_name": ""}).content.decode()
    assert 'href="#id_agent_name"' in answer


def test_entrusted_the_agent_is_named_as_their_paper_says(screens: Screens) -> None:
    case = begun(screens)
    typed(screens, case)
    screens.sends("township", "on_site_check", case.pk, **ENTRUSTED)
    assert seen_of(case) == ["agent_identity", "authorisation", "identity", "marriage_certificate"]
    row = OnSitePaper.objects.select_related("case__key").get(case=case, paper="agent_identity")
    assert agent_in(row) == AN_AGENT
    assert GRANDMOTHER.name.encode() not in bytes(row.agent_cipher or b"")
    assert bytes(row.agent_index or b"") == paper_index(PaperKind.RESIDENT_CARD, GRANDMOTHER.paper_no)
    screens.couple.answered(again(case))
    page = screens.sees("township", "registration", case.pk).content.decode()
    assert GRANDMOTHER.name in page
    assert GRANDMOTHER.paper_no not in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"agent_name": ""}, "请填写受托人姓名"),
        ({"agent_paper_no": ""}, "请填写受托人证件号码"),
        ({"agent_paper_no": "522601199604180261"}, "最后一位校验不符"),
        ({"agent_paper_no": EVERYONE["township"].paper_no}, "经办人员不能做受托人"),
        ({"comes": ""}, "请选择谁来办理"),
    ],
)
def test_an_agent_nobody_named_is_asked_for_and_nothing_typed_is_lost(
    screens: Screens, changes: dict[str, str], sentence: str
) -> None:
    case = begun(screens)
    typed(screens, case)
    answer = screens.sends("township", "on_site_check", case.pk, **{**ENTRUSTED, **changes})
    assert sentence in words_of(answer)
    assert ({**ENTRUSTED, **changes})["agent_paper_no"] in answer.content.decode()
    assert (again(case).stage, seen_of(case)) == (Stage.BEGUN, [])


def on_site(couple: CoupleScene, seen: SeenOnSite, *, login: str = "township") -> object:
    channel = Channel.COUNTER if login == "township" else Channel.WEB
    case = couple.begun_on_site() if login == "township" else couple.begun()
    by, at = couple.by(login, channel), couple.scene.later()
    return registrations.declare_couple(case.pk, declaration=a_couple(), by=by, at=at, asked=asked(), seen=seen)


def test_on_site_nobody_is_registered_whose_identity_paper_was_not_seen(couple: CoupleScene) -> None:
    seen = SeenOnSite(papers=(SeenPaper.MARRIAGE_CERTIFICATE,))
    assert refusal(lambda: on_site(couple, seen)) == [ReasonCode.IDENTITY_NOT_SEEN]


@pytest.mark.parametrize(
    "seen",
    [
        SeenOnSite(papers=(SeenPaper.IDENTITY, SeenPaper.AUTHORISATION)),
        SeenOnSite(papers=(SeenPaper.IDENTITY, SeenPaper.AGENT_IDENTITY), agent=AN_AGENT),
    ],
)
def test_an_authorisation_comes_with_the_agents_paper(couple: CoupleScene, seen: SeenOnSite) -> None:
    assert refusal(lambda: on_site(couple, seen)) == [ReasonCode.AGENT_NOT_SEEN]


@pytest.mark.parametrize(
    "seen",
    [
        SeenOnSite(papers=(SeenPaper.IDENTITY,), agent=AN_AGENT),
        SeenOnSite(papers=(SeenPaper.IDENTITY, SeenPaper.AUTHORISATION, SeenPaper.AGENT_IDENTITY)),
    ],
)
def test_an_agents_paper_names_the_agent_and_no_other_does(couple: CoupleScene, seen: SeenOnSite) -> None:
    with pytest.raises(UnableToAct, match="agent_unnamed"):
        on_site(couple, seen)


def test_online_no_paper_is_asked_at_all(couple: CoupleScene) -> None:
    seen = SeenOnSite(papers=(SeenPaper.IDENTITY,))
    assert refusal(lambda: on_site(couple, seen, login="mother")) == [ReasonCode.MATERIAL_NOT_ASKED]


@pytest.mark.parametrize(
    "changes",
    [{"paper": "household_booklet"}, {"paper": "agent_identity"}, {"paper": "identity", "agent_index": b"x"}],
)
def test_the_books_take_no_paper_beside_the_list_and_no_nameless_agent(
    couple: CoupleScene, changes: dict[str, object]
) -> None:
    case = couple.begun_on_site()
    row = {"side": "woman", "act": "declare_couple", "seen_by": couple.scene.person("township"), "seen_at": couple.at}
    with pytest.raises(IntegrityError, match="on_site_paper_"), transaction.atomic():
        OnSitePaper.objects.create(case=case, **row, **changes)
