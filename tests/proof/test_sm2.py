"""SM2 signatures are verified as the standard has them, and bytes that only look like one are turned away first."""

import pytest
from asn1crypto.algos import DSASignature
from tests.proof.token_stand_in import token

from xinsheng.proof import sm2
from xinsheng.proof.sm2 import UnableToVerifySm2, check_sm2
from xinsheng.proof.token_certificates import read_token_certificate

ORDER = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
# GB/T 32918.5-2017 annex A: the worked example over the curve that is in use
POINT = bytes.fromhex(
    "04"
    "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
    "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"
)
R = 0xF5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3
S = 0xB1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA


def der(r: int, s: int) -> bytes:
    written: bytes = DSASignature({"r": r, "s": s}).dump()
    return written


def fault(signature: bytes, *, message: bytes = b"message digest", point: bytes = POINT) -> str:
    with pytest.raises(UnableToVerifySm2) as unable:
        check_sm2(signature, message=message, point=point)
    return unable.value.code


def test_the_example_of_the_standard_holds_and_fits_no_other_message() -> None:
    check_sm2(der(R, S), message=b"message digest", point=POINT)
    assert fault(der(R, S), message=b"message digesu") == "bad_signature"
    assert fault(der(S, R)) == "bad_signature"
    assert fault(der(R, S), point=read_token_certificate(token().certificate).point) == "bad_signature"


def test_what_another_program_signs_holds() -> None:
    point = read_token_certificate(token().certificate).point
    for message in (b"", b"x", "龙雨欣".encode() * 1000):
        check_sm2(token().key.sign(message), message=message, point=point)


@pytest.mark.parametrize(("r", "s"), [(0, S), (R, 0), (ORDER, S), (R, ORDER), (-R, S), (R, -S), (R + ORDER, S)])
def test_numbers_outside_the_order_are_none(r: int, s: int) -> None:
    assert fault(der(r, s)) in {"out_of_range", "malformed"}  # too long a number is no DER of this length


GOOD = der(R, S)


@pytest.mark.parametrize(
    "signature",
    [
        b"",
        b"\x30",
        GOOD[:-1],
        GOOD + b"\0",
        GOOD[2:],
        R.to_bytes(32, "big") + S.to_bytes(32, "big"),  # r then s, as COSE has it
        b"\x30\x81" + GOOD[1:],  # the length in more bytes than it needs
        b"\x30\x80" + GOOD[2:] + b"\0\0",  # of no stated length
        b"\x30\x03\x02\x01\x01",
        b"\x30\x09\x02\x01\x01\x02\x01\x01\x02\x01\x01",
        b"\x30\x06\x02\x01\x01\x04\x01\x01",
        b"\x30" * 72,
        b"\xff" * 5000,
    ],
)
def test_what_is_no_der_of_two_numbers_never_reaches_the_library(signature: bytes) -> None:
    assert fault(signature) == "malformed"


@pytest.mark.parametrize(
    "point", [b"", POINT[1:], b"\x02" + POINT[1:33], b"\x04" + bytes(64), b"\x04" + b"\x01" * 64]
)
def test_what_is_no_point_of_the_curve_is_no_key(point: bytes) -> None:
    assert fault(GOOD, point=point) == "unfit_key"


def test_without_the_library_nothing_is_verified_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    sm2._library.cache_clear()
    monkeypatch.setattr(sm2, "PART", "no_such_library")
    assert not sm2.is_installed()
    assert fault(GOOD) == "part_missing"
    monkeypatch.undo()
    check_sm2(GOOD, message=b"message digest", point=POINT)
