"""What a session remembers of how its person was identified, and where it may lead on."""

from django.contrib.auth import login, logout
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from xinsheng.counter.visitor import ASSURANCE, CAME_BY, IDENTIFIED_AT, METHOD, channel_of, find_person
from xinsheng.gateways.identity import VerifiedIdentity
from xinsheng.law.assurance import Assurance, reaches
from xinsheng.law.terms import Channel
from xinsheng.registry.models import Account

LEVELS = frozenset(Assurance)


def open_session(request: HttpRequest, account: Account, verified: VerifiedIdentity) -> None:
    """Open the session of whoever was identified; through which channel the browser came stays known."""
    channel = channel_of(request)
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    _keep(request, channel)
    _remember_identification(request, verified)


def close_session(request: HttpRequest) -> None:
    """Forget who was there; it is still the same browser, which came through the same channel."""
    channel = channel_of(request)
    logout(request)
    _keep(request, channel)


def _keep(request: HttpRequest, channel: Channel) -> None:
    if channel is not Channel.WEB:
        request.session[CAME_BY] = channel.value


def _remember_identification(request: HttpRequest, verified: VerifiedIdentity) -> None:
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
    open_session(request, account, verified)
    return None


def is_within(request: HttpRequest, wanted: str) -> bool:
    """Whether the address a person wanted is one of this site."""
    hosts = {request.get_host()}
    return bool(wanted) and url_has_allowed_host_and_scheme(wanted, hosts, require_https=False)
