"""Who stands under whom on the line of authority that blanks go down."""

from datetime import date
from uuid import uuid4

import pytest
from tests.registry.books import NOON, a_person, a_seal, an_appointment, an_office
from tests.registry.conftest import Refuses

from xinsheng.registry import models

pytestmark = pytest.mark.django_db


def test_an_office_that_names_no_authority_stands_under_the_county_it_lies_in() -> None:
    province = an_office("省", kind="province", division_code="520000000000")
    county = an_office("县", kind="county", division_code="522699000000")
    hospital, other = an_office("本县医院"), an_office("邻县医院", division_code="522601000000")
    assert models.offices_below(county) == {county.pk, hospital.pk}
    assert models.offices_below(province) == {province.pk, county.pk, hospital.pk, other.pk}
    assert models.offices_below(hospital) == {hospital.pk}


def test_what_it_names_goes_before_what_its_code_says() -> None:
    """A hospital of a county that was merged keeps its old code and names the new county."""
    merged = an_office("新区", kind="county", division_code="520115000000")
    former = an_office("老县", kind="county", division_code="522699000000")
    hospital = an_office("老县医院", authority=merged)
    branch = an_office("老县医院分院", authority=hospital)
    assert models.offices_below(merged) == {merged.pk, hospital.pk, branch.pk}
    assert models.offices_below(former) == {former.pk}


def test_a_township_lies_in_its_county_and_keeps_no_blanks() -> None:
    county = an_office("县", kind="county", division_code="522699000000")
    township = an_office("镇", kind="township", division_code="522699101000")
    assert township.pk in models.offices_below(county)
    assert models.stocked_below(county) == [county]


def test_no_line_of_authority_comes_back_to_itself(refused_by: Refuses) -> None:
    """Opened one by one nobody can name what is not there yet; a list opens many at once."""
    kept = {"kind": "managing_body", "division_code": "522699000000", "opened_at": NOON}
    first, second = uuid4(), uuid4()
    rows = [
        models.Office(id=first, name="甲", authority_id=second, **kept),
        models.Office(id=second, name="乙", authority_id=first, **kept),
    ]
    with refused_by("office_line_is_no_circle"):
        models.Office.objects.bulk_create(rows)


def test_whoever_keeps_a_seal_in_force_never_keeps_the_blanks_beside_it(refused_by: Refuses) -> None:
    hospital, other = an_office("本院"), an_office("别院")
    keeper = a_person("管印章的")
    a_seal(hospital, keeper=keeper, in_force_until=date(2026, 6, 30))
    an_appointment(keeper, other, "stock_keeper")
    an_appointment(keeper, hospital, "stock_keeper", from_on=date(2026, 7, 1))  # the seal was retired the day before
    with refused_by("seal_keeper_keeps_no_stock"):
        a_seal(hospital, keeper=keeper, in_force_from=date(2026, 7, 1))


def test_nor_is_given_them_later(refused_by: Refuses) -> None:
    hospital, keeper = an_office("本院"), a_person("管印章的")
    a_seal(hospital, keeper=keeper)
    with refused_by("stock_keeper_keeps_no_seal"):
        an_appointment(keeper, hospital, "stock_keeper", from_on=date(2027, 1, 1))
