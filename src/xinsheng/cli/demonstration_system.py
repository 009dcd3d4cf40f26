"""The demonstration's hospital has a system of its own, brought in by two people; its key lies here for trying."""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from joserfc.jwk import ECKey

from xinsheng.casework.acting import By
from xinsheng.casework.proposals import confirm, propose
from xinsheng.law.administration import ProposalKind
from xinsheng.law.terms import Channel
from xinsheng.registry.models import Account, HospitalClient, Office

NAME, KEY_NAME = "医院信息系统（演示）", "demonstration"
SIGNS_AT = "http://127.0.0.1:8790"  # where a page of its own would be: nothing of ours answers there
_FILE = "hospital-system.json"


def key_file() -> Path:
    """Where the private half of the demonstration's key lies: as a hospital would keep its own, outside our books."""
    return Path(settings.STATE) / _FILE


def bring_in_system(*, hospital: str, at: datetime) -> HospitalClient | None:
    """Bring the system in, unless one is in force; None where another's key is in force, whose secret is not here."""
    office = Office.objects.get(name=hospital)
    known = HospitalClient.objects.in_force(at=at).filter(office=office, name=NAME).first()
    if known is not None:
        return known if key_file().exists() else None
    key = ECKey.generate_key("P-384", {"kid": KEY_NAME})
    keys = {"keys": [key.as_dict(private=False)]}
    payload = {"office": str(office.pk), "name": NAME, "keys": keys, "signs_at": SIGNS_AT}
    first, second = (_by(login) for login in ("system", "security"))
    proposal = propose(ProposalKind.HOSPITAL_CLIENT, payload=payload, office=office, by=first, at=at)
    confirm(proposal.pk, by=second, at=at)
    _keep(key)
    return HospitalClient.objects.in_force(at=at).get(office=office, name=NAME)


def _by(login: str) -> By:
    return By(person=Account.objects.select_related("person").get(login_name=login).person, channel=Channel.COMMAND)


def _keep(key: ECKey) -> None:
    """Written for its owner alone from its first byte."""
    key_file().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(key_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(key.as_dict(private=True), file)


def system_told(client: HospitalClient) -> Iterator[str]:
    """How the demonstration's system is let in, in both languages."""
    yield "医院系统接入试验 trying the hospital's own system (docs/exchange.md):"
    yield f"  client_id {client.pk}"
    yield f"  私钥 private key {key_file()}"
    yield f"  {settings.PUBLIC_URL}/exchange/token　{settings.PUBLIC_URL}/births　{settings.PUBLIC_URL}/fhir"
    yield f"  接生人员签名的页面 page where attendants sign {client.signs_at}"
