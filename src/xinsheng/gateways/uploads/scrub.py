"""Take a stranger's file in: decoded and written anew by a bounded child, or refused (invariant 50)."""

import hashlib
import json
from collections.abc import Mapping

from xinsheng.gateways.bounded_child import UnableToAskChild, ask_child
from xinsheng.gateways.uploads.display_names import display_name
from xinsheng.gateways.uploads.port import JPEG, LARGEST_UPLOAD, PDF, Scrubbed, UnableToAccept

_CHILD = "xinsheng.gateways.uploads.child"
_SECONDS = 15  # by the clock; the child's own limit is 3 seconds of processor time
_REASONS = {"not_available": "not_available", "took_too_long": "took_too_long", "ended_badly": "damaged"}


def scrub(content: bytes, *, claimed_name: str) -> Scrubbed:
    """Give the file decoded and encoded anew; raises `UnableToAccept`, never anything else.

    JPEG and PNG come back as upright JPEG of at most 2600 pixels a side without metadata; a PDF comes back
    rebuilt from its pages alone. Neither the claimed name nor its ending is believed.
    """
    if len(content) > LARGEST_UPLOAD:
        raise UnableToAccept("too_large")
    facts, cleaned = _in_child({"scrub": True}, content=content)
    if len(cleaned) > LARGEST_UPLOAD:
        raise UnableToAccept("too_large")
    media_type = facts.get("media_type")
    if media_type not in {JPEG, PDF} or not isinstance(media_type, str) or not cleaned:
        raise UnableToAccept("damaged")
    return Scrubbed(
        content=cleaned,
        media_type=media_type,
        pages=_count(facts, name="pages"),
        width=_count(facts, name="width"),
        height=_count(facts, name="height"),
        original_digest=hashlib.sha256(content).digest(),
        display_name=display_name(claimed_name, media_type=media_type),
    )


def preview(content: bytes, *, media_type: str, page: int) -> bytes:
    """Give one page (from 1) of a scrubbed file as PNG, at most 1600 pixels a side, for an officer's screen.

    Raises `UnableToAccept`: `no_such_page`, `damaged`, `took_too_long`, `not_available`.
    """
    if page < 1 or media_type not in {JPEG, PDF}:
        raise UnableToAccept("no_such_page")
    return _in_child({"page": page, "media_type": media_type}, content=content)[1]


def _in_child(task: Mapping[str, object], *, content: bytes) -> tuple[dict[str, object], bytes]:
    try:
        answer = ask_child(_CHILD, task=task, content=content, seconds=_SECONDS, longest=2 * LARGEST_UPLOAD)
    except UnableToAskChild as fault:
        raise UnableToAccept(_REASONS[fault.code]) from fault
    return _read_answer(answer)


def _read_answer(answer: bytes) -> tuple[dict[str, object], bytes]:
    head, _, body = answer.partition(b"\n")
    try:
        facts = json.loads(head)
    except ValueError as fault:
        raise UnableToAccept("damaged") from fault
    if not isinstance(facts, dict):
        raise UnableToAccept("damaged")
    if "refused" in facts:
        raise UnableToAccept(str(facts["refused"]))
    return facts, body


def _count(facts: Mapping[str, object], *, name: str) -> int:
    value = facts.get(name)
    if not isinstance(value, int) or value < 0:
        raise UnableToAccept("damaged")
    return value
