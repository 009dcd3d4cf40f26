"""What the books promise of a certificate that takes another's place (invariants 8, 14 to 16, 20 to 22)."""

from collections.abc import Callable
from datetime import timedelta
from itertools import product

import pytest
from django.db import connection
from tests.registry.books import (
    NOON,
    SIGNED,
    a_case,
    a_certificate,
    a_person,
    a_seal,
    a_standing,
    a_successor,
    an_elicence,
    an_intent,
    an_office,
    change,
    digest,
    the_seal,
)
from tests.registry.conftest import Refuses

from xinsheng.casework.succession_snapshots import people_of_chain
from xinsheng.law.acts import KEPT_APART
from xinsheng.registry import models

FRESH = ("reissue_officer", "reviewer", "sealing_officer")


def a_county() -> models.Office:
    return an_office("清水江县卫生健康局", kind="county")


def in_force(certificate: models.Certificate) -> models.Certificate:
    a_standing(certificate)
    return certificate


def a_reissue_of(certificate: models.Certificate, county: models.Office | None = None) -> models.Case:
    office = county or a_county()
    return a_case(office, newborn=certificate.newborn, original=certificate, service="reissue", stage="declared")


def a_reissued(certificate: models.Certificate, no: str, **said: object) -> models.Certificate:
    """Printed, reviewed, sealed and filed; the old one superseded, the new one in force."""
    case = a_reissue_of(certificate)
    printed = a_certificate(case, no, kind="reissue", predecessor=certificate, **said)
    a_review(printed)
    an_intent(printed, seal=the_seal(case.office, kind="reissue"))
    an_elicence(printed)
    change(certificate.standing, state="superseded", version=certificate.standing.version + 1)
    return in_force(printed)


def a_replaced(certificate: models.Certificate, no: str) -> models.Certificate:
    """Filed by its issuer; the old one superseded, the new one in force."""
    new = a_successor(certificate, no)
    change(certificate.standing, state="superseded", version=certificate.standing.version + 1)
    return in_force(new)


def a_review(certificate: models.Certificate, **said: object) -> models.CertificateReview:
    row = {
        "certificate": certificate,
        "reviewed_by": a_person("审核人员"),
        "reviewed_at": NOON,
        "statement_digest": certificate.statement_digest,
        **SIGNED,
    }
    return models.CertificateReview.objects.create(**row | said)


def a_hand(case: models.Case, person: models.Person, duty: str) -> models.Hand:
    return models.Hand.objects.create(case=case, person=person, duty=duty, round=1, at=NOON)


CHAINS = [links for length in range(3) for links in product((a_reissued, a_replaced), repeat=length)]


@pytest.mark.parametrize("links", CHAINS, ids=lambda links: "-".join(link.__name__ for link in links) or "alone")
def test_nobody_with_a_hand_on_the_chain_reissues_reviews_or_seals(
    links: tuple[Callable[[models.Certificate, str], models.Certificate], ...], refused_by: Refuses
) -> None:
    """Every chain of one to three certificates, whichever way each took the place of the one before."""
    chain = [in_force(a_certificate(a_case()))]
    for place, follows in enumerate(links, start=1):
        chain.append(follows(chain[-1], f"V52000001{place}"))
    had = {(link, duty): a_person(f"{duty}{link}") for link, duty in product(range(len(chain)), sorted(KEPT_APART))}
    for (link, duty), person in had.items():  # a link that is itself a reissue has fresh hands of its own
        a_hand(chain[link].case, person, duty)
    case = a_reissue_of(chain[-1])

    assert people_of_chain(chain[-1]) == {str(person.pk) for person in had.values()}
    for person, duty in product(had.values(), FRESH):
        with refused_by("hand_fresh_on_the_chain"):
            a_hand(case, person, duty)
    for duty in FRESH:
        assert a_hand(case, a_person(), duty).duty == duty
    applicant = had[0, "collector"]
    assert a_hand(case, applicant, "applicant").person == applicant


def test_a_certificate_is_succeeded_once_at_a_time(refused_by: Refuses) -> None:
    old = in_force(a_certificate(a_case()))
    first = a_reissue_of(old)
    with refused_by("case_one_open_per_original"):
        a_reissue_of(old)
    change(first, stage="closed", version=1)
    assert a_reissue_of(old).original == old


def test_only_what_is_in_force_is_succeeded(refused_by: Refuses) -> None:
    old = in_force(a_certificate(a_case()))
    change(old.standing, state="under_review", version=1)
    with refused_by("case_succeeds_what_is_in_force"):
        a_reissue_of(old)


def test_a_case_keeps_its_original(refused_by: Refuses) -> None:
    old, other = in_force(a_certificate(a_case())), a_certificate(a_case(), "V520000002")
    case = a_reissue_of(old)
    with refused_by("case_stays_what_it_was_opened_as"):
        change(case, original=other, version=1)


def test_a_first_issuance_names_no_original(refused_by: Refuses) -> None:
    old = in_force(a_certificate(a_case()))
    with refused_by("case_of_succession_names_its_original"):
        a_case(newborn=old.newborn, original=old, service="first_issuance_inside", stage="closed")


def test_a_reissue_says_what_its_original_says(refused_by: Refuses) -> None:
    old = in_force(a_certificate(a_case()))
    case = a_reissue_of(old)
    with refused_by("certificate_reissued_unchanged"):
        a_certificate(case, "V520000002", kind="reissue", predecessor=old, content_digest=digest("another"))


def test_a_certificate_takes_the_place_of_its_cases_original(refused_by: Refuses) -> None:
    old = in_force(a_certificate(a_case()))
    case = a_reissue_of(old)
    with refused_by("certificate_succeeds_its_original"):
        a_certificate(case, "V520000002", kind="reissue")
    with refused_by("certificate_of_its_service"):
        a_certificate(case, "V520000003", kind="replacement", predecessor=old)


def test_the_new_one_comes_into_force_after_the_old_one_is_out_of_it(refused_by: Refuses) -> None:
    old = in_force(a_certificate(a_case()))
    new = a_successor(old)
    change(old.standing, state="under_review", version=1)
    with refused_by("standing_only_of_the_head"):
        a_standing(new)
    change(old.standing, state="superseded", version=2)
    assert a_standing(new).state == "valid"


def test_nothing_is_superseded_by_nothing(refused_by: Refuses) -> None:
    old = in_force(a_certificate(a_case()))
    with refused_by("standing_superseded_by_another"):
        change(old.standing, state="superseded", version=1, since=NOON + timedelta(hours=1))
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_an_unreviewed_reissue_is_not_sealed_nor_one_reviewed_by_its_sealer(refused_by: Refuses) -> None:
    old = in_force(a_certificate(a_case()))
    case = a_reissue_of(old)
    printed = a_certificate(case, "V520000002", kind="reissue", predecessor=old)
    seal, both = the_seal(case.office, kind="reissue"), a_person()
    with refused_by("seal_intent_after_the_review"):
        an_intent(printed, seal=seal)
    a_review(printed, reviewed_by=both)
    with refused_by("seal_intent_after_the_review"):
        an_intent(printed, seal=seal, sealed_by=both)
    assert an_intent(printed, seal=seal).certificate == printed


def test_a_reissue_takes_the_countys_reissue_seal(refused_by: Refuses) -> None:
    old = in_force(a_certificate(a_case()))
    case = a_reissue_of(old)
    printed = a_certificate(case, "V520000002", kind="reissue", predecessor=old)
    a_review(printed)
    with refused_by("seal_intent_right_seal"):
        an_intent(printed, seal=the_seal(case.office))
    with refused_by("seal_intent_right_seal"):
        an_intent(printed, seal=a_seal(an_office("另一县", kind="county"), kind="reissue"))


def test_the_printer_does_not_review_and_what_is_reviewed_is_what_was_printed(refused_by: Refuses) -> None:
    old = in_force(a_certificate(a_case()))
    printed = a_certificate(a_reissue_of(old), "V520000002", kind="reissue", predecessor=old)
    with refused_by("certificate_review_by_another"):
        a_review(printed, reviewed_by=printed.printed_by)
    with refused_by("certificate_review_same_statement"):
        a_review(printed, statement_digest=digest("another"))


def test_a_replacement_is_sealed_after_the_old_paper_came_in(refused_by: Refuses) -> None:
    old = in_force(a_certificate(a_case()))
    case = a_case(old.office, newborn=old.newborn, original=old, service="replacement")
    printed = a_certificate(case, "V520000002", kind="replacement", predecessor=old)
    with refused_by("seal_intent_after_the_return"):
        an_intent(printed)
    with refused_by("paper_return_of_the_original"):
        models.PaperReturn.objects.create(
            case=case, certificate=printed, pages="main", received_by=a_person(), received_at=NOON
        )
