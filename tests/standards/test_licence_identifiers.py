import pytest

from xinsheng.standards.credit_codes import credit_code_fault, credit_code_with_check, is_credit_code
from xinsheng.standards.licence_identifiers import (
    check_character,
    is_licence_id,
    licence_id_fault,
    make_licence_id,
    read_licence_id,
)
from xinsheng.standards.refusals import UnableToRead

ISSUER = "11430000006122244L"
KIND = "11100000000013338W011"
GOOD = f"1.2.156.3005.2.{KIND}.{ISSUER}.20230000403.001.U"


@pytest.mark.parametrize(
    ("kind", "issuer", "serial", "version", "check"),
    [
        (KIND, ISSUER, "20230000403", 1, "U"),
        ("11100000MB03271699022", "340100", "000000016", 1, "9"),
        ("11100000000013338W009", "11330105002500287C", "2025052201", 2, "0"),
        ("11100000000013338W032", "11220000013544541J", "2430599", 1, "F"),
    ],
)
def test_identifiers_in_public_use_have_the_check_we_compute(
    kind: str, issuer: str, serial: str, version: int, check: str
) -> None:
    assert check_character(type_code=kind, issuer=issuer, serial=serial, version=version) == check


def test_an_identifier_is_made_read_and_found_without_fault() -> None:
    made = make_licence_id(type_code=KIND, issuer=ISSUER, serial="20230000403")
    assert made == GOOD
    assert is_licence_id(made)
    read = read_licence_id(made)
    assert (read.type_code, read.issuer, read.serial, read.version, read.check) == (
        KIND,
        ISSUER,
        "20230000403",
        1,
        "U",
    )


def test_a_corrected_file_has_the_next_version_and_its_own_check() -> None:
    following = make_licence_id(type_code=KIND, issuer=ISSUER, serial="20230000403", version=2)
    assert read_licence_id(following).version == 2
    assert is_licence_id(following)
    assert following[-1] != GOOD[-1]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (GOOD, None),
        (GOOD[:-1] + "D", "wrong_check"),
        (GOOD.replace("1.2.156.3005.2", "1.2.156.3005.3"), "wrong_shape"),
        (GOOD.lower(), "wrong_shape"),
        (GOOD.replace(".001.", ".000."), "wrong_version"),
        ("1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9", "wrong_issuer"),
    ],
)
def test_a_strange_identifier_is_told_by_its_first_fault(text: str, fault: str | None) -> None:
    assert licence_id_fault(text) == fault


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"type_code": "SHORT"}, "wrong_type_code"),
        ({"issuer": "11430000006122244M"}, "wrong_issuer"),
        ({"serial": "abc"}, "wrong_serial"),
        ({"serial": ""}, "wrong_serial"),
        ({"version": 0}, "wrong_version"),
        ({"version": 1000}, "wrong_version"),
    ],
)
def test_no_identifier_is_made_from_wrong_parts(changed: dict[str, str | int], code: str) -> None:
    parts = {"type_code": KIND, "issuer": ISSUER, "serial": "1", "version": 1} | changed
    with pytest.raises(UnableToRead, match=code):
        make_licence_id(**parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("91350100M000100Y43", None),
        (ISSUER, None),
        ("91350100M000100Y44", "wrong_check"),
        ("91350100M000100I43", "wrong_shape"),
        ("91350100m000100y43", "wrong_shape"),
        ("91350100M000100Y4", "wrong_shape"),
    ],
)
def test_an_organisation_is_named_by_a_credit_code_with_its_check(code: str, fault: str | None) -> None:
    assert credit_code_fault(code) == fault
    assert is_credit_code(code) is (fault is None)


def test_a_check_character_is_added_to_seventeen() -> None:
    assert credit_code_with_check("91350100M000100Y4") == "91350100M000100Y43"
