"""What a card fills in of a form: each kind of card in our words, and where the form said otherwise."""

from dataclasses import replace
from datetime import date

import pytest
from tests.standards.test_card_records import FOREIGN, HMT, NEWER, RESIDENT

from xinsheng.law.card_readings import (
    MATERIAL_OF,
    USE_OF,
    CardField,
    KioskUse,
    ReadFor,
    UnableToUseCard,
    card_says,
    filled_from_card,
)
from xinsheng.standards.card_records import CardRecord
from xinsheng.standards.identity_papers import PaperKind

ON = date(2026, 11, 22)
OURS = replace(RESIDENT, address="贵州省凯里市西门街道和平村3组12号")


@pytest.mark.parametrize(
    ("record", "name", "kind", "nationality"),
    [
        (RESIDENT, "阿依·古丽", PaperKind.RESIDENT_CARD, "CHN"),
        (HMT, "陈某某", PaperKind.HMT_RESIDENCE_PERMIT, "HKG"),
        (FOREIGN, "SMITH ANNA MARIA", PaperKind.FOREIGN_PERMANENT_RESIDENT_CARD, "CAN"),
        (NEWER, "安娜", PaperKind.FOREIGN_PERMANENT_RESIDENT_CARD, "CAN"),
    ],
)
def test_each_kind_of_card_says_who_its_holder_is(
    record: CardRecord, name: str, kind: PaperKind, nationality: str
) -> None:
    says = card_says(record, on=ON)

    assert (says.name, says.paper_kind, says.nationality) == (name, kind, nationality)
    assert (says.paper_no, says.born_on) == (record.no, record.born_on)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"valid_until": date(2026, 11, 21)}, "card_expired"),
        ({"valid_from": date(2026, 11, 23)}, "not_yet_valid"),
        ({"no": "110105194912310021"}, "bad_number"),
        ({"no": ""}, "bad_number"),
    ],
)
def test_a_card_out_of_its_time_or_without_a_number_serves_for_nothing(changes: dict[str, object], code: str) -> None:
    with pytest.raises(UnableToUseCard, match=code):
        card_says(replace(RESIDENT, **changes), on=ON)  # type: ignore[arg-type]


def test_on_its_last_day_a_card_still_serves() -> None:
    assert card_says(replace(RESIDENT, valid_until=ON), on=ON).name


def test_the_address_is_parted_at_the_county_and_only_fills_what_was_left_open() -> None:
    says = card_says(OURS, on=ON)
    filled = filled_from_card({}, whose=ReadFor.MOTHER, says=says).payload["mother"]["household"]
    assert (filled["division_code"], filled["detail"]) == ("522601", "西门街道和平村3组12号")

    typed = {"mother": {"household": {"division_code": "522601", "division_name": "", "detail": "别处"}}}
    kept = filled_from_card(typed, whose=ReadFor.MOTHER, says=says)
    assert kept.payload["mother"]["household"]["detail"] == "别处"
    assert not kept.differences


def test_an_address_elsewhere_is_written_out_whole() -> None:
    says = card_says(replace(OURS, address="湖南省怀化市鹤城区某路1号"), on=ON)
    place = filled_from_card({}, whose=ReadFor.FATHER, says=says).payload["father"]["household"]
    assert (place["division_code"], place["detail"]) == ("", "湖南省怀化市鹤城区某路1号")


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [
        ("苗族", "06", 0),
        ("苗", "06", 0),
        ("侗族", "06", 1),
        ("穿青人", "97", 0),
        ("革家人", "97", 0),
    ],
)
def test_a_group_that_a_chip_knows_only_as_another_is_no_difference(typed: str, code: str, told: int) -> None:
    says = card_says(replace(OURS, ethnic_code=code), on=ON)
    filled = filled_from_card({"mother": {"ethnicity_label": typed}}, whose=ReadFor.MOTHER, says=says)
    assert (CardField.ETHNICITY in [one.field for one in filled.differences]) is bool(told)


def test_a_foreigner_may_be_named_by_either_name_of_the_card() -> None:
    says = card_says(NEWER, on=ON)
    for name in ("安娜", "SMITH ANNA MARIA"):
        filled = filled_from_card({"father": {"name": name}}, whose=ReadFor.FATHER, says=says)
        assert (filled.differences, filled.payload["father"]["name"]) == ((), name)


def test_of_whoever_collects_nothing_but_name_and_paper_is_filled_in() -> None:
    filled = filled_from_card({}, whose=ReadFor.COLLECTOR, says=card_says(OURS, on=ON))
    assert set(filled.payload["collector"]) == {"name", "paper_kind", "paper_no"}
    assert set(filled.filled) == {CardField.NAME, CardField.PAPER_KIND, CardField.PAPER_NO}


def test_every_purpose_has_its_place_and_every_one_at_a_counter_its_paper() -> None:
    assert set(USE_OF) == set(ReadFor)
    assert {purpose for purpose, use in USE_OF.items() if use is KioskUse.COUNTER} == set(MATERIAL_OF)
