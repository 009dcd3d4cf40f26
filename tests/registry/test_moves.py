from datetime import date, timedelta

import pytest
from tests.registry.books import (
    DIGEST,
    NOON,
    SIGNED,
    a_blank,
    a_case,
    a_certificate,
    a_newborn,
    a_person,
    a_seal,
    a_standing,
    a_successor,
    an_assigned_blank,
    an_office,
    change,
)
from tests.registry.conftest import Refuses

from xinsheng.registry import models


@pytest.mark.parametrize("version", [0, 2, -1])
def test_a_case_version_grows_by_exactly_one(version: int, refused_by: Refuses) -> None:
    case = a_case()
    with refused_by("case_version_grows_by_one"):
        change(case, version=version)
    change(case, version=1, stage="signed")
    assert models.Case.objects.get().stage == "signed"


def test_the_policies_a_case_was_opened_under_stay(refused_by: Refuses) -> None:
    case = a_case(policies={"late_claim_days": 30})
    with refused_by("case_stays_what_it_was_opened_as"):
        change(case, version=1, policies={"late_claim_days": 900})


def test_a_case_moves_to_no_other_office(refused_by: Refuses) -> None:
    case = a_case()
    with refused_by("case_stays_what_it_was_opened_as"):
        change(case, version=1, office=an_office("另一家"))


def test_a_round_never_falls(refused_by: Refuses) -> None:
    case = a_case(round=2)
    with refused_by("case_round_never_falls"):
        change(case, version=1, round=1)


def test_a_newborn_has_one_open_case_of_a_service(refused_by: Refuses) -> None:
    case = a_case()
    with refused_by("case_one_open_per_newborn"):
        a_case(case.office, newborn=case.newborn)
    change(case, version=1, stage="closed")
    assert a_case(case.office, newborn=case.newborn).pk != case.pk


def test_a_destroyed_key_never_returns(refused_by: Refuses) -> None:
    key = models.CaseKey.objects.create(case=a_case(), wrapped=b"wrapped")
    with refused_by("case_key_is_there_or_destroyed"):
        change(key, wrapped=None)
    change(key, wrapped=None, destroyed_at=NOON)
    with refused_by("case_key_never_returns"):
        change(key, wrapped=b"again", destroyed_at=None)


def test_a_case_keeps_its_key_until_that_is_destroyed(refused_by: Refuses) -> None:
    key = models.CaseKey.objects.create(case=a_case(), wrapped=b"wrapped")
    with refused_by("case_key_is_never_exchanged"):
        change(key, wrapped=b"another")


@pytest.mark.parametrize(
    "changed",
    [{"key_name": "another"}, {"text": "别的单位"}, {"in_force_from": date(2020, 1, 1)}],
    ids=["key", "text", "day"],
)
def test_of_a_seal_only_its_last_day_is_set(changed: dict[str, object], refused_by: Refuses) -> None:
    seal = a_seal(an_office())
    with refused_by("seal_stays_what_it_is"):
        change(seal, **changed)
    change(seal, in_force_until=date(2030, 1, 1))
    with refused_by("seal_stays_what_it_is"):
        change(seal, in_force_until=None)


def test_a_retired_seal_does_not_come_back(refused_by: Refuses) -> None:
    seal = a_seal(an_office(), in_force_until=date(2026, 11, 19))
    with refused_by("seal_ends_once"):
        change(seal, in_force_until=date(2026, 11, 20))
    change(seal, in_force_until=date(2026, 11, 18))


@pytest.mark.parametrize(
    "changed", [{"paper_no_index": b"j" * 32}, {"paper_no_index": None}, {"paper_kind": "passport"}]
)
def test_whose_paper_a_number_is_does_not_change(changed: dict[str, object], refused_by: Refuses) -> None:
    person = models.Person.objects.create(name="杨秀英", paper_kind="resident_id")
    change(person, paper_no_index=b"i" * 32, paper_no_cipher=b"cipher")
    with refused_by("person_keeps_their_number"):
        change(person, **changed)


@pytest.mark.parametrize("final", ["used", "void"])
def test_a_used_or_void_number_is_so_for_ever(final: str, refused_by: Refuses) -> None:
    case = a_case()
    blank = an_assigned_blank("V520000001", case)
    change(blank, status=final)
    for status in ("stock", "assigned", "used", "void"):
        with refused_by("blank_moves"):
            change(blank, status=status, case=None if status == "stock" else case)


def test_an_assigned_number_never_goes_back_to_stock(refused_by: Refuses) -> None:
    blank = an_assigned_blank("V520000001", a_case())
    with refused_by("blank_moves"):
        change(blank, status="stock", case=None)


def test_a_number_skips_no_step(refused_by: Refuses) -> None:
    case = a_case()
    blank = a_blank("V520000001", case.office)
    with refused_by("blank_moves"):
        change(blank, status="used", case=case)
    with refused_by("blank_arrives_in_stock"):
        a_blank("V520000002", case.office, status="assigned", case=case)


def test_a_number_stays_with_the_case_it_was_assigned_to(refused_by: Refuses) -> None:
    case = a_case()
    blank = an_assigned_blank("V520000001", case)
    other = a_case(case.office)
    with refused_by("blank_case_is_set_once"):
        change(blank, status="used", case=other)
    with refused_by("blank_case_is_set_once"):
        change(blank, status="void", case=None)


def test_a_case_has_one_assigned_number_at_a_time(refused_by: Refuses) -> None:
    case = a_case()
    first = an_assigned_blank("V520000001", case)
    second = a_blank("V520000002", case.office)
    with refused_by("blank_one_assigned_per_case"):
        change(second, status="assigned", case=case)
    change(first, status="void")
    change(second, status="assigned", case=case)


@pytest.mark.parametrize("no", ["520000001", "v520000001", "V52000001", "VV20000001", "V52000001x"])
def test_a_number_has_one_letter_and_nine_digits(no: str, refused_by: Refuses) -> None:
    office = an_office()
    with refused_by("blank_no"):
        a_blank(no, office)


def test_a_number_exists_once_for_ever(refused_by: Refuses) -> None:
    a_blank("V520000001", an_office())
    other = an_office("另一家")
    with refused_by("blank_pkey"):
        a_blank("V520000001", other)


PERMITTED = {
    ("valid", "under_review"), ("valid", "superseded"), ("valid", "void"), ("valid", "revoked"),
    ("under_review", "valid"), ("under_review", "superseded"), ("under_review", "void"),
    ("under_review", "revoked"),
}  # fmt: skip
STATES = ("valid", "under_review", "superseded", "void", "revoked")


def _is_superseded(*, before: str) -> None:
    old = a_certificate(a_case())
    standing = a_standing(old)
    successor = a_successor(old)
    if before == "under_review":
        change(standing, state="under_review", version=1)
        standing.refresh_from_db()
    change(standing, state="superseded", version=standing.version + 1)
    a_standing(successor)


@pytest.mark.parametrize("before", STATES)
@pytest.mark.parametrize("after", STATES)
def test_a_standing_moves_along_permitted_ways_only(before: str, after: str, refused_by: Refuses) -> None:
    if after == "superseded" and before in {"valid", "under_review"}:
        _is_superseded(before=before)
        return
    standing = a_standing(a_certificate(a_case()), state=before)
    if (before, after) in PERMITTED:
        change(standing, state=after, version=1, since=NOON + timedelta(hours=1))
        return
    with refused_by("standing_moves"):
        change(standing, state=after, version=1)


def test_a_standing_version_grows_by_exactly_one(refused_by: Refuses) -> None:
    standing = a_standing(a_certificate(a_case()))
    with refused_by("standing_version_grows_by_one"):
        change(standing, state="void", version=2)


def test_a_newborn_has_one_certificate_in_force(refused_by: Refuses) -> None:
    case = a_case()
    first = a_standing(a_certificate(case))
    change(models.Blank.objects.get(), status="used")
    second = a_certificate(case, "V520000002", print_round=2)
    with refused_by("standing_one_valid_per_newborn"):
        a_standing(second)
    change(first, state="under_review", version=1)
    with refused_by("standing_one_valid_per_newborn"):
        a_standing(second)
    change(first, state="void", version=2)
    assert a_standing(second).state == "valid"


def test_a_standing_speaks_for_its_certificates_newborn(refused_by: Refuses) -> None:
    case = a_case()
    certificate = a_certificate(case)
    stranger = a_newborn(case.office)
    with refused_by("standing_of_its_newborn"):
        a_standing(certificate, newborn=stranger)


def test_a_statement_follows_the_one_before_it_on_its_case(refused_by: Refuses) -> None:
    case, other = a_case(), a_case()
    said = {"payload_cipher": b"c", "digest": DIGEST, "signed_by": a_person(), "signed_at": NOON, **SIGNED}
    first = models.DeliveryRecord.objects.create(case=case, seq=1, **said)
    with refused_by("delivery_record_follows_the_one_before"):
        models.DeliveryRecord.objects.create(case=other, seq=2, previous=first, **said)
    with refused_by("delivery_record_follows_the_one_before"):
        models.DeliveryRecord.objects.create(case=case, seq=3, previous=first, **said)
    with refused_by("delivery_record_names_the_one_before"):
        models.DeliveryRecord.objects.create(case=case, seq=2, **said)
    models.DeliveryRecord.objects.create(case=case, seq=2, previous=first, **said)


def test_an_office_has_one_seal_of_a_kind_on_any_day(refused_by: Refuses) -> None:
    office = an_office()
    a_seal(office, in_force_from=date(2026, 3, 1), in_force_until=date(2026, 11, 19))
    for first, last in ((date(2026, 1, 1), None), (date(2026, 11, 19), None), (date(2026, 1, 1), date(2026, 3, 1))):
        with refused_by("seal_one_of_a_kind"):
            a_seal(office, in_force_from=first, in_force_until=last)
    a_seal(office, in_force_from=date(2026, 11, 20))
    a_seal(office, in_force_from=date(2026, 1, 1), in_force_until=date(2026, 2, 28))
    a_seal(office, kind="reissue", in_force_from=date(2026, 3, 1))
    a_seal(an_office("另一家"), in_force_from=date(2026, 3, 1))
