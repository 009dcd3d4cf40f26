"""How often one may ask: guessing is slow and exact under any number of threads, and nobody is locked out.

What is counted per number is only the comparison with a name or a day; the standing of that number, its QR code
and its file are answered all the same. One address that asks too often does not use up what all have together; where
many do use it up, the first questions of every neighbourhood are answered all the same. Buckets hold keyed digests:
no number and no address.
"""

import time
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from django.http import HttpRequest, HttpResponse

from xinsheng.casework.attempts import WINDOW, count_today, count_try, counting_together
from xinsheng.casework.outside import keys
from xinsheng.look.error_pages import render_error
from xinsheng.look.networks import neighbourhood_of
from xinsheng.look.networks import network_of as address_of
from xinsheng.verify.answers import private

EVEN_SECONDS = 0.06  # no guess is answered sooner, so that the time an answer takes says nothing
MOST: Mapping[str, int] = MappingProxyType(
    {
        "number": 10,  # comparisons with one certificate
        "number_a_day": 30,  # after these a name and a day are asked for together
        "address": 60,
        "neighbours": 3,  # questions of a neighbourhood that do not count against everyone's
        "everyone": 3000,
        "files_address": 20,
        "files_neighbours": 1,
        "files_everyone": 300,  # each is read by a child process of its own
        "log_address": 600,  # a checkpoint and a proof every two seconds
    }
)


def over_limit(kind: str, *, of: str, at: datetime) -> bool:
    """Count one more try of a kind by whoever or whatever it is of, and tell whether it is one too many."""
    return count_try(f"verify.{kind}:{_digest(of, kind=kind)}", at=at) > MOST[kind]


def over_log_limit(request: HttpRequest, *, at: datetime) -> bool:
    """Count one more question about the public log by this address, and tell if it is too many.

    There is none for everyone together: a few who ask without end would shut all witnesses out.
    """
    return over_limit("log_address", of=address_of(request), at=at)


def over_general_limit(request: HttpRequest, *, at: datetime, files: bool = False) -> bool:
    """Count one more try by this address and, if it may still ask, by everyone; tell whether it is too many."""
    before, address = "files_" if files else "", address_of(request)
    with counting_together():
        if over_limit(f"{before}address", of=address, at=at):
            return True
        if not over_limit(f"{before}neighbours", of=neighbourhood_of(address), at=at):
            return False
        return over_limit(f"{before}everyone", of="", at=at)


def many_today(number: str, *, at: datetime) -> bool:
    """Count one more comparison with this number today (civil day), and tell whether there were many."""
    return count_today(f"verify.day:{_digest(number, kind='number')}", at=at) > MOST["number_a_day"]


def too_many(request: HttpRequest, *, at: datetime) -> HttpResponse:
    """The 429 page; Retry-After is the rest of this window, in seconds."""
    response = render_error(request, 429, reference=getattr(request, "reference", ""))
    length = int(WINDOW.total_seconds())
    response["Retry-After"] = str(length - int(at.timestamp()) % length)
    return private(response)


def wait_until_even(began: float) -> None:
    """Wait until `EVEN_SECONDS` after `began` (time.monotonic)."""
    time.sleep(max(0.0, began + EVEN_SECONDS - time.monotonic()))


def _digest(value: str, *, kind: str) -> str:
    return keys().index(value, kind=f"verify.{kind}").hex()
