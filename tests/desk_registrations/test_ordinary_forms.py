"""The pages of a township's ordinary forms: counted in by two, printed on, written off; its county looks on."""

import pytest
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import Scene
from tests.desk_registrations.conftest import Screens, hidden_in, words_of
from tests.desk_registrations.test_in_person import card_of

from xinsheng.casework.proposals import confirm, propose
from xinsheng.desk.ways import links_for
from xinsheng.law.administration import ProposalKind
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Duty, OfficeKind
from xinsheng.registry.models import Office, OrdinaryFormSpoiling, OrdinaryPrint, PolicyRow, Proposal, count_forms
from xinsheng.standards.credit_codes import credit_code_with_check

HERE = "township"


def delivered(screens: Screens, number: int = 50) -> None:
    office, today = screens.couple.township, screens.couple.scene.today.isoformat()
    answer = screens.sends(HERE, "take_in_forms", office.pk, number=number, delivered_on=today)
    assert answer.status_code == 302, words_of(answer)
    screens.sends("township2", "proposal", answer["Location"].rsplit("/", 1)[1], verb="confirm")


def prints(screens: Screens, paper: str) -> object:
    found = screens.sends(HERE, "in_person", **card_of("mother"))
    return screens.sends(HERE, "ordinary", **{**hidden_in(found, "ordinary"), "paper": paper})


def test_forms_are_on_the_account_once_a_second_person_of_the_township_has_counted(screens: Screens) -> None:
    office, today = screens.couple.township, screens.couple.scene.today.isoformat()
    answer = screens.sends(HERE, "take_in_forms", office.pk, number=50, delivered_on=today)
    proposal = Proposal.objects.get(pk=answer["Location"].rsplit("/", 1)[1])
    assert "账面没有结存" in words_of(screens.sees(HERE, "forms_of_township", office.pk))
    assert "统一印制证件入库" in words_of(screens.sees("township2", "forms_of_township", office.pk))
    assert screens.sends(HERE, "proposal", proposal.pk, verb="confirm").status_code == 409
    for login in ("township-elsewhere", "county", "system"):
        assert screens.sees(login, "proposal", proposal.pk).status_code == 404
    screens.sends("township2", "proposal", proposal.pk, verb="confirm")
    told = words_of(screens.sees(HERE, "forms_of_township", office.pk))
    assert "0 + 50 − 0 − 0 50" in told
    assert "+ 50 50" in told


def test_each_movement_is_a_line_and_the_account_closes(couple: CoupleScene, screens: Screens) -> None:
    couple.registered()
    delivered(screens)
    assert prints(screens, "form").content[:4] == b"%PDF"  # type: ignore[attr-defined]
    prints(screens, "")
    answer = screens.sends(HERE, "spoil_forms", couple.township.pk, number=3, reason="misprinted")
    assert answer.status_code == 302, words_of(answer)
    told = words_of(screens.sees(HERE, "forms_of_township", couple.township.pk))
    assert "0 + 50 − 1 − 3 46" in told
    for line in ("+ 50 50", "− 1 49", "作废 打印错位、卡纸 − 3 46"):
        assert line in told
    assert "龙小梅" not in told
    assert "统一印制证件结存 46 份" in words_of(screens.sees(HERE, "in_person"))


def test_more_than_are_left_is_told_at_the_field(couple: CoupleScene, screens: Screens) -> None:
    delivered(screens, 2)
    answer = screens.sends(HERE, "spoil_forms", couple.township.pk, number=3, reason="lost")
    assert (answer.status_code, "账面没有这么多份" in words_of(answer)) == (409, True)
    assert not OrdinaryFormSpoiling.objects.exists()


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("spoil_forms", {"number": "0", "reason": "lost"}, "1"),
        ("spoil_forms", {"number": "三", "reason": "lost"}, "三"),
        ("spoil_forms", {"number": "1", "reason": "eaten"}, "作废原因"),
        ("take_in_forms", {"number": "-5", "delivered_on": "2026-11-01"}, "1"),
        ("take_in_forms", {"number": "5", "delivered_on": "2099-01-01"}, "到货日不能晚于今天"),
        ("take_in_forms", {"number": "5", "delivered_on": "yesterday"}, "yesterday"),
    ],
)
def test_what_is_mistyped_is_told_and_nothing_is_counted(
    screens: Screens, name: str, typed: dict[str, str], sentence: str
) -> None:
    answer = screens.sends(HERE, name, screens.couple.township.pk, **typed)
    assert (answer.status_code, sentence in answer.content.decode()) == (200, True)
    assert not Proposal.objects.filter(kind="ordinary_forms").exists()
    assert not OrdinaryFormSpoiling.objects.exists()


def test_the_clerk_is_warned_where_none_is_left_and_the_count_says_how_many_are_short(
    couple: CoupleScene, screens: Screens
) -> None:
    couple.registered()
    assert "账面已没有结存" in words_of(screens.sends(HERE, "in_person", **card_of("mother")))
    assert prints(screens, "form").content[:4] == b"%PDF"  # type: ignore[attr-defined]
    assert "账面短少 1 份" in words_of(screens.sees(HERE, "forms_of_township", couple.township.pk))


def test_where_the_policy_stops_the_form_is_shut_with_its_reason_and_plain_paper_is_not(
    couple: CoupleScene, screens: Screens
) -> None:
    couple.registered()
    PolicyRow.objects.create(
        name="ordinary_forms_stop",
        value=True,
        from_on=couple.scene.today,
        source="本地规定",
        laid_down_at=couple.at,
    )
    assert "账面已没有统一印制的证件" in words_of(screens.sends(HERE, "in_person", **card_of("mother")))
    assert "账面已没有统一印制的证件" in words_of(prints(screens, "form"))
    assert not OrdinaryPrint.objects.exists()
    assert prints(screens, "").content[:4] == b"%PDF"  # type: ignore[attr-defined]
    assert count_forms(couple.township).left == 0


def test_the_county_sees_its_townships_alone_and_writes_nothing_off(couple: CoupleScene, screens: Screens) -> None:
    delivered(screens)
    office, today = couple.township, couple.scene.today.isoformat()
    screens.sends(HERE, "take_in_forms", office.pk, number=7, delivered_on=today)
    answer = screens.sees("county", "ordinary_forms")
    if answer.status_code == 302:
        answer = screens.at("county").get(answer["Location"])
    told = words_of(answer)
    assert (couple.township.name in told, couple.other_township.name in told) == (True, False)
    page = screens.sees("county", "forms_of_township", couple.township.pk)
    assert "+ 50 50" in words_of(page)
    assert "登记作废" not in words_of(page)
    assert "等待确认" in words_of(screens.sees("township2", "forms_of_township", office.pk))
    assert "等待确认" not in words_of(page)  # it is not the county's to confirm
    assert screens.sees("county", "forms_of_township", couple.other_township.pk).status_code == 404
    assert screens.sees("county", "spoil_forms", couple.township.pk).status_code == 404
    assert screens.sends("county", "spoil_forms", couple.township.pk, number=1, reason="lost").status_code == 404


def test_what_the_county_sent_is_on_the_account_once_the_township_has_counted_it(
    couple: CoupleScene, screens: Screens
) -> None:
    office, today = couple.township, couple.scene.today.isoformat()
    assert "登记发给这里的证件" in words_of(screens.sees("county", "forms_of_township", office.pk))
    asks = words_of(screens.sees("county", "take_in_forms", office.pk))
    assert "发出数量" in asks
    assert "清点、确认" in asks
    answer = screens.sends("county", "take_in_forms", office.pk, number=40, delivered_on=today)
    number = answer["Location"].rsplit("/", 1)[1]
    assert screens.sees("county", "proposal", number).status_code == 200
    assert screens.sends("county", "proposal", number, verb="confirm").status_code in (403, 409)
    assert count_forms(office).received == 0
    screens.sends(HERE, "proposal", number, verb="confirm")
    assert count_forms(office).received == 40
    assert "石家明、吴朝阳" in words_of(screens.sees("county", "forms_of_township", office.pk))


def test_a_county_sends_to_no_township_of_another(couple: CoupleScene, screens: Screens) -> None:
    elsewhere, today = couple.other_township, couple.scene.today.isoformat()
    assert screens.sends("county", "take_in_forms", elsewhere.pk, number=40, delivered_on=today).status_code == 404
    payload = {"office": str(elsewhere.pk), "number": 40, "on": today}
    with pytest.raises(NotAllowed):
        propose(
            ProposalKind.ORDINARY_FORMS,
            payload=payload,
            office=elsewhere,
            by=couple.officer("county"),
            at=couple.scene.later(),
        )
    assert not Proposal.objects.filter(kind=ProposalKind.ORDINARY_FORMS).exists()


@pytest.mark.parametrize("login", ["township-elsewhere", "village", "issuing", "stock", "supervisor", "system"])
def test_nobody_else_finds_a_townships_count(screens: Screens, login: str) -> None:
    for name in ("forms_of_township", "take_in_forms", "spoil_forms"):
        assert screens.sees(login, name, screens.couple.township.pk).status_code == 404


@pytest.mark.parametrize(
    ("duty", "kind", "leads"),
    [
        (Duty.TOWNSHIP_OFFICER, OfficeKind.TOWNSHIP, True),
        (Duty.STOCK_KEEPER, OfficeKind.TOWNSHIP, True),
        (Duty.SUPERVISOR, OfficeKind.COUNTY, True),
        (Duty.STOCK_KEEPER, OfficeKind.COUNTY, False),
        (Duty.SUPERVISOR, OfficeKind.TOWNSHIP, False),
    ],
)
def test_the_bar_leads_to_the_forms_only_whom_the_page_lets_in(duty: Duty, kind: OfficeKind, *, leads: bool) -> None:
    links = links_for([(duty, kind)], here="")
    assert any(link.text == "统一印制证件" for link in links) is leads


def test_a_county_without_townships_is_told_so(screens: Screens) -> None:
    scene = screens.couple.scene
    said = {"kind": OfficeKind.COUNTY.value, "name": "雷山县卫生健康局（演示）", "division_code": "522634000000"}
    said |= {"credit_code": credit_code_with_check("11522634000000001"), "from": scene.today.isoformat()}
    by_two(scene, ProposalKind.OFFICE, said)
    county = Office.objects.get(name=said["name"])
    held = {"person": str(scene.person("elsewhere").pk), "office": str(county.pk), "duty": Duty.SUPERVISOR.value}
    by_two(scene, ProposalKind.APPOINTMENT, held | {"from": scene.today.isoformat()}, office=county)

    answer = screens.sees("elsewhere", "ordinary_forms")

    assert (answer.status_code, "系统中还没有本县的乡镇" in words_of(answer)) == (200, True)
    assert screens.sees("issuing", "ordinary_forms").status_code == 404


def by_two(scene: Scene, kind: ProposalKind, payload: dict[str, str], *, office: Office | None = None) -> None:
    proposal = propose(kind, payload=payload, office=office, by=scene.by("system"), at=scene.later())
    confirm(proposal.pk, by=scene.by("security"), at=scene.later())
