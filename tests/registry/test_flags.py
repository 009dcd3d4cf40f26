"""The books know no flag that the law does not, and no list that is none."""

import pytest
from tests.registry.books import a_case, change
from tests.registry.conftest import Refuses

from xinsheng.law.flags import Flag


@pytest.mark.parametrize(
    "flags", [["puttoff"], ["put_off", "PUT_OFF"], [""], [1], [["put_off"]], "put_off", {"put_off": True}]
)
def test_a_flag_that_is_no_word_of_the_law_is_refused(flags: object, refused_by: Refuses) -> None:
    case = a_case()
    with refused_by("case_flags"):
        change(case, flags=flags, version=case.version + 1)


def test_every_flag_of_the_law_may_stand_on_a_case(db: None) -> None:
    case = a_case()
    change(case, flags=[flag.value for flag in Flag], version=case.version + 1)
    case.refresh_from_db()
    assert set(case.flags) == set(Flag)
