"""Four people, each in their own browser, from the delivery to a certificate that a stranger verifies."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.journeys import family, hospital
from tests.journeys.conftest import Town
from tests.journeys.somebody import Somebody

from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case
from xinsheng.standards.civil_time import civil

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def stages(*cases: Case) -> list[Stage]:
    return [Stage(Case.objects.get(pk=case.pk).stage) for case in cases]


def twins_are_born_and_signed(midwife: Somebody) -> tuple[Case, Case, str]:
    """Both blocks by one midwife; gives both cases and the code of the bedside slip of the second."""
    born = civil(datetime.now(tz=UTC) - timedelta(hours=3))
    first, second = hospital.opens_a_birth(midwife, inpatient_no="ZY20261122088", children=2)
    hospital.says_who_the_mother_is(midwife)
    hospital.enters_and_signs(midwife, born=born, sex="female", weight="2480", name="first")
    midwife.presses("接着填写").looks("ward-entry-second")
    later = born + timedelta(minutes=9)
    hospital.enters_and_signs(midwife, born=later, sex="male", weight="2310", name="second")
    return first, second, hospital.prints_the_slip(midwife)


def the_mother_submits(mother: Somebody) -> str:
    form = family.opens_her_form(mother)
    mother.presses("开始填写")
    family.tells_of_the_mother(mother)
    family.tells_of_the_father(mother)
    family.tells_the_name(mother, "雨欣")
    family.says_who_collects(mother, who="self", phone="138 0000 0001")
    family.gives_every_paper(mother, form, "mother_id", "father_id")
    family.signs(mother)
    mother.sees("已提交").looks("family-receipt")
    return form


def the_father_fills_in_but_cannot_submit(father: Somebody, *, code: str) -> str:
    form = family.opens_by_slip(father, code)
    father.presses("开始填写")
    family.tells_of_the_mother(father)
    family.tells_of_the_father(father, is_himself=True)
    family.tells_the_name(father, "雨辰")
    family.says_who_collects(father, mothers_state="can_sign", phone="138 0000 0002")
    family.gives_every_paper(father, form, "mother_id", "father_id")
    father.presses("核对无误，去签名").sees("现在还不能提交").looks("family-not-without-the-mother")
    return form


def the_mother_sends_the_father(mother: Somebody, father: Somebody, *, form: str) -> None:
    hers = family.opens_her_form(mother)
    family.authorises(mother, hers, login="grandmother", relation="grandparent")
    family.takes_the_authorisation_back(mother, hers)
    family.authorises(mother, hers, login="father", relation="father")
    father.goes(f"{form}check/")
    family.signs(father)
    father.sees("已提交")


def one_paper_is_unreadable(issuing: Somebody) -> None:
    hospital.opens_the_case(issuing, "龙雨欣", name="desk").presses("审核", within="aside")
    hospital.refuses_as_unreadable(issuing)
    hospital.accepts(issuing)
    hospital.gives_the_one_notice(issuing)


def the_mother_makes_it_up(mother: Somebody, *, form: str) -> None:
    mother.goes("/mine/").looks("family-mine").presses("龙雨欣").sees("请补齐下面的内容").looks("family-notice")
    family.gives_paper(mother, form, "mother_id", words="CLEAR AND WHOLE")
    mother.goes(f"{form}check/")
    family.signs(mother)
    mother.sees("已提交")


def is_examined_and_printed(issuing: Somebody, child_name: str, *, papers: int, name: str) -> str:
    hospital.opens_the_case(issuing, child_name, name=name).presses("审核", within="aside")
    for _paper in range(papers):
        hospital.accepts(issuing)
    return hospital.confirms_and_prints(issuing)


def is_sealed_and_handed_over(sealing: Somebody, case: Case, *, town: Town) -> None:
    hospital.compares_and_seals(sealing, case)
    town.worker_makes(case)
    hospital.hands_over(sealing, case)


def test_twins_come_home_with_two_certificates_one_by_the_mother_one_by_the_father(town: Town) -> None:
    first, second, code = twins_are_born_and_signed(town.comes("midwife", phone=True))
    mother, father = town.comes("mother", phone=True, script=False), town.comes("father", phone=True)

    hers = the_mother_submits(mother)
    his = the_father_fills_in_but_cannot_submit(father, code=code)
    assert stages(first, second) == [Stage.DECLARED, Stage.SIGNED]
    the_mother_sends_the_father(mother, father, form=his)
    assert stages(first, second) == [Stage.DECLARED, Stage.DECLARED]

    issuing, sealing = town.comes("issuing"), town.comes("sealing")
    one_paper_is_unreadable(issuing)
    assert stages(first, second) == [Stage.NOTICED, Stage.DECLARED]
    the_mother_makes_it_up(mother, form=hers)
    numbers = [
        is_examined_and_printed(issuing, "龙雨欣", papers=1, name="desk-again"),
        is_examined_and_printed(issuing, "龙雨辰", papers=3, name="desk-second"),
    ]
    is_sealed_and_handed_over(sealing, first, town=town)
    is_sealed_and_handed_over(sealing, second, town=town)
    assert stages(first, second) == [Stage.COLLECTED, Stage.COLLECTED]
    assert len(set(numbers)) == 2

    stranger = town.visitor()
    for who, case in ((mother, first), (father, second)):
        family.has_the_certificate(who, case)
        family.is_verified_by(stranger, case)
