from dataclasses import replace
from datetime import date

import pytest

from xinsheng.standards.card_records import CardLayout, CardRecord, read_card_record, write_card_record
from xinsheng.standards.refusals import UnableToRead

RESIDENT = CardRecord(
    layout=CardLayout.RESIDENT,
    no="11010519491231002X",
    name="阿依·古丽",
    sex_code="2",
    ethnic_code="06",
    born_on=date(1949, 12, 31),
    address="贵州省贵阳市云岩区某某路1号",
    issuer="某某市公安局",
    valid_from=date(2020, 1, 1),
    valid_until=None,
)
HMT = CardRecord(
    layout=CardLayout.HMT_RESIDENCE,
    no="810000199408230021",
    name="陈某某",
    sex_code="2",
    born_on=date(1994, 8, 23),
    address="贵州省遵义市红花岗区某某路2号",
    issuer="某某市公安局",
    valid_from=date(2024, 1, 1),
    valid_until=date(2029, 1, 1),
    permit_no="H12345678",
    issue_count="01",
)
FOREIGN = CardRecord(
    layout=CardLayout.FOREIGN_2017,
    no="CAN110081080310",
    name="",
    foreign_name="SMITH, ANNA MARIA",
    sex_code="2",
    nationality="CAN",
    born_on=date(1981, 8, 3),
    issuer="1100",
    valid_from=date(2019, 1, 1),
    valid_until=date(2029, 1, 1),
    version="01",
)
NEWER = CardRecord(
    layout=CardLayout.FOREIGN_2023,
    no="911124198108030024",
    name="安娜",
    foreign_name="SMITH, ANNA MARIA",
    sex_code="2",
    nationality="CAN",
    born_on=date(1981, 8, 3),
    valid_from=date(2024, 1, 1),
    valid_until=date(2034, 1, 1),
    issue_count="01",
    earlier_no_parts="081",
)
LONG_NAMES = ("VAN DER WESTHUIZEN-MKHONTO, ANNEMARIE", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGH IJKL", "A" * 46)


@pytest.mark.parametrize("name", LONG_NAMES)
def test_a_long_foreign_name_runs_on_in_the_second_field_of_the_newer_card(name: str) -> None:
    record = replace(NEWER, foreign_name=name)
    assert read_card_record(write_card_record(record)).foreign_name == name


@pytest.mark.parametrize("record", [RESIDENT, HMT, FOREIGN, NEWER])
def test_each_card_says_again_what_was_written_on_it(record: CardRecord) -> None:
    data = write_card_record(record)
    assert len(data) == 256
    assert read_card_record(data) == record


def test_the_fields_lie_where_the_standard_puts_them() -> None:
    data = write_card_record(RESIDENT)
    assert data[30:32] == "2".encode("utf-16-le")
    assert data[122:158] == "11010519491231002X".encode("utf-16-le")
    assert data[204:208] == "长期".encode("utf-16-le")
    assert write_card_record(FOREIGN)[248:250] == b"I\x00"
    assert write_card_record(HMT)[248:250] == b"J\x00"
    newer = write_card_record(NEWER)
    assert newer[248:250] == b"Y\x00"
    assert newer[32:36] == "01".encode("utf-16-le")
    assert newer[52:62] == "SMITH".encode("utf-16-le")
    assert newer[242:248] == "CAN".encode("utf-16-le")
    assert newer[250:256] == "081".encode("utf-16-le")


def test_a_rare_character_of_a_card_is_given_on_and_not_replaced() -> None:
    rare = replace(RESIDENT, name="王\ue863")
    assert read_card_record(write_card_record(rare)).name == "王\ue863"


def changed(place: int, text: str) -> bytes:
    data = bytearray(write_card_record(RESIDENT))
    encoded = text.encode("utf-16-le", "surrogatepass")
    data[place : place + len(encoded)] = encoded
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "wrong_length"),
        (changed(248, "Z"), "unknown_layout"),
        (changed(248, "\ud800"), "unknown_layout"),
        (changed(0, "\ud800"), "not_text"),
        (changed(36, "19491301"), "impossible_date"),
        (changed(36, "1949W011"), "impossible_date"),
        (changed(188, "        "), "impossible_date"),
    ],
)
def test_a_record_that_cannot_be_understood_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UnableToRead) as refused:
        read_card_record(data)
    assert refused.value.code == code


def test_a_name_longer_than_the_card_does_not_fit() -> None:
    with pytest.raises(UnableToRead, match="too_long"):
        write_card_record(replace(RESIDENT, name="王" * 16))
