"""Who stands under whom on the line of authority that blanks go down."""

import pytest
from tests.registry.books import an_office

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
