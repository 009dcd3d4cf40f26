"""What was registered on a commitment is checked by a day; true it is closed with its source, false it is revoked."""

from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest
from django.urls import reverse
from tests.casework.couple_scene import CoupleScene, a_couple, a_spouse, again, refusal
from tests.casework.scene import asked
from tests.casework.test_limits import lays_down
from tests.desk_registrations.conftest import Screens, words_of

from xinsheng.casework import registrations, townships
from xinsheng.casework.commitments import confirm_commitment
from xinsheng.casework.given_reasons import reasons_said
from xinsheng.casework.service_certificates import abandon_registration
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.terms import Stage, Standing
from xinsheng.postroom.registration_clock import recount_all
from xinsheng.registry.models import Case, CommitmentCheck, JournalEntry, PolicyRow, Registration, ServiceCertificate
from xinsheng.standards.civil_time import civil_date

PROMISED = "承诺事项：婚姻登记。登记后核查：向婚姻登记机关核查"


def promised(couple: CoupleScene, *, login: str = "mother") -> Case:
    """Registered on a commitment, and the certificate is there."""
    declaration = a_couple() if login == "mother" else a_couple(woman=a_spouse(login), man=None)
    case = couple.with_township(declaration, login=login)
    by, at = couple.officer(), couple.scene.later()
    townships.register_on_commitment(case.pk, commitment=PROMISED, by=by, at=at, asked=asked())
    return couple.filed(again(case))


def to_be_checked_by(case: Case, on: date) -> None:
    """Let the last day of the check be this day, as the clock would have set it."""
    Registration.objects.filter(pk=case.pk).update(check_due_on=on)


def today() -> date:
    return civil_date(datetime.now(tz=UTC))


def test_it_is_owed_within_twenty_working_days_and_holds_nothing_up(couple: CoupleScene) -> None:
    case = promised(couple)
    assert case.registration.check_due_on == date(2026, 12, 18)  # from Friday 20 November
    assert case.stage == Stage.REGISTERED
    assert case.service_standings.get().state == Standing.VALID


def test_how_many_working_days_is_a_dated_policy(couple: CoupleScene) -> None:
    PolicyRow.objects.create(
        name="commitment_check_days",
        value=3,
        source="本省规定",
        division_code="",
        from_on=date(2026, 11, 1),
        laid_down_at=couple.at,
    )
    case = couple.with_township()
    by, at = couple.officer(), couple.scene.later()
    townships.register_on_commitment(case.pk, commitment=PROMISED, by=by, at=at, asked=asked())
    assert again(case).registration.check_due_on == date(2026, 11, 25)


def test_the_list_says_which_are_late_and_soon_in_words_and_colour(couple: CoupleScene, screens: Screens) -> None:
    late, calm = promised(couple), promised(couple, login="mother2")
    to_be_checked_by(late, today() - timedelta(days=15))
    to_be_checked_by(calm, today() + timedelta(days=30))
    answer = screens.sees("township", "to_check")
    page = answer.content.decode()
    assert page.index("龙小梅") < page.index("韦春燕")
    assert "x-due--late" in page
    assert "x-due--calm" in page
    assert "已超期" in page
    to_be_checked_by(calm, today())
    assert "x-due--now" in screens.sees("township", "to_check").content.decode()
    assert "已超期" in words_of(screens.sees("township", "registration", late.pk))
    assert "前核查承诺" in words_of(screens.sees("township", "registration", late.pk))


def test_found_true_it_is_closed_with_its_source_and_leaves_the_list(couple: CoupleScene, screens: Screens) -> None:
    case = promised(couple)
    assert PROMISED in words_of(screens.sees("township", "commitment_check", case.pk))
    answer = screens.sends("township", "commitment_check", case.pk, sources="婚姻登记机关：属实")
    assert answer.headers["Location"] == f"{reverse('desk:registration', args=[case.pk])}?done=confirm_commitment"
    case = again(case)
    assert (case.stage, case.flags, case.registration.check_due_on) == (Stage.REGISTERED, [], None)
    check = case.commitment_check
    assert (check.finding, check.checked_by) == ("true", couple.scene.person("township"))
    assert check.was_due_on == date(2026, 12, 18)
    assert reasons_said(case)[-1].reason == "婚姻登记机关：属实"
    assert JournalEntry.objects.filter(chain=case.pk, act="confirm_commitment").count() == 1
    assert "没有待核查的承诺" in words_of(screens.sees("township", "to_check"))


@pytest.mark.parametrize("sources", ["", "   ", "核" * 201])
def test_without_a_source_nothing_is_closed_and_what_was_typed_stays(
    couple: CoupleScene, screens: Screens, sources: str
) -> None:
    case = promised(couple)
    answer = screens.sends("township", "commitment_check", case.pk, sources=sources)
    assert answer.status_code == 200
    assert "govuk-error-message" in answer.content.decode()
    assert sources.strip() in answer.content.decode()
    assert again(case).registration.check_due_on is not None


def test_found_false_it_leads_to_the_revocation_with_its_reason(couple: CoupleScene, screens: Screens) -> None:
    case = promised(couple)
    page = screens.sees("township", "commitment_check", case.pk).content.decode()
    assert reverse("desk:registration_act", args=[case.pk, "revoke_registration"]) in page
    screens.acts("township", case, "revoke_registration", reason="婚姻登记机关查无此登记，已当面告知")
    case = again(case)
    assert (case.stage, case.commitment_check.finding) == (Stage.REVOKED, "false")
    assert (case.flags, case.registration.check_due_on) == ([], None)
    assert case.service_standings.get().state == Standing.REVOKED


def test_a_check_is_closed_once(couple: CoupleScene) -> None:
    case, by = promised(couple), couple.officer()

    def closes() -> None:
        confirm_commitment(case.pk, sources="属实", by=by, at=couple.scene.later(), asked=asked())

    closes()
    assert refusal(closes) == [ReasonCode.NO_CHECK_OWED]
    assert CommitmentCheck.objects.count() == 1


def test_what_was_registered_without_a_commitment_has_no_check(couple: CoupleScene, screens: Screens) -> None:
    case = couple.registered()
    assert "没有待核查的承诺" in words_of(screens.sees("township", "commitment_check", case.pk))
    assert "核查属实，办结" not in words_of(screens.sees("township", "commitment_check", case.pk))
    answer = screens.sends("township", "commitment_check", case.pk, sources="属实")
    assert "没有待核查的承诺" in words_of(answer)
    by, at = couple.officer(), couple.scene.later()
    townships.revoke_registration(case.pk, reason="不实", by=by, at=at, asked=asked())
    assert not CommitmentCheck.objects.exists()


def test_who_is_one_of_the_two_does_not_check_their_own_promise(couple: CoupleScene) -> None:
    case = couple.with_township(a_couple(man=a_spouse("township2")))
    by, at = couple.officer(), couple.scene.later()
    townships.register_on_commitment(case.pk, commitment=PROMISED, by=by, at=at, asked=asked())
    couple.filed(again(case))
    own = couple.officer("township2")
    assert refusal(
        lambda: confirm_commitment(case.pk, sources="属实", by=own, at=couple.scene.later(), asked=asked())
    ) == [ReasonCode.IS_A_PARTY]


def test_withdrawn_or_not_made_there_is_nothing_left_to_check(couple: CoupleScene) -> None:
    case = promised(couple)
    by, at = couple.by("mother"), couple.scene.later()
    registrations.withdraw_registration(case.pk, by=by, at=at, asked=asked())
    assert again(case).registration.check_due_on is None
    case = couple.with_township()
    by, at = couple.officer(), couple.scene.later()
    townships.register_on_commitment(case.pk, commitment=PROMISED, by=by, at=at, asked=asked())
    abandon_registration(ServiceCertificate.objects.get(case=case), reason="x", at=couple.scene.later())
    case = again(case)
    assert (case.stage, case.flags, case.registration.check_due_on) == (Stage.WITH_TOWNSHIP, [], None)
    couple.filed(couple.registers(case))
    assert not Registration.objects.to_check().exists()


def test_a_calendar_that_arrives_counts_the_check_again(couple: CoupleScene) -> None:
    couple.scene.at = datetime(2026, 12, 30, 2, 0, tzinfo=UTC)
    case = promised(couple)
    assert case.registration.check_due_provisional
    lays_down(2027, off=["01-01", "01-04"], on=["01-03"])
    assert recount_all(at=couple.scene.later()) == (case.pk,)
    assert recount_all(at=couple.scene.later()) == ()
    assert not again(case).registration.check_due_provisional
    assert JournalEntry.objects.filter(chain=case.pk, act="recount_limit").count() == 1


@pytest.mark.parametrize("login", ["township-elsewhere", "village", "county", "issuing"])
def test_another_offices_commitment_is_missing(couple: CoupleScene, screens: Screens, login: str) -> None:
    case = promised(couple)
    assert screens.sees(login, "commitment_check", case.pk).status_code == 404
    assert screens.sends(login, "commitment_check", case.pk, sources="属实").status_code == 404
    assert again(case).registration.check_due_on is not None


def test_another_townships_list_is_its_own_and_nobody_else_has_one(couple: CoupleScene, screens: Screens) -> None:
    promised(couple)
    assert "龙小梅" not in words_of(screens.sees("township-elsewhere", "to_check"))
    for login in ("village", "county", "issuing", "audit"):
        assert screens.sees(login, "to_check").status_code == 404


def test_the_list_goes_on_where_the_page_ended(
    couple: CoupleScene, screens: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xinsheng.desk.registrations.paging.PAGE", 1)
    first, second = promised(couple), promised(couple, login="mother2")
    to_be_checked_by(second, today() + timedelta(days=30))
    to_be_checked_by(first, today())
    page = screens.sees("township", "to_check")
    assert "韦春燕" not in words_of(page)
    later = page.content.decode().split("?after=")[1].split('"')[0]
    assert "韦春燕" in words_of(screens.sees("township", "to_check", after=later))
    assert screens.sees("township", "to_check", after="spoiled").status_code == 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "statement", ["UPDATE commitment_check SET finding = 'false'", "DELETE FROM commitment_check"]
)
def test_even_the_owner_rewrites_no_check(couple: CoupleScene, owner: psycopg.Connection, statement: str) -> None:
    case, by = promised(couple), couple.officer()
    confirm_commitment(case.pk, sources="属实", by=by, at=couple.scene.later(), asked=asked())
    with pytest.raises(psycopg.IntegrityError):
        owner.execute(statement)
