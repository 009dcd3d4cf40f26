"""What a session remembers of how its person was identified, and where it may lead on."""

from django.contrib.auth import login
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from xinsheng.counter.visitor import ASSURANCE, IDENTIFIED_AT, METHOD, find_person
from xinsheng.gateways.identity import VerifiedIdentity
from xinsheng.law.assurance import Assurance, reaches
from xinsheng.registry.models import Account

LEVELS = frozenset(Assurance)


def remember_identification(request: HttpRequest, verified: VerifiedIdentity) -> None:
    """Keep the method, the moment and the assurance of the identification that opened this session."""
    request.session[METHOD] = verified.method.value
    request.session[ASSURANCE] = verified.assurance.value
    request.session[IDENTIFIED_AT] = verified.verified_at.isoformat()


def least_of(said: str) -> Assurance:
    """The level a page wants to be reached; any sign-in's where it says none."""
    return Assurance(said) if said in LEVELS else Assurance.NETWORK


def let_in(request: HttpRequest, account: Account, verified: VerifiedIdentity, *, least: Assurance) -> str | None:
    """Open the session of whoever was identified; or say why not, and leave the session as it is.

    `not_reached`: below the level the page asked for. `other_person`: somebody else than who is signed in, and was to
    be identified surer.
    """
    if not reaches(verified.assurance, least=least):
        return "not_reached"
    before = find_person(request)
    if least is not Assurance.NETWORK and before is not None and before.pk != account.person_id:
        return "other_person"
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    remember_identification(request, verified)
    return None


def is_within(request: HttpRequest, wanted: str) -> bool:
    """Whether the address a person wanted is one of this site."""
    hosts = {request.get_host()}
    return bool(wanted) and url_has_allowed_host_and_scheme(wanted, hosts, require_https=False)
