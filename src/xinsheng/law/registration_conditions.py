"""The conditions of birth-service registration: each looks at facts and actor and gives every objection it has."""

from datetime import timedelta

from xinsheng.law.acts import Given, Input
from xinsheng.law.assurance import is_affirmed
from xinsheng.law.conditions import is_no_party, seal_is_in_force
from xinsheng.law.couple_faults import couple_faults, spouses_of, unconfirmed_couple_cautions
from xinsheng.law.couples import Side
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.reasons import Reason, ReasonCode, reason_when
from xinsheng.law.registration_limits import escalates
from xinsheng.law.seen_papers import SeenPaper
from xinsheng.law.spouse_conditions import spouse_has_confirmed
from xinsheng.law.terms import Duty, Question, Stage
from xinsheng.law.township_terms import LookPurpose

_SEEN_OF_WHO_IS_SENT = frozenset({SeenPaper.AGENT_IDENTITY, SeenPaper.MARRIAGE_CERTIFICATE})
PRINTED_AGAIN_FOR = timedelta(minutes=10)  # a slip that did not come out of the printer may be printed anew so long


def couple_is_complete(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """Nothing in the couple's declaration is wrong or missing (mission E1)."""
    declaration = facts.registration.declaration
    if declaration is None:
        return (Reason(ReasonCode.DECLARATION_INCOMPLETE),)
    faults = couple_faults(declaration, on=facts.today)
    return reason_when(
        bool(faults), ReasonCode.DECLARATION_INCOMPLETE, *dict.fromkeys(fault.field for fault in faults)
    )


def couple_is_confirmed(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The declarant has looked again at what is unusual."""
    declaration = facts.registration.declaration
    if declaration is None:
        return ()
    left = [caution.key for caution in unconfirmed_couple_cautions(declaration, on=facts.today)]
    return reason_when(bool(left), ReasonCode.CAUTION_NOT_CONFIRMED, *left)


def is_the_declarant(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """Online one of the two declares, as themself (mission E1, E2: one verified declarant suffices)."""
    declared_for = facts.registration.declarant_index
    online = actor.holds(Duty.DECLARANT)
    return reason_when(online and bool(declared_for) and declared_for != actor.paper_index, ReasonCode.NOT_YOUR_DUTY)


def is_no_party_unless_declarant(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """An officer never handles their own registration (invariant 23); as a citizen they declare it like anyone."""
    return () if actor.holds(Duty.DECLARANT) else is_no_party(facts, actor)


def phone_is_confirmed(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """A number given online is confirmed by a code; on site the person is there, and any phone or none will do."""
    declaration = facts.registration.declaration
    asked = declaration is not None and bool(declaration.phone) and actor.holds(Duty.DECLARANT)
    return reason_when(asked and not facts.registration.phone_confirmed, ReasonCode.PHONE_NOT_CONFIRMED)


def number_is_changed_afresh(facts: Facts, actor: Actor, _given: Given) -> tuple[Reason, ...]:
    """Whoever finds a session left open does not put their own number in the place of the couple's (threat T5)."""
    affirmed = is_affirmed("change_phone", duty=Duty.DECLARANT, affirmed_at=actor.affirmed_at, at=facts.at)
    return reason_when(actor.holds(Duty.DECLARANT) and not affirmed, ReasonCode.IDENTITY_NOT_FRESH)


def is_not_declared_at_will(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """A comparison answers, and is not to be asked at will (threat T24); on site nobody is turned away."""
    spent = facts.registration.declared_today >= facts.policy.registration_online_daily
    return reason_when(actor.holds(Duty.DECLARANT) and spent, ReasonCode.DECLARED_TOO_OFTEN)


def couple_is_free(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """One live registration per couple and order of child (invariant 40); the books promise it against any race."""
    return reason_when(not facts.registration.couple_is_free, ReasonCode.COUPLE_ALREADY_REGISTERED)


def woman_declares_once(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """Alone and with her husband she is one couple (invariant 40); it is told to her alone, never to him (T24)."""
    registration = facts.registration
    her_own = registration.declaration is not None and registration.declaration.declarant is Side.WOMAN
    unsaid = registration.couple_is_free  # else that is the reason
    return reason_when(her_own and unsaid and registration.woman_has_declared, ReasonCode.WOMAN_ALREADY_REGISTERED)


def woman_is_not_registered(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """No second certificate for one woman's one child; a person finds out which of the two holds (invariant 40)."""
    return reason_when(facts.registration.woman_is_registered, ReasonCode.WOMAN_ALREADY_REGISTERED)


def township_is_open(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The declared township has an office that takes registrations."""
    return reason_when(not facts.registration.township_is_open, ReasonCode.TOWNSHIP_NOT_OPEN)


def comparison_agrees(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The machine issues if and only if every main field agreed (invariant 41)."""
    if not facts.registration.compared:
        return (Reason(ReasonCode.NOT_COMPARED),)
    return reason_when(not facts.registration.agrees, ReasonCode.COMPARISON_DIFFERS)


MACHINE_ISSUES = (comparison_agrees, spouse_has_confirmed, woman_is_not_registered, seal_is_in_force)


def machine_may_not_issue(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """A registration that agrees is issued, not sent to a person to wait for (mission E2)."""
    objects = any(condition(facts, actor) for condition in MACHINE_ISSUES)
    return reason_when(facts.registration.compared and not objects, ReasonCode.NOTHING_OUTSTANDING)


def question_is_the_couples(_facts: Facts, _actor: Actor, given: Given) -> tuple[Reason, ...]:
    """Only what the couple alone can say is asked, from a closed list, and no paper (mission E12)."""
    asked = tuple(given.get(Input.QUESTIONS, ()))
    unknown = [question for question in asked if question not in {known.value for known in Question}]
    return reason_when(not asked or bool(unknown), ReasonCode.QUESTION_UNKNOWN, *unknown)


def purpose_is_listed(_facts: Facts, _actor: Actor, given: Given) -> tuple[Reason, ...]:
    """The register is looked into for a purpose of the closed list, and for no other (threat T24)."""
    return reason_when(
        given.get(Input.PURPOSE) not in {known.value for known in LookPurpose}, ReasonCode.PURPOSE_UNKNOWN
    )


def later_questions_have_reason(facts: Facts, _actor: Actor, given: Given) -> tuple[Reason, ...]:
    """What the first round left out needs a recorded reason in a later one (invariant 46)."""
    later = [one for one in given.get(Input.QUESTIONS, ()) if one not in facts.registration.asked_before]
    unexplained = facts.round > 1 and bool(later) and not given.get(Input.LATER_ITEM_REASON)
    return reason_when(unexplained, ReasonCode.LATER_ITEM_REASON_NEEDED, *later)


def papers_are_of_the_list(facts: Facts, actor: Actor, given: Given) -> tuple[Reason, ...]:
    """On site the declarant's identity paper is seen, an agent's with the authorisation; online none is (E12).

    Where the authorisation was signed online, it and who signed it are known here: the agent's paper alone is seen.
    """
    seen = frozenset(given.get(Input.PAPERS_SEEN, ()))
    online, is_sent = actor.holds(Duty.DECLARANT), _is_signed_here(facts)
    listed = _SEEN_OF_WHO_IS_SENT if is_sent else frozenset(SeenPaper)
    beyond = sorted(seen if online else seen - listed)
    entrusted = seen & {SeenPaper.AUTHORISATION.value, SeenPaper.AGENT_IDENTITY.value}
    whose = SeenPaper.AGENT_IDENTITY if is_sent else SeenPaper.IDENTITY
    return (
        *reason_when(bool(beyond), ReasonCode.MATERIAL_NOT_ASKED, *beyond),
        *reason_when(not online and whose.value not in seen, ReasonCode.IDENTITY_NOT_SEEN),
        *reason_when(not (online or is_sent) and len(entrusted) == 1, ReasonCode.AGENT_NOT_SEEN),
    )


def _is_signed_here(facts: Facts) -> bool:
    """Whether what is lodged now is lodged on an authorisation that one of the two signed online."""
    return facts.stage is Stage.BEGUN and facts.registration.entrusted is not None


def paper_was_seen_unless_declarant(facts: Facts, actor: Actor, given: Given) -> tuple[Reason, ...]:
    """On site it is done for the spouse whose card was seen, and for nobody else; an empty form needs none."""
    on_site = not actor.holds(Duty.DECLARANT) and facts.registration.declaration is not None
    return reason_when(on_site and not given.get(Input.SEEN_PAPER), ReasonCode.INPUT_MISSING, Input.SEEN_PAPER)


def seen_side_is_declared(facts: Facts, _actor: Actor, given: Given) -> tuple[Reason, ...]:
    """The card that was seen is of one of the two who are declared, not of somebody whom nobody named."""
    seen, said = given.get(Input.SEEN_PAPER), facts.registration.declaration
    declared = {} if said is None else dict(spouses_of(said))
    return reason_when(seen is not None and seen not in declared, ReasonCode.SEEN_NOT_DECLARED)


def seen_side_declares(facts: Facts, _actor: Actor, given: Given) -> tuple[Reason, ...]:
    """What was declared is gone on with for whoever declared it; the other of the two is told and no more (T24)."""
    seen, said = given.get(Input.SEEN_PAPER), facts.registration.declaration
    another = said is not None and seen in {side.value for side in Side} and seen != said.declarant
    return reason_when(another, ReasonCode.SEEN_NOT_DECLARANT)


def has_certificate(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """There is an electronic certificate in force to print from."""
    return reason_when(not facts.registration.has_certificate, ReasonCode.NO_CERTIFICATE_YET)


def check_is_owed(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The couple was registered on a commitment, and it has not been checked yet (国办发〔2020〕42号)."""
    return reason_when(not facts.registration.check_owed, ReasonCode.NO_CHECK_OWED)


def is_overdue(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """A case climbs when the whole of its last day has passed (invariant 48)."""
    due_on = facts.registration.due_on
    return reason_when(due_on is None or not escalates(due_on, today=facts.today), ReasonCode.NOT_OVERDUE)


def is_not_yet_escalated(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """An overdue case climbs once."""
    return reason_when(facts.registration.escalated, ReasonCode.ALREADY_ESCALATED)


def code_comes_on_paper(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The query code is printed once for who gave no phone; later only in person with the card (mission E7)."""
    said, given_at = facts.registration.declaration, facts.registration.code_given_at
    by_text = said is not None and bool(said.phone)
    is_out = given_at is not None and facts.at > given_at + PRINTED_AGAIN_FOR
    return (
        *reason_when(by_text, ReasonCode.CODE_GOES_BY_TEXT),
        *reason_when(is_out and not by_text, ReasonCode.CODE_ALREADY_GIVEN),
    )
