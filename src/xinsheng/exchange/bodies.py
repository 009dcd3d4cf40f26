"""The body of a request, read within bounds: its length, its depth, each name once, nothing that JSON has not."""

import json
import re
from decimal import Decimal
from typing import Any, NoReturn

from django.http import HttpRequest, UnreadablePostError

LARGEST = 1024 * 1024  # bytes
MOST_IN_BATCH = 100  # records, or deliveries
DEEPEST = 24  # a batch of bundles of resources needs eleven
_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*"')
_BRACKET = re.compile(rb"[\[\]{}]")
_OPENS = frozenset({b"[", b"{"})


class UnableToReadBody(Exception):
    """The body is no message of ours; `code` is an issue's, `status` the answer's."""

    def __init__(self, code: str, *, status: int = 400) -> None:
        super().__init__(code)
        self.code, self.status = code, status


def read_body(request: HttpRequest, *, types: tuple[str, ...]) -> bytes:
    """The whole body of one of these content types. Raises UnableToReadBody."""
    if request.content_type not in types or request.headers.get("Content-Encoding", "identity") != "identity":
        raise UnableToReadBody("wrong_type", status=415)
    return read_whole(request)


def read_whole(request: HttpRequest) -> bytes:
    """The whole body, once it is here. Raises UnableToReadBody."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    length = int(said) if said.isdecimal() else 0
    if length > LARGEST:
        raise UnableToReadBody("too_large", status=413)
    try:
        body = request.body
    except UnreadablePostError as fault:
        raise UnableToReadBody("half_sent") from fault
    if len(body) != length:
        raise UnableToReadBody("half_sent")
    return body


def json_of(body: bytes) -> Any:
    """The JSON value of a body; numbers with a fraction are decimals. Raises UnableToReadBody."""
    if _depth(body) > DEEPEST:
        raise UnableToReadBody("too_deep")
    try:
        return json.loads(body.decode(), object_pairs_hook=_once_each, parse_constant=_refuse, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as fault:  # an exponent may be beyond every decimal
        raise UnableToReadBody("unreadable") from fault


def batch_of(members: list[Any]) -> list[Any]:
    """The members of a batch that has any, and no more than we take. Raises UnableToReadBody."""
    if not members:
        raise UnableToReadBody("empty_batch", status=422)
    if len(members) > MOST_IN_BATCH:
        raise UnableToReadBody("too_many", status=413)
    return members


def _depth(body: bytes) -> int:
    deepest = depth = 0
    for bracket in _BRACKET.finditer(_TEXT.sub(b"", body)):
        depth += 1 if bracket[0] in _OPENS else -1
        deepest = max(deepest, depth)
    return deepest


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _value in pairs}) != len(pairs):
        raise UnableToReadBody("named_twice")
    return dict(pairs)


def _refuse(word: str) -> NoReturn:
    """NaN and the infinities are no JSON."""
    raise ValueError(word)
