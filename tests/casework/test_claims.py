"""Who may open a family's form, with a slip, as the mother, or at the counter; and what they declare there."""

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.casework.scene import Scene, a_block, a_declaration, a_photograph, asked

from xinsheng.casework import claims, materials, reviews
from xinsheng.casework.acting import THE_MACHINE, UnableToAct
from xinsheng.casework.drafts import find_draft
from xinsheng.casework.snapshots import DECLARATION_DRAFT
from xinsheng.law.declaration import Declaration
from xinsheng.law.materials import Remedy, UnacceptableReason
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Finding, Material, MotherIdentity, Relation, Satisfaction, SignatureMethod, Stage
from xinsheng.registry.models import Case, Claim, ClaimSlip, Draft, MaterialFinding


def a_slip(scene: Scene, case: Case) -> str:
    _outcome, code = claims.print_claim_slip(case.pk, by=scene.by("midwife"), at=scene.later(), asked=asked())
    return code


def test_the_code_of_a_slip_is_said_once_and_kept_nowhere(scene: Scene) -> None:
    case, page, by = scene.signed(), asked(), scene.by("midwife")

    _outcome, code = claims.print_claim_slip(case.pk, by=by, at=scene.later(), asked=page)
    again, silence = claims.print_claim_slip(case.pk, by=by, at=scene.later(), asked=page)

    assert len(code) == claims.SLIP_LENGTH
    assert again.repeated
    assert silence == ""
    assert code.encode() not in bytes(ClaimSlip.objects.get().code_digest)


def test_a_slip_is_read_as_people_type_it(scene: Scene) -> None:
    case = scene.signed()
    code = a_slip(scene, case)
    typed = f" {code[:5].lower()}-{code[5:9]} {code[9:]}".replace("0", "o").replace("1", "l")

    claims.begin_claim_by_slip(
        typed, relation=Relation.FATHER, by=scene.by("father"), at=scene.later(), asked=asked()
    )

    assert Claim.objects.get(case=case).person == scene.person("father")


def test_a_slip_past_its_days_opens_nothing(scene: Scene) -> None:
    case = scene.signed()
    code = a_slip(scene, case)
    much_later = ClaimSlip.objects.get().expires_at + timedelta(seconds=1)

    with pytest.raises(UnableToAct, match="no_such_slip"):
        claims.begin_claim_by_slip(
            code, relation=Relation.FATHER, by=scene.by("father"), at=much_later, asked=asked()
        )

    assert not Claim.objects.exists()


def test_a_used_slip_lets_its_first_user_in_again_and_nobody_else(scene: Scene) -> None:
    case = scene.signed()
    code, father = a_slip(scene, case), scene.by("father")
    for _evening in range(2):
        claims.begin_claim_by_slip(code, relation=Relation.FATHER, by=father, at=scene.later(), asked=asked())

    with pytest.raises(UnableToAct, match="no_such_slip"):
        claims.begin_claim_by_slip(
            code, relation=Relation.GRANDPARENT, by=scene.by("grandmother"), at=scene.later(), asked=asked()
        )

    assert [claim.person for claim in case.claims.all()] == [scene.person("father")]


def test_another_woman_is_told_of_no_such_case_and_so_is_whoever_guesses(scene: Scene) -> None:
    case = scene.signed()

    for pk, by in ((case.pk, scene.by("mother2")), (uuid4(), scene.by("mother")), (case.pk, THE_MACHINE)):
        with pytest.raises(UnableToAct, match="no_such_case"):
            claims.begin_claim_by_identity(pk, by=by, at=scene.later(), asked=asked())

    assert not Claim.objects.exists()


def test_what_was_typed_is_kept_for_its_typist_alone_and_dropped_when_signed(scene: Scene) -> None:
    case = scene.claimed()
    for name in ("龙", "龙雨欣"):
        claims.save_declaration_draft(case.pk, payload={"child_name": name}, by=scene.by("mother"), at=scene.later())

    mothers = find_draft(case, section=DECLARATION_DRAFT, person=scene.person("mother"))
    assert mothers == {"child_name": "龙雨欣"}
    assert Draft.objects.get().version == 2
    assert "龙雨欣".encode() not in bytes(Draft.objects.get().payload_cipher)
    assert find_draft(case, section=DECLARATION_DRAFT, person=scene.person("father")) is None

    scene.declared(case)
    assert not Draft.objects.exists()


def test_a_draft_has_a_case_and_a_person(scene: Scene) -> None:
    case = scene.claimed()

    with pytest.raises(UnableToAct, match="no_such_case"):
        claims.save_declaration_draft(uuid4(), payload={}, by=scene.by("mother"), at=scene.later())
    with pytest.raises(UnableToAct, match="no_person"):
        claims.save_declaration_draft(case.pk, payload={}, by=THE_MACHINE, at=scene.later())

    assert not Draft.objects.exists()


def noticed(scene: Scene) -> Case:
    case = scene.declared()
    for material in case.materials.current():
        found = reviews.Found(
            material_id=material.pk,
            finding=Finding.NOT_ACCEPTABLE,
            reason=UnacceptableReason.UNREADABLE,
            remedy=Remedy.NEW_PHOTOGRAPH,
        )
        reviews.record_finding(case.pk, found=found, by=scene.by("issuing"), at=scene.later(), asked=asked())
    reviews.give_notice(case.pk, later_item_reason="", by=scene.by("issuing"), at=scene.later(), asked=asked())
    return Case.objects.get(pk=case.pk)


def test_what_was_missing_is_made_up_in_a_new_round_and_the_first_declaration_stays(scene: Scene) -> None:
    case, declaration = noticed(scene), a_declaration(child_name="龙雨晴")
    for kind in (Material.MOTHER_ID, Material.FATHER_ID):
        scene.gives(case, kind, declaration=declaration)

    claims.make_up(case.pk, declaration=declaration, by=scene.by("mother"), at=scene.later(), asked=asked())

    case.refresh_from_db()
    assert (case.stage, case.round, case.child_name) == (Stage.DECLARED, 2, "龙雨晴")
    first, second = case.declarations.order_by("seq")
    assert second.previous == first
    assert {material.replaces is not None for material in case.materials.current()} == {True}


# at the counter


def declares_at_the_counter(scene: Scene, case: Case, declaration: Declaration) -> Case:
    for kind in (Material.MOTHER_ID, Material.FATHER_ID):
        shown(scene, case, kind, declaration)
    claims.declare(case.pk, declaration=declaration, by=scene.by("issuing"), at=scene.later(), asked=asked())
    return Case.objects.get(pk=case.pk)


def shown(scene: Scene, case: Case, kind: Material, declaration: Declaration) -> None:
    paper = materials.Paper(kind=kind, way=Satisfaction.SEEN_AT_COUNTER)
    materials.give_material(
        case.pk, paper=paper, declaration=declaration, by=scene.by("issuing"), at=scene.later(), asked=asked()
    )


def test_at_the_counter_the_person_before_the_officer_declares_by_their_own_hand(scene: Scene) -> None:
    case = declares_at_the_counter(scene, scene.signed(), a_declaration())

    declared = case.declarations.get()
    mother, officer = scene.person("mother"), scene.person("issuing")
    assert (declared.declared_by, declared.entered_by) == (mother, officer)
    assert declared.signature_method == SignatureMethod.WRITTEN
    assert Claim.objects.get(case=case).person == mother
    hands = {(hand.person, hand.duty) for hand in case.hands.exclude(duty="attendant")}
    assert hands == {(mother, "collector"), (officer, "issuing_officer")}


def test_an_original_seen_at_the_counter_counts_as_examined_by_the_officer_who_saw_it(scene: Scene) -> None:
    case = scene.signed()

    shown(scene, case, Material.MOTHER_ID, a_declaration())

    finding = MaterialFinding.objects.get()
    assert (finding.finding, finding.found_by) == (Finding.ACCEPTED, scene.person("issuing"))


def test_the_attendant_of_a_birth_does_not_collect_its_certificate_at_the_counter(scene: Scene) -> None:
    case, declaration = scene.signed(), a_declaration(collector="midwife")
    for kind in (Material.AUTHORISATION, Material.COLLECTOR_ID):
        shown(scene, case, kind, declaration)

    with pytest.raises(NotAllowed, match="held_another_duty"):
        declares_at_the_counter(scene, case, declaration)

    assert not case.declarations.exists()


def test_a_file_for_a_form_that_does_not_exist_is_not_stored(scene: Scene) -> None:
    paper = materials.Paper(kind=Material.MOTHER_ID, way=Satisfaction.UPLOAD, file=a_photograph())

    with pytest.raises(UnableToAct, match="no_such_case"):
        materials.give_material(
            uuid4(),
            paper=paper,
            declaration=a_declaration(),
            by=scene.by("mother"),
            at=scene.later(),
            asked=asked(),
        )


def test_a_woman_whom_nobody_could_name_signs_as_the_mother_she_declares_to_be(scene: Scene) -> None:
    nameless = a_block(
        mother_identity=MotherIdentity.UNKNOWN, mother_name="", mother_paper_kind=None, mother_paper_no=""
    )
    case = scene.signed(block=nameless)
    declaration = a_declaration(father=None)
    statement = materials.Paper(
        kind=Material.NO_FATHER_STATEMENT, way=Satisfaction.SIGNED_STATEMENT, details={"text": "声明"}
    )
    for login, relation in (("mother", Relation.MOTHER), ("grandmother", Relation.GRANDPARENT)):
        claims.begin_claim_by_slip(
            a_slip(scene, case), relation=relation, by=scene.by(login), at=scene.later(), asked=asked()
        )

    with pytest.raises(NotAllowed, match="not_the_mother"):
        materials.give_material(
            case.pk,
            paper=statement,
            declaration=declaration,
            by=scene.by("grandmother"),
            at=scene.later(),
            asked=asked(),
        )
    materials.give_material(
        case.pk, paper=statement, declaration=declaration, by=scene.by("mother"), at=scene.later(), asked=asked()
    )

    assert case.materials.get().given_by == scene.person("mother")
