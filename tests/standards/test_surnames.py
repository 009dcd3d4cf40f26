import pytest

from xinsheng.standards.surnames import find_surname


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("龙小梅", "龙"),
        ("欧阳娜", "欧阳"),
        ("欧阳", "欧"),
        ("阿依古丽·买买提", None),
        ("ANNA SMITH", None),
        ("潘", None),
    ],
)
def test_a_surname_ends_where_the_given_name_begins(name: str, surname: str | None) -> None:
    assert find_surname(name) == surname
