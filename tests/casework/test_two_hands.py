"""Setting up by two people: who may propose and confirm, and what is so once both have."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.casework.scene import Scene

from xinsheng.casework.acting import THE_MACHINE, UnableToAct
from xinsheng.casework.issuing_snapshots import find_seal
from xinsheng.casework.proposals import confirm, decline, propose
from xinsheng.law.administration import ProposalKind
from xinsheng.law.policies import UnableToReadPolicy, policy_from
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Duty
from xinsheng.registry.models import (
    Account,
    Appointment,
    AppointmentEnding,
    Blank,
    CalendarYear,
    JournalEntry,
    Office,
    PolicyRow,
    Proposal,
    ProposalDecision,
    Seal,
)

ADMINISTRATORS, KEEPERS = ("system", "security"), ("stock", "supervisor")
NEW_BLANKS = {"first_no": "Z520900001", "last_no": "Z520900005"}


def proposed(
    scene: Scene, kind: ProposalKind, payload: dict[str, Any], *, by: str = "system", key: UUID | None = None
) -> Proposal:
    said = {"office": str(scene.hospital.pk), **payload}
    return propose(kind, payload=said, office=scene.hospital, by=scene.by(by), at=scene.later(), key=key)


def done(
    scene: Scene, kind: ProposalKind, payload: dict[str, Any], *, hands: tuple[str, str] = ADMINISTRATORS
) -> Proposal:
    return confirm(proposed(scene, kind, payload, by=hands[0]).pk, by=scene.by(hands[1]), at=scene.later())


def an_appointment(scene: Scene, login: str, duty: Duty, **more: object) -> dict[str, Any]:
    return {"person": str(scene.person(login).pk), "duty": duty.value, "from": scene.today.isoformat(), **more}


def held_by(scene: Scene, login: str) -> Appointment:
    return Appointment.objects.get(person=scene.person(login))


def ended(scene: Scene, appointment: Appointment, *, on: str = "") -> Proposal:
    return done(scene, ProposalKind.ENDING, {"appointment": str(appointment.pk), "on": on, "reason": "调离"})


def test_one_page_sent_twice_is_one_proposal_and_with_another_content_none(scene: Scene) -> None:
    key, before = uuid4(), Proposal.objects.count()
    first = proposed(scene, ProposalKind.BLANKS, NEW_BLANKS, by="stock", key=key)

    assert proposed(scene, ProposalKind.BLANKS, NEW_BLANKS, by="stock", key=key) == first
    with pytest.raises(UnableToAct, match="other_body"):
        proposed(scene, ProposalKind.BLANKS, {**NEW_BLANKS, "last_no": "Z520900009"}, by="stock", key=key)

    assert Proposal.objects.count() == before + 1
    assert JournalEntry.objects.filter(chain=first.pk).count() == 1


def test_what_is_declined_is_not_done_and_the_reason_stays(scene: Scene) -> None:
    proposal, before = proposed(scene, ProposalKind.BLANKS, NEW_BLANKS, by="stock"), Blank.objects.count()

    decline(proposal.pk, note="少一张", by=scene.by("supervisor"), at=scene.later())

    decision = ProposalDecision.objects.get(proposal=proposal)
    assert (decision.confirmed, decision.note) == (False, "少一张")
    with pytest.raises(UnableToAct, match="already_decided"):
        confirm(proposal.pk, by=scene.by("supervisor"), at=scene.later())
    assert Blank.objects.count() == before


def test_nobody_confirms_what_they_proposed_themselves_whatever_duties_they_hold(scene: Scene) -> None:
    done(scene, ProposalKind.APPOINTMENT, an_appointment(scene, "stock", Duty.SUPERVISOR))
    proposal = proposed(scene, ProposalKind.BLANKS, NEW_BLANKS, by="stock")

    with pytest.raises(UnableToAct, match="own_proposal"):
        confirm(proposal.pk, by=scene.by("stock"), at=scene.later())

    assert not ProposalDecision.objects.filter(proposal=proposal).exists()


def test_a_proposal_that_nobody_made_is_not_confirmed(scene: Scene) -> None:
    with pytest.raises(UnableToAct, match="no_such_proposal"):
        confirm(uuid4(), by=scene.by("supervisor"), at=scene.later())


def test_blanks_are_proposed_by_the_keeper_of_that_very_office_and_never_by_the_machine(scene: Scene) -> None:
    other = Office.objects.get(name__startswith="凯里市新生人民医院")
    before = Proposal.objects.count()

    with pytest.raises(NotAllowed, match="not_your_duty"):
        propose(ProposalKind.BLANKS, payload=NEW_BLANKS, office=other, by=scene.by("stock"), at=scene.at)
    with pytest.raises(UnableToAct, match="no_person"):
        propose(ProposalKind.BLANKS, payload=NEW_BLANKS, office=scene.hospital, by=THE_MACHINE, at=scene.at)

    assert Proposal.objects.count() == before


def test_numbers_that_arrived_before_do_not_arrive_again(scene: Scene) -> None:
    done(scene, ProposalKind.BLANKS, NEW_BLANKS, hands=KEEPERS)
    again = proposed(scene, ProposalKind.BLANKS, {**NEW_BLANKS, "last_no": "Z520900003"}, by="stock")

    with pytest.raises(UnableToAct, match="does_not_fit"):
        confirm(again.pk, by=scene.by("supervisor"), at=scene.later())

    assert not ProposalDecision.objects.filter(proposal=again).exists()


def test_a_tray_takes_only_numbers_that_lie_in_stock(scene: Scene) -> None:
    done(scene, ProposalKind.BLANKS, NEW_BLANKS, hands=KEEPERS)

    with pytest.raises(UnableToAct, match="not_in_stock"):
        done(scene, ProposalKind.TRAY, {**NEW_BLANKS, "label": "二号", "last_no": "Z520900006"}, hands=KEEPERS)

    assert not Blank.objects.filter(tray__label="二号").exists()


def test_where_the_midwifery_licence_has_run_out_no_birth_is_opened(scene: Scene) -> None:
    yesterday = (scene.today - timedelta(days=1)).isoformat()
    done(scene, ProposalKind.OFFICE_CHANGE, {"licence_until": yesterday, "name": "贵阳市新生妇幼保健院"})

    scene.hospital.refresh_from_db()
    assert scene.hospital.name == "贵阳市新生妇幼保健院"
    with pytest.raises(NotAllowed, match="office_not_licensed"):
        scene.opened()


def test_a_retired_seal_serves_until_its_last_day(scene: Scene) -> None:
    case, seal = scene.opened()[0], Seal.objects.get(office=scene.hospital)

    done(scene, ProposalKind.SEAL_RETIREMENT, {"seal": str(seal.pk), "on": scene.today.isoformat()})

    assert find_seal(case, on=scene.today) == seal
    assert find_seal(case, on=scene.today + timedelta(days=1)) is None


def test_retiring_a_seal_again_does_not_bring_it_back(scene: Scene) -> None:
    seal = Seal.objects.get(office=scene.hospital)
    done(scene, ProposalKind.SEAL_RETIREMENT, {"seal": str(seal.pk), "on": scene.today.isoformat()})
    for later in ((scene.today + timedelta(days=1)).isoformat(), ""):
        with pytest.raises(UnableToAct, match="already_ended"):
            done(scene, ProposalKind.SEAL_RETIREMENT, {"seal": str(seal.pk), "on": later})


def test_a_cover_names_whom_it_stands_in_for_and_opens_an_account(scene: Scene) -> None:
    covered = held_by(scene, "sealing")
    cover = an_appointment(scene, "grandmother", Duty.SEALING_OFFICER, covers=str(covered.pk), login_name="stand.in")

    done(scene, ProposalKind.COVER, cover)

    assert covered.covered_by.get().person == scene.person("grandmother")
    assert Account.objects.get(login_name="stand.in").person == scene.person("grandmother")


def test_a_login_name_that_is_anothers_appoints_nobody(scene: Scene) -> None:
    taken = an_appointment(scene, "grandmother", Duty.ISSUING_OFFICER, login_name="issuing")

    with pytest.raises(UnableToAct, match="login_name_taken"):
        done(scene, ProposalKind.APPOINTMENT, taken)

    assert not Appointment.objects.filter(person=scene.person("grandmother")).exists()


def test_who_left_today_opens_no_birth_today(scene: Scene) -> None:
    ended(scene, held_by(scene, "midwife"))

    with pytest.raises(NotAllowed, match="not_your_duty"):
        scene.opened()


def test_the_last_administrator_of_a_kind_stays_until_there_is_another(scene: Scene) -> None:
    last = held_by(scene, "audit")
    with pytest.raises(UnableToAct, match="last_administrator"):
        ended(scene, last)
    province = {"office": str(last.office_id)}
    done(
        scene,
        ProposalKind.APPOINTMENT,
        {**an_appointment(scene, "grandmother", Duty.AUDIT_ADMINISTRATOR), **province},
    )

    ended(scene, last, on=scene.today.isoformat())

    assert AppointmentEnding.objects.get().appointment == last


def test_a_policy_holds_for_forms_opened_from_its_day_on_and_not_for_those_before(scene: Scene) -> None:
    (before,) = scene.opened()
    row = {"name": "claim_slip_days", "value": 7, "from": scene.today.isoformat(), "source": "省卫生健康委通知"}

    done(scene, ProposalKind.POLICY, row)

    (after,) = scene.opened(inpatient_no="ZY2")
    assert [policy_from(case.policies).claim_slip_days for case in (before, after)] == [30, 7]


def test_a_policy_of_the_wrong_kind_is_not_laid_down(scene: Scene) -> None:
    row = {"name": "claim_slip_days", "value": "seven", "from": "", "source": "通知"}

    with pytest.raises(UnableToReadPolicy):
        done(scene, ProposalKind.POLICY, row)

    assert not PolicyRow.objects.exists()


def test_a_years_calendar_is_laid_down_with_where_it_was_published(scene: Scene) -> None:
    days = {"off": ["01-01"], "on": []}

    done(scene, ProposalKind.CALENDAR, {"year": 2027, "days": days, "source": "国务院办公厅通知"})

    laid_down = CalendarYear.objects.get(year=2027)
    assert (laid_down.days, laid_down.source) == (days, "国务院办公厅通知")
