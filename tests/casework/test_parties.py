"""Who is a party stays one, and what a family begins again is a new round."""

from dataclasses import replace
from datetime import date

import pytest
from tests.casework.letters import find_letter
from tests.casework.scene import EVERYONE, Scene, a_block, a_declaration, asked, invented_parent
from tests.casework.sending import as_sent, sends

from xinsheng.casework import claims, deliveries, materials, reviews, supervision
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.authorisations import find_latest, revoke_authorisation
from xinsheng.casework.given_reasons import reasons_said
from xinsheng.casework.people import phone_of
from xinsheng.casework.proposals import confirm, propose
from xinsheng.law.administration import ProposalKind
from xinsheng.law.declaration import Declaration, declaration_cautions
from xinsheng.law.materials import Remedy, UnacceptableReason
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Channel, Finding, Loss, Material, MotherIdentity, Relation, Satisfaction, Stage
from xinsheng.registry.models import Case, TextMessage


def test_a_woman_recorded_by_mistake_loses_her_way_in_with_the_correction(scene: Scene) -> None:
    case, woman = scene.signed(), scene.person("mother")
    assert Case.objects.of_parent(woman).filter(pk=case.pk).exists()
    unknown = a_block(
        mother_identity=MotherIdentity.UNKNOWN, mother_name="", mother_paper_kind=None, mother_paper_no=""
    )

    deliveries.correct_delivery(
        case.pk, block=unknown, reason="录错产妇", by=scene.by("midwife"), at=scene.later(), asked=asked()
    )

    assert not Case.objects.of_parent(woman).filter(pk=case.pk).exists()


def test_a_family_that_begins_again_after_a_loss_can_be_told_again_what_is_missing(scene: Scene) -> None:
    case = scene.declared()
    _refuse_everything(scene, case)
    reviews.give_notice(case.pk, later_item_reason="", by=scene.by("issuing"), at=scene.later(), asked=asked())
    supervision.report_loss(case.pk, loss=Loss.EARLY_DEATH, by=scene.by("issuing"), at=scene.later(), asked=asked())
    supervision.continue_after_loss(
        case.pk, reason="家属要求", by=scene.by("supervisor"), at=scene.later(), asked=asked()
    )

    claims.declare(case.pk, declaration=a_declaration(), by=scene.by("mother"), at=scene.later(), asked=asked())
    told = reviews.give_notice(case.pk, later_item_reason="", by=scene.by("issuing"), at=scene.later(), asked=asked())

    assert told.stage is Stage.NOTICED
    assert Case.objects.get(pk=case.pk).round == 2


def test_an_officer_who_is_the_declared_father_cannot_act_by_leaving_himself_out(scene: Scene) -> None:
    declared = a_declaration(child_name="龙雨欣", father=invented_parent("issuing2"))
    case = scene.declared(declaration=declared)
    paper = materials.Paper(kind=Material.NO_FATHER_STATEMENT, way=Satisfaction.SEEN_AT_COUNTER)

    with pytest.raises(NotAllowed, match="is_a_party"):
        materials.give_material(
            case.pk,
            paper=paper,
            declaration=a_declaration(father=None),
            by=scene.by("issuing2"),
            at=scene.later(),
            asked=asked(),
        )


def _refuse_everything(scene: Scene, case: Case) -> None:
    for material in case.materials.current():
        found = reviews.Found(
            material_id=material.pk,
            finding=Finding.NOT_ACCEPTABLE,
            reason=UnacceptableReason.UNREADABLE,
            remedy=Remedy.NEW_PHOTOGRAPH,
        )
        reviews.record_finding(case.pk, found=found, by=scene.by("issuing"), at=scene.later(), asked=asked())


def test_a_girl_under_fourteen_gets_her_childs_certificate_once_the_police_were_told(scene: Scene) -> None:
    girl = replace(a_declaration().mother, born_on=date(2013, 1, 1))
    case = scene.examined(scene.declared(declaration=confirmed(replace(a_declaration(), mother=girl), scene=scene)))
    tray, by = scene.tray().pk, scene.by("issuing")
    with pytest.raises(NotAllowed, match="mother_under_fourteen"):
        reviews.confirm_and_print(case.pk, tray_id=tray, by=by, at=scene.later(), asked=asked())

    told = "2026-11-22 16:00 已电话报告云岩区公安分局"
    supervision.record_report(case.pk, reason=told, by=scene.by("supervisor"), at=scene.later(), asked=asked())
    reviews.confirm_and_print(case.pk, tray_id=tray, by=by, at=scene.later(), asked=asked())

    assert [said.reason for said in reasons_said(case)] == [told]


def confirmed(declaration: Declaration, *, scene: Scene) -> Declaration:
    cautions = declaration_cautions(declaration, on=scene.today)
    return replace(declaration, confirmed=tuple(caution.key for caution in cautions))


def test_a_number_given_at_the_counter_serves_its_case_and_changes_nobodys_own(scene: Scene) -> None:
    grandmother = scene.person("grandmother")
    own = phone_of(grandmother)
    collects = a_declaration(collector="grandmother")
    declared = replace(collects, collector=replace(collects.collector, phone="13900000009"))

    case = scene.signed()
    claims.declare(
        case.pk, declaration=declared, by=scene.by("issuing", Channel.COUNTER), at=scene.later(), asked=asked()
    )

    letter = find_letter(TextMessage.objects.get(case=case).pk)
    assert letter is not None
    assert letter.phone == "13900000009"
    grandmother.refresh_from_db()
    assert phone_of(grandmother) == own


def test_a_second_birth_of_the_same_mother_within_seven_months_stands_out(scene: Scene) -> None:
    scene.signed()

    (again,) = scene.opened(inpatient_no="ZY20261122002")
    again = scene.signed(again, block=a_block(inpatient_no="ZY20261122002"))

    assert "same_mother_recently" in again.flags


def test_twins_of_one_delivery_do_not_stand_out(scene: Scene) -> None:
    first, second = scene.opened(plurality=2)

    assert "same_mother_recently" not in [*scene.signed(first).flags, *scene.signed(second).flags]


def test_who_keeps_the_blanks_does_not_keep_the_seal(scene: Scene) -> None:
    seal = {
        "office": str(scene.hospital.pk),
        "kind": "birth_certificate",
        "text": scene.hospital.name,
        "key_name": "hospital",
        "from": "2026-11-22",
        "keeper": str(scene.person("stock").pk),
    }
    proposal = propose(
        ProposalKind.SEAL, payload=seal, office=scene.hospital, by=scene.by("system"), at=scene.later()
    )

    with pytest.raises(UnableToAct, match="keeper_keeps_stock"):
        confirm(proposal.pk, by=scene.by("security"), at=scene.later())


def test_who_began_as_the_mother_by_a_mistake_in_the_block_is_no_party_once_it_is_corrected(scene: Scene) -> None:
    case, woman = scene.claimed(), scene.person("mother")
    sends(scene, case)
    claims.begin_claim_by_authorisation(case.pk, by=scene.by("father"), at=scene.later(), asked=asked())
    _outcome, code = claims.print_claim_slip(case.pk, by=scene.by("midwife"), at=scene.later(), asked=asked())
    by, relation = scene.by("grandmother"), Relation.GRANDPARENT
    claims.begin_claim_by_slip(code, relation=relation, by=by, at=scene.later(), asked=asked())
    assert Case.objects.of_party(woman, on=scene.today).filter(pk=case.pk).exists()
    other = EVERYONE["mother2"]

    block = a_block(mother_name=other.name, mother_paper_no=other.paper_no)
    by, at = scene.by("midwife"), scene.later()
    deliveries.correct_delivery(case.pk, block=block, reason="录错产妇", by=by, at=at, asked=asked())

    for login in ("mother", "father"):
        assert not Case.objects.of_party(scene.person(login), on=scene.today).filter(pk=case.pk).exists(), login
    assert (
        Case.objects.of_party(scene.person("grandmother"), on=scene.today).filter(pk=case.pk).exists()
    )  # the ward gave her the slip
    with pytest.raises(UnableToAct, match="no_such_case"):
        claims.begin_claim_by_authorisation(case.pk, by=scene.by("father"), at=scene.later(), asked=asked())

    claims.begin_claim_by_identity(case.pk, by=scene.by("mother2"), at=scene.later(), asked=asked())
    assert find_latest(Case.objects.get(pk=case.pk)) is None
    hers = sends(scene, case, login="mother2", agent="grandmother")
    assert find_latest(Case.objects.get(pk=case.pk)) == hers
    revoke_authorisation(case.pk, by=scene.by("mother2"), at=scene.later(), asked=asked())
    assert hers.ending.how == "revoked"


def test_what_another_than_the_mother_signed_lets_nobody_submit_for_her(scene: Scene) -> None:
    case, other = scene.claimed(), EVERYONE["mother2"]
    sends(scene, case)
    block = a_block(mother_name=other.name, mother_paper_no=other.paper_no)
    by, at = scene.by("midwife"), scene.later()
    deliveries.correct_delivery(case.pk, block=block, reason="录错产妇", by=by, at=at, asked=asked())
    _outcome, code = claims.print_claim_slip(case.pk, by=scene.by("midwife"), at=scene.later(), asked=asked())
    by = scene.by("father")
    claims.begin_claim_by_slip(code, relation=Relation.FATHER, by=by, at=scene.later(), asked=asked())
    told = replace(as_sent(), mother=invented_parent("mother2"))

    with pytest.raises(NotAllowed, match="authorisation_needed"):
        claims.declare(case.pk, declaration=told, by=by, at=scene.later(), asked=asked())
