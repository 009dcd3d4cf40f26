"""A correction that waits too long climbs; one that comes to nothing leaves everything as the certificate says."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.casework.couple_scene import CoupleScene, a_child, a_couple, a_spouse, again
from tests.casework.scene import Scene, asked
from tests.casework.test_corrections import asks, corrected, corrects, standings
from tests.desk_registrations.test_commitment_checks import promised

from xinsheng.casework import corrections, townships
from xinsheng.casework.commitments import confirm_commitment
from xinsheng.casework.registration_snapshots import find_couple_declaration
from xinsheng.casework.service_certificates import (
    abandon_registration,
    certificate_in_force,
    service_statement_of,
)
from xinsheng.law.terms import Stage, Standing
from xinsheng.postroom.make_service_certificate import make_service_certificate
from xinsheng.postroom.registration_clock import escalate_overdue
from xinsheng.registry.models import Case, JournalEntry, Office, Registration

RENAMED = "龙小妹"
LAST_MINUTE = datetime(2026, 11, 27, 15, 59, tzinfo=UTC)  # 23:59 of the last day in Guizhou


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


def renamed(couple: CoupleScene) -> Case:
    """One whose new file, with another name of the woman, is being made."""
    case = asks(couple, couple.registered())
    return corrects(couple, case, corrected(woman=a_spouse("mother", name=RENAMED)))


def given_up(couple: CoupleScene, case: Case) -> Case:
    spoiled = case.service_certificates.select_related("case").latest("version")
    abandon_registration(spoiled, reason="unprintable", at=couple.scene.later())
    return again(case)


def kept(couple: CoupleScene, case: Case) -> Case:
    by, at = couple.officer(), couple.scene.later()
    corrections.keep_certificate(case.pk, reason="与户口簿一致", by=by, at=at, asked=asked())
    return again(case)


def names_in(case: Case) -> list[str]:
    declaration = find_couple_declaration(case)
    held = certificate_in_force(case.pk)
    assert declaration is not None
    assert held is not None
    printed = service_statement_of(held).content.woman.name
    return [case.registration.woman_name, declaration.woman.name, printed]


def test_an_overdue_correction_climbs_to_its_county_once_and_stays_with_the_township(couple: CoupleScene) -> None:
    case = asks(couple, couple.registered())
    assert escalate_overdue(at=LAST_MINUTE) == ()

    assert escalate_overdue(at=LAST_MINUTE + timedelta(minutes=1)) == (case.pk,)
    assert escalate_overdue(at=LAST_MINUTE + timedelta(hours=1)) == ()

    case = again(case)
    assert case.stage == Stage.CORRECTING
    assert case.registration.escalated_to == Office.objects.get(division_code="522601000000", kind="county")
    assert case.registration.township == couple.township
    assert case.flags == ["overdue"]


def test_the_county_names_an_officer_for_it_and_decides_nothing(couple: CoupleScene) -> None:
    case = asks(couple, couple.registered())
    couple.scene.at = LAST_MINUTE + timedelta(hours=10)
    escalate_overdue(at=couple.scene.at)
    second, county, at = couple.scene.person("township2"), couple.officer("county"), couple.scene.later()
    townships.hand_over_registration(case.pk, colleague=second, by=county, at=at, asked=asked())

    assert again(case).holder == second


def test_what_climbed_before_is_settled_and_the_next_asking_climbs_by_its_own_day(couple: CoupleScene) -> None:
    case = asks(couple, couple.registered())
    couple.scene.at = LAST_MINUTE + timedelta(hours=10)
    escalate_overdue(at=couple.scene.at)
    case = asks(couple, kept(couple, case))
    assert (case.registration.escalated_to, case.flags) == (None, [])
    assert escalate_overdue(at=couple.scene.later()) == ()

    assert escalate_overdue(at=couple.scene.at + timedelta(days=14)) == (case.pk,)
    assert JournalEntry.objects.filter(chain=case.pk, act="escalate").count() == 2


def test_what_is_decided_in_time_climbs_never(couple: CoupleScene) -> None:
    case = kept(couple, asks(couple, couple.registered()))
    couple.filed(corrects(couple, asks(couple, case)))

    assert escalate_overdue(at=LAST_MINUTE + timedelta(days=365)) == ()


def test_lists_show_the_corrected_name_from_the_moment_the_new_one_is_in_force(couple: CoupleScene) -> None:
    case = renamed(couple)
    before = case.registration.woman_name
    case = couple.filed(case)

    assert before == "龙小梅"
    assert names_in(case) == [RENAMED] * 3


def test_where_the_file_cannot_be_made_and_the_old_one_is_kept_nothing_shows_the_correction(
    couple: CoupleScene,
) -> None:
    case = given_up(couple, renamed(couple))
    while_it_waits = names_in(case)
    case = kept(couple, case)

    assert while_it_waits == ["龙小梅", RENAMED, "龙小梅"]  # the officer's words are kept for the next try
    assert names_in(case) == ["龙小梅"] * 3
    assert standings(case) == [(1, Standing.VALID), (2, Standing.VOID)]


def test_what_was_kept_without_a_try_declares_nothing_anew(couple: CoupleScene) -> None:
    assert kept(couple, asks(couple, couple.registered())).declarations.count() == 1


def test_an_order_of_child_that_is_taken_meanwhile_gives_the_correction_up_and_leaves_no_case_stuck(
    couple: CoupleScene,
) -> None:
    case = corrects(couple, asks(couple, couple.registered()), corrected(child_order=2))
    other = couple.declared(a_couple(children=(a_child(),), child_order=2))
    make_service_certificate(case_id=str(case.pk))

    case = again(case)
    assert case.stage == Stage.CORRECTING
    assert standings(case) == [(1, Standing.VALID), (2, Standing.VOID)]
    assert case.registration.child_order == 1
    assert other.registration.is_live


def test_how_and_when_they_were_registered_does_not_change(couple: CoupleScene) -> None:
    case = couple.registered()
    was = certificate_in_force(case.pk)
    case = couple.filed(corrects(couple, asks(couple, case)))
    held = certificate_in_force(case.pk)
    assert was is not None
    assert held is not None

    assert service_statement_of(held).basis == service_statement_of(was).basis
    assert case.registration.basis == "compared"


def test_a_commitment_is_checked_while_a_correction_is_asked_for(couple: CoupleScene) -> None:
    case = asks(couple, promised(couple))
    assert case in [row.case for row in Registration.objects.to_check()]
    by, at = couple.officer(), couple.scene.later()
    confirm_commitment(case.pk, sources="婚姻登记机关：属实", by=by, at=at, asked=asked())

    case = again(case)
    assert (case.stage, case.registration.check_due_on) == (Stage.CORRECTING, None)
