import pytest

from xinsheng.look.environment import body_length
from xinsheng.look.measures import centimetres


@pytest.mark.parametrize(("millimetres", "said"), [(470, "47"), (475, "47.5"), (501, "50.1"), (500, "50")])
def test_a_length_is_read_back_as_it_is_said(millimetres: int, said: str) -> None:
    assert centimetres(millimetres) == said
    assert body_length(millimetres) == f"{said} 厘米"
