"""The long on-site form is folded part by part: nothing typed is lost by it, and what is wrong stands open."""

import re
from typing import Any

from tests.desk_registrations.conftest import Screens
from tests.desk_registrations.test_on_site import begun, said, typed


def open_parts(answer: Any) -> list[str]:
    """The parts of the page that stand open, in their order."""
    return re.findall(r'<details class="x-fold" id="(\w+)" open>', answer.content.decode())


def test_a_fresh_form_stands_open_at_its_first_part(screens: Screens) -> None:
    assert open_parts(screens.sees("township", "on_site", begun(screens).pk)) == ["woman"]


def test_what_is_wrong_stands_open_and_the_rest_keeps_what_was_typed(screens: Screens) -> None:
    case = begun(screens)
    answer = typed(screens, case, man_paper_no="", woman_name="龙小梅", child_order="")
    page = answer.content.decode()

    assert open_parts(answer) == ["man", "declaring"]
    assert 'name="woman_paper_no"' in page
    assert said()["woman_paper_no"] in page  # folded, and there


def test_opened_another_day_the_form_goes_on_where_it_was_left(screens: Screens) -> None:
    case = begun(screens)
    left = {name: "" for name in said() if name.startswith("man_")}
    typed(screens, case, **left)
    again = screens.sees("township", "on_site", case.pk)

    assert open_parts(again) == ["man"]
    assert re.search(r"女方</h2>\s*<small>龙小梅</small>", again.content.decode())
    assert not re.search(r'name="man_lives"[^>]*checked', again.content.decode())  # nobody has said where he lives
