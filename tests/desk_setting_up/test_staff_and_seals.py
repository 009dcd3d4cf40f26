"""Who does what from when until when, and which seal stands for whom."""

from datetime import date

import pytest
from tests.desk_setting_up.conftest import Screens, today, words_of

from xinsheng.casework.people import paper_no_of
from xinsheng.cli.demonstration_people import OFFICERS
from xinsheng.law.terms import Duty
from xinsheng.look.masks import masked_paper_no
from xinsheng.registry.models import Account, Appointment, Office, Person, Proposal, Seal
from xinsheng.standards.resident_numbers import with_check

NUMBERS = {who.login: who.paper_no for who in OFFICERS}
NEW_NO = with_check("52010219890304012")


def somebody(**changes: str) -> dict[str, str]:
    return {
        "duty": "issuing_officer",
        "name": "冉启明",
        "paper_kind": "resident_card",
        "paper_no": NEW_NO,
        "login_name": "ran.qiming",
        "begins": today(),
        **changes,
    }


def in_force(person: Person) -> set[str]:
    return set(Appointment.objects.duties_of(person, on=date.fromisoformat(today())).values_list("duty", flat=True))


def appointment_of(screens: Screens, login: str) -> Appointment:
    return Appointment.objects.get(person=screens.scene.person(login))


def test_a_new_officer_is_appointed_and_gets_an_account_on_confirmation(screens: Screens) -> None:
    proposal = screens.proposed("system", "appoint", screens.scene.hospital.pk, **somebody())
    assert not Account.objects.filter(login_name="ran.qiming").exists()
    screens.confirmed("security", proposal)
    person = Account.objects.get(login_name="ran.qiming").person
    assert (person.name, paper_no_of(person), in_force(person)) == ("冉启明", NEW_NO, {"issuing_officer"})
    assert screens.see("ran.qiming", "today").status_code == 200


def test_no_proposal_holds_the_number_of_a_paper(screens: Screens) -> None:
    proposal = screens.proposed("system", "appoint", screens.scene.hospital.pk, **somebody())
    assert NEW_NO not in str(proposal.payload)
    page = screens.see("security", "proposal", proposal.pk).content.decode()
    assert NEW_NO not in page
    assert masked_paper_no(NEW_NO) in page, "whoever confirms tells two of one name apart"


def test_a_person_known_by_their_paper_is_not_entered_twice(screens: Screens) -> None:
    elsewhere = Office.objects.get(name__startswith="凯里市新生人民医院")
    known = somebody(name="吴文静", paper_no=NUMBERS["issuing"], login_name="")
    screens.confirmed("security", screens.proposed("system", "appoint", elsewhere.pk, **known))
    assert Appointment.objects.filter(person=screens.scene.person("issuing")).count() == 2
    assert Person.objects.filter(name="吴文静").count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"paper_no": NEW_NO[:-1] + ("0" if NEW_NO[-1] != "0" else "1")}, "最后一位校验不符"),
        ({"paper_no": NUMBERS["issuing"]}, "登记的是另一个姓名"),
        ({"login_name": ""}, "此人还没有账号"),
        ({"login_name": "issuing"}, "这个登录名已是另一人的"),
        ({"login_name": "冉"}, "登录名的写法不符"),
        ({"duty": "attendant"}, "请填写母婴保健技术考核合格证书号"),
        ({"duty": "system_administrator"}, "请在岗位的选项中选择一项"),
        ({"begins": "2020-01-01"}, "不能早于今天"),
        ({"ends": "2020-01-01"}, "截止日不能早于起始日"),
    ],
)
def test_a_mistyped_appointment_is_told_at_the_field(
    screens: Screens, changes: dict[str, str], sentence: str
) -> None:
    before = Proposal.objects.count()
    answer = screens.propose("system", "appoint", screens.scene.hospital.pk, **somebody(**changes))
    assert sentence in words_of(answer)
    assert Proposal.objects.count() == before
    assert not Person.objects.filter(name="冉启明").exists()


def test_an_administrator_is_given_no_business_duty(screens: Screens) -> None:
    audit = screens.scene.person("audit")
    typed = somebody(name=audit.name, paper_no=paper_no_of(audit), login_name="")
    proposal = screens.proposed("system", "appoint", screens.scene.hospital.pk, **typed)
    answer = screens.decide("security", proposal)
    assert (answer.status_code, "管理员不得兼任其他岗位" in words_of(answer)) == (409, True)
    assert in_force(audit) == {"audit_administrator"}


def test_the_keeper_of_blanks_does_not_keep_the_seal(screens: Screens) -> None:
    typed = somebody(name="陆大山", paper_no=NUMBERS["stock"], login_name="", duty="seal_keeper")
    proposal = screens.proposed("system", "appoint", screens.scene.hospital.pk, **typed)
    assert "空白证件与印章不得由一人保管" in words_of(screens.decide("security", proposal))


def test_a_login_name_taken_meanwhile_stops_the_confirmation(screens: Screens) -> None:
    hospital = screens.scene.hospital
    first = screens.proposed("system", "appoint", hospital.pk, **somebody())
    other = somebody(name="罗思远", paper_no=with_check("52010219870101013"))
    second = screens.proposed("system", "appoint", hospital.pk, **other)
    screens.confirmed("security", first)
    answer = screens.decide("security", second)
    assert (answer.status_code, "换一个登录名" in words_of(answer)) == (409, True)
    assert not Appointment.objects.filter(person__name="罗思远").exists()


def test_an_ended_appointment_opens_nothing_from_that_moment_on(screens: Screens) -> None:
    assert screens.see("issuing", "today").status_code == 200
    held = appointment_of(screens, "issuing")
    proposal = screens.proposed("system", "end_appointment", held.pk, ends_on=today(), reason="调离")
    assert screens.see("issuing", "today").status_code == 200
    screens.confirmed("security", proposal)
    assert screens.see("issuing", "today").status_code == 403


def test_an_appointment_that_has_ended_is_not_ended_again(screens: Screens) -> None:
    held = appointment_of(screens, "issuing")
    first, second = (
        screens.proposed("system", "end_appointment", held.pk, ends_on=today(), reason="调离") for _ in range(2)
    )
    screens.confirmed("security", first)
    assert "这项任职已经结束" in words_of(screens.decide("security", second))
    assert screens.see("system", "end_appointment", held.pk).status_code == 404


@pytest.mark.parametrize("login", ["system", "security", "audit"])
def test_the_last_administrator_of_a_kind_stays_until_there_is_another(screens: Screens, login: str) -> None:
    held = appointment_of(screens, login)
    proposal = screens.proposed("system", "end_appointment", held.pk, ends_on=today(), reason="调离")
    answer = screens.decide("security", proposal)
    assert (answer.status_code, "须先任用接任者" in words_of(answer)) == (409, True)
    province = Office.objects.get(kind="province")
    successor = somebody(duty=f"{login}_administrator")
    screens.confirmed("security", screens.proposed("system", "appoint", province.pk, **successor))
    screens.confirmed("security", proposal)
    assert not in_force(screens.scene.person(login))


def test_a_cover_names_whom_it_covers_and_ends_by_itself(screens: Screens) -> None:
    held = appointment_of(screens, "sealing")
    typed = {key: value for key, value in somebody().items() if key != "duty"}
    assert "请填写代班截止日" in words_of(screens.propose("system", "cover", held.pk, **typed))
    proposal = screens.proposed("system", "cover", held.pk, **typed, ends=today(later=7))
    assert "韦明芳" in words_of(screens.see("security", "proposal", proposal.pk))
    screens.confirmed("security", proposal)
    cover = Appointment.objects.get(covers=held)
    assert (cover.duty, cover.until_on.isoformat()) == (Duty.SEALING_OFFICER, today(later=7))
    assert "代 韦明芳" in words_of(screens.see("system", "office", screens.scene.hospital.pk))


def test_who_covers_is_asked_for_an_attendants_certificate_only_where_an_attendant_is_covered(
    screens: Screens,
) -> None:
    asked = {
        login: "母婴保健技术考核合格证书号"
        in words_of(screens.see("system", "cover", appointment_of(screens, login).pk))
        for login in ("midwife", "sealing")
    }
    assert asked == {"midwife": True, "sealing": False}


def test_what_one_duty_or_kind_of_office_alone_is_asked_stands_under_its_choice(screens: Screens) -> None:
    appoint = screens.see("system", "appoint", screens.scene.hospital.pk).content.decode()
    office = screens.see("system", "open_office").content.decode()
    for page, names in ((appoint, ("licence_no", "licence_until")), (office, ("licence_no", "hours", "window"))):
        for name in names:
            before = page[: page.index(f'name="{name}"')]
            assert before.rindex("govuk-radios__conditional") > before.rindex('type="radio"')
            assert page.count(f'name="{name}"') == 1


def test_an_office_is_found_by_a_part_of_its_name(screens: Screens) -> None:
    client = screens.at("system")
    found = words_of(client.get("/desk/setting-up/offices", {"sought": "妇幼"}))
    assert screens.scene.hospital.name in found
    assert "凯里市新生人民医院" not in found
    assert "没有这个名称的机构" in words_of(client.get("/desk/setting-up/offices", {"sought": "不存在的"}))


def test_nobody_covers_for_themselves(screens: Screens) -> None:
    held = appointment_of(screens, "sealing")
    typed = somebody(name="韦明芳", paper_no=NUMBERS["sealing"], login_name="", ends=today(later=7))
    assert "代班的须是另一人" in words_of(screens.propose("system", "cover", held.pk, **typed))


def test_a_seal_comes_in_force_in_the_institutions_name_with_its_keeper(screens: Screens) -> None:
    hospital, keeper = screens.scene.hospital, screens.scene.person("sealkeeper")
    typed = {"kind": "birth_certificate", "text": hospital.name, "key_name": "hospital-2027", "keeper": keeper.pk}
    wrong = screens.propose(
        "system", "bring_in_seal", hospital.pk, **{**typed, "key_name": "../keys"}, begins=today()
    )
    assert "印章代号的写法不符" in words_of(wrong)
    early = screens.proposed("system", "bring_in_seal", hospital.pk, **typed, begins=today(later=1))
    assert "请先停用旧的" in words_of(screens.decide("security", early))  # one of a kind on any day
    old = Seal.objects.get(office=hospital)
    screens.confirmed("security", screens.proposed("system", "retire_seal", old.pk, last_day=today()))
    proposal = screens.proposed("system", "bring_in_seal", hospital.pk, **typed, begins=today(later=1))
    screens.confirmed("security", proposal)
    seal = Seal.objects.get(key_name="hospital-2027")
    assert (seal.text, seal.keeper, seal.in_force_from.isoformat()) == (hospital.name, keeper, today(later=1))


def test_only_the_keepers_of_seals_at_the_office_can_be_chosen(screens: Screens) -> None:
    hospital, stock = screens.scene.hospital, screens.scene.person("stock")
    typed = {
        "kind": "birth_certificate",
        "text": hospital.name,
        "key_name": "k",
        "keeper": stock.pk,
        "begins": today(),
    }
    assert "请在保管人的选项中选择一项" in words_of(screens.propose("system", "bring_in_seal", hospital.pk, **typed))


def test_a_retired_seal_is_out_of_force_after_its_last_day(screens: Screens) -> None:
    seal = Seal.objects.get(office=screens.scene.hospital)
    screens.confirmed("security", screens.proposed("system", "retire_seal", seal.pk, last_day=today()))
    in_a_day = date.fromisoformat(today(later=1))
    assert not Seal.objects.in_force(on=in_a_day).filter(pk=seal.pk).exists()
    assert Seal.objects.in_force(on=date.fromisoformat(today())).filter(pk=seal.pk).exists()


def test_a_county_without_an_appointed_body_says_so(screens: Screens) -> None:
    county = Office.objects.get(kind="county", division_code="520103000000")
    assert "尚未指定" in words_of(screens.see("system", "office", county.pk))


@pytest.mark.parametrize("login", ["system", "security"])
def test_an_administrator_opens_no_case(screens: Screens, login: str) -> None:
    case = screens.scene.opened()[0]
    assert screens.see(login, "case", case.pk).status_code == 404
    assert screens.see("midwife", "case", case.pk).status_code == 200
