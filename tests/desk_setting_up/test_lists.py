"""A list is set up as a whole when another administrator confirms it: marked, without accounts, all or nothing."""

from pathlib import Path

from tests.cli.lists import NEW_CODE, OTHER_CODE, Run, a_person, an_office, county, number, run, sheet
from tests.desk_setting_up.conftest import Screens, today, words_of

from xinsheng.casework import listed_offices, listed_staff
from xinsheng.registry.models import Account, Appointment, BroughtList, Office, Passkey, Person, Proposal

__all__ = ["run"]


def test_institutions_are_opened_by_two_administrators_and_marked(screens: Screens, run: Run, tmp_path: Path) -> None:
    body = an_office(kind="managing_body", name="南明区妇幼保健中心（演示）", credit_code=OTHER_CODE, licence_no="")
    below = an_office(authority_code=OTHER_CODE)  # of one that stands after it in the same list
    run("institutions", str(sheet(tmp_path / "a.xlsx", below, body, columns=listed_offices.COLUMNS)))
    brought = BroughtList.objects.get()
    assert "未提出" in words_of(screens.see("system", "lists"))
    said = words_of(screens.see("system", "brought_list", brought.pk))
    assert all(words in said for words in ("助产机构", NEW_CODE, "a.xlsx", "按这份名单设置"))
    assert said.count(body["name"]) == 2  # as itself, and over the other: who is over whom is what is confirmed
    assert "助产许可520102001 2025年1月1日 – 长期" in said
    assert (
        screens.see("midwife", "lists").status_code
        == screens.see("stock", "brought_list", brought.pk).status_code
        == 404
    )
    proposal = screens.proposed("system", "propose_list", brought.pk)
    assert not Office.objects.filter(credit_code=NEW_CODE).exists()
    said = words_of(screens.see("security", "proposal", proposal.pk))
    assert all(words in said for words in ("逐行查看这份名单", "a.xlsx", "助产机构 1"))
    screens.confirmed("security", proposal)
    office = Office.objects.get(credit_code=NEW_CODE)
    assert (office.brought_in, office.authority.credit_code) == (brought, OTHER_CODE)
    assert "a.xlsx" in words_of(screens.see("system", "office", office.pk))
    assert "已生效" in words_of(screens.see("system", "lists"))
    again = screens.proposed("system", "propose_list", brought.pk)
    assert screens.decide("security", again).status_code == 409
    assert Office.objects.filter(credit_code=NEW_CODE).count() == 1


def test_staff_of_a_list_are_appointed_as_a_whole_and_can_do_nothing_yet(
    screens: Screens, run: Run, tmp_path: Path
) -> None:
    here, accounts = screens.scene.hospital, Account.objects.count()
    rows = [a_person(1, at=here), a_person(2, at=here, name="石安", duty="issuing_officer", licence_no="")]
    run("staff", str(sheet(tmp_path / "a.xlsx", *rows, columns=listed_staff.COLUMNS)), "--source", "院发〔2026〕7号")
    brought = BroughtList.objects.get()
    said = words_of(screens.see("security", "brought_list", brought.pk))
    assert ("石平安" in said, number(1) in said, "由系统管理员提出" in said) == (True, False, True)
    assert all(words in said for words in ("确认之日 – 长期", "母婴考核5201"))
    proposal = screens.proposed("system", "propose_list", brought.pk)
    assert screens.decide("system", proposal).status_code == 403
    assert not Person.objects.filter(name="石平安").exists()
    screens.confirmed("security", proposal)
    held = list(Appointment.objects.filter(brought_in=brought).order_by("duty"))
    assert [(one.duty, one.person.name, one.from_on.isoformat()) for one in held] == [
        ("attendant", "石平安", today()),
        ("issuing_officer", "石安", today()),
    ]
    assert all(one.proposed_by == proposal.proposed_by and one.confirmed_by != one.proposed_by for one in held)
    assert (Account.objects.count(), Passkey.objects.filter(person__in=[one.person for one in held]).count()) == (
        accounts,
        0,
    )
    assert "名单：院发〔2026〕7号" in words_of(screens.see("system", "office", here.pk))
    comes_in(screens, held[0])
    assert Account.objects.count() == accounts + 1


def comes_in(screens: Screens, held: Appointment) -> None:
    """Whoever a list appointed gets an account with the second code, not before, and of nobody else's name."""
    taken = screens.propose("system", "let_enrol", held.pk, reason="新入职", login_name="midwife")
    assert "已是另一人的" in words_of(taken)
    assert "请填写" in words_of(screens.propose("system", "let_enrol", held.pk, reason="新入职"))
    slip = screens.propose("system", "let_enrol", held.pk, reason="新入职", login_name="shi.pingan")
    assert (slip.status_code, "shi.pingan" in words_of(slip)) == (200, True)
    proposal = Proposal.objects.get(kind="enrolment")
    assert "shi.pingan" in words_of(screens.see("security", "proposal", proposal.pk))
    assert not held.person.accounts.exists()
    assert screens.decide("security", proposal).status_code == 200
    assert held.person.accounts.get().login_name == "shi.pingan"
    assert 'name="login_name"' not in screens.see("system", "let_enrol", held.pk).content.decode()


def test_a_list_that_fits_no_longer_is_set_up_in_no_part(screens: Screens, run: Run, tmp_path: Path) -> None:
    here = screens.scene.hospital
    rows = [a_person(1, at=here), a_person(2, at=here, name="石安")]
    file = sheet(tmp_path / "a.xlsx", *rows, columns=listed_staff.COLUMNS)
    run("staff", str(file))
    first = screens.proposed("system", "propose_list", BroughtList.objects.get().pk)
    run("staff", str(sheet(tmp_path / "b.xlsx", rows[1], columns=listed_staff.COLUMNS)))
    second = screens.proposed("system", "propose_list", BroughtList.objects.get(source="b.xlsx").pk)
    screens.confirmed("security", second)
    answer = screens.decide("security", first)
    assert (answer.status_code, "重新导入名单" in words_of(answer)) == (409, True)
    assert not Person.objects.filter(name="石平安").exists()
    assert screens.decide("security", first, "decline", "重新导入").status_code == 302
    run("staff", str(file))  # the same file again: what is so already is known, the rest is another list
    rest = BroughtList.objects.exclude(pk__in=[first.payload["list"], second.payload["list"]]).get()
    assert (rest.lines, rest.known) == (1, 1)
    assert Proposal.objects.filter(kind="staff_list").count() == 2
    assert county().brought_in is None
