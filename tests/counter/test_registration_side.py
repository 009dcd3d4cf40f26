"""The page of who one is: what the number tells is not asked again."""

from unittest.mock import patch

from tests.casework.scene import Scene
from tests.counter.conftest import signed_in
from tests.counter.couple import Couple


def test_which_of_the_two_is_asked_only_where_the_number_cannot_tell(scene: Scene) -> None:
    del scene
    woman = Couple(signed_in("mother").client)
    form = woman.begins()
    page = woman.sees(f"{form}side/")
    assert "女方（按证件号码）" in page
    assert "您是夫妻中的哪一方？" not in page
    assert page.index("<details") < page.index('value="woman" checked') < page.index("</details>")
    woman.says(f"{form}side/", side="man")
    assert "您是夫妻中的哪一方？" in woman.sees(f"{form}side/")

    with patch("xinsheng.counter.registration.side.views.sex_in", lambda *_given, **_on: None):
        other = Couple(signed_in("father").client)
        page = other.sees(f"{other.begins()}side/")
    assert "您是夫妻中的哪一方？" in page
    assert "checked" not in page
