"""Nothing is set up by one person alone: one proposes, another natural person confirms."""

from uuid import uuid4

import pytest
from tests.casework.scene import AT, Scene
from tests.desk_setting_up.conftest import Screens, today, words_of

from xinsheng.casework.people import open_account
from xinsheng.registry.models import Account, JournalEntry, Office, Proposal, ProposalDecision
from xinsheng.standards.credit_codes import credit_code_with_check

CODE = credit_code_with_check("12520100000000555")
NEW_OFFICE = {
    "kind": "midwifery_institution",
    "name": "贵阳市南明区妇幼保健院",
    "credit_code": CODE,
    "division_code": "520102000000",
    "licence_no": "助产许可520102001",
    "licence_from": "2025-01-01",
    "licence_until": "2027-12-31",
}


def new_office(**changes: str) -> dict[str, str]:
    province = Office.objects.get(kind="province")
    return {"authority": str(province.pk), **NEW_OFFICE, **changes}


def test_a_proposed_office_is_none_until_another_person_confirms(screens: Screens) -> None:
    proposal = screens.proposed("system", "open_office", **new_office())
    assert not Office.objects.filter(credit_code=CODE).exists()
    screens.confirmed("security", proposal)
    office = Office.objects.get(credit_code=CODE)
    assert (office.name, office.authority.kind) == ("贵阳市南明区妇幼保健院", "province")
    assert JournalEntry.objects.filter(chain=proposal.pk).count() == 2


def test_the_page_says_what_would_change_who_proposed_and_when(screens: Screens) -> None:
    proposal = screens.proposed("system", "open_office", **new_office())
    said = words_of(screens.see("security", "proposal", proposal.pk))
    for words in ("贵阳市南明区妇幼保健院", CODE, "贵州省贵阳市南明区", "2027年12月31日", "安顺义", "等待确认"):
        assert words in said


@pytest.mark.parametrize("box", ["authority", "division_code"])
def test_neither_the_authority_nor_the_place_of_an_office_is_chosen_for_whoever_leaves_it(
    screens: Screens, box: str
) -> None:
    page = screens.see("system", "open_office").content.decode()
    chosen = page.split(f'name="{box}"', 1)[1].split("</select>", 1)[0]
    assert "请选择" in chosen.split("</option>", 1)[0]
    answer = screens.propose("system", "open_office", **new_office(**{box: ""}))
    assert answer.status_code == 200, words_of(answer)
    assert not Proposal.objects.filter(kind="open_office").exists()


def test_the_proposer_sees_the_button_greyed_with_the_reason(screens: Screens) -> None:
    proposal = screens.proposed("system", "open_office", **new_office())
    page = screens.see("system", "proposal", proposal.pk)
    assert "由您本人提出，须由另一人确认" in words_of(page)
    assert 'value="confirm"' not in page.content.decode()


def test_the_proposer_cannot_confirm_by_hand_either(screens: Screens) -> None:
    proposal = screens.proposed("system", "open_office", **new_office())
    assert screens.decide("system", proposal).status_code == 403
    assert not ProposalDecision.objects.filter(proposal=proposal).exists()


def test_the_same_person_with_a_second_account_is_still_the_same_person(scene: Scene, screens: Screens) -> None:
    proposal = screens.proposed("system", "open_office", **new_office())
    open_account(scene.person("system"), login_name="system.second", at=AT)
    assert "由您本人提出" in words_of(screens.see("system.second", "proposal", proposal.pk))
    assert screens.decide("system.second", proposal).status_code == 403
    assert not Office.objects.filter(credit_code=CODE).exists()


def test_a_refusal_needs_its_reason_and_nothing_comes_of_it(screens: Screens) -> None:
    proposal = screens.proposed("system", "open_office", **new_office())
    assert "请说明原因" in words_of(screens.decide("security", proposal, "decline"))
    assert screens.decide("security", proposal, "decline", "批复文号有误").status_code == 302
    assert "批复文号有误" in words_of(screens.see("system", "proposal", proposal.pk))
    assert not Office.objects.filter(credit_code=CODE).exists()


def test_confirming_twice_is_confirming_once(screens: Screens) -> None:
    proposal = screens.proposed("system", "open_office", **new_office())
    screens.confirmed("security", proposal)
    screens.confirmed("security", proposal)
    assert Office.objects.filter(credit_code=CODE).count() == 1


def test_a_decision_already_made_is_told_and_changes_nothing(screens: Screens) -> None:
    proposal = screens.proposed("system", "open_office", **new_office())
    screens.confirmed("security", proposal)
    answer = screens.decide("security", proposal, "decline", "改主意了")
    assert (answer.status_code, "已经有人办结" in words_of(answer)) == (409, True)
    assert ProposalDecision.objects.get(proposal=proposal).confirmed


def test_a_double_tap_proposes_once(screens: Screens) -> None:
    key = uuid4()
    answers = [screens.propose("system", "open_office", key=key, **new_office()) for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {answers[0]["Location"]}
    assert Proposal.objects.filter(pk=key).count() == 1
    assert JournalEntry.objects.filter(chain=key).count() == 1


def test_the_same_page_sent_with_other_words_is_refused_and_nothing_typed_is_lost(screens: Screens) -> None:
    key = uuid4()
    screens.propose("system", "open_office", key=key, **new_office())
    answer = screens.propose("system", "open_office", key=key, **new_office(name="另一家医院"))
    assert (answer.status_code, "另一家医院" in answer.content.decode()) == (409, True)
    assert str(key) not in answer.content.decode()


def test_what_no_longer_fits_is_told_plainly_and_stays_open(screens: Screens) -> None:
    first = screens.proposed("system", "open_office", **new_office())
    second = screens.proposed("system", "open_office", **new_office(name="同一代码的另一家"))
    screens.confirmed("security", first)
    answer = screens.decide("security", second)
    assert (answer.status_code, "已有机构使用这个统一社会信用代码" in words_of(answer)) == (409, True)
    assert not ProposalDecision.objects.filter(proposal=second).exists()


@pytest.mark.parametrize("login", ["security", "audit", "midwife", "issuing", "supervisor", "stock", "sealkeeper"])
def test_nobody_but_the_system_administrator_proposes_an_office(screens: Screens, login: str) -> None:
    assert screens.see(login, "open_office").status_code == 404
    before = Proposal.objects.count()
    assert screens.propose(login, "open_office", **new_office()).status_code == 404
    assert Proposal.objects.count() == before


@pytest.mark.parametrize("login", ["midwife", "issuing", "sealing", "sealkeeper"])
def test_who_sets_nothing_up_finds_no_such_pages(screens: Screens, login: str) -> None:
    proposal = screens.proposed("system", "open_office", **new_office())
    for name, about in (("setting_up", ()), ("offices", ()), ("rules", ()), ("proposal", (proposal.pk,))):
        assert screens.see(login, name, *about).status_code == 404


def test_a_security_administrator_sees_what_waits_for_them_marked(screens: Screens) -> None:
    screens.proposed("system", "open_office", **new_office())
    assert "待您确认" in words_of(screens.see("security", "setting_up"))
    assert "待您确认" not in words_of(screens.see("system", "setting_up"))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"credit_code": CODE[:-1] + ("0" if CODE[-1] != "0" else "1")}, "统一社会信用代码不符合编码规则"),
        ({"licence_no": ""}, "请填写母婴保健技术服务执业许可证号"),
        ({"licence_until": "2024-12-31"}, "截止日不能早于起始日"),
        ({"division_code": "110101000000"}, "请在所在地的选项中选择一项"),
        ({"kind": "province"}, "请在机构类别的选项中选择一项"),
    ],
)
def test_a_mistyped_office_is_told_at_the_field(screens: Screens, changes: dict[str, str], sentence: str) -> None:
    before = Proposal.objects.count()
    answer = screens.propose("system", "open_office", **new_office(**changes))
    assert sentence in words_of(answer)
    assert "贵阳市南明区妇幼保健院" in answer.content.decode()
    assert Proposal.objects.count() == before


def test_a_closed_office_is_closed_from_its_day_on(screens: Screens) -> None:
    hospital = screens.scene.hospital
    assert "不能早于今天" in words_of(
        screens.propose("system", "close_office", hospital.pk, closed_on="2020-01-01", reason="撤并")
    )
    proposal = screens.proposed("system", "close_office", hospital.pk, closed_on=today(later=30), reason="撤并")
    screens.confirmed("security", proposal)
    hospital.refresh_from_db()
    assert hospital.closed_on.isoformat() == today(later=30)


def test_a_change_without_a_change_is_no_proposal(screens: Screens) -> None:
    hospital = screens.scene.hospital
    same = {"name": hospital.name, "licence_no": hospital.midwifery_licence_no, "licence_from": "2020-01-01"}
    answer = screens.propose("system", "change_office", hospital.pk, reason="换证", **same)
    assert "没有任何改动" in words_of(answer)
    proposal = screens.proposed(
        "system", "change_office", hospital.pk, reason="换证", **{**same, "licence_no": "新助产许可001"}
    )
    assert "新助产许可001" in words_of(screens.see("security", "proposal", proposal.pk))
    screens.confirmed("security", proposal)
    hospital.refresh_from_db()
    assert (hospital.midwifery_licence_no, hospital.licence_from.isoformat()) == ("新助产许可001", "2020-01-01")


def test_no_one_without_an_account_gets_in(screens: Screens, client: object) -> None:
    assert Account.objects.exists()
    assert client.get("/desk/setting-up/").status_code == 302  # type: ignore[attr-defined]


def test_what_waits_for_an_officer_is_said_on_their_first_screen_and_bar(screens: Screens) -> None:
    assert "待您确认的提议" not in words_of(screens.see("security", "today"))
    proposal = screens.proposed("system", "open_office", **new_office())
    assert "待您确认的提议 1 件" in words_of(screens.see("security", "today"))
    assert '<span class="x-duties__count">1</span>' in screens.see("security", "offices").content.decode()
    assert "待您确认的提议" not in words_of(screens.see("system", "today"))
    assert "待您确认的提议" not in words_of(screens.see("supervisor", "today"))
    screens.confirmed("security", proposal)
    assert "x-duties__count" not in screens.see("security", "today").content.decode()


def test_a_supervisor_is_told_of_the_blanks_of_their_own_office_alone(screens: Screens) -> None:
    numbers = {"first_no": "Z520010001", "last_no": "Z520010002", "quantity": 2}
    screens.proposed("stock", "take_in_blanks", screens.scene.hospital.pk, **numbers)
    assert "待您确认的提议 1 件" in words_of(screens.see("supervisor", "today"))
    assert "待您确认的提议" not in words_of(screens.see("security", "today"))
