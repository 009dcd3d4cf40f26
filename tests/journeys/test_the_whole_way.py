"""Four people, each in their own browser, from the delivery to a certificate that a stranger verifies."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.journeys import family, hospital
from tests.journeys.conftest import Town

from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case
from xinsheng.standards.civil_time import civil

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def again(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def test_twins_come_home_with_two_certificates_one_by_the_mother_one_by_the_father(town: Town) -> None:
    born = civil(datetime.now(tz=UTC) - timedelta(hours=3))
    midwife = town.comes("midwife", phone=True)
    first, second = hospital.opens_a_birth(midwife, inpatient_no="ZY20261122088", children=2)
    hospital.says_who_the_mother_is(midwife)
    hospital.enters_and_signs(midwife, born=born, sex="female", weight="2480", name="first")
    midwife.presses("接着填写").looks("ward-entry-second")
    later = born + timedelta(minutes=9)
    hospital.enters_and_signs(midwife, born=later, sex="male", weight="2310", name="second")
    code = hospital.prints_the_slip(midwife)

    mother = town.comes("mother", phone=True, script=False)
    form = family.opens_her_form(mother)
    mother.presses("开始填写")
    family.tells_of_the_mother(mother)
    family.tells_of_the_father(mother)
    family.tells_the_name(mother, "雨欣")
    family.says_who_collects(mother, who="self", phone="138 0000 0001")
    family.gives_every_paper(mother, form, "mother_id", "father_id")
    family.signs(mother)
    mother.sees("已提交").looks("family-receipt")
    assert again(first).stage == Stage.DECLARED
