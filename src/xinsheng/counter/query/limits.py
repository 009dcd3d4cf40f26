"""How often one may ask with a code: guessing is slow, counted exactly under any number of threads, locks no door.

Counted per network and over all; one network that asks too often does not use up what all have together. Where
many guess at once and do use it up, the first questions of every neighbourhood are answered all the same: whoever
holds a code gets through. Buckets hold keyed digests and ids: no code, no number and no address.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from xinsheng.casework.attempts import count_today, count_try, counting_together
from xinsheng.casework.outside import keys
from xinsheng.look.error_pages import render_error
from xinsheng.look.networks import neighbourhood_of, network_of

WINDOW = timedelta(minutes=10)  # that of casework.attempts
MOST: Mapping[str, int] = MappingProxyType(
    {
        "network": 60,
        "neighbours": 3,  # questions of a neighbourhood that do not count against everyone's
        # Five a second: of 2.7 million codes 1.2e-5 are met in a year, and as many again where a thousand
        # neighbourhoods ask their first questions all the year.
        "everyone": 3000,
        "ending": 5,  # tries at the last four characters, with one code
        "ending_a_day": 20,
    }
)


def asks_too_often(request: HttpRequest, *, at: datetime) -> bool:
    """Count one more question by this network and, if it may still ask, by everyone; tell whether it is too many."""
    network = network_of(request)
    with counting_together():
        if _count("network", of=network, at=at) > MOST["network"]:
            return True
        if _count("neighbours", of=neighbourhood_of(network), at=at) <= MOST["neighbours"]:
            return False
        return count_try("query.everyone", at=at) > MOST["everyone"]


def _count(kind: str, *, of: str, at: datetime) -> int:
    return count_try(f"query.{kind}:{keys().index(of, kind=f'query.{kind}').hex()}", at=at)


def tries_endings_too_often(code_id: UUID, *, at: datetime) -> bool:
    """Count one more try at the four characters with this code, and tell whether it is too many now or today."""
    with counting_together():
        now = count_try(f"query.ending:{code_id}", at=at) > MOST["ending"]
        return now or count_today(f"query.ending_day:{code_id}", at=at) > MOST["ending_a_day"]


def too_often(request: HttpRequest, *, at: datetime) -> HttpResponse:
    """The 429 page; Retry-After is the rest of this window, in seconds."""
    response = render_error(request, 429, reference=getattr(request, "reference", ""))
    length = int(WINDOW.total_seconds())
    response.headers["Retry-After"] = str(length - int(at.timestamp()) % length)
    return response
