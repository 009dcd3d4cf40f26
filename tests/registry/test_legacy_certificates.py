"""What the books promise of a certificate from before them: one number, one standing, one successor, two readers."""

from datetime import date

import psycopg
import pytest
from django.db import connection, transaction
from tests.conftest import BookAddresses
from tests.registry.books import (
    DIGEST,
    NOON,
    a_blank,
    a_case,
    a_certificate,
    a_person,
    a_standing,
    an_elicence,
    an_intent,
    an_office,
    change,
    digest,
    the_seal,
)
from tests.registry.conftest import Refuses
from tests.registry.test_successions import a_review

from xinsheng.registry import models

pytestmark = pytest.mark.django_db

NO = "M520104217"


def a_legacy(no: str = NO, **said: object) -> models.LegacyCertificate:
    row = {
        "no": no,
        "source": "bulk",
        "child_name": "龙念安",
        "born_on": date(2012, 3, 4),
        "mother_name": "龙小梅",
        "issuer_name": "已停办的卫生院",
        "division_code": "522699",
        "issued_on": date(2012, 3, 7),
        "entered_at": NOON,
    }
    certificate = models.LegacyCertificate.objects.create(**row | said)
    models.LegacyStanding.objects.create(certificate=certificate, state="valid", since=NOON)
    return certificate


def a_look_up(case: models.Case, answer: str = "not_found", **said: object) -> models.RecordLookUp:
    row = {"case": case, "source": "register", "answer": answer, "at": NOON}
    return models.RecordLookUp.objects.create(**row | said)


def what_it_said(legacy: models.LegacyCertificate, case: models.Case | None, **said: object) -> models.LegacyContent:
    row = {
        "certificate": legacy,
        "case": case,
        "source": "evidence",
        "statement_cipher": b"cipher",
        "content_digest": DIGEST,
        "child_name": legacy.child_name,
        "born_on": legacy.born_on,
        "mother_name": legacy.mother_name,
        "stated_by": a_person("补发经办人员"),
        "confirmed_by": a_person("审核人员"),
        "at": NOON,
    }
    return models.LegacyContent.objects.create(**row | said)


def a_reissue(legacy: models.LegacyCertificate | None = None) -> models.Case:
    county = an_office("清水江县卫生健康局", kind="county")
    return a_case(county, service="reissue", stage="declared", legacy=legacy)


def a_printed(legacy: models.LegacyCertificate, no: str = "V520000001", **said: object) -> models.Certificate:
    case = a_reissue()
    a_look_up(case)
    if not models.LegacyContent.objects.filter(pk=legacy.pk).exists():
        what_it_said(legacy, case)
    change(case, legacy=legacy, version=1)
    case.refresh_from_db()
    return a_certificate(case, no, kind="reissue", **said)


def filed(certificate: models.Certificate) -> models.Certificate:
    a_review(certificate)
    an_intent(certificate, seal=the_seal(certificate.office, kind="reissue"))
    an_elicence(certificate)
    return certificate


def test_a_number_is_a_blanks_or_a_legacy_certificates_whichever_comes_first(refused_by: Refuses) -> None:
    office = an_office()
    a_blank("V520000001", office)
    with refused_by("legacy_certificate_number_is_no_blanks"):
        a_legacy("V520000001")
    a_legacy("V520000002")
    with refused_by("blank_number_is_no_legacy_certificates"):
        a_blank("V520000002", office)
    with refused_by("blank_number_is_no_legacy_certificates"):
        models.Blank.objects.bulk_create(
            [models.Blank(no=no, office=office, moved_at=NOON) for no in ("V520000003", "V520000002")]
        )


@pytest.mark.django_db(transaction=True)
def test_a_blank_and_a_legacy_certificate_of_one_number_at_one_moment_are_one(book_addresses: BookAddresses) -> None:
    office = an_office()
    with transaction.atomic(), psycopg.connect(book_addresses.application) as other:
        a_legacy()
        other.execute("SET lock_timeout = '300ms'")
        insert = "INSERT INTO blank (no, office_id, status, moved_at) VALUES (%s, %s, 'stock', now())"
        with pytest.raises(psycopg.errors.LockNotAvailable):  # it waits for what is not committed yet
            other.execute(insert, [NO, office.pk])
        other.rollback()
        other.execute("SET lock_timeout = '300ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            other.execute(insert, ["M520104218", office.pk])
        other.rollback()


@pytest.mark.parametrize("no", ["M52010421", "m520104217", "123456"])
def test_a_number_of_another_shape_is_none(no: str, refused_by: Refuses) -> None:
    with refused_by("legacy_certificate_no"):
        a_legacy(no)


def test_none_was_issued_before_1996_nor_before_the_birth(refused_by: Refuses) -> None:
    with refused_by("legacy_certificate_since_1996"):
        a_legacy(issued_on=date(1995, 12, 31), born_on=date(1995, 12, 1))
    with refused_by("legacy_certificate_since_1996"):
        a_legacy(issued_on=date(2012, 3, 3))


def test_one_case_at_a_time_is_about_it_and_stays_so(refused_by: Refuses) -> None:
    legacy = a_legacy()
    case = a_reissue(legacy)
    with refused_by("case_one_open_per_legacy"):
        a_reissue(legacy)
    with refused_by("case_keeps_its_legacy_original"):
        change(case, legacy=a_legacy("M520104218"), version=1)
    with refused_by("case_of_succession_names_its_original"):
        a_case(legacy=a_legacy("M520104219"))


def test_what_is_in_force_no_more_is_not_reissued(refused_by: Refuses) -> None:
    legacy = a_legacy()
    change(legacy.standing, state="void", version=1)
    with refused_by("case_succeeds_what_is_in_force"):
        a_reissue(legacy)


def test_what_is_typed_is_typed_by_one_and_confirmed_by_another(refused_by: Refuses) -> None:
    case, both = a_reissue(), a_person()
    a_look_up(case)
    with refused_by("legacy_content_two_people"):
        what_it_said(a_legacy(), case, stated_by=both, confirmed_by=both)
    with refused_by("legacy_content_off_evidence_by_two"):
        what_it_said(a_legacy("M520104218"), case, confirmed_by=None)


@pytest.mark.parametrize(
    "said",
    [
        {"child_name": "王小明"},
        {"born_on": date(2012, 3, 5)},
        {"born_on": None},
        {"mother_name": ""},
        {"mother_paper_index": digest("another woman")},
        {"father_paper_index": digest("another man")},
    ],
    ids=lambda said: next(iter(said)),
)
def test_what_is_entered_of_a_paper_is_its_own_childs_and_parents(
    said: dict[str, object], refused_by: Refuses
) -> None:
    papers = {"mother_paper_index": digest("the mother"), "father_paper_index": digest("the father")}
    case, legacy = a_reissue(), a_legacy(**papers)
    a_look_up(case)
    with refused_by("legacy_content_is_its_own"):
        what_it_said(legacy, case, **papers | said)
    assert what_it_said(legacy, case, **papers | {"father_paper_index": None}).mother_name == "龙小梅"


def test_a_paper_of_whose_parents_no_number_is_known_says_them_with_its_content() -> None:
    case, legacy = a_reissue(), a_legacy()
    a_look_up(case)
    assert what_it_said(legacy, case, mother_paper_index=digest("the mother")).mother_paper_index


def test_on_a_silent_register_nothing_is_typed_and_nothing_is_found(refused_by: Refuses) -> None:
    case, legacy = a_reissue(), a_legacy()
    with refused_by("legacy_content_after_an_answer"):
        what_it_said(legacy, case)
    a_look_up(case, "unreachable", silence="late")
    with refused_by("legacy_content_after_an_answer"):
        what_it_said(legacy, case)
    by_nobody = {"source": "register", "stated_by": None, "confirmed_by": None}
    with refused_by("legacy_content_was_found"):
        what_it_said(legacy, case, **by_nobody)
    a_look_up(case, "found")
    assert what_it_said(legacy, case, **by_nobody).source == "register"


def test_a_silence_says_why_and_an_answer_has_none(refused_by: Refuses) -> None:
    case = a_reissue()
    with refused_by("record_look_up_silent_when_unreachable"):
        a_look_up(case, "unreachable")
    with refused_by("record_look_up_silent_when_unreachable"):
        a_look_up(case, "not_found", silence="late")


def test_a_reissue_says_what_the_paper_said_and_without_one_there_is_none(refused_by: Refuses) -> None:
    with refused_by("certificate_reissued_unchanged"):
        a_printed(a_legacy(), content_digest=digest("another"))
    with refused_by("certificate_reissued_unchanged"):
        a_certificate(a_reissue(), "V520000005", kind="reissue")


def test_the_new_one_comes_into_force_after_the_paper_is_out_of_it_and_once(refused_by: Refuses) -> None:
    legacy = a_legacy()
    new = filed(a_printed(legacy))
    with refused_by("standing_only_of_the_head"):
        a_standing(new)
    change(legacy.standing, state="superseded", version=1)
    assert a_standing(new).state == "valid"
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_no_paper_is_superseded_by_nothing(refused_by: Refuses) -> None:
    legacy = a_legacy()
    with refused_by("standing_superseded_by_another"):
        change(legacy.standing, state="superseded", version=1)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_its_standing_moves_one_step_at_a_time_along_permitted_ways(refused_by: Refuses) -> None:
    legacy = a_legacy()
    with refused_by("legacy_standing_version_grows_by_one"):
        change(legacy.standing, state="void", version=2)
    change(legacy.standing, state="void", version=1)
    with refused_by("legacy_standing_moves"):
        change(legacy.standing, state="valid", version=2)


def test_an_issuers_answer_has_its_paper_or_none(refused_by: Refuses) -> None:
    case = a_reissue()
    row = {"case": case, "office": case.office, "by": a_person(), "at": NOON}
    with refused_by("record_supply_has_its_paper"):
        models.RecordSupply.objects.create(holding="held", **row)
    assert models.RecordSupply.objects.create(holding="not_held", **row).material is None
