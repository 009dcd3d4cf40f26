"""Numbers of each status, each asked after on the public page: the answer is that of its status (threats T3)."""

import os
from ipaddress import IPv4Address
from itertools import count
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.db.models import F
from django.test import Client
from tests.casework.scene import Scene
from tests.registry.books import DIGEST, SIGNED
from tests.verify.pages import verdict_of

from xinsheng.casework.verification import verify_number
from xinsheng.law.terms import PublicStanding
from xinsheng.proof.references import new_reference
from xinsheng.registry import models
from xinsheng.verify.limits import MOST

MANY = int(os.environ.get("XINSHENG_TRIAL_NUMBERS", "60"))  # ten thousand in `make trials`
TOLD = {
    "valid": PublicStanding.IN_FORCE,
    "under_review": PublicStanding.UNDER_REVIEW,
    "superseded": PublicStanding.REPLACED,
    "void": PublicStanding.VOID,
    "revoked": PublicStanding.VOID,
}
ON_THE_PAGE = {
    "编号有效": PublicStanding.IN_FORCE,
    "核查中": PublicStanding.UNDER_REVIEW,
    "作废（已换发、已补发）": PublicStanding.REPLACED,
    "作废": PublicStanding.VOID,
    "查无此证": PublicStanding.UNKNOWN,
}
ASKED = count()


def numbers(first: int) -> list[str]:
    return [f"Y52{serial:07}" for serial in range(first, first + MANY)]


def asked_after(nos: list[str]) -> set[PublicStanding]:
    """What the page says of each, as so many people ask in so many places, and what the books say of it."""
    return {told for no in nos for told in (ON_THE_PAGE[on_the_page(no)], verify_number(no).standing)}


def on_the_page(no: str) -> str:
    neighbourhood = next(ASKED) // MOST["neighbours"]
    address = str(IPv4Address("10.0.0.7") + 256 * neighbourhood)
    return verdict_of(Client().post("/verify/number", {"certificate_no": no}, REMOTE_ADDR=address))


def blanks(scene: Scene, nos: list[str]) -> None:
    models.Blank.objects.bulk_create(
        [models.Blank(no=no, office=scene.hospital, moved_at=scene.at) for no in nos], batch_size=2_000
    )


def certified(scene: Scene, nos: list[str]) -> list[UUID]:
    """A certificate on each number, with no standing yet; the quickest lawful rows."""
    at, office = scene.at, scene.hospital
    by = scene.person("issuing")
    births = [
        models.Delivery(office=office, inpatient_no=no, mother_name="甲", plurality=1, opened_by=by, opened_at=at)
        for no in nos
    ]
    newborns = [models.Newborn(delivery=one, birth_order=1) for one in births]
    common = {"service": "first_issuance_inside", "service_version": 1, "policies": {}, "office": office}
    common |= {"stage": "printed", "opened_at": at, "stage_since": at, "mother_name": "甲"}
    common |= {"birth_order": 1, "plurality": 1}
    cases = [models.Case(newborn=one, **common) for one in newborns]
    certificates = [
        models.Certificate(
            id=uuid4(),
            blank_id=no,
            case=case,
            newborn=case.newborn,
            kind="first_issuance",
            office=office,
            print_round=1,
            issued_on=scene.today,
            licence_id=f"invented-{no}",
            reference=new_reference(),
            statement_cipher=b"cipher",
            content_digest=DIGEST,
            statement_digest=DIGEST,
            printed_by=by,
            printed_at=at,
        )
        for no, case in zip(nos, cases, strict=True)
    ]
    block = {"seq": 1, "payload_cipher": b"c", "digest": DIGEST, "signed_by": by, "signed_at": at, **SIGNED}
    blocks = [models.DeliveryRecord(case=case, **block) for case in cases]
    for rows in (births, newborns, cases, blocks):
        type(rows[0]).objects.bulk_create(rows, batch_size=2_000)
    waiting = [models.Blank(no=no, case=case, status="assigned") for no, case in zip(nos, cases, strict=True)]
    models.Blank.objects.bulk_update(waiting, ["case", "status"], batch_size=2_000)
    models.Certificate.objects.bulk_create(certificates, batch_size=2_000)
    return [one.pk for one in certificates]


@pytest.fixture
def printed(scene: Scene) -> list[str]:
    nos = numbers(1)
    blanks(scene, nos)
    certified(scene, nos)
    return nos


def test_what_never_was_or_lies_in_stock_is_no_such_certificate_and_what_was_stolen_is_void(
    scene: Scene,
) -> None:
    assert asked_after(numbers(1)) == {PublicStanding.UNKNOWN}
    blanks(scene, numbers(1))
    assert asked_after(numbers(1)) == {PublicStanding.UNKNOWN}
    models.Blank.objects.filter(no__in=numbers(1)).update(status="void")
    assert asked_after(numbers(1)) == {PublicStanding.VOID}


def test_a_print_without_its_seal_is_none_and_each_standing_is_told(scene: Scene, printed: list[str]) -> None:
    assert asked_after(printed) == {PublicStanding.UNKNOWN}
    stand = models.Certificate.objects.filter(blank__in=printed).values_list("pk", "newborn")
    models.Standing.objects.bulk_create(
        [
            models.Standing(certificate_id=certificate, newborn_id=newborn, state="valid", since=scene.at)
            for certificate, newborn in stand
        ],
        batch_size=2_000,
    )
    for state, told in TOLD.items():
        with transaction.atomic():
            if state != "valid":
                models.Standing.objects.update(state=state, version=F("version") + 1)
            assert asked_after(printed) == {told}
            transaction.set_rollback(True)
