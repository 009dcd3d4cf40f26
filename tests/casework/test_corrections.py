"""An issued certificate reads wrong: asked for, decided, and the new version replaces the old in one act."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from tests.casework.couple_scene import CoupleScene, a_couple, a_spouse, again, code_in, confirmed, refusal
from tests.casework.scene import AT, Scene, asked
from tests.casework.test_races import all_at_once
from tests.province import set_up_province

from xinsheng.casework import corrections, registrations, townships
from xinsheng.casework.query_codes import find_case_of_code
from xinsheng.casework.service_certificates import (
    abandon_registration,
    certificate_in_force,
    service_statement_of,
)
from xinsheng.casework.verification import verify_number, verify_reference
from xinsheng.law.couples import CoupleDeclaration, Side
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.terms import Channel, CorrectionItem, PublicStanding, Stage, Standing
from xinsheng.law.township_terms import OrdinaryPaper
from xinsheng.registry.models import (
    Case,
    Correction,
    JournalEntry,
    OrdinaryPrint,
    ServiceCertificate,
    ServiceStanding,
    TextMessage,
)

MOVED = (CorrectionItem.RESIDENCE,)
WORDS = "女方现在的住址应为西门街 13 号"


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


def corrected(**changes: Any) -> CoupleDeclaration:
    woman = a_spouse("mother", residence=replace(a_spouse("mother").residence, door="13 号"))
    return a_couple(**{"woman": woman, **changes})


def asks(couple: CoupleScene, case: Case, login: str = "mother", *, seen: Side | None = None, **changes: Any) -> Case:
    by = couple.by(login, Channel.COUNTER if seen else Channel.WEB)
    said = {"items": MOVED, "words": WORDS, **changes}
    corrections.ask_correction(case.pk, by=by, at=couple.scene.later(), asked=asked(), seen=seen, **said)
    return again(case)


def corrects(couple: CoupleScene, case: Case, declaration: CoupleDeclaration | None = None) -> Case:
    said, by = declaration or corrected(), couple.officer()
    at = couple.scene.later()
    corrections.correct_certificate(case.pk, declaration=said, sources="户口簿", by=by, at=at, asked=asked())
    return again(case)


def standings(case: Case) -> list[tuple[int, str]]:
    rows = ServiceStanding.objects.filter(case=case).select_related("certificate").order_by("certificate__version")
    return [(row.certificate.version, row.state) for row in rows]


def test_a_new_version_names_the_old_and_replaces_it_in_the_act_that_files_it(couple: CoupleScene) -> None:
    case = couple.registered()
    old = ServiceCertificate.objects.get(case=case)
    couple.scene.at += timedelta(days=3)
    case = corrects(couple, asks(couple, case))
    before = verify_number(old.no).standing
    case = couple.filed(case)
    new = certificate_in_force(case.pk)

    assert before is PublicStanding.IN_FORCE  # until the new one is there
    assert new is not None
    assert (case.stage, new.version, new.previous) == (Stage.REGISTERED, 2, old)
    assert new.no != old.no
    said, was = service_statement_of(new), service_statement_of(old)
    assert said.predecessor_no == old.no
    assert (said.content.woman.residence[-4:], was.content.woman.residence[-4:]) == ("13 号", "12 号")
    assert said.content.registered_on == was.content.registered_on  # they were registered then
    assert said.issued_on > was.issued_on
    assert standings(case) == [(1, Standing.SUPERSEDED), (2, Standing.VALID)]
    since = {row.since for row in ServiceStanding.objects.filter(case=case)}
    assert len(since) == 1  # one moment: never both, never none


def test_whoever_asks_of_the_old_one_is_told_in_the_same_second_by_number_code_and_paper(couple: CoupleScene) -> None:
    case = couple.registered()
    old = ServiceCertificate.objects.get(case=case)
    townships.print_ordinary(
        case.pk,
        seen=Side.WOMAN,
        paper=OrdinaryPaper.FORM,
        by=couple.officer(),
        at=couple.scene.later(),
        asked=asked(),
    )
    paper = OrdinaryPrint.objects.get()
    case = couple.filed(corrects(couple, asks(couple, case)))
    new = certificate_in_force(case.pk)

    assert new is not None
    assert verify_number(old.no).standing is PublicStanding.REPLACED
    assert verify_reference(old.reference).standing is PublicStanding.REPLACED
    assert paper.certificate_id == old.pk  # the paper bears the number and code of the version it was printed from
    assert verify_number(new.no).standing is PublicStanding.IN_FORCE
    assert verify_reference(new.reference).standing is PublicStanding.IN_FORCE


def test_the_couple_is_told_and_their_code_goes_on_working(couple: CoupleScene) -> None:
    case = couple.begun()
    confirmed(couple, case, "13800000001")
    case = couple.filed(couple.answered(couple.declares(case, a_couple(phone="13800000001"))))
    code = code_in(TextMessage.objects.get(kind="registered"))
    couple.filed(corrects(couple, asks(couple, case), corrected(phone="13800000001")))

    assert TextMessage.objects.filter(case=case, kind="certificate_corrected").count() == 1
    found = find_case_of_code(code)
    assert found is not None
    assert found.pk == case.pk
    held = certificate_in_force(found.pk)
    assert held is not None
    assert held.version == 2


def test_what_is_not_corrected_stays_in_force_and_the_reason_is_kept(couple: CoupleScene) -> None:
    case = asks(couple, couple.registered())
    by, at = couple.officer(), couple.scene.later()
    corrections.keep_certificate(case.pk, reason="与户口簿一致", by=by, at=at, asked=asked())

    assert again(case).stage == Stage.REGISTERED
    assert standings(case) == [(1, Standing.VALID)]
    assert asks(couple, again(case)).stage == Stage.CORRECTING  # and may be asked again


def test_while_it_is_asked_for_the_certificate_is_in_force_and_can_be_printed_or_withdrawn(
    couple: CoupleScene,
) -> None:
    case = asks(couple, couple.registered())
    townships.print_ordinary(
        case.pk, seen=Side.MAN, paper=OrdinaryPaper.FORM, by=couple.officer(), at=couple.scene.later(), asked=asked()
    )
    assert certificate_in_force(case.pk) is not None
    registrations.withdraw_registration(case.pk, by=couple.by("mother"), at=couple.scene.later(), asked=asked())

    assert standings(case) == [(1, Standing.VOID)]
    assert again(case).stage == Stage.WITHDRAWN


def test_what_cannot_be_made_leaves_the_old_one_in_force_and_the_next_names_that_one(couple: CoupleScene) -> None:
    case = couple.registered()
    old = ServiceCertificate.objects.get(case=case)
    case = corrects(couple, asks(couple, case))
    spoiled = case.service_certificates.select_related("case").latest("version")
    abandon_registration(spoiled, reason="unprintable", at=couple.scene.later())
    assert again(case).stage == Stage.CORRECTING
    assert verify_number(old.no).standing is PublicStanding.IN_FORCE
    case = couple.filed(corrects(couple, again(case), corrected(child_order=1)))
    new = certificate_in_force(case.pk)

    assert new is not None
    assert (new.version, service_statement_of(new).predecessor_no) == (3, old.no)
    assert standings(case) == [(1, Standing.SUPERSEDED), (2, Standing.VOID), (3, Standing.VALID)]


def test_a_correction_never_makes_it_another_couples_and_never_nothing(couple: CoupleScene) -> None:
    case = asks(couple, couple.registered())

    assert refusal(lambda: corrects(couple, case, a_couple(man=a_spouse("grandmother")))) == [ReasonCode.OTHER_COUPLE]
    assert refusal(lambda: corrects(couple, case, a_couple())) == [ReasonCode.NOTHING_CORRECTED]
    assert ServiceCertificate.objects.filter(case=case).count() == 1


def test_only_the_couple_asks_and_only_for_what_is_listed(couple: CoupleScene) -> None:
    case = couple.registered()

    assert refusal(lambda: asks(couple, case, "mother2")) == [ReasonCode.NOT_YOUR_DUTY]
    assert refusal(lambda: asks(couple, case, "township")) == [ReasonCode.INPUT_MISSING]
    assert refusal(lambda: asks(couple, case, items=())) == [ReasonCode.INPUT_MISSING]
    assert refusal(lambda: asks(couple, case, words="")) == [ReasonCode.INPUT_MISSING]
    case = asks(couple, case, "township-elsewhere", seen=Side.MAN)
    said = Correction.objects.get()
    assert (case.stage, said.asked_by) == (Stage.CORRECTING, couple.by("father").person)
    assert case.registration.correction_due_on == date(2026, 11, 27)  # five working days, like every township's


def test_the_journal_says_each_step(couple: CoupleScene) -> None:
    case = couple.filed(corrects(couple, asks(couple, couple.registered())))
    acts = list(JournalEntry.objects.filter(chain=case.pk).order_by("seq").values_list("act", flat=True))

    assert acts[-3:] == ["ask_correction", "correct_certificate", "file_corrected_certificate"]


@pytest.fixture
def raced(transactional_db: None, own_keys: None) -> Iterator[CoupleScene]:
    set_up_province(at=AT)
    yield CoupleScene(Scene())
    connection.close()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_officers_and_a_withdrawal_at_once_leave_one_certificate_or_none(raced: CoupleScene) -> None:
    case = asks(raced, raced.registered())
    at = raced.scene.later()
    hands = [raced.officer("township"), raced.officer("township2")] * 4
    tries: list[Any] = [
        lambda by=by: corrections.correct_certificate(
            case.pk, declaration=corrected(), sources="户口簿", by=by, at=at, asked=asked()
        )
        for by in hands
    ]
    mother = raced.by("mother")
    tries.append(lambda: registrations.withdraw_registration(case.pk, by=mother, at=at, asked=asked()))

    all_at_once(tries, hands=9)

    versions = ServiceCertificate.objects.filter(case=case).count()
    came_to = again(case).stage
    assert (came_to, versions) in ((Stage.RENEWING, 2), (Stage.WITHDRAWN, 1))
    in_force = ServiceStanding.objects.filter(case=case, state=Standing.VALID).count()
    assert in_force == (1 if came_to == Stage.RENEWING else 0)
