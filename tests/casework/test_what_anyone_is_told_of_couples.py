"""What anyone is told of a Birth Service Certificate: its standing, by one question to the books."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db.models import F
from pytest_django import DjangoAssertNumQueries
from tests.casework.couple_scene import CoupleScene, a_couple
from tests.casework.scene import Scene, asked

from xinsheng.casework import registrations
from xinsheng.casework.service_certificates import abandon_registration, service_statement_of
from xinsheng.casework.verification import NO_SUCH_CERTIFICATE, Verified, verify_number, verify_reference
from xinsheng.law.terms import PublicStanding, Standing
from xinsheng.proof.references import new_reference
from xinsheng.proof.service_statements import service_statement_digest
from xinsheng.registry.models import Case, CaseKey, ServiceCertificate, ServiceStanding
from xinsheng.standards.service_certificate_numbers import make_service_certificate_no

NEVER_ISSUED = make_service_certificate_no(county="522601", year=2026, serial=9_999_999)


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


def certificate_of(case: Case) -> ServiceCertificate:
    return ServiceCertificate.objects.select_related("elicence", "case__key").filter(case=case).latest("version")


def test_code_and_number_tell_the_same_of_a_registered_couple(couple: CoupleScene) -> None:
    certificate = certificate_of(couple.registered())
    statement = service_statement_of(certificate)

    told = verify_number(certificate.no)

    assert told == verify_reference(certificate.reference)
    assert told == Verified(
        standing=PublicStanding.IN_FORCE,
        statement=statement,
        file_sha256=bytes(certificate.elicence.sha256),
        is_service=True,
    )
    assert told.statement_digest == service_statement_digest(statement)


def test_a_number_is_read_as_people_type_it(couple: CoupleScene) -> None:
    no = certificate_of(couple.registered()).no

    assert verify_number(f" {no[:8].lower()} {no[8:12]}-{no[12:19].replace('0', 'O')} {no[19:]}").is_service


def test_what_is_fixed_but_not_filed_and_what_nobody_issued_are_no_certificate(couple: CoupleScene) -> None:
    fixed = certificate_of(couple.answered(couple.declared()))

    for no in (fixed.no, NEVER_ISSUED, f"{fixed.no[:-1]}*", "SF"):
        assert verify_number(no) == NO_SUCH_CERTIFICATE
    for reference in (fixed.reference, new_reference(), "SF"):
        assert verify_reference(reference) == NO_SUCH_CERTIFICATE


def test_a_certificate_whose_file_could_not_be_made_is_void(couple: CoupleScene) -> None:
    certificate = certificate_of(couple.answered(couple.declared()))
    abandon_registration(certificate, reason="unprintable", at=couple.scene.later())

    told = verify_number(certificate.no)

    assert (told.standing, told.file_sha256, told.is_service) == (PublicStanding.VOID, None, True)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (Standing.UNDER_REVIEW, PublicStanding.UNDER_REVIEW),
        (Standing.SUPERSEDED, PublicStanding.REPLACED),
        (Standing.VOID, PublicStanding.VOID),
        (Standing.REVOKED, PublicStanding.VOID),
    ],
)
def test_each_standing_is_told_as_of_a_birth_certificate(
    couple: CoupleScene, state: Standing, told: PublicStanding
) -> None:
    certificate = certificate_of(couple.registered())
    moved = ServiceStanding.objects.filter(pk=certificate.pk)
    moved.update(state=state.value, version=F("version") + 1, since=F("since") + timedelta(hours=1))

    assert verify_reference(certificate.reference).standing is verify_number(certificate.no).standing is told


def test_a_withdrawal_is_told_to_the_very_next_question(couple: CoupleScene) -> None:
    case = couple.registered()
    certificate = certificate_of(case)
    assert verify_number(certificate.no).standing is PublicStanding.IN_FORCE

    registrations.withdraw_registration(case.pk, by=couple.by("mother"), at=couple.scene.later(), asked=asked())

    assert verify_number(certificate.no).standing is PublicStanding.VOID
    assert verify_reference(certificate.reference).standing is PublicStanding.VOID


def test_of_an_erased_declaration_only_the_standing_and_the_files_digest_remain(couple: CoupleScene) -> None:
    certificate = certificate_of(couple.registered())
    CaseKey.objects.filter(case=certificate.case_id).update(wrapped=None, destroyed_at=couple.at + timedelta(days=1))

    told = verify_number(certificate.no)

    assert told.standing is PublicStanding.IN_FORCE
    assert told.file_sha256 is not None
    assert told.statement is told.statement_digest is None


def test_every_answer_of_either_kind_is_one_question_to_the_books(
    couple: CoupleScene, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Invariant 18: what is told is read as of one moment, whatever is asked and whatever it comes to."""
    birth = couple.scene.sealed().certificates.get()
    service = certificate_of(couple.registered(a_couple(child_order=1)))
    questions: list[tuple[Callable[[str], Verified], str, PublicStanding]] = [
        (verify_reference, birth.reference, PublicStanding.IN_FORCE),
        (verify_reference, service.reference, PublicStanding.IN_FORCE),
        (verify_reference, new_reference(), PublicStanding.UNKNOWN),
        (verify_number, birth.blank_id, PublicStanding.IN_FORCE),
        (verify_number, "Z520000002", PublicStanding.UNKNOWN),
        (verify_number, service.no, PublicStanding.IN_FORCE),
        (verify_number, NEVER_ISSUED, PublicStanding.UNKNOWN),
    ]
    for ask, what, standing in questions * 2:
        with django_assert_num_queries(1):
            assert ask(what).standing is standing
