"""The field for a name written by hand: offered where the province wants it, never asked for, and no picture."""

from datetime import date
from uuid import UUID

import pytest
from tests.casework.citizen_scene import row_of
from tests.casework.scene import Scene
from tests.counter.family import Family
from tests.counter.writing import NAME, a_hand, before_the_signature

from xinsheng.casework.kept_handwritings import find_handwriting
from xinsheng.law.terms import Stage
from xinsheng.registry.models import WHOLE_PROVINCE, Case, CitizenSignature, Handwriting, PolicyRow

DOTS = [[500, 200]]
FIELD = "可以不写，不影响办理"


def written_in(row: CitizenSignature) -> tuple[tuple[int, int], ...]:
    """The first stroke that is kept under a signature."""
    written = find_handwriting(row, case=row.case)
    return written.strokes[0] if written else ()


def signs(mother: Family, case: Case, hand: str) -> str:
    answer = mother.answers(f"/claim/{case.pk}/sign/", agree="on", handwriting=hand)
    return answer.content.decode() if answer.status_code == 200 else str(answer.headers.get("Location", ""))


def test_a_mother_writes_her_name_and_it_stands_under_what_she_signed(scene: Scene, mother: Family) -> None:
    case = before_the_signature(scene)
    assert FIELD in mother.sees(f"/claim/{case.pk}/sign/")
    assert signs(mother, case, a_hand(case.pk)) == f"/claim/{case.pk}/receipt/"

    row = row_of(case)
    assert row.handwriting.way == "screen"
    assert [list(point) for point in written_in(row)] == [[120, 80], [300, 90], [520, 84]]
    receipt = mother.client.get(f"/claim/{case.pk}/receipt.pdf")
    assert receipt.content[:4] == b"%PDF"


def test_whoever_leaves_it_empty_signs_as_ever(scene: Scene, mother: Family) -> None:
    case = before_the_signature(scene)
    assert signs(mother, case, "") == f"/claim/{case.pk}/receipt/"
    assert not Handwriting.objects.exists()


@pytest.mark.parametrize(
    ("strokes", "words"),
    [
        (DOTS, "没有看到写好的姓名，请重新写一次"),
        ([], "没有看到写好的姓名，请重新写一次"),
        ([NAME[0]] * 201, "手写签名的笔画太多"),
        ("M0 0", "手写签名没有传完整"),
    ],
)
def test_what_is_no_name_is_told_beside_the_field_and_nothing_is_signed(
    scene: Scene, mother: Family, strokes: object, words: str
) -> None:
    case = before_the_signature(scene)
    page = signs(mother, case, a_hand(case.pk, strokes=strokes))

    assert page.count(words) == 2  # over the form, and beside it
    assert 'name="handwriting" value=""' in page
    assert Case.objects.get(pk=case.pk).stage == Stage.SIGNED


def test_what_was_written_for_another_case_is_refused(scene: Scene, mother: Family) -> None:
    case = before_the_signature(scene)
    assert "在另一件办理中写的" in signs(mother, case, a_hand(UUID(int=1)))
    assert Case.objects.get(pk=case.pk).stage == Stage.SIGNED


def test_strokes_that_stand_under_another_signature_are_refused_beside_the_field(
    scene: Scene, mother: Family
) -> None:
    first, second = before_the_signature(scene), before_the_signature(scene, inpatient_no="ZY20261122009")
    assert signs(mother, first, a_hand(first.pk)).endswith("/receipt/")
    page = signs(mother, second, a_hand(second.pk))

    assert page.count("这个手写签名已经用过一次，请重新写") == 2
    assert Case.objects.get(pk=second.pk).stage == Stage.SIGNED
    assert Handwriting.objects.count() == 1


def test_the_same_page_pressed_twice_comes_to_the_same_receipt(scene: Scene, mother: Family) -> None:
    case = before_the_signature(scene)
    address, said = f"/claim/{case.pk}/sign/", {"agree": "on", "handwriting": a_hand(case.pk)}
    shown = mother.hidden(address)
    answers = [mother.client.post(address, {**shown, **said}) for _press in range(2)]

    assert [answer.headers["Location"] for answer in answers] == [f"/claim/{case.pk}/receipt/"] * 2
    assert Handwriting.objects.count() == 1


def test_where_the_province_does_not_want_it_there_is_no_field_and_nothing_is_taken(
    scene: Scene, mother: Family
) -> None:
    case = before_the_signature(scene)
    PolicyRow.objects.create(
        name="handwriting_declaration",
        division_code=WHOLE_PROVINCE,
        value=False,
        from_on=date(2026, 1, 1),
        source="贵州省卫生健康委通知",
        laid_down_at=scene.at,
    )
    assert FIELD not in mother.sees(f"/claim/{case.pk}/sign/")
    assert signs(mother, case, a_hand(case.pk)).endswith("/receipt/")
    assert not Handwriting.objects.exists()


def test_a_page_that_everybody_can_read_says_what_is_kept_of_it(mother: Family) -> None:
    page = mother.sees("/privacy/")
    assert "笔画的线条，不保存用力的轻重、书写的快慢，不保存图片" in page
    assert "您的人脸照片和视频" in page


def test_a_statement_signed_online_carries_the_name_as_well(scene: Scene, mother: Family) -> None:
    case = scene.signed()
    form = mother.opens(case)
    mother.fills_in(form, given="no")
    address = f"{form}materials/no_father_statement/"
    assert FIELD in mother.sees(address)
    dot = a_hand(case.pk, strokes=DOTS)
    page = mother.answers(address, way="signed_statement", agree="on", handwriting=dot).content.decode()
    assert page.count("没有看到写好的姓名，请重新写一次") == 2
    mother.answers(address, way="signed_statement", agree="on", handwriting=a_hand(case.pk))

    row = row_of(case)
    assert (row.kind, row.handwriting.way) == ("material_statement", "screen")
