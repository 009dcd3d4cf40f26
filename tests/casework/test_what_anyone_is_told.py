"""What anyone is told of a number or a code: standing first, and no more than the books still hold."""

from datetime import timedelta

import pytest
from tests.casework.scene import Scene, asked

from xinsheng.casework import reviews
from xinsheng.casework.acting import THE_MACHINE
from xinsheng.casework.privacy import UnableToRead
from xinsheng.casework.sealings import statement_of
from xinsheng.casework.stock import move_blank
from xinsheng.casework.verification import NO_SUCH_CERTIFICATE, Verified, verify_number, verify_reference
from xinsheng.law.terms import BlankStatus, PublicStanding, SpoilReason
from xinsheng.proof.references import new_reference
from xinsheng.registry.models import Blank, CaseKey


def test_code_and_number_tell_the_same_of_a_sealed_certificate(scene: Scene) -> None:
    certificate = scene.sealed().certificates.get()

    told = verify_number(certificate.blank_id)

    assert told == verify_reference(certificate.reference)
    assert told == Verified(
        standing=PublicStanding.IN_FORCE,
        statement=statement_of(certificate),
        file_sha256=bytes(certificate.elicence.sha256),
    )


def test_a_number_in_stock_a_print_without_seal_and_a_guess_are_no_certificate(scene: Scene) -> None:
    printed = scene.printed().certificates.get()

    for no in (printed.blank_id, "Z520000002", "Z529999999", "nonsense"):
        assert verify_number(no) == NO_SUCH_CERTIFICATE
    for reference in (printed.reference, new_reference(), "nonsense"):
        assert verify_reference(reference) == NO_SUCH_CERTIFICATE


def test_a_spoiled_print_is_void_and_has_no_file(scene: Scene) -> None:
    case = scene.printed()
    reviews.void_print(case.pk, reason=SpoilReason.JAM, by=scene.by("issuing2"), at=scene.later(), asked=asked())

    told = verify_number(case.certificates.get().blank_id)

    assert (told.standing, told.file_sha256) == (PublicStanding.VOID, None)


def test_a_blank_voided_before_anything_was_printed_on_it_is_void_and_says_nothing(scene: Scene) -> None:
    blank = Blank.objects.get(pk="Z520000009")
    move_blank(blank, to=BlankStatus.VOID, by=THE_MACHINE, at=scene.later(), reason="lost")

    assert verify_number(blank.no) == Verified(standing=PublicStanding.VOID)


def test_of_an_erased_form_only_the_standing_and_the_files_digest_remain(scene: Scene) -> None:
    certificate = scene.sealed().certificates.get()
    at = scene.at + timedelta(days=1)
    CaseKey.objects.filter(case=certificate.case_id).update(wrapped=None, destroyed_at=at)

    told = verify_number(certificate.blank_id)

    assert told.standing is PublicStanding.IN_FORCE
    assert told.statement is None
    with pytest.raises(UnableToRead):
        statement_of(type(certificate).objects.get())
