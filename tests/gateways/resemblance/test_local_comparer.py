"""Comparing faces on our own machine, of heads of nobody: in a child that is bounded, and harmless when it fails."""

import pytest
from bench.invented_heads import ANOTHERS, HERS, MIDDLING, Head, jpeg
from PIL import Image

from xinsheng.gateways.resemblance import LocalComparer, Nobody, Seen, UnableToCompare, is_installed, local_comparer
from xinsheng.law.resemblance import ORDERS, NotCompared, Resemblance, Turn, compared

EMPTY = jpeg(Image.new("RGB", (320, 240), "white"))
ORDER = ORDERS[0]


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much else this machine does."""
    monkeypatch.setattr(local_comparer, "SECONDS", 60.0)


def at_the_window(head: Head, *turns: Turn) -> list[bytes]:
    """Taken by the window's camera: straight, then turned."""
    degrees = [0, *(25 if turn is Turn.LEFT else -25 for turn in turns)]
    return [jpeg(head.drawn(turned=one, size=(320, 240), light=(0.6, 0.6, 0.8))) for one in degrees]


def on_the_card(head: Head) -> bytes:
    return jpeg(head.portrait(), quality=40)


def seen(head: Head, *turns: Turn) -> Seen:
    assert is_installed()
    return LocalComparer().compare(on_the_card(head), at_the_window(HERS, *turns))


@pytest.mark.parametrize(
    ("head", "resemblance"),
    [(HERS, Resemblance.ALIKE), (MIDDLING, Resemblance.DOUBTFUL), (ANOTHERS, Resemblance.NOT_ALIKE)],
)
def test_a_head_that_turns_as_asked_is_held_against_a_portrait(head: Head, resemblance: Resemblance) -> None:
    found = seen(head, *ORDER)
    assert compared(portrait=found.portrait, live=found.live, turns=ORDER).resemblance is resemblance


def test_a_head_that_is_held_still_is_not_compared() -> None:
    still = at_the_window(HERS)[0]
    found = LocalComparer().compare(on_the_card(HERS), [still, still, still])
    assert compared(portrait=found.portrait, live=found.live, turns=ORDER).fault is NotCompared.NOT_TURNED


def test_two_heads_and_none_are_counted() -> None:
    two = Image.new("RGB", (640, 240))
    for place, head in enumerate((HERS, ANOTHERS)):
        two.paste(head.drawn(size=(320, 240)), (320 * place, 0))
    found = LocalComparer().compare(EMPTY, [jpeg(two), EMPTY])
    assert (found.portrait.faces, [one.faces for one in found.live]) == (0, [2, 0])


@pytest.mark.parametrize(
    "picture",
    [
        b"",
        b"not a picture",
        EMPTY[: len(EMPTY) // 2],
        jpeg(Image.new("L", (5000, 5000))),  # 25 million pixels
        b"GIF89a" + bytes(40),
    ],
)
def test_what_is_no_picture_of_ours_ends_the_child_and_nothing_else(picture: bytes) -> None:
    with pytest.raises(UnableToCompare, match="ended_badly"):
        LocalComparer().compare(EMPTY, [EMPTY, picture])


def test_a_comparison_that_takes_too_long_is_given_up_and_its_child_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_comparer, "SECONDS", 0.01)
    with pytest.raises(UnableToCompare, match="took_too_long"):
        LocalComparer().compare(EMPTY, [EMPTY])


def test_while_one_is_compared_another_goes_its_way() -> None:
    with local_comparer._ONE_AT_A_TIME, pytest.raises(UnableToCompare, match="busy"):
        LocalComparer().compare(b"", [b""])
    with pytest.raises(UnableToCompare, match="ended_badly"):
        LocalComparer().compare(b"", [b""])  # and is free again


@pytest.mark.parametrize("missing", ["PARTS", "LANDMARKS", "FACES"])
def test_without_a_part_or_a_model_it_says_so(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setattr(local_comparer, missing, ("a_part_that_nobody_has",) if missing == "PARTS" else "none.dat")
    assert not is_installed()
    with pytest.raises(UnableToCompare, match="not_installed"):
        LocalComparer().compare(EMPTY, [EMPTY])


def test_a_province_that_compares_no_faces_says_so() -> None:
    with pytest.raises(UnableToCompare, match="not_installed"):
        Nobody().compare(EMPTY, [EMPTY])


def test_an_answer_longer_than_is_taken_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_comparer, "LONGEST_ANSWER", 8)
    with pytest.raises(UnableToCompare, match="ended_badly"):
        LocalComparer().compare(EMPTY, [EMPTY])
