"""Invented rows of the books, each lawful unless a test says otherwise."""

import hashlib
import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import Model

from xinsheng.registry import models

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
DIGEST = hashlib.sha256(b"invented").digest()
SIGNED = {"signature_method": "development", "nonce": b"nonce", "challenge": DIGEST}


def digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def a_person(name: str = "杨秀英") -> models.Person:
    return models.Person.objects.create(name=name)


def an_office(name: str = "清水江县妇幼保健院", **said: Any) -> models.Office:
    row = {"kind": "midwifery_institution", "name": name, "division_code": "522699000000", "opened_at": NOON}
    return models.Office.objects.create(**row | said)


def an_appointment(person: models.Person, office: models.Office, duty: str, **said: Any) -> models.Appointment:
    row = {
        "person": person,
        "office": office,
        "duty": duty,
        "from_on": date(2026, 1, 1),
        "proposed_by": a_person("甲"),
        "confirmed_by": a_person("乙"),
        "confirmed_at": NOON,
    }
    return models.Appointment.objects.create(**row | said)


def an_ending(appointment: models.Appointment, *, on: date) -> models.AppointmentEnding:
    return models.AppointmentEnding.objects.create(
        appointment=appointment,
        on=on,
        reason="moved",
        proposed_by=a_person("甲"),
        confirmed_by=a_person("乙"),
        confirmed_at=NOON,
    )


def a_newborn(office: models.Office, *, plurality: int = 1, birth_order: int = 1) -> models.Newborn:
    delivery = models.Delivery.objects.create(
        office=office,
        inpatient_no="Z2026001",
        mother_name="吴阿妹",
        plurality=plurality,
        opened_by=a_person(),
        opened_at=NOON,
    )
    return models.Newborn.objects.create(delivery=delivery, birth_order=birth_order)


def a_case(office: models.Office | None = None, **said: Any) -> models.Case:
    office = office or an_office()
    row = {
        "service": "first_issuance_inside",
        "service_version": 1,
        "policies": {},
        "office": office,
        "stage": "opened",
        "opened_at": NOON,
        "stage_since": NOON,
        "mother_name": "吴阿妹",
        "birth_order": 1,
        "plurality": 1,
    }
    if "newborn" not in said:
        row["newborn"] = a_newborn(office)
    return models.Case.objects.create(**row | said)


def a_blank(no: str, office: models.Office, **said: Any) -> models.Blank:
    return models.Blank.objects.create(**{"no": no, "office": office, "moved_at": NOON} | said)


def a_granted_requisition(office: models.Office, to_office: models.Office, quantity: int, **said: Any) -> Any:
    """Asked beyond any plan, and granted whole by another person."""
    at = said.pop("at", NOON)
    row = {
        "first_on": at.date(),
        "last_on": at.date(),
        "held": 0,
        "held_below": 0,
        "used": 0,
        "planned": 0,
        "drawn": 0,
    }
    seq = models.BlankRequisition.objects.filter(office=office).count() + 1
    row |= {"seq": seq, "words": "急需", "asked_by": a_person("保管"), "at": at}
    asked = models.BlankRequisition.objects.create(
        office=office, to_office=to_office, quantity=quantity, **row | said
    )
    answer = {"granted": quantity, "answered_by": a_person("主管"), "at": at}
    models.BlankRequisitionAnswer.objects.create(requisition=asked, **answer)
    return asked


def an_assigned_blank(no: str, case: models.Case) -> models.Blank:
    blank = a_blank(no, case.office)
    change(blank, status="assigned", case=case)
    return blank


def a_signed_block(case: models.Case) -> models.DeliveryRecord:
    return models.DeliveryRecord.objects.create(
        case=case,
        seq=1,
        payload_cipher=b"cipher",
        digest=DIGEST,
        signed_by=a_person("接生人员"),
        signed_at=NOON,
        **SIGNED,
    )


def a_certificate(case: models.Case, no: str = "V520000001", **said: Any) -> models.Certificate:
    if case.service == "first_issuance_inside" and not case.delivery_records.exists():
        a_signed_block(case)
    row = {
        "blank": said.pop("blank", None) or an_assigned_blank(no, case),
        "case": case,
        "newborn": case.newborn,
        "kind": "first_issuance",
        "office": case.office,
        "print_round": 1,
        "issued_on": TODAY,
        "licence_id": f"invented-{no}",
        "reference": f"0{no.lower():0>25}".replace("v", "z"),
        "statement_cipher": b"cipher",
        "content_digest": DIGEST,
        "statement_digest": DIGEST,
        "printed_by": a_person("签发人员"),
        "printed_at": NOON,
    }
    return models.Certificate.objects.create(**row | said)


def a_successor(certificate: models.Certificate, no: str = "V520000009") -> models.Certificate:
    """A replacement that is filed, of a certificate in force; its own standing is for the test to say."""
    case = a_case(certificate.office, newborn=certificate.newborn, original=certificate, service="replacement")
    models.PaperReturn.objects.create(
        case=case, certificate=certificate, pages="main", received_by=a_person(), received_at=NOON
    )
    successor = a_certificate(case, no, kind="replacement", predecessor=certificate)
    an_intent(successor)
    an_elicence(successor)
    return successor


def a_standing(certificate: models.Certificate, **said: Any) -> models.Standing:
    row = {"certificate": certificate, "newborn": certificate.newborn, "state": "valid", "since": NOON}
    return models.Standing.objects.create(**row | said)


def a_seal(office: models.Office, **said: Any) -> models.Seal:
    row = {
        "office": office,
        "kind": "birth_certificate",
        "text": "清水江县",
        "key_name": "seal-1",
        "in_force_from": date(2026, 1, 1),
        "keeper": a_person("印章管理人员"),
    }
    return models.Seal.objects.create(**row | said)


def the_seal(office: models.Office, *, kind: str = "birth_certificate") -> models.Seal:
    """The office's seal of this kind, made where it has none."""
    return office.seals.filter(kind=kind).first() or a_seal(office, kind=kind)


def an_intent(certificate: models.Certificate, **said: Any) -> models.SealIntent:
    row = {
        "certificate": certificate,
        "seal": said.pop("seal", None) or the_seal(certificate.office),
        "sealed_by": a_person("盖章人员"),
        "sealed_at": NOON,
        "fields": ["child_name", "mother_name", "born_on"],
        "statement_digest": DIGEST,
        **SIGNED,
    }
    return models.SealIntent.objects.create(**row | said)


def an_elicence(certificate: models.Certificate) -> models.ELicence:
    return models.ELicence.objects.create(
        certificate=certificate,
        file_ref=str(uuid.uuid4()),
        sha256=DIGEST,
        size=1000,
        credential=b"cose",
        made_at=NOON,
    )


def an_abandonment(certificate: models.Certificate) -> models.SealAbandonment:
    return models.SealAbandonment.objects.create(certificate=certificate, reason="not_made", at=NOON)


def an_entry(chain: uuid.UUID, seq: int, *, previous: bytes | None, at: datetime = NOON) -> models.JournalEntry:
    return models.JournalEntry.objects.create(
        chain=chain,
        seq=seq,
        act="open_birth",
        duty="machine",
        channel="worker",
        at=at,
        format=1,
        body=b"{}",
        digest=digest(f"{seq}"),
        previous_digest=previous,
    )


def a_leaf(position: int, entry: models.JournalEntry) -> models.LogLeaf:
    return models.LogLeaf.objects.create(position=position, entry=entry, leaf_hash=DIGEST, sequenced_at=NOON)


def change(row: Model, **values: Any) -> None:
    """Change columns of one row in the database, as plain SQL would."""
    assert type(row)._default_manager.filter(pk=row.pk).update(**values) == 1


def an_enrolment(person: models.Person, **said: Any) -> models.Enrolment:
    """The permission to enrol at once, as the first administrators have it; with `proposal` as two others gave it."""
    row = {
        "person": person,
        "first_digest": DIGEST,
        "second_digest": DIGEST,
        "opened_at": NOON,
        "expires_at": NOON + timedelta(hours=24),
        "cooling_hours": 0,
    }
    return models.Enrolment.objects.create(**row | said)


def a_confirmed_proposal(person: models.Person, **said: Any) -> models.Proposal:
    """Two others want this person to enrol."""
    row = {
        "kind": "enrolment",
        "payload": {"person": str(person.pk)},
        "proposed_by": said.pop("proposed_by", None) or a_person("甲"),
        "proposed_at": NOON,
    }
    decided_by, confirmed = said.pop("decided_by", None) or a_person("乙"), said.pop("confirmed", True)
    proposal = models.Proposal.objects.create(**row | said)
    models.ProposalDecision.objects.create(
        proposal=proposal, confirmed=confirmed, decided_by=decided_by, decided_at=NOON
    )
    return proposal


def a_passkey(person: models.Person, **said: Any) -> models.Passkey:
    """A passkey in force of this person, with its standing; the key itself is not a key."""
    enrolment = said.pop("enrolment", None) or an_enrolment(person)
    row = {
        "person": person,
        "enrolment": enrolment,
        "credential_id": uuid.uuid4().bytes,
        "public_key": b"invented",
        "rp_id": "localhost",
        "label": "U 盾",
        "enrolled_at": enrolment.opened_at,
        "usable_from": enrolment.opened_at + timedelta(hours=enrolment.cooling_hours),
    }
    passkey = models.Passkey.objects.create(**row | said)
    models.PasskeyStanding.objects.create(passkey=passkey, sign_count=0, since=passkey.enrolled_at)
    return passkey
