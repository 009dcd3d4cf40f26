"""A set of certificates under review in one act: everyone is told so at once; each is found on by another person."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from tests.casework.couple_scene import refusal
from tests.casework.scene import Scene
from tests.casework.stock_scene import COUNTY, OTHER_COUNTY, PROVINCE, under_review
from tests.casework.succession_scene import Succession

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.inquiries import record_item_finding
from xinsheng.casework.verification import verify_number, verify_reference
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.stock_terms import InquiryFinding
from xinsheng.law.terms import Duty, PublicStanding
from xinsheng.registry import models

RELEASED, REVOKED = InquiryFinding.RELEASED, InquiryFinding.REVOKED


def three_sealed(scene: Scene) -> list[models.Certificate]:
    cases = [
        scene.sealing(scene.printed(scene.declared(scene.signed(scene.opened(inpatient_no=f"ZY{place}")[0]))))
        for place in range(3)
    ]
    certificates = [case.certificates.get() for case in cases]
    for place, certificate in enumerate(certificates):
        models.ELicence.objects.create(
            certificate=certificate,
            file_ref=str(place),
            sha256=b"\x03" * 32,
            size=1,
            credential=b"c",
            made_at=scene.at,
        )
        models.Standing.objects.create(
            certificate=certificate, newborn_id=certificate.newborn_id, state="valid", since=scene.at
        )
    return certificates


def found(
    scene: Scene, item: models.InquiryItem, what: InquiryFinding, *, login: str = PROVINCE, no: str = ""
) -> None:
    by, at = scene.by(login), scene.later()
    record_item_finding(item, finding=what, words="查实", document_no=no, by=by, at=at)


def test_every_valid_one_of_the_set_is_under_review_for_whoever_asks(scene: Scene) -> None:
    certificates = three_sealed(scene)
    spoiled = models.Standing.objects.get(pk=certificates[2].pk)
    spoiled.state, spoiled.version = "void", 1
    spoiled.save()
    inquiry = under_review(scene)
    assert [verify_number(one.blank_id).standing for one in certificates] == [
        PublicStanding.UNDER_REVIEW,
        PublicStanding.UNDER_REVIEW,
        PublicStanding.VOID,
    ]
    assert verify_reference(certificates[0].reference).standing is PublicStanding.UNDER_REVIEW
    assert (inquiry.quantity, inquiry.items.count()) == (2, 2)
    assert models.JournalEntry.objects.filter(chain=inquiry.pk, act="open_inquiry").count() == 1


def test_each_stands_again_or_is_revoked_one_by_one(scene: Scene) -> None:
    one, two, three = three_sealed(scene)
    items = {item.no: item for item in under_review(scene).items.all()}
    found(scene, items[one.blank_id], RELEASED)
    found(scene, items[two.blank_id], REVOKED, no="云卫撤〔2026〕3号")
    told = [verify_number(certificate.blank_id).standing for certificate in (one, two, three)]
    assert told == [PublicStanding.IN_FORCE, PublicStanding.VOID, PublicStanding.UNDER_REVIEW]
    texts = models.TextMessage.objects.filter(kind="certificate_revoked")
    assert [text.case_id for text in texts] == [two.case_id] * 2  # mother and father
    for again in (RELEASED, REVOKED):
        with pytest.raises(UnableToAct, match="already_found"):
            found(scene, items[two.blank_id], again, no="x")
    acts = models.JournalEntry.objects.filter(act="find_on_inquiry")
    assert {entry.chain for entry in acts} == {items[one.blank_id].pk, items[two.blank_id].pk}


def test_a_revocation_needs_its_document_and_another_person(scene: Scene) -> None:
    three_sealed(scene)
    item = under_review(scene).items.all()[0]
    with pytest.raises(UnableToAct, match="document_needed"):
        found(scene, item, REVOKED)
    with pytest.raises(UnableToAct, match="own_inquiry"):
        found(scene, item, RELEASED, login=COUNTY)
    with pytest.raises(IntegrityError, match="does not find on it"), transaction.atomic():
        models.InquiryFinding.objects.create(
            item=item, finding="released", words="x", found_by=scene.person(COUNTY), found_at=scene.at
        )
    assert not models.InquiryFinding.objects.exists()


def test_only_what_was_sought_is_put_under_review(scene: Scene) -> None:
    one, two, three = three_sealed(scene)
    with pytest.raises(UnableToAct, match="nothing_to_review"):
        under_review(scene, on=scene.today - timedelta(days=1))
    under_review(scene, first_no=two.blank_id, last_no=two.blank_id)
    told = [verify_number(certificate.blank_id).standing for certificate in (one, two, three)]
    assert told == [PublicStanding.IN_FORCE, PublicStanding.UNDER_REVIEW, PublicStanding.IN_FORCE]
    assert under_review(scene).quantity == 2


@pytest.mark.parametrize("login", ["supervisor", "stock", OTHER_COUNTY, "audit", "issuing"])
def test_only_a_supervisor_of_an_authority_over_it_puts_under_review(scene: Scene, login: str) -> None:
    three_sealed(scene)
    assert refusal(lambda: under_review(scene, login=login)) == [ReasonCode.NOT_YOUR_DUTY]
    item = under_review(scene).items.all()[0]
    assert refusal(lambda: found(scene, item, RELEASED, login=login)) == [ReasonCode.NOT_YOUR_DUTY]


def test_what_was_reissued_since_is_looked_into_by_what_stands_in_its_place(scene: Scene) -> None:
    original = scene.sealed().certificates.get()
    new = Succession(scene).whole(original)
    inquiry = under_review(scene, on=original.issued_on)
    assert [item.certificate_id for item in inquiry.items.all()] == [new.pk]
    assert verify_number(original.blank_id).standing is PublicStanding.REPLACED
    assert verify_number(new.blank_id).standing is PublicStanding.UNDER_REVIEW


def test_nobody_finds_on_a_certificate_they_handled_or_are_named_in(scene: Scene) -> None:
    certificate = three_sealed(scene)[0]
    item = under_review(scene).items.get(certificate=certificate)
    supervisor = scene.person(PROVINCE)
    models.Hand.objects.create(case=certificate.case, person=supervisor, duty="issuing_officer", round=1, at=scene.at)
    with pytest.raises(UnableToAct, match="own_certificate"):
        found(scene, item, RELEASED)


def test_a_supervisor_who_is_the_father_finds_nothing_on_it(scene: Scene) -> None:
    certificate = three_sealed(scene)[0]
    item = under_review(scene).items.get(certificate=certificate)
    held = models.Appointment.objects.get(person=scene.person(PROVINCE), duty=Duty.SUPERVISOR)
    held.pk, held.person = uuid4(), scene.person("father")
    held.save(force_insert=True)
    with pytest.raises(UnableToAct, match="own_certificate"):
        found(scene, item, RELEASED, login="father")
