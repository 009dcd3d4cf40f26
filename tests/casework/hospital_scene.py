"""A hospital's own system, brought in by two people, and what it sends."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from joserfc.jwk import ECKey
from tests.casework.scene import Scene, a_block

from xinsheng.casework.birth_messages import BirthMessage, Received
from xinsheng.casework.proposals import confirm, propose
from xinsheng.casework.received_births import receive_birth
from xinsheng.law.administration import ProposalKind
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Appointment, Case, HospitalClient, Office
from xinsheng.standards.civil_time import moment

RECORDED = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)
KEY = ECKey.generate_key("P-384", {"kid": "his-2026"})


def bring_in(
    scene: Scene, *, office: Office | None = None, key: ECKey = KEY, results_to: str = "", signs_at: str = ""
) -> HospitalClient:
    where = office or scene.hospital
    payload = {
        "office": str(where.pk),
        "name": "医院信息系统（演示）",
        "keys": {"keys": [key.as_dict(private=False)]},
        "results_to": results_to,
        "signs_at": signs_at,
    }
    proposal = propose(
        ProposalKind.HOSPITAL_CLIENT, payload=payload, office=where, by=scene.by("system"), at=scene.later()
    )
    confirm(proposal.pk, by=scene.by("security"), at=scene.later())
    return HospitalClient.objects.order_by("-since").first()  # type: ignore[return-value]


def end(scene: Scene, client: HospitalClient) -> None:
    payload = {"client": str(client.pk), "reason": "密钥泄露"}
    proposal = propose(
        ProposalKind.HOSPITAL_CLIENT_ENDING,
        payload=payload,
        office=client.office,
        by=scene.by("system"),
        at=scene.later(),
    )
    confirm(proposal.pk, by=scene.by("security"), at=scene.later())


def licence_of(scene: Scene, login: str) -> str:
    return Appointment.objects.get(person=scene.person(login), duty=Duty.ATTENDANT).licence_no


def a_message(scene: Scene, *, recorded_at: datetime = RECORDED, **changes: Any) -> BirthMessage:
    """What the system says of an ordinary birth; changes are of the block, or of the message itself."""
    own = {name: changes.pop(name) for name in ("identifier", "attendant_no", "attendant_name") if name in changes}
    message = BirthMessage(
        identifier="NB-2026-000001",
        recorded_at=recorded_at,
        block=replace(a_block(), **changes),
        attendant_no=licence_of(scene, "midwife"),
    )
    return replace(message, **own)


def send(scene: Scene, client: HospitalClient, **changes: Any) -> Received:
    return receive_birth(client, message=a_message(scene, **changes), at=scene.later())


def case_of(received: Received) -> Case:
    return Case.objects.get(pk=received.case_id)


def born_at(case: Case) -> datetime:
    assert case.born_local is not None
    return moment(case.born_local)
