"""A name written by hand is strokes on a grid: what is none is refused, and what is one comes back the same."""

from dataclasses import replace

import pytest
from tests.proof.vectors import HAND, citizen_signature, written_signature

from xinsheng.law.handwriting import HandSigning
from xinsheng.proof.citizen_signatures import ByHand, handwriting_faults
from xinsheng.proof.handwriting import (
    HEIGHT,
    MOST_POINTS,
    MOST_STROKES,
    WIDTH,
    UnableToReadHandwriting,
    handwriting_from,
    read_handwriting,
)

LINE = [100, 100, 400, 120]
TOO_SMALL, TOO_LARGE, MALFORMED = (f"handwriting_{why}" for why in ("too_small", "too_large", "malformed"))


def refused(said: object) -> str:
    with pytest.raises(UnableToReadHandwriting) as fault:
        read_handwriting(said)
    return fault.value.code


def test_what_was_written_is_read_kept_and_drawn_as_it_was() -> None:
    written = read_handwriting(HAND.as_json()["strokes"])

    assert written == HAND == handwriting_from(HAND.as_json())
    assert written.paths[0] == "M120 80L300 90L520 84"
    assert written.paths[2] == "M640 200L640 200"  # a dot of a character
    assert written.as_svg().count("<path") == 3


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ([], TOO_SMALL),
        ([[500, 200]], TOO_SMALL),  # one dot
        ([[500, 200, 510, 204]], TOO_SMALL),  # a slip of the finger
        ([[500, 200, 520, 200] * 20], TOO_SMALL),  # to and fro on one place
        ([LINE] * (MOST_STROKES + 1), TOO_LARGE),
        ([LINE * (MOST_POINTS // 2 + 1)], TOO_LARGE),
        ("龙小雨", MALFORMED),
        (None, MALFORMED),
        ({"strokes": [LINE]}, MALFORMED),
        ([[]], MALFORMED),
        ([[1, 2, 3]], MALFORMED),
        ([[*LINE, WIDTH + 1, 0]], MALFORMED),
        ([[*LINE, 0, HEIGHT + 1]], MALFORMED),
        ([[*LINE, -1, 0]], MALFORMED),
        ([[*LINE, 1.5, 2]], MALFORMED),
        ([[*LINE, True, 2]], MALFORMED),
        ([[*LINE, "1", 2]], MALFORMED),
        ([LINE, "M0 0"], MALFORMED),
        ([[*LINE, float("nan"), 1]], MALFORMED),
    ],
)
def test_what_is_no_hand_is_refused(said: object, code: str) -> None:
    assert refused(said) == code


@pytest.mark.parametrize("change", [{"format": "other"}, {"width": 999}, {"more": 1}, {"strokes": [[0.5, 1]]}])
def test_what_is_kept_is_read_in_its_one_form_alone(change: dict[str, object]) -> None:
    with pytest.raises(UnableToReadHandwriting, match="malformed"):
        handwriting_from(HAND.as_json() | change)


def test_a_signature_without_it_is_the_one_from_before_there_was_any() -> None:
    made, written = citizen_signature(), written_signature()

    assert (made.as_json()["format"], "by_hand" in made.as_json()) == ("xinsheng.citizen-signature/1", False)
    assert written.as_json()["format"] == "xinsheng.citizen-signature/2"
    assert len({made.nonce, written.nonce}) == len({made.digest, written.digest}) == 2


def test_other_strokes_than_those_signed_with_or_none_are_told() -> None:
    other = read_handwriting([LINE]).as_json()
    made, written = citizen_signature(), written_signature()

    assert handwriting_faults(made, kept=None) == handwriting_faults(written, kept=HAND.as_json()) == ()
    wrong = [(made, other), (written, None), (written, other), (written, {}), (written, "strokes")]
    assert {handwriting_faults(one, kept=kept) for one, kept in wrong} == {("handwriting",)}


def test_a_mark_has_no_strokes_and_a_name_on_the_screen_has_them() -> None:
    def faults(by_hand: ByHand, kept: object) -> tuple[str, ...]:
        return handwriting_faults(replace(citizen_signature(), by_hand=by_hand), kept=kept)

    assert faults(ByHand(way=HandSigning.MARK), None) == ()
    assert faults(ByHand(way=HandSigning.MARK, digest=HAND.digest), HAND.as_json()) == ("handwriting",)
    assert faults(ByHand(way=HandSigning.SCREEN), None) == ("handwriting",)
