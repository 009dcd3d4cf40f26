"""How often faces may be sent to the service: per network, and for one person; buckets hold keyed digests only.

Whoever types somebody else's number too often closes this one way to them for ten minutes, and no other.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from django.http import HttpRequest

from xinsheng.casework.attempts import count_try
from xinsheng.casework.outside import keys
from xinsheng.gateways.identity.face import Claimed
from xinsheng.look.networks import network_of

MOST: Mapping[str, int] = MappingProxyType({"network": 120, "person": 10})  # in ten minutes: a carrier is one network


def asks_too_often(request: HttpRequest, claimed: Claimed, *, at: datetime) -> bool:
    """Count one more by this network and, if it may still ask, for this person; tell whether it is too many."""
    said = {"network": network_of(request), "person": claimed.paper_no}
    return any(
        count_try(f"face.{kind}:{keys().index(of, kind=f'face.{kind}').hex()}", at=at) > MOST[kind]
        for kind, of in said.items()
    )


def strays_too_often(request: HttpRequest, *, at: datetime) -> bool:
    """Count one more return by this network that nobody there waits for; tell whether it is too many to be noted."""
    network = keys().index(network_of(request), kind="face.stray").hex()
    return count_try(f"face.stray:{network}", at=at) > MOST["network"]
