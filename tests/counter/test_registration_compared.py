"""Which of the two is told how what they said compared with the register: whoever said it last."""

import pytest
from tests.casework.couple_scene import CoupleScene, a_couple, a_record, again, an_answer
from tests.casework.scene import Scene, asked
from tests.counter.conftest import signed_in
from tests.counter.couple import Couple, the_worker_compares, told_of

from xinsheng.casework import registrations, townships
from xinsheng.law.couples import Side
from xinsheng.law.register_records import Silence
from xinsheng.law.seen_papers import SeenOnSite, SeenPaper
from xinsheng.law.terms import Channel, Question
from xinsheng.registry.models import Case


@pytest.fixture
def woman(scene: Scene) -> Couple:
    return Couple(signed_in("mother").client)


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


def test_once_the_other_has_answered_how_it_compared_is_told_to_them_and_no_more_to_whoever_began(
    scene: Scene, woman: Couple, couple: CoupleScene
) -> None:
    case_id = woman.declares(phone="13800000002")
    the_worker_compares(case_id, answer=Silence.LATE)
    case, by = again(Case.objects.get(pk=case_id)), couple.officer()
    townships.ask_couple(case_id, questions=(Question.HOUSEHOLD,), by=by, at=scene.later(), asked=asked())
    said = a_couple(declarant=Side.MAN, phone="13900000003")
    registrations.answer_question(
        case_id,
        declaration=said,
        by=couple.by("township", Channel.COUNTER),
        at=scene.later(),
        asked=asked(),
        seen=SeenOnSite(papers=(SeenPaper.IDENTITY,)),
    )
    record = a_record("father", spouse="mother", name="杨强")
    couple.answered(case, an_answer(taken_on=scene.today, man=record))

    his = told_of(Couple(signed_in("father").client).client.get(f"/mine/registration/{case_id}/"))
    hers = told_of(woman.client.get(f"/mine/registration/{case_id}/"))
    assert "男方姓名" in his
    assert "139****0003" in his
    assert "等待期间，也可以看看自己填的" not in hers
    assert "139****" not in hers
    assert "随结果短信发到申报人留的手机号码" in hers
