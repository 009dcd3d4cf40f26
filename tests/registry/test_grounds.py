"""No certificate without what it rests on (invariant 10), and a parentage report serves one birth (threat T16)."""

from datetime import timedelta

import pytest
from tests.registry.books import (
    DIGEST,
    NOON,
    SIGNED,
    a_case,
    a_certificate,
    a_person,
    an_assigned_blank,
    an_office,
    change,
)
from tests.registry.conftest import Refuses
from tests.registry.outside_books import a_declared_report, a_found_paper, an_outside_case, grounds_for

from xinsheng.registry import models


def test_a_certificate_inside_needs_the_signed_block(refused_by: Refuses) -> None:
    case = a_case()
    blank = an_assigned_blank("V520000001", case)
    case.service = "first_issuance_outside"  # so that the invented rows add no block by themselves
    with refused_by("certificate_inside_has_a_signed_block"):
        a_certificate(case, blank=blank)


def test_a_certificate_outside_with_its_grounds_is_printed(db: None) -> None:
    case = an_outside_case()
    grounds_for(case)
    assert a_certificate(case).blank_id == "V520000001"


@pytest.mark.parametrize("lacking", ["report", "parentage_test", "parentage_declaration"])
def test_a_certificate_outside_lacks_none_of_its_grounds(lacking: str, refused_by: Refuses) -> None:
    case = an_outside_case()
    for kind in {"parentage_test", "parentage_declaration"} - {lacking}:
        a_found_paper(case, kind, "accepted")
    if lacking != "report":
        a_declared_report(case)
    with refused_by("certificate_outside_has_its_grounds"):
        a_certificate(case)


@pytest.mark.parametrize("findings", [(), ("not_acceptable",), ("accepted", "not_acceptable")])
def test_only_the_last_word_on_a_report_counts(findings: tuple[str, ...], refused_by: Refuses) -> None:
    case = an_outside_case()
    a_declared_report(case)
    a_found_paper(case, "parentage_declaration", "accepted")
    a_found_paper(case, "parentage_test", *findings)
    with refused_by("certificate_outside_has_its_grounds"):
        a_certificate(case)


def test_an_accepted_report_that_was_replaced_counts_no_more(refused_by: Refuses) -> None:
    case = an_outside_case()
    grounds_for(case)
    before = case.materials.get(kind="parentage_test")
    a_found_paper(case, "parentage_test", replaces=before)
    with refused_by("certificate_outside_has_its_grounds"):
        a_certificate(case)


def test_a_report_given_back_carries_no_certificate(refused_by: Refuses) -> None:
    case = an_outside_case()
    change(grounds_for(case).use, given_back_at=NOON)
    with refused_by("certificate_outside_has_its_grounds"):
        a_certificate(case)


def test_a_declaration_that_names_no_report_takes_the_ground_away(refused_by: Refuses) -> None:
    case = an_outside_case()
    first = grounds_for(case).declaration
    models.Declaration.objects.create(
        case=case,
        seq=2,
        previous=first,
        payload_cipher=b"cipher",
        digest=bytes(first.digest),
        declared_by=first.declared_by,
        entered_by=first.entered_by,
        channel="web",
        signed_at=NOON,
        signature_method="development",
        nonce=b"nonce",
        challenge=bytes(first.challenge),
    )
    with refused_by("certificate_outside_has_its_grounds"):
        a_certificate(case)


def test_two_births_never_hold_one_report(refused_by: Refuses) -> None:
    held = a_declared_report(an_outside_case()).use
    other = an_outside_case(held.delivery.office)
    assert other.newborn is not None
    with refused_by("parentage_report_serves_once"):
        models.ParentageReportUse.objects.create(
            delivery=other.newborn.delivery, licence_key=held.licence_key, report_key=held.report_key, taken_at=NOON
        )
    with refused_by("parentage_report_of_its_birth"):
        a_declared_report(other, report_no=held.report_key)


def test_a_report_given_back_serves_another_birth_and_never_the_first_again(refused_by: Refuses) -> None:
    held = a_declared_report(an_outside_case()).use
    change(held, given_back_at=NOON)
    assert a_declared_report(an_outside_case(held.delivery.office)).use.pk != held.pk
    with refused_by("parentage_report_use_stays"):
        change(held, given_back_at=None)


def test_what_a_use_says_stays(refused_by: Refuses) -> None:
    held = a_declared_report(an_outside_case()).use
    with refused_by("parentage_report_use_stays"):
        change(held, report_key="第119号")


def test_a_report_under_a_certificate_is_not_given_back(refused_by: Refuses) -> None:
    case = an_outside_case()
    held = grounds_for(case).use
    a_certificate(case)
    with refused_by("parentage_report_use_is_needed"):
        change(held, given_back_at=NOON)


ASKED = {"policies": {"outside_second_reviewer": True}, "flags": ["report_name_differs"]}


def a_look(case: models.Case, **said: object) -> models.SecondReview:
    row = {
        "case": case,
        "declaration": case.declarations.order_by("-seq").first(),
        "office": an_office("另一个县妇幼保健院", kind="appointed_body"),
        "finding": "cleared",
        "payload_cipher": b"cipher",
        "digest": DIGEST,
        "reviewed_by": a_person("复核人"),
        "reviewed_at": NOON + timedelta(hours=1),
        **SIGNED,
    }
    return models.SecondReview.objects.create(**row | said)


def test_a_flagged_report_carries_a_certificate_once_another_institution_cleared_it(refused_by: Refuses) -> None:
    case = an_outside_case(**ASKED)
    report = grounds_for(case)
    printer = a_person("签发人员")
    with refused_by("second_review_by_another_institution"):
        a_look(case, office=case.office)
    with refused_by("certificate_after_the_second_review"):
        a_certificate(case, printed_by=printer)
    a_look(case, reviewed_by=printer)
    with refused_by("certificate_after_the_second_review"):
        a_certificate(case, printed_by=printer)
    a_look(case, finding="doubted", reviewed_at=NOON + timedelta(hours=2))
    with refused_by("certificate_after_the_second_review"):
        a_certificate(case, printed_by=printer)
    a_look(case, reviewed_at=NOON + timedelta(hours=3))
    before = case.materials.get(kind="parentage_test")
    a_found_paper(case, "parentage_test", "accepted", replaces=before, given_at=NOON + timedelta(hours=4))
    with refused_by("certificate_after_the_second_review"):
        a_certificate(case, printed_by=printer)
    assert a_look(case, reviewed_at=NOON + timedelta(hours=5)).declaration_id == report.declaration_id
    assert a_certificate(case, printed_by=printer).blank_id == "V520000001"


def test_what_was_looked_at_before_it_was_declared_anew_counts_no_more(refused_by: Refuses) -> None:
    case = an_outside_case(**ASKED)
    first = grounds_for(case).declaration
    a_look(case)
    a_declared_report(case, seq=2)
    with refused_by("certificate_after_the_second_review"):
        a_certificate(case)
    with refused_by("second_review_of_the_last_declaration"):
        a_look(case, declaration=first)


@pytest.mark.parametrize("said", [{"policies": {}}, {"flags": ["put_off", "reported"]}])
def test_without_policy_or_flag_no_second_look_is_needed(db: None, said: dict[str, object]) -> None:
    case = an_outside_case(**ASKED | said)
    grounds_for(case)
    assert a_certificate(case).blank_id == "V520000001"


def an_answer(case: models.Case, answer: str, **said: object) -> models.ReportConfirmation:
    declaration = case.declarations.order_by("-seq").first()
    row = {"case": case, "declaration": declaration, "answer": answer, "at": NOON + timedelta(hours=2)}
    return models.ReportConfirmation.objects.create(**row | said)


def test_no_certificate_before_the_laboratory_answered_nor_against_it_without_a_later_look(
    refused_by: Refuses,
) -> None:
    case = an_outside_case(policies={"outside_laboratory_confirms": True})
    grounds_for(case)
    with refused_by("certificate_after_the_laboratory"):
        a_certificate(case)
    with refused_by("report_confirmation_silent_when_it_is"):
        an_answer(case, "silent")
    an_answer(case, "not_found")
    a_look(case)
    with refused_by("certificate_not_against_the_laboratory"):
        a_certificate(case)
    a_look(case, reviewed_at=NOON + timedelta(hours=3))
    assert a_certificate(case).blank_id == "V520000001"


def test_a_confirmed_report_carries_a_certificate_and_an_earlier_declarations_answer_none(
    refused_by: Refuses,
) -> None:
    case = an_outside_case(policies={"outside_laboratory_confirms": True})
    first = grounds_for(case).declaration
    an_answer(case, "confirmed")
    a_declared_report(case, seq=2)
    with refused_by("certificate_after_the_laboratory"):
        a_certificate(case)
    with refused_by("report_confirmation_of_the_last_declaration"):
        an_answer(case, "confirmed", declaration=first)
    an_answer(case, "confirmed")
    assert a_certificate(case).blank_id == "V520000001"
