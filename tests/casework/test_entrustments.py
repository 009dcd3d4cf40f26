"""One of a couple sends somebody to the window: once, in its time, for the two whom it names, until taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from pytest_django.fixtures import Settings
from tests.casework.citizen_scene import known, sealed
from tests.casework.couple_scene import CoupleScene, a_couple, a_spouse, again, refusal
from tests.casework.entrusting_scene import agent, comes, lodges, office_of, sends
from tests.casework.scene import Scene, asked

from xinsheng.casework import entrustments, registrations
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.archived_records import TABLES
from xinsheng.casework.authorisations import revoke_authorisation, state_of
from xinsheng.casework.checked_citizens import CitizensCount
from xinsheng.casework.claims import find_authorised
from xinsheng.casework.entrustments import UnableToFindEntrustment, find_entrustment, find_used, get_for_agent
from xinsheng.casework.proof_checks import check
from xinsheng.law.assurance import IdentityMethod
from xinsheng.law.authorisations import AuthorisationEnd, AuthorisationState
from xinsheng.law.couples import Side
from xinsheng.law.entrusting import AgentRelation, Entrusting
from xinsheng.law.reasons import ReasonCode
from xinsheng.law.terms import Channel, Stage
from xinsheng.registry.models import (
    Authorisation,
    AuthorisationEnding,
    Case,
    JournalEntry,
    Material,
    Registration,
    short_no,
)

USED, REVOKED = AuthorisationEnd.USED, AuthorisationEnd.REVOKED


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


@pytest.fixture
def sent(couple: CoupleScene) -> Case:
    """The mother has sent the grandmother."""
    case = couple.begun()
    sends(couple, case)
    return again(case)


def takes_back(couple: CoupleScene, case: Case, *, login: str = "mother") -> object:
    return revoke_authorisation(case.pk, by=couple.by(login), at=couple.scene.later(), asked=asked())


def not_found(couple: CoupleScene, *, who: str = "grandmother", reference: str = "") -> ReasonCode:
    with pytest.raises(UnableToFindEntrustment) as told:
        get_for_agent(agent(who), reference=reference, at=couple.at)
    return told.value.reason


def end_of(case: Case) -> str:
    return AuthorisationEnding.objects.get(authorisation__material__case=case).how


def test_whom_she_sends_is_found_by_their_own_paper_and_lodges_it_at_the_window(
    couple: CoupleScene, sent: Case
) -> None:
    named = get_for_agent(agent(), reference="", at=couple.at)
    assert (named.case, named.agent) == (sent, agent())
    case = comes(couple, sent)
    assert case.registration.taken_in_by == couple.township
    assert Registration.objects.within_reach_of(couple.scene.person("township"), on=couple.scene.today).exists()

    case = lodges(couple, case)

    row, ending = case.declarations.get(), AuthorisationEnding.objects.get()
    assert (case.stage, row.channel) == (Stage.COMPARING, Channel.COUNTER)
    assert row.declared_by == couple.scene.person("mother")
    assert (ending.how, ending.declaration, ending.ended_by) == (USED, row, couple.scene.person("grandmother"))
    assert [paper.paper for paper in case.papers_seen.all()] == ["agent_identity"]
    used = find_used(case)
    assert used is not None
    assert used.agent == agent()
    acts = list(JournalEntry.objects.filter(chain=case.pk).order_by("seq").values_list("act", flat=True))
    assert acts == ["begin_registration", "entrust_registration", "take_in_agent", "declare_couple"]


def test_what_she_signs_is_bound_in_the_journal_and_kept_encrypted_with_her_form(
    couple: CoupleScene, sent: Case
) -> None:
    line = JournalEntry.objects.get(chain=sent.pk, act="entrust_registration")
    assert line.statement_digest is not None
    assert line.signature_digest is not None
    paper = Material.objects.get(case=sent)
    assert paper.given_by == couple.scene.person("mother")
    assert agent().paper_no.encode() not in bytes(paper.details_cipher or b"")
    named = find_entrustment(sent)
    assert named is not None
    assert named.couple["declarant"] == "woman"
    assert list(TABLES[Authorisation].rows(sent)) == [named.row]


def test_it_serves_once(couple: CoupleScene, sent: Case) -> None:
    lodges(couple, comes(couple, sent))
    assert not_found(couple) is ReasonCode.ENTRUSTMENT_USED
    assert refusal(lambda: comes(couple, sent)) == [ReasonCode.NOT_AT_THIS_STAGE]


def test_taken_back_it_opens_nothing_and_the_form_leaves_the_window(couple: CoupleScene, sent: Case) -> None:
    comes(couple, sent)
    takes_back(couple, sent)
    assert (end_of(sent), again(sent).registration.taken_in_by) == (REVOKED, None)
    assert not_found(couple) is ReasonCode.ENTRUSTMENT_REVOKED
    assert refusal(lambda: comes(couple, sent)) == [ReasonCode.ENTRUSTMENT_REVOKED]
    assert ReasonCode.NOT_YOUR_DUTY in refusal(lambda: lodges(couple, sent))
    assert refusal(lambda: takes_back(couple, sent)) == [ReasonCode.AUTHORISATION_NOT_STANDING]


def test_past_its_last_day_it_opens_nothing(couple: CoupleScene, sent: Case) -> None:
    comes(couple, sent)
    couple.scene.later(days=31)
    assert not_found(couple) is ReasonCode.ENTRUSTMENT_EXPIRED
    assert refusal(lambda: lodges(couple, sent)) == [ReasonCode.ENTRUSTMENT_EXPIRED]
    assert refusal(lambda: comes(couple, sent)) == [ReasonCode.ENTRUSTMENT_EXPIRED]
    signed = Authorisation.objects.get()
    assert state_of(signed, on=couple.scene.today) is AuthorisationState.EXPIRED
    assert (signed.until_on - couple.scene.today).days < 0


def test_nobody_else_comes_with_it(couple: CoupleScene, sent: Case) -> None:
    assert not_found(couple, who="mother2") is ReasonCode.NOBODY_SENT
    assert not_found(couple, who="mother2", reference=short_no(sent.pk)) is ReasonCode.NOBODY_SENT
    assert refusal(lambda: comes(couple, sent, who="mother2")) == [ReasonCode.AGENT_NOT_NAMED]
    comes(couple, sent)
    assert refusal(lambda: lodges(couple, sent, who="mother2")) == [ReasonCode.AGENT_NOT_NAMED]


def test_whoever_is_not_named_is_told_the_same_whatever_there_is_of_others(couple: CoupleScene, sent: Case) -> None:
    other = couple.begun("mother2")
    sends(couple, other, of=a_couple(woman=a_spouse("mother2"), man=None), login="mother2")
    by_another_name = replace(agent(), name="韦春燕")
    strangers = [(agent("mother2"), ""), (agent("mother2"), short_no(sent.pk)), (agent("mother2"), "0000-0000")]
    strangers += [(by_another_name, reference) for reference in ("", short_no(sent.pk), "0000-0000")]

    def told() -> set[ReasonCode]:
        reasons = set()
        for who, reference in strangers:
            with pytest.raises(UnableToFindEntrustment) as refused:
                get_for_agent(who, reference=reference, at=couple.at)
            reasons.add(refused.value.reason)
        return reasons

    several = told()
    takes_back(couple, sent)
    taken_back = told()
    couple.scene.later(days=31)
    assert several == taken_back == told() == {ReasonCode.NOBODY_SENT}
    assert not_found(couple, reference=short_no(sent.pk)) is ReasonCode.ENTRUSTMENT_REVOKED


@pytest.mark.parametrize(
    "another",
    [
        a_couple(man=a_spouse("issuing")),
        a_couple(man=None),
        a_couple(declarant=Side.MAN),
    ],
)
def test_it_is_for_no_other_couple_and_no_other_declarant(couple: CoupleScene, sent: Case, another: object) -> None:
    comes(couple, sent)
    assert refusal(lambda: lodges(couple, sent, of=another)) == [ReasonCode.COUPLE_NOT_NAMED]  # type: ignore[arg-type]
    assert not AuthorisationEnding.objects.exists()


def test_who_is_sent_by_two_couples_says_the_number(couple: CoupleScene, sent: Case) -> None:
    other = couple.begun("mother2")
    sends(couple, other, of=a_couple(woman=a_spouse("mother2"), man=None), login="mother2")
    assert not_found(couple) is ReasonCode.SEVERAL_SEND_THEM
    for case in (sent, other):
        assert get_for_agent(agent(), reference=short_no(case.pk).lower(), at=couple.at).case == case
    assert not_found(couple, reference="0000-0000") is ReasonCode.NOBODY_SENT
    takes_back(couple, sent)
    assert get_for_agent(agent(), reference="", at=couple.at).case == other


def test_signed_anew_the_one_before_is_taken_back_and_its_agent_no_longer_sent(
    couple: CoupleScene, sent: Case
) -> None:
    comes(couple, sent)
    sends(couple, sent, who="mother2")
    assert end_of(sent) == REVOKED
    assert again(sent).registration.taken_in_by is None
    assert not_found(couple) is ReasonCode.NOBODY_SENT
    assert get_for_agent(agent("mother2"), reference="", at=couple.at).case == sent


def test_who_declares_themselves_needs_nobody_and_ends_it(couple: CoupleScene, sent: Case) -> None:
    comes(couple, sent)
    case = couple.declares(sent, a_couple())
    assert (case.stage, end_of(case), case.registration.taken_in_by) == (Stage.COMPARING, REVOKED, None)
    assert find_used(case) is None


def test_who_gives_the_form_up_ends_it_and_no_window_does_it_for_them(couple: CoupleScene, sent: Case) -> None:
    comes(couple, sent)
    by, at = couple.by("township", Channel.COUNTER), couple.scene.later()
    assert refusal(lambda: registrations.withdraw_in_person(sent.pk, by=by, at=at, asked=asked())) == [
        ReasonCode.FORM_IS_THE_COUPLES
    ]
    registrations.withdraw_registration(sent.pk, by=couple.by("mother"), at=couple.scene.later(), asked=asked())
    assert (again(sent).stage, end_of(sent)) == (Stage.WITHDRAWN, REVOKED)
    assert not_found(couple) is ReasonCode.ENTRUSTMENT_REVOKED


def test_nobody_sends_for_the_other_of_the_two(couple: CoupleScene) -> None:
    case = couple.begun()
    as_him = a_couple(declarant=Side.MAN)
    assert refusal(lambda: sends(couple, case, of=as_him)) == [ReasonCode.NOT_YOUR_DUTY]
    assert refusal(lambda: sends(couple, case, login="father")) == [ReasonCode.NOT_YOUR_DUTY]
    assert refusal(lambda: sends(couple, case, who="father")) == [ReasonCode.DECLARATION_INCOMPLETE]


def test_a_village_takes_in_whom_they_sent_and_an_officer_nowhere_else_does(couple: CoupleScene, sent: Case) -> None:
    case = lodges(couple, comes(couple, sent, to="village"), to="village")
    assert case.registration.taken_in_by == office_of(couple, "village")
    other = couple.begun()
    sends(couple, other)
    by, at = couple.by("township", Channel.COUNTER), couple.scene.later()
    with pytest.raises(UnableToAct, match="not_your_office"):
        entrustments.take_in_agent(other.pk, agent=agent(), office=couple.other_township, by=by, at=at, asked=asked())


def test_another_window_goes_on_where_the_agent_comes_next(couple: CoupleScene, sent: Case) -> None:
    comes(couple, sent)
    comes(couple, sent, to="township-elsewhere")
    assert refusal(lambda: lodges(couple, sent)) == [ReasonCode.NOT_YOUR_DUTY]
    assert lodges(couple, sent, to="township-elsewhere").stage == Stage.COMPARING


def test_an_officer_who_is_sent_does_not_take_themself_in(couple: CoupleScene) -> None:
    case = couple.begun()
    sends(couple, case, who="township2")
    assert ReasonCode.IS_A_PARTY in refusal(lambda: comes(couple, case, who="township2", to="township2"))


def test_whom_a_couple_sends_is_sent_to_no_birth_and_let_in_nowhere_online(couple: CoupleScene, sent: Case) -> None:
    person = couple.scene.person("grandmother")
    assert not find_authorised(person, at=couple.at).exists()
    assert not Case.objects.of_party(person, on=couple.scene.today).exists()


def refused_end(signed: Authorisation, **row: object) -> str:
    with pytest.raises(IntegrityError) as told, transaction.atomic():
        AuthorisationEnding.objects.create(authorisation=signed, **row)
    return str(told.value)


def test_the_books_hold_its_end_to_its_form_its_signer_and_its_time(couple: CoupleScene, sent: Case) -> None:
    signed, grandmother = Authorisation.objects.get(), couple.scene.person("grandmother")
    alone = a_couple(woman=a_spouse("mother2"), man=None)
    foreign = couple.declares(couple.begun_on_site(), alone, login="township").declarations.get()
    at, before = couple.at, sent.opened_at

    on_another_form = refused_end(signed, how=USED, declaration=foreign, ended_by=grandmother, ended_at=at)
    assert "authorisation_used_on_its_own_case" in on_another_form
    assert "taken_back_by_its_signer" in refused_end(signed, how=REVOKED, ended_by=grandmother, ended_at=at)
    mother = couple.scene.person("mother")
    assert "ends_after_it_is_signed" in refused_end(signed, how=REVOKED, ended_by=mother, ended_at=before)


def test_the_books_hold_its_use_to_once_to_its_agent_to_its_couple_and_to_its_time(
    couple: CoupleScene, sent: Case
) -> None:
    case = lodges(couple, comes(couple, sent))
    signed, row = Authorisation.objects.get(), case.declarations.get()

    def uses(who: str, *, days: int = 0) -> str:
        at, person = couple.at + timedelta(days=days), couple.scene.person(who)
        return refused_end(signed, how=USED, declaration=row, ended_by=person, ended_at=at)

    assert "duplicate key" in uses("grandmother")
    assert "authorisation_used_by_whom_it_names" in uses("mother2")
    assert "authorisation_used_in_its_time" in uses("grandmother", days=40)
    Registration.objects.filter(pk=case.pk).update(couple_index=b"\x07" * 32)
    assert "authorisation_used_for_its_couple" in uses("grandmother")


@pytest.mark.parametrize(
    ("changes", "promise"),
    [
        ({"couple_index": None}, "names_a_couple_or_a_child"),
        ({"couple_index": b"short"}, "authorisation_couple_index"),
        ({"until_on": "before"}, "ends_after_it_is_signed"),
    ],
)
def test_the_books_take_none_that_names_no_couple_or_is_over_before_it_is_signed(
    couple: CoupleScene, sent: Case, changes: dict[str, object], promise: str
) -> None:
    signed = Authorisation.objects.get()
    paper = Material.objects.get(case=sent)
    copy = Material.objects.create(
        case=sent,
        kind=paper.kind,
        satisfied_by=paper.satisfied_by,
        given_by=paper.given_by,
        given_at=paper.given_at,
        round=1,
        details_cipher=paper.details_cipher,
        replaces=paper,
    )
    row: dict[str, object] = {
        "agent_index": bytes(signed.agent_index),
        "couple_index": bytes(signed.couple_index or b""),
        "until_on": signed.until_on,
        **changes,
    }
    if row["until_on"] == "before":
        row["until_on"] = signed.until_on.replace(year=2020)
    with pytest.raises(IntegrityError, match=promise), transaction.atomic():
        Authorisation.objects.create(material=copy, **row)


def test_what_one_of_the_two_signs_is_sealed_and_holds(couple: CoupleScene, sent: Case) -> None:
    assert sealed(couple.scene) == 1
    told = check(sent.pk)
    assert (told.broken, told.citizens) == ((), CitizensCount(signed=1, waiting=0, before=0))


def test_nobody_is_sent_from_a_session_left_open(couple: CoupleScene, settings: Settings) -> None:
    case, scene = couple.begun(), couple.scene
    settings.IDENTITY_ADAPTER = "network"
    since = scene.later()

    def sends_after(minutes: int) -> None:
        by, at = known(scene, by=IdentityMethod.NETWORK, at=since), since + timedelta(minutes=minutes)
        said = Entrusting(agent=agent(), relation=AgentRelation.PARENT, couple=a_couple())
        entrustments.entrust(case.pk, entrusting=said, text="委托书", by=by, at=at, asked=asked())

    assert refusal(lambda: sends_after(61)) == [ReasonCode.IDENTITY_NOT_FRESH]
    sends_after(60)
    assert find_entrustment(case) is not None
