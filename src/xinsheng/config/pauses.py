"""What does not answer for a while is told as a pause, never as a fault: database, keeper of keys, store of files.

It delays; it loses nothing, decides nothing and opens no door (design 4).
"""

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.gateways.vault import UnableToFetch, UnableToRemove, UnableToStore
from xinsheng.look import error_pages

_AWAY = (OperationalError, InterfaceError, UnableToFetch, UnableToStore, UnableToRemove)
_log = logging.getLogger(__name__)


def is_away(failure: BaseException | None) -> bool:
    """Whether a part of ours did not answer, is full, or has not at hand what it keeps: another try may succeed."""
    return failure.is_away if isinstance(failure, UnableToUseKey) else isinstance(failure, _AWAY)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: a pause for what is away, a fault for anything else."""
    failure = sys.exception()
    if not is_away(failure):
        return error_pages.server_error(request)
    _log.error("pause", extra={"code": f"{type(failure).__name__} {getattr(failure, 'code', '')}".strip()})
    return error_pages.service_unavailable(request)
