"""The mother's authorisation online: one agent, one case, one submission, in its time, and hers to take back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.casework.scene import Scene, a_block, asked
from tests.casework.sending import as_sent, sends

from xinsheng.casework import claims, materials, reviews, supervision
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.authorisations import revoke_authorisation
from xinsheng.casework.snapshots import facts_of
from xinsheng.law.authorisations import AuthorisationEnd
from xinsheng.law.materials import Remedy, UnacceptableReason, shortfalls
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Channel, Finding, Loss, Material, Satisfaction, Stage
from xinsheng.registry.models import Authorisation, AuthorisationEnding, Case, Claim, PolicyRow
from xinsheng.registry.models import Material as MaterialRow

DAYS = 30


def opens(scene: Scene, case: Case, login: str = "father") -> None:
    claims.begin_claim_by_authorisation(case.pk, by=scene.by(login), at=scene.later(), asked=asked())


def submits(scene: Scene, case: Case, login: str = "father") -> None:
    claims.declare(case.pk, declaration=as_sent(login), by=scene.by(login), at=scene.later(), asked=asked())


def takes_back(scene: Scene, case: Case, login: str = "mother") -> None:
    revoke_authorisation(case.pk, by=scene.by(login), at=scene.later(), asked=asked())


def test_the_one_she_names_opens_the_form_without_a_slip_submits_once_and_then_it_is_used(scene: Scene) -> None:
    case = scene.claimed()
    signed = sends(scene, case)
    assert (signed.until_on - scene.today).days == DAYS

    opens(scene, case)
    assert Claim.objects.get(case=case, person=scene.person("father")).relation == "father"
    submits(scene, case)

    ending = AuthorisationEnding.objects.get(authorisation=signed)
    assert (ending.how, ending.declaration) == (AuthorisationEnd.USED, case.declarations.get())
    with pytest.raises(NotAllowed, match="authorisation_not_standing"):
        takes_back(scene, case)
    scene.later(days=DAYS + 1)
    outstanding = [one.material for one in shortfalls(facts_of(Case.objects.get(pk=case.pk), at=scene.at))]
    assert Material.AUTHORISATION not in outstanding  # what was used in its time stays given


def test_nobody_but_the_one_she_names_is_let_in_by_it_or_submits_on_it(scene: Scene) -> None:
    case = scene.claimed()
    sends(scene, case)
    with pytest.raises(UnableToAct, match="no_such_case"):
        opens(scene, case, "grandmother")

    _outcome, code = claims.print_claim_slip(case.pk, by=scene.by("midwife"), at=scene.later(), asked=asked())
    grandmother = as_sent("grandmother")
    claims.begin_claim_by_slip(
        code,
        relation=grandmother.collector.relation,
        by=scene.by("grandmother"),
        at=scene.later(),
        asked=asked(),
    )

    with pytest.raises(NotAllowed, match="authorisation_needed"):
        submits(scene, case, "grandmother")
    with pytest.raises(NotAllowed, match="authorisation_needed"):  # nor in the name of the one who was sent
        claims.declare(case.pk, declaration=as_sent(), by=scene.by("grandmother"), at=scene.later(), asked=asked())


def test_an_authorisation_of_one_twin_says_nothing_of_the_other(scene: Scene) -> None:
    first, second = scene.opened(plurality=2)
    for order, case in enumerate((first, second), start=1):
        scene.claimed(scene.signed(case, block=a_block(at=scene.at, plurality=2, birth_order=order)))
    sends(scene, first)

    with pytest.raises(UnableToAct, match="no_such_case"):
        opens(scene, second)
    facts = facts_of(Case.objects.get(pk=second.pk), at=scene.at)
    assert facts.materials == ()


def test_it_cannot_be_used_after_its_last_day(scene: Scene) -> None:
    case = scene.claimed()
    sends(scene, case)
    opens(scene, case)
    scene.later(days=DAYS + 1)

    with pytest.raises(NotAllowed, match="not_your_duty"):
        submits(scene, case)
    with pytest.raises(UnableToAct, match="no_such_case"):
        opens(scene, case)
    with pytest.raises(NotAllowed, match="authorisation_not_standing"):
        takes_back(scene, case)


def test_once_she_takes_it_back_the_case_is_missing_for_the_agent_until_she_sends_him_again(scene: Scene) -> None:
    case, father = scene.claimed(), scene.person("father")
    sends(scene, case)
    opens(scene, case)
    assert Case.objects.of_party(father, on=scene.today).filter(pk=case.pk).exists()

    takes_back(scene, case)

    assert not Case.objects.of_party(father, on=scene.today).filter(pk=case.pk).exists()
    for does in (submits, opens):
        with pytest.raises((NotAllowed, UnableToAct)):
            does(scene, case)
    with pytest.raises(NotAllowed, match="authorisation_not_standing"):
        takes_back(scene, case)

    sends(scene, case)
    submits(scene, case)
    assert Case.objects.get(pk=case.pk).stage == Stage.DECLARED


def test_of_two_authorisations_only_the_last_stands(scene: Scene) -> None:
    case = scene.claimed()
    first = sends(scene, case, agent="grandmother")
    opens(scene, case, "grandmother")
    sends(scene, case)

    assert first.ending.how == AuthorisationEnd.REVOKED
    with pytest.raises(NotAllowed):
        submits(scene, case, "grandmother")
    opens(scene, case)
    submits(scene, case)


def test_only_the_mother_signs_it_and_only_she_takes_it_back(scene: Scene) -> None:
    case = scene.claimed()
    sends(scene, case)
    opens(scene, case)

    with pytest.raises(NotAllowed, match="not_the_mother"):
        sends(scene, case, agent="grandmother", login="father")
    with pytest.raises(NotAllowed, match="not_the_mother"):
        takes_back(scene, case, "father")
    with pytest.raises(NotAllowed, match="not_your_duty"):
        takes_back(scene, case, "mother2")


def test_a_statement_that_names_nobody_is_none(scene: Scene) -> None:
    case = scene.claimed()
    paper = materials.Paper(
        kind=Material.AUTHORISATION, way=Satisfaction.SIGNED_STATEMENT, details={"text": "委托书"}
    )

    with pytest.raises(UnableToAct, match="no_agent"):
        materials.give_material(
            case.pk, paper=paper, declaration=as_sent(), by=scene.by("mother"), at=scene.later(), asked=asked()
        )

    assert not case.materials.exists()


def test_what_the_notice_asks_is_made_up_on_the_same_one_and_begun_again_she_signs_again(scene: Scene) -> None:
    case = scene.claimed()
    sends(scene, case)
    opens(scene, case)
    submits(scene, case)
    _examined_and_told(scene, case)

    claims.make_up(case.pk, declaration=as_sent(), by=scene.by("father"), at=scene.later(), asked=asked())
    supervision.report_loss(case.pk, loss=Loss.EARLY_DEATH, by=scene.by("issuing"), at=scene.later(), asked=asked())
    by = scene.by("supervisor")
    supervision.continue_after_loss(case.pk, reason="家属要求", by=by, at=scene.later(), asked=asked())

    with pytest.raises(NotAllowed, match="authorisation_spent"):
        submits(scene, case)
    sends(scene, case)
    submits(scene, case)


def _examined_and_told(scene: Scene, case: Case) -> None:
    by = scene.by("issuing")
    for material in case.materials.current():
        found = reviews.Found(
            material_id=material.pk,
            finding=Finding.NOT_ACCEPTABLE,
            reason=UnacceptableReason.NOT_SIGNED,
            remedy=Remedy.SIGNED_COPY,
        )
        if material.kind == Material.AUTHORISATION:
            found = reviews.Found(material_id=material.pk, finding=Finding.ACCEPTED)
        reviews.record_finding(case.pk, found=found, by=by, at=scene.later(), asked=asked())
    reviews.give_notice(case.pk, later_item_reason="", by=by, at=scene.later(), asked=asked())


def test_one_that_was_taken_back_is_neither_given_nor_to_be_examined(scene: Scene) -> None:
    case = scene.claimed()
    sends(scene, case)
    takes_back(scene, case)
    scene.declared(case)

    facts = facts_of(Case.objects.get(pk=case.pk), at=scene.at)
    assert [fact.ended for fact in facts.materials if fact.material is Material.AUTHORISATION] == [
        AuthorisationEnd.REVOKED
    ]
    scene.printed(case)
    assert Case.objects.get(pk=case.pk).stage == Stage.PRINTED


def test_its_last_day_is_of_the_policy_the_case_began_with(scene: Scene) -> None:
    PolicyRow.objects.create(
        name="authorisation_days", value=2, from_on=scene.today, source="通知", laid_down_at=scene.later()
    )

    signed = sends(scene, scene.claimed())

    assert signed.until_on == scene.today + timedelta(days=2)


def test_at_the_window_what_she_signed_online_stands_for_the_paper_and_is_used_by_the_form_taken_there(
    scene: Scene,
) -> None:
    case, officer = scene.claimed(), scene.by("issuing", Channel.COUNTER)
    signed = sends(scene, case)
    for kind in (Material.MOTHER_ID, Material.FATHER_ID):
        seen = materials.Paper(kind=kind, way=Satisfaction.SEEN_AT_COUNTER)
        materials.give_material(
            case.pk, paper=seen, declaration=as_sent(), by=officer, at=scene.later(), asked=asked()
        )

    claims.declare(case.pk, declaration=as_sent(), by=officer, at=scene.later(), asked=asked())

    assert (signed.ending.how, signed.ending.ended_by) == (AuthorisationEnd.USED, scene.person("father"))
    assert shortfalls(facts_of(Case.objects.get(pk=case.pk), at=scene.at)) == ()


def test_the_mothers_own_form_that_names_who_collects_uses_it_too(scene: Scene) -> None:
    case = scene.claimed()
    signed = sends(scene, case)

    claims.declare(case.pk, declaration=as_sent(), by=scene.by("mother"), at=scene.later(), asked=asked())

    assert signed.ending.how == AuthorisationEnd.USED


def test_on_its_last_day_the_agent_reads_the_form_and_on_the_next_only_who_has_used_it(scene: Scene) -> None:
    cases = [scene.claimed(), scene.claimed(scene.signed(scene.opened(inpatient_no="ZY20261122002")[0]))]
    father = scene.person("father")
    for case in cases:
        signed = sends(scene, case)
        opens(scene, case)
    submits(scene, cases[0])
    last, after = signed.until_on, signed.until_on + timedelta(days=1)

    mine = [set(Case.objects.of_party(father, on=day).values_list("pk", flat=True)) for day in (last, after)]
    assert mine == [{case.pk for case in cases}, {cases[0].pk}]
    scene.later(days=DAYS + 1)
    with pytest.raises(UnableToAct, match="no_such_case"):
        opens(scene, cases[1])
    sends(scene, cases[1])
    opens(scene, cases[1])
    assert Case.objects.of_party(father, on=scene.today).count() == len(cases)


def test_who_came_in_otherwise_too_stays_when_what_she_signed_has_expired(scene: Scene) -> None:
    case, father = scene.claimed(), scene.person("father")
    sends(scene, case)
    opens(scene, case)
    _outcome, code = claims.print_claim_slip(case.pk, by=scene.by("midwife"), at=scene.later(), asked=asked())
    relation = as_sent().collector.relation
    claims.begin_claim_by_slip(code, relation=relation, by=scene.by("father"), at=scene.later(), asked=asked())
    scene.later(days=DAYS + 1)
    assert Case.objects.of_party(father, on=scene.today).get() == case


def test_whom_she_no_longer_sends_is_let_in_by_a_slip_or_at_the_window_like_anybody(scene: Scene) -> None:
    case, father = scene.claimed(), scene.person("father")
    sends(scene, case)
    opens(scene, case)
    takes_back(scene, case)
    assert not Case.objects.of_party(father, on=scene.today).filter(pk=case.pk).exists()

    _outcome, code = claims.print_claim_slip(case.pk, by=scene.by("midwife"), at=scene.later(), asked=asked())
    by, relation = scene.by("father"), as_sent().collector.relation
    claims.begin_claim_by_slip(code, relation=relation, by=by, at=scene.later(), asked=asked())
    assert Case.objects.of_party(father, on=scene.today).filter(pk=case.pk).count() == 1

    other = scene.claimed(scene.signed(scene.opened(inpatient_no="ZY20261122002")[0]))
    sends(scene, other)
    opens(scene, other)
    takes_back(scene, other)
    officer = scene.by("issuing", Channel.COUNTER)
    paper = materials.Paper(kind=Material.AUTHORISATION, way=Satisfaction.SEEN_AT_COUNTER)
    materials.give_material(other.pk, paper=paper, declaration=as_sent(), by=officer, at=scene.later(), asked=asked())
    claims.declare(other.pk, declaration=as_sent(), by=officer, at=scene.later(), asked=asked())
    assert Case.objects.of_party(father, on=scene.today).filter(pk=other.pk).count() == 1


def test_the_books_take_no_authorisation_of_another_than_the_mother(scene: Scene) -> None:
    case = scene.claimed()
    paper = MaterialRow.objects.create(
        case=case,
        kind="authorisation",
        satisfied_by="signed_statement",
        given_by=scene.person("father"),
        given_at=scene.later(),
        round=1,
    )
    with pytest.raises(IntegrityError, match="nobody but the mother"), transaction.atomic():
        Authorisation.objects.create(material=paper, agent_index=b"a" * 32, until_on=scene.today)


def test_taken_back_in_a_later_round_it_is_over_though_he_submitted_on_an_earlier_one(scene: Scene) -> None:
    case, father = scene.claimed(), scene.person("father")
    sends(scene, case)
    opens(scene, case)
    submits(scene, case)
    assert Case.objects.of_party(father, on=scene.today).filter(pk=case.pk).exists()
    _examined_and_told(scene, case)
    sends(scene, case)
    takes_back(scene, case)

    assert not Case.objects.of_party(father, on=scene.today).filter(pk=case.pk).exists()
    with pytest.raises(NotAllowed):
        claims.make_up(case.pk, declaration=as_sent(), by=scene.by("father"), at=scene.later(), asked=asked())
