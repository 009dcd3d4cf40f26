"""What a session remembers of how its person was identified, and where it may lead on."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from xinsheng.counter.visitor import ASSURANCE
from xinsheng.gateways.identity import VerifiedIdentity

METHOD, IDENTIFIED_AT = "identified_by", "identified_at"


def remember_identification(request: HttpRequest, verified: VerifiedIdentity) -> None:
    """Keep the method, the moment and the assurance of the identification that opened this session."""
    request.session[METHOD] = verified.method.value
    request.session[ASSURANCE] = verified.assurance.value
    request.session[IDENTIFIED_AT] = verified.verified_at.isoformat()


def is_within(request: HttpRequest, wanted: str) -> bool:
    """Whether the address a person wanted is one of this site."""
    hosts = {request.get_host()}
    return bool(wanted) and url_has_allowed_host_and_scheme(wanted, hosts, require_https=False)
