"""The public log for machines: newest checkpoint, key, proofs (docs/formats.md, Log). No personal data."""

from base64 import b64encode
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from xinsheng.casework.log_tree import name_of, prove_consistency, prove_inclusion
from xinsheng.look.error_pages import render_error
from xinsheng.proof.checkpoint import verifier_key
from xinsheng.proof.tree import UnableToProve
from xinsheng.registry.models import LogCheckpoint, LogLeaf
from xinsheng.verify.limits import over_log_limit, too_many

_TEXT = "text/plain; charset=utf-8"
_SHORTLY = "public, max-age=5"  # seconds: half of what lies between two checkpoints
_FOR_EVER = "public, max-age=31536000, immutable"  # a proof between two sizes never becomes another


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """Give the newest checkpoint, byte for byte as signed; 503 before the first."""
    if over_log_limit(request, at=datetime.now(tz=UTC)):
        return too_many(request, at=datetime.now(tz=UTC))
    newest = LogCheckpoint.objects.newest()
    return _not_yet(request) if newest is None else _open(HttpResponse(newest.note, content_type=_TEXT), _SHORTLY)


@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """Give the log's name and key as witnesses configure them (C2SP signed note); 503 before the first checkpoint."""
    if over_log_limit(request, at=datetime.now(tz=UTC)):
        return too_many(request, at=datetime.now(tz=UTC))
    newest = LogCheckpoint.objects.newest()
    return (
        _not_yet(request) if newest is None else _open(HttpResponse(key_line(newest), content_type=_TEXT), _SHORTLY)
    )


@require_safe
def consistency(request: HttpRequest, old: int, new: int) -> HttpResponse:
    """Prove that the log of `new` entries contains the one of `old`; 404 where a checkpoint reaches less far."""
    if over_log_limit(request, at=datetime.now(tz=UTC)):
        return too_many(request, at=datetime.now(tz=UTC))
    if new > _reach():
        return _unproved("out_of_range")
    try:
        return _proof(prove_consistency(old, size=new), old_size=old, size=new)
    except UnableToProve as fault:
        return _unproved(fault.code)


@require_safe
def inclusion(request: HttpRequest, leaf: str, size: int) -> HttpResponse:
    """Prove that the entry of this leaf hash (hexadecimal) stands in the log of `size`; 404 where it does not."""
    if over_log_limit(request, at=datetime.now(tz=UTC)):
        return too_many(request, at=datetime.now(tz=UTC))
    position = LogLeaf.objects.find_position(bytes.fromhex(leaf)) if _is_hash(leaf) else None
    if position is None or size > _reach():
        return _unproved("not_in_log" if position is None else "out_of_range")
    try:
        return _proof(prove_inclusion(position, size=size), index=position, size=size)
    except UnableToProve as fault:
        return _unproved(fault.code)


def key_line(newest: LogCheckpoint) -> str:
    """The log's name and key, one line."""
    return verifier_key(name_of(newest), public_key=bytes(newest.public_key)) + "\n"


def _reach() -> int:
    newest = LogCheckpoint.objects.newest()
    return 0 if newest is None else newest.size


def _is_hash(leaf: str) -> bool:
    return len(leaf) == 64 and all(letter in "0123456789abcdef" for letter in leaf)  # noqa: PLR2004  of 32 bytes


def _proof(steps: tuple[bytes, ...], **said: int) -> HttpResponse:
    return _open(JsonResponse({**said, "proof": [b64encode(step).decode() for step in steps]}), _FOR_EVER)


def _unproved(code: str) -> HttpResponse:
    return _open(JsonResponse({"code": code}, status=404), _SHORTLY)


def _not_yet(request: HttpRequest) -> HttpResponse:
    return render_error(None, 503, reference=getattr(request, "reference", ""))


def _open(response: HttpResponse, cached: str) -> HttpResponse:
    response["Cache-Control"] = cached
    response["Access-Control-Allow-Origin"] = "*"
    return response
