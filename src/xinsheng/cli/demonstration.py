"""The demonstration province: invented offices and people, set up through the same verbs as a real one."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import typer
from django.conf import settings
from django.db import OperationalError, ProgrammingError, connection

from xinsheng.casework.acting import By
from xinsheng.casework.founding import Province, found_province
from xinsheng.casework.people import keep_phone, know_person, open_account
from xinsheng.casework.proposals import confirm, propose
from xinsheng.cli.demonstration_outside import APPOINTED, APPOINTED_BLANKS, APPOINTED_OFFICE
from xinsheng.cli.demonstration_people import (
    ADMINISTRATORS,
    CITIZENS,
    COUNTY,
    HOSPITAL,
    OFFICERS,
    OTHER_HOSPITAL,
    PROVINCE,
    people_told,
)
from xinsheng.cli.demonstration_register import couples_told, keep_demonstration_register
from xinsheng.cli.demonstration_registration import PLATFORM_SEAL, PLATFORM_SEAL_TEXT, open_offices, platform_seal
from xinsheng.cli.demonstration_system import bring_in_system, system_told
from xinsheng.cli.invented import Invented
from xinsheng.cli.screen import tell_caution, tell_fault
from xinsheng.cli.trust_list import publish_trust_list
from xinsheng.gateways.keys import create_demonstration_keys, save_seal
from xinsheng.law.administration import ProposalKind
from xinsheng.law.terms import Channel, Duty, OfficeKind, SealKind
from xinsheng.proof.test_authority import AuthorityForTests, issue_test_seal, make_test_authority
from xinsheng.registry.models import Office, Person
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.credit_codes import credit_code_with_check
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.verify.published import find_trust_list

app = typer.Typer()
_PROVINCE = Province(
    name="贵州省卫生健康委员会（演示）",
    credit_code=credit_code_with_check("11520000000000001"),
    division_code="520000000000",
)
_ATTENDANTS = [who for who in OFFICERS if Duty.ATTENDANT in who.duties]
_OFFICES = {
    COUNTY: ("云岩区卫生健康局（演示）", OfficeKind.COUNTY, "520103000000", "11520103000000002"),
    HOSPITAL: ("贵阳市新生妇幼保健院（演示）", OfficeKind.MIDWIFERY_INSTITUTION, "520103000000", "12520100000000003"),
    OTHER_HOSPITAL: (
        "凯里市新生人民医院（演示）",
        OfficeKind.MIDWIFERY_INSTITUTION,
        "522601000000",
        "12522601000000004",
    ),
    APPOINTED: APPOINTED_OFFICE,
}
_BLANKS = {
    HOSPITAL: ("Z520000001", "Z520000600", "一号打印机"),
    OTHER_HOSPITAL: ("Z529000001", "Z529000100", "窗口"),
    APPOINTED: APPOINTED_BLANKS,
    COUNTY: ("Z528000001", "Z528000100", "补发窗口"),
}
_SEALS = {  # the kind, the words of the seal, and its keeper
    HOSPITAL: (SealKind.BIRTH_CERTIFICATE, "出生医学证明专用章", "sealkeeper"),
    OTHER_HOSPITAL: (SealKind.BIRTH_CERTIFICATE, "出生医学证明专用章", "sealkeeper"),
    APPOINTED: (SealKind.BIRTH_CERTIFICATE, "出生医学证明专用章", "outside-sealkeeper"),
    COUNTY: (SealKind.REISSUE, "出生医学证明补发专用章", "county-seal"),
}


@app.command()
def demonstration() -> None:
    """建立演示省（虚构人员）。Set up the demonstration province once, and say who may sign in."""
    if settings.PRODUCTION:
        tell_fault("no_demonstration")
        raise typer.Exit(code=1)
    at = datetime.now(tz=UTC)
    try:
        seed(at=at)
        system = bring_in_system(hospital=_OFFICES[HOSPITAL][0], at=at)
        owner_url = settings.ENVIRONMENT.database_owner_url
        reader = connection.settings_dict["USER"]
        is_ours = not owner_url or keep_demonstration_register(owner_url=owner_url, reader=reader, at=at)
    except (OperationalError, psycopg.OperationalError) as error:
        tell_fault("database_unreachable")
        raise typer.Exit(code=1) from error
    except ProgrammingError as error:
        tell_fault("not_migrated")
        raise typer.Exit(code=1) from error
    for line in (*people_told(), *couples_told(), *(system_told(system) if system else ())):
        typer.echo(line)
    if not is_ours:
        tell_caution("register_is_another")


def seed(*, at: datetime, blanks: Mapping[str, tuple[str, str, str]] | None = None) -> Mapping[str, Office]:
    """Set up keys, offices, officers, citizens, seals and trays, unless the province is there already."""
    folder = Path(settings.KEYS_FOLDER)
    if not folder.exists():
        create_demonstration_keys(folder)
    if find_trust_list() is None:
        publish_trust_list(at=at)
    if Office.objects.exists():
        return {}
    on = civil_date(at)
    everyone = (*CITIZENS, *OFFICERS, *ADMINISTRATORS)  # opened one after another: so they stand on the sign-in page
    people = {who.login: _enter(who, at=at + timedelta(microseconds=n)) for n, who in enumerate(everyone)}
    administrators = {who.duties[0]: people[who.login] for who in ADMINISTRATORS}
    offices = {PROVINCE: found_province(_PROVINCE, administrators=administrators, at=at)}
    setup = _TwoPeople(administrators[Duty.SYSTEM_ADMINISTRATOR], administrators[Duty.SECURITY_ADMINISTRATOR], at=at)
    for key, (name, kind, division, first) in _OFFICES.items():
        payload = {
            "kind": kind.value,
            "name": name,
            "credit_code": credit_code_with_check(first),
            "division_code": division,
            "licence_no": f"演示助产许可{division[:6]}" if kind is OfficeKind.MIDWIFERY_INSTITUTION else "",
            "licence_from": "2020-01-01",
        }
        setup.do(ProposalKind.OFFICE, payload)
        offices[key] = Office.objects.get(name=name)
    offices |= open_offices(setup.do)
    for who in OFFICERS:
        if who.office:
            _appoint(setup, who, person=people[who.login], office=offices[who.office], on=on.isoformat())
    _seal_and_stock(setup, offices=offices, people=people, folder=folder, at=at, blanks=blanks or _BLANKS)
    return offices


class _TwoPeople:
    """One proposes, the other confirms."""

    def __init__(self, first: Person, second: Person, *, at: datetime) -> None:
        self._first, self._second, self._at = first, second, at

    def do(self, kind: ProposalKind, payload: Mapping[str, Any], *, office: Office | None = None) -> None:
        """Propose and confirm."""
        first, second = (By(person=who, channel=Channel.COMMAND) for who in (self._first, self._second))
        proposal = propose(kind, payload=payload, office=office, by=first, at=self._at)
        confirm(proposal.pk, by=second, at=self._at)


def _enter(who: Invented, *, at: datetime) -> Person:
    person = know_person(name=who.name, paper_kind=PaperKind.RESIDENT_CARD, paper_no=who.paper_no, on=civil_date(at))
    if who.phone:
        keep_phone(person, phone=who.phone)
    open_account(person, login_name=who.login, at=at)
    return person


def _appoint(setup: _TwoPeople, who: Invented, *, person: Person, office: Office, on: str) -> None:
    for duty in who.duties:
        payload = {"person": str(person.pk), "office": str(office.pk), "duty": duty.value, "from": on}
        if duty is Duty.ATTENDANT:
            payload["licence_no"] = f"演示母婴保健技术合格证第{_ATTENDANTS.index(who) + 1:03}号"
        setup.do(ProposalKind.APPOINTMENT, payload, office=office)


def _seal_and_stock(
    setup: _TwoPeople,
    *,
    offices: Mapping[str, Office],
    people: Mapping[str, Person],
    folder: Path,
    at: datetime,
    blanks: Mapping[str, tuple[str, str, str]],
) -> None:
    authority, on = make_test_authority(at=at), civil_date(at).isoformat()
    for key, (kind, text, keeper) in _SEALS.items():
        office = offices[key]
        _make_seal(authority, office, name=key, text=text, folder=folder, at=at)
        seal = {
            "office": str(office.pk),
            "kind": kind.value,
            "text": office.name,
            "key_name": key,
            "from": on,
            "keeper": str(people[keeper].pk),
        }
        setup.do(ProposalKind.SEAL, seal, office=office)
    province = offices[PROVINCE]
    _make_seal(authority, province, name=PLATFORM_SEAL, text=PLATFORM_SEAL_TEXT, folder=folder, at=at)
    keeper = str(people["platform-seal"].pk)
    setup.do(ProposalKind.SEAL, platform_seal(province, keeper=keeper, on=on), office=province)
    (folder / "test-root.pem").write_bytes(_apart(authority.pem())[1])
    both = _TwoPeople(people["stock"], people["supervisor"], at=at)
    _stock(offices[HOSPITAL], by=both, blanks=blanks[HOSPITAL])
    county = _TwoPeople(people["county-stock"], people["county-yunyan"], at=at)
    _stock(offices[COUNTY], by=county, blanks={**_BLANKS, **blanks}[COUNTY])
    appointed = _TwoPeople(people["outside-stock"], people["outside-supervisor"], at=at)
    _stock(offices[APPOINTED], by=appointed, blanks={**_BLANKS, **blanks}[APPOINTED])


def _make_seal(
    authority: AuthorityForTests, office: Office, *, name: str, text: str, folder: Path, at: datetime
) -> None:
    made = issue_test_seal(
        authority, institution=office.name, credit_code=office.credit_code or "", seal_text=text, at=at
    )
    private, chain = _apart(made.pem())
    save_seal(folder, name=name, private_key_pem=private, chain_pem=chain)


def _stock(office: Office, *, by: _TwoPeople, blanks: tuple[str, str, str]) -> None:
    """The office's stock keeper counts the blanks in, the supervisor counts with them."""
    first, last, tray = blanks
    where = {"office": str(office.pk), "first_no": first, "last_no": last}
    by.do(ProposalKind.BLANKS, where, office=office)
    by.do(ProposalKind.TRAY, {**where, "label": tray}, office=office)


def _apart(pem: bytes) -> tuple[bytes, bytes]:
    """Private key, and the certificates after it."""
    at = pem.index(b"-----BEGIN CERTIFICATE")
    return pem[:at], pem[at:]
