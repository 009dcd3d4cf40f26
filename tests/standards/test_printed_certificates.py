"""What the print on a birth certificate already issued says, however it was cut into pieces."""

from datetime import date

import pytest
from tests.standards.test_printed_papers import lines, turned_over

from xinsheng.standards.printed_certificates import PrintedCertificate, certificate_printed

FACE = (
    "出生医学证明", "编号No.|M520104217", "新生儿姓名|龙念安|性别|女", "出生时间|2012 年 3 月 4 日 8 时 20 分",
    "出生孕周|39周", "医疗机构名称|贵阳市新生妇幼保健院（演示）", "母亲姓名|龙小梅|年龄|19|国籍|中国",
    "父亲姓名|杨志强|年龄|21",
)  # fmt: skip
WHOLE = PrintedCertificate(no="M520104217", child_name="龙念安", born_on=date(2012, 3, 4), mother_name="龙小梅")


def changed(row: int, words: str) -> list[str]:
    return [words if place == row else said for place, said in enumerate(FACE)]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (1, "编号|M520104217"),
        (1, "m520104217"),
        (1, "编号：M520 104 217"),
        (2, "新生儿姓名龙念安性别女"),
        (2, "新生儿姓名：龙念安"),
        (2, "婴儿姓名|龙 念 安|性别|女"),
        (3, "出生时间2012年3月4日8时20分"),
        (3, "出生日期|2012年03月04日"),
        (6, "母亲姓名龙小梅年龄19"),
    ],
)
def test_the_four_are_found_however_the_print_was_cut_into_pieces(row: int, words: str) -> None:
    face = lines(*changed(row, words))
    assert certificate_printed(face) == WHOLE
    assert certificate_printed(turned_over(face)) == WHOLE


@pytest.mark.parametrize(
    ("row", "words", "left_out"),
    [
        (1, "编号|M5201O4217", {"no": ""}),  # a letter among the digits
        (1, "编号|M990104217", {"no": ""}),  # there is no such province
        (1, "编号|M520104217|原证编号|K520104001", {"no": ""}),  # two: which is this one's nobody can say
        (3, "出生时间|2012年13月4日", {"born_on": None}),
        (3, "出生时间|二〇一二年三月四日", {"born_on": None}),
        (2, "新生儿姓名|123", {"child_name": ""}),
        (6, "母亲姓名|年龄|19", {"mother_name": ""}),
    ],
)
def test_what_cannot_be_read_is_left_out_and_nothing_is_guessed(
    row: int, words: str, left_out: dict[str, object]
) -> None:
    read = certificate_printed(lines(*changed(row, words)))
    assert read is not None
    for name in ("no", "child_name", "born_on", "mother_name"):
        assert getattr(read, name) == left_out.get(name, getattr(WHOLE, name))


@pytest.mark.parametrize(
    "face",
    [(), ("居民身份证", "姓名|龙念安"), ("编号|M520104217", "出生时间|2012年3月4日"), ("出生医学证明", "存根")],
)
def test_another_paper_and_one_of_which_nothing_is_read_are_none(face: tuple[str, ...]) -> None:
    assert certificate_printed(lines(*face)) is None
