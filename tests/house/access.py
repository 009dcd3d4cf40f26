"""Who gets in where: every address, method and visitor tried on the demonstration province (trial G11)."""

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django.fixtures import Settings
from tests.casework.scene import Scene

from xinsheng.casework.checkpoints import sign_checkpoint
from xinsheng.casework.logbook import sequence_journal
from xinsheng.casework.outside import keys, log_origin
from xinsheng.casework.proposals import propose
from xinsheng.config.living_sessions import NOTED
from xinsheng.law.administration import ProposalKind
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Account, Case, LogLeaf, Proposal

VISITORS = (
    "nobody",
    "mother",
    "grandmother",
    "mother2",
    "midwife",
    "midwife2",
    "issuing",
    "issuing2",
    "sealing",
    "supervisor",
    "county-yunyan",
    "stock",
    "sealkeeper",
    "elsewhere",
    "elsewhere-midwife",
    "system",
    "security",
    "audit",
)
OUTSIDERS = (  # the supervisor of the county above the hospital among them: they know of its figures, of no case
    "grandmother",
    "mother2",
    "county-yunyan",
    "stock",
    "sealkeeper",
    "elsewhere",
    "elsewhere-midwife",
    "system",
    "security",
)
METHODS = ("GET", "POST")
A_DAY = 86_400
OF_COUPLES = ("register/", "mine/registration/", "desk/registrations/")
_PART = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
_REFERENCE = re.compile(rb"[0-9a-f]{12}")
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


@dataclass(frozen=True)
class Address:
    """One pattern of the URL list."""

    name: str
    route: str

    @property
    def is_about_a_case(self) -> bool:
        """Whether it names a case."""
        return "case_id" in self.route

    @property
    def is_about_a_couple(self) -> bool:
        """Whether it names a couple's registration: on a birth nobody is shown it (access.md, and test_reach)."""
        return self.is_about_a_case and self.route.startswith(OF_COUPLES)

    def path(self, parts: Mapping[str, object]) -> str:
        """The path with every part filled; one that is not among them names nothing there is."""
        unknown = UUID(int=0)
        return "/" + _PART.sub(lambda part: str(parts.get(part["name"], unknown)), self.route)


def parts_of(case: Case) -> dict[str, object]:
    """What the parts of an address are on this case: what it really has, or what nobody has."""
    material = case.materials.first()
    notice = case.notices.first()
    certificate = case.certificates.first()
    office = case.office
    attendant = office.appointments.filter(duty=Duty.ATTENDANT).order_by("from_on", "id").first()
    seal = office.seals.first()
    leaf = LogLeaf.objects.order_by("position").first()
    proposal = Proposal.objects.waiting().filter(office=office).first()
    return {
        "case_id": case.pk,
        "material_id": material.pk if material else uuid4(),
        "notice_id": notice.pk if notice else uuid4(),
        "reference": certificate.reference if certificate else "0" * 26,
        "kind": "mother_id",
        "verb": "put_off",
        "duty": "issuing_officer",
        "page": 1,
        "order": 1,
        "office_id": office.pk,
        "appointment_id": attendant.pk if attendant else uuid4(),
        "seal_id": seal.pk if seal else uuid4(),
        "proposal_id": proposal.pk if proposal else uuid4(),
        "chain_id": case.pk,
        "name": "claim_slip_days",
        "key": "void",
        "old": 1,
        "new": 1,
        "size": 1,
        "leaf": leaf.leaf_hash.hex() if leaf else "0" * 64,
    }


@pytest.fixture
def sessions_rest(settings: Settings) -> None:
    """A visitor's session is not written anew on each of thousands of pages: what a page itself keeps in it is."""
    settings.SESSION_SAVE_EVERY_REQUEST = False
    settings.SESSION_NOTED_EVERY = A_DAY


def addresses() -> list[Address]:
    """Every address of the product."""
    return list(_walk(get_resolver().url_patterns, route="", space=""))


def paths_on(case: Case, **others: object) -> dict[Address, str]:
    """Every address with its path on this case (or with other parts), looked up once for all of a sweep."""
    parts = parts_of(case) | others
    return {address: address.path(parts) for address in addresses()}


def _walk(patterns: list[URLPattern | URLResolver], *, route: str, space: str) -> Iterator[Address]:
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, route=here, space=inner)
        else:
            yield Address(name=f"{space}{pattern.name}", route=here)


def client_of(visitor: str) -> Client:
    """A browser in which this person has signed in, its session in use since just now; nobody has not."""
    client = Client(raise_request_exception=False)
    if visitor != "nobody":
        client.force_login(Account.objects.get(login_name=visitor))
        session = client.session
        session[NOTED] = int(time.time())
        session.save()
    return client


def answer_to(client: Client, *, method: str, path: str) -> HttpResponseBase:
    """One request whose effects are undone, signing out included."""
    cookies = {name: cookie.value for name, cookie in client.cookies.items()}
    with transaction.atomic():
        page = {"page_key": str(uuid4())} if method == "POST" else {}
        answer = client.generic(method, path) if method == "GET" else client.post(path, page)
        transaction.set_rollback(True)
    if answer.cookies:
        client.cookies = SimpleCookie(cookies)
    return answer


def verdict_on(answer: HttpResponseBase) -> str:
    """How the visitor was answered, in one word."""
    where = answer.headers.get("Location", "")
    if answer.status_code in (301, 302, 303):
        return "sign-in" if "/sign-in" in where else "moved"
    words = {200: "page", 400: "asked-again", 403: "refused", 404: "missing", 405: "no-method", 409: "stale"}
    words |= {422: "asked-again", 429: "slow-down", 413: "too-large"}
    return words.get(answer.status_code, str(answer.status_code))


def bare_body(answer: HttpResponseBase) -> bytes:
    """The page without what differs on every page: reference number and token."""
    content = b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined, arg-type]
    return _TOKEN.sub(b"", _REFERENCE.sub(b"", content))


def case_in_print(scene: Scene) -> Case:
    """A case of the hospital that is printed and awaits its seal; blanks for its tray wait for a second person."""
    propose(
        ProposalKind.TRAY,
        payload={
            "office": str(scene.hospital.pk),
            "label": "二号",
            "first_no": "Z520000001",
            "last_no": "Z520000002",
        },
        office=scene.hospital,
        by=scene.by("stock"),
        at=scene.later(),
    )
    case = scene.printed()
    sequence_journal(at=scene.at)
    sign_checkpoint(origin=log_origin(), key=lambda: keys().log_key(), at=scene.at)
    return case
