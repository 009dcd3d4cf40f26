"""A print that came out wrong: the sealer voids its number before any other use, and the next number is printed."""

import pytest
from tests.casework.scene import a_block
from tests.journeys import hospital
from tests.journeys.conftest import Town

from xinsheng.registry.models import Blank, Case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def verifies(town: Town, no: str, *, told: str) -> None:
    anybody = town.visitor()
    anybody.goes("/verify/number").says(certificate_no=no).presses("核验", within="main").sees(told)


def test_a_misprint_is_void_for_whoever_asks_and_the_family_gets_the_next_number(town: Town) -> None:
    block = a_block(born_local=town.born_local(hours_ago=2))
    case = town.scene.examined(town.scene.declared(town.scene.signed(block=block)))
    issuing, sealing = town.comes("issuing"), town.comes("sealing")
    spoiled = hospital.confirms_and_prints(issuing.goes(f"/desk/cases/{case.pk}/"), name="desk-misprint")

    sealing.goes(f"/desk/cases/{case.pk}/").presses("作废", within="aside").looks("desk-misprint-void")
    sealing.says(spoil_reason="jam").presses("作废", within="main form").sees("待审核").looks("desk-misprint-voided")

    assert Blank.objects.get(no=spoiled).status == "void"
    verifies(town, spoiled, told="作废")
    number = hospital.confirms_and_prints(issuing.goes(f"/desk/cases/{case.pk}/"), name="desk-misprint-again")
    assert number > spoiled
    hospital.compares_and_seals(sealing, Case.objects.get(pk=case.pk))
    town.worker_makes(case)
    verifies(town, number, told="编号有效")
    verifies(town, spoiled, told="作废")
