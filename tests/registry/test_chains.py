from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from tests.registry.books import (
    NOON,
    a_blank,
    a_case,
    a_certificate,
    a_leaf,
    a_newborn,
    a_person,
    a_seal,
    an_abandonment,
    an_assigned_blank,
    an_elicence,
    an_entry,
    an_intent,
    an_office,
    digest,
)
from tests.registry.conftest import Refuses

from xinsheng.registry import models


def test_a_journal_has_no_gap_and_no_second_entry_at_one_place(refused_by: Refuses) -> None:
    chain = uuid4()
    with refused_by("journal_entry_is_the_next"):
        an_entry(chain, 2, previous=None)
    first = an_entry(chain, 1, previous=None)
    with refused_by("journal_entry_is_the_next"):
        an_entry(chain, 3, previous=bytes(first.digest))
    with refused_by("journal_entry_is_the_next"):
        an_entry(chain, 1, previous=None)
    an_entry(chain, 2, previous=bytes(first.digest))


def test_a_journal_entry_names_the_digest_of_the_last(refused_by: Refuses) -> None:
    chain = uuid4()
    with refused_by("journal_entry_names_the_last"):
        an_entry(chain, 1, previous=digest("nothing"))
    an_entry(chain, 1, previous=None)
    for wrong in (None, digest("another")):
        with refused_by("journal_entry_names_the_last"):
            an_entry(chain, 2, previous=wrong)


def test_time_never_runs_back_in_a_chain(refused_by: Refuses) -> None:
    chain = uuid4()
    first = an_entry(chain, 1, previous=None)
    with refused_by("journal_entry_is_no_earlier"):
        an_entry(chain, 2, previous=bytes(first.digest), at=NOON - timedelta(microseconds=1))
    an_entry(chain, 2, previous=bytes(first.digest), at=NOON)


def test_the_public_log_has_no_gap(refused_by: Refuses) -> None:
    chain = uuid4()
    first = an_entry(chain, 1, previous=None)
    second = an_entry(chain, 2, previous=bytes(first.digest))
    with refused_by("log_leaf_is_the_next"):
        a_leaf(1, first)
    a_leaf(0, first)
    with refused_by("log_leaf_is_the_next"):
        a_leaf(2, second)
    a_leaf(1, second)
    assert [leaf.position for leaf in models.LogLeaf.objects.from_position(1, size=5)] == [1]


def test_an_entry_stands_once_in_the_public_log(refused_by: Refuses) -> None:
    entry = an_entry(uuid4(), 1, previous=None)
    a_leaf(0, entry)
    with refused_by("log_leaf_entry_id_key"):
        a_leaf(1, entry)


def test_a_birth_order_is_at_most_the_plurality(refused_by: Refuses) -> None:
    office = an_office()
    with refused_by("newborn_within_plurality"):
        a_newborn(office, plurality=2, birth_order=3)
    with refused_by("newborn_birth_order"):
        a_newborn(office, plurality=2, birth_order=0)
    twin = a_newborn(office, plurality=2, birth_order=2)
    with refused_by("newborn_one_per_order"):
        models.Newborn.objects.create(delivery=twin.delivery, birth_order=2)


def test_a_certificate_bears_the_number_assigned_to_its_case(refused_by: Refuses) -> None:
    case = a_case()
    free = a_blank("V520000001", case.office)
    with refused_by("certificate_bears_the_assigned_number"):
        a_certificate(case, blank=free)
    anothers = an_assigned_blank("V520000002", a_case(case.office))
    with refused_by("certificate_bears_the_assigned_number"):
        a_certificate(case, blank=anothers)


def test_a_certificate_is_of_its_cases_newborn(refused_by: Refuses) -> None:
    case = a_case()
    stranger = a_newborn(case.office)
    with refused_by("certificate_of_its_newborn"):
        a_certificate(case, newborn=stranger)


def test_a_successor_is_of_the_same_newborn(refused_by: Refuses) -> None:
    old = a_certificate(a_case())
    other = a_case()
    with refused_by("certificate_of_its_newborn"):
        a_certificate(other, "V520000002", kind="replacement", predecessor=old)


@pytest.mark.parametrize("reference", ["0" * 25, "l" + "0" * 25, "8" + "0" * 25, "0" * 25 + "U"])
def test_a_reference_is_128_bits_of_crockford_base32(reference: str, refused_by: Refuses) -> None:
    case = a_case()
    with refused_by("certificate_reference"):
        a_certificate(case, reference=reference)


def test_an_elicence_needs_its_intent(refused_by: Refuses) -> None:
    certificate = a_certificate(a_case())
    with refused_by("elicence_needs_an_intent"):
        an_elicence(certificate)
    with refused_by("seal_abandonment_needs_an_intent"):
        an_abandonment(certificate)


def test_an_intent_is_carried_out_or_abandoned_never_both(refused_by: Refuses) -> None:
    carried_out, abandoned = a_certificate(a_case()), a_certificate(a_case(), "V520000002")
    an_intent(carried_out)
    an_elicence(carried_out)
    with refused_by("seal_one_outcome"):
        an_abandonment(carried_out)
    with refused_by("elicence_certificate_id_key"):
        an_elicence(carried_out)
    an_intent(abandoned)
    an_abandonment(abandoned)
    with refused_by("seal_one_outcome"):
        an_elicence(abandoned)


def test_a_certificate_takes_its_own_offices_seal_in_force_that_day(refused_by: Refuses) -> None:
    certificate = a_certificate(a_case())
    wrong = (
        a_seal(an_office("另一家")),
        a_seal(certificate.office, kind="reissue"),
        a_seal(certificate.office, in_force_until=datetime(2026, 11, 19, tzinfo=UTC).date()),
    )
    for seal in wrong:
        with refused_by("seal_intent_right_seal"):
            an_intent(certificate, seal=seal)


def test_the_day_of_sealing_is_the_day_in_china(refused_by: Refuses) -> None:
    certificate = a_certificate(a_case())
    seal = a_seal(certificate.office, in_force_from=datetime(2026, 11, 21, tzinfo=UTC).date())
    with refused_by("seal_intent_right_seal"):
        an_intent(certificate, seal=seal, sealed_at=datetime(2026, 11, 20, 15, 59, tzinfo=UTC))
    an_intent(certificate, seal=seal, sealed_at=datetime(2026, 11, 20, 16, 0, tzinfo=UTC))


def test_what_is_sealed_is_what_was_printed(refused_by: Refuses) -> None:
    certificate = a_certificate(a_case())
    seal = a_seal(certificate.office)
    with refused_by("seal_intent_same_statement"):
        an_intent(certificate, seal=seal, statement_digest=digest("another"))


def test_an_intake_counts_its_range_and_has_two_people(refused_by: Refuses) -> None:
    office, first, second = an_office(), a_person("收"), a_person("点")
    said = {"office": office, "first_no": "V520000001", "received_by": first, "counted_by": second, "at": NOON}
    with refused_by("blank_intake_quantity_is_the_range"):
        models.BlankIntake.objects.create(last_no="V520000100", quantity=99, **said)
    with refused_by("blank_intake_numbers"):
        models.BlankIntake.objects.create(last_no="W520000100", quantity=100, **said)
    with refused_by("blank_intake_two_people"):
        models.BlankIntake.objects.create(last_no="V520000100", quantity=100, **said | {"counted_by": first})
    models.BlankIntake.objects.create(last_no="V520000100", quantity=100, **said)


def test_a_material_replaces_one_of_its_own_case_and_kind(refused_by: Refuses) -> None:
    case = a_case()
    said = {"satisfied_by": "upload", "given_by": a_person(), "given_at": NOON, "round": 1}
    first = models.Material.objects.create(case=case, kind="mother_id", **said)
    with refused_by("material_replaces_its_like"):
        models.Material.objects.create(case=case, kind="father_id", replaces=first, **said)
    second = models.Material.objects.create(case=case, kind="mother_id", replaces=first, **said)
    assert models.Material.objects.current().get() == second
