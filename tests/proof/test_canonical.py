import hashlib
import unicodedata
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from xinsheng.proof.canonical import UnableToCanonicalise, canonical_bytes, digest_of


def test_keys_are_sorted_and_chinese_stays_chinese() -> None:
    assert canonical_bytes({"省": "贵州", "a": [True, None, -7]}) == '{"a":[true,null,-7],"省":"贵州"}'.encode()


def test_the_digest_is_the_sha256_of_the_bytes() -> None:
    assert digest_of({"b": 1, "a": 2}) == hashlib.sha256(b'{"a":2,"b":1}').digest()


def normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


TEXTS = st.text(st.characters(exclude_categories=["Cs"])).map(normal)
FIRST_PLANE = st.text(st.characters(exclude_categories=["Cs"], max_codepoint=0xFFFF)).map(normal)
KEYS = FIRST_PLANE.filter(
    lambda key: max(key, default="") <= "\uffff"
)  # a compatibility ideograph is beyond it, normal
PLAIN = st.none() | st.booleans() | st.integers(1 - 2**53, 2**53 - 1) | TEXTS


@given(st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner)))
def test_the_bytes_are_those_of_a_library_that_is_not_ours(value: Any) -> None:
    assert canonical_bytes(value) == rfc8785.dumps(value)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ({"name": "Jose\u0301"}, "not_nfc"),
        ({"cle\u0301": 1}, "not_nfc"),
        ({"weight": 3.25}, "float"),
        ([float("nan")], "float"),
        ({1: "one"}, "key_not_text"),
        ({"𠮷": 1}, "key_beyond_plane"),
        ({"digest": b"\x00"}, "type_not_json"),
        ({"n": 2**53}, "number_too_big"),
        ([-(2**53)], "number_too_big"),
        ({"name": "\ud842"}, "not_unicode"),
    ],
)
def test_what_two_encoders_might_write_differently_is_refused(value: object, code: str) -> None:
    with pytest.raises(UnableToCanonicalise) as refusal:
        canonical_bytes(value)
    assert refusal.value.code == code
