from xinsheng.papers.seal_mark import VERMILION, seal_svg


def drawn(institution: str = "凯里市妇幼保健院", *, middle: str = "凯里市") -> str:
    return seal_svg(institution, middle=middle, purpose="出生医学证明专用章")


def test_every_character_of_the_seal_is_drawn_as_an_outline() -> None:
    assert drawn().count("<path") == len("凯里市妇幼保健院" + "凯里市" + "出生医学证明专用章")
    assert "<text" not in drawn()


def test_a_rare_character_in_the_name_comes_from_the_second_face() -> None:
    assert drawn("𬱖县妇幼保健院").count("<path") == len("𬱖县妇幼保健院" + "凯里市" + "出生医学证明专用章")


def test_the_seal_is_vermilion_and_opaque() -> None:
    assert VERMILION in drawn()
    assert "opacity" not in drawn()


def test_the_middle_line_changes_the_seal() -> None:
    assert drawn(middle="麻江县") != drawn()


def test_markup_in_a_name_never_reaches_the_picture() -> None:
    assert "script" not in drawn("<script>x</script>")
