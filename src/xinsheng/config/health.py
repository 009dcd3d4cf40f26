"""Whether we live, and whether we are ready: for the proxy and the operator; no personal data."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from xinsheng.config.checks import find_cautions, find_cautions_of_web
from xinsheng.config.clocks import clocks_agree
from xinsheng.config.fonts_installed import find_cautions_of_glyphs
from xinsheng.registry.laying_down import find_steps_lacking

LEAST_DISK = 512 * 1024 * 1024  # bytes; below it nothing new should be begun
WORKER_SILENCE = timedelta(seconds=120)


@require_safe
def live(_request: HttpRequest) -> JsonResponse:
    """Answer that this process answers; asks nobody else."""
    return JsonResponse({"live": True})


@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """Answer 200 when every part is well, 503 with the names of those that are not.

    `cautions` name what the operator is to know and nobody is turned away for (config/checks.py).
    """
    at = datetime.now(tz=UTC)
    parts = _parts(at=at)
    is_ready = all(parts.values())
    said = {"ready": is_ready, "parts": parts, "cautions": _cautions(at=at) if parts["database"] else []}
    return JsonResponse(said, status=200 if is_ready else 503)


def _parts(*, at: datetime) -> dict[str, bool]:
    """Look at each part; without the database the parts that live in it are not well either."""
    parts: dict[str, bool] = {"disk": _disk_is_free()}
    asks: dict[str, Callable[[], bool]] = {
        "database": _database_answers,
        "migrations": _migrations_are_applied,
        "clock": clocks_agree,
        "worker": lambda: _worker_is_heard(at=at),
    }
    for name, ask in asks.items():
        try:
            parts[name] = ask()
        except DatabaseError:
            parts[name] = False
    return parts


def _cautions(*, at: datetime) -> list[str]:
    """Of a register in a database of its own the start alone tells: a proxy asks often, and must not wait for it."""
    place = settings.POPULATION
    found = [] if place.url else find_cautions(place, mchis=settings.MCHIS, at=at)
    ours = (*find_cautions_of_web(settings.ENVIRONMENT), *find_cautions_of_glyphs(settings.STATE))
    return [caution.code for caution in (*ours, *found)]


def _database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _migrations_are_applied() -> bool:
    return not find_steps_lacking(connection)


def _worker_is_heard(*, at: datetime) -> bool:
    """The worker of the postroom keeps its heartbeat in procrastinate's own table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(last_heartbeat) FROM procrastinate_workers")
        (heard_at,) = cursor.fetchone()
    return isinstance(heard_at, datetime) and at - heard_at < WORKER_SILENCE


def _disk_is_free() -> bool:
    state = settings.STATE
    folder = next(path for path in (state, *state.parents) if path.is_dir())
    return shutil.disk_usage(folder).free >= LEAST_DISK
