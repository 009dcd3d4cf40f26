"""The conditions of acts: each looks at facts and actor and gives the reasons against, none when it holds."""

from xinsheng.law.acts import Given, Input
from xinsheng.law.assurance import is_affirmed
from xinsheng.law.declaration import declaration_cautions, faults_beside_block
from xinsheng.law.delivery import delivery_faults, is_late, unconfirmed_cautions
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.materials import find_requirement, shortfalls, unexamined
from xinsheng.law.reasons import FaultCode, Reason, ReasonCode, reason_when
from xinsheng.law.terms import Duty, Loss, Material, Relation, Satisfaction, Service, Standing
from xinsheng.standards.civil_time import age_on

REPORTED_BELOW = 14  # age of a mother below which the police are told first (未成年人保护法 art. 11)
REKEYINGS = 3  # times a print may be read wrongly before it is voided


def office_is_licensed(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The institution's midwifery licence is in force (母婴保健法实施办法 art. 35)."""
    return reason_when(not facts.office_licensed, ReasonCode.OFFICE_NOT_LICENSED)


def office_may_issue(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """The office is open, of the kind that issues in this service, and licensed where the births are its own."""
    if not facts.office_issues:
        return (Reason(ReasonCode.OFFICE_DOES_NOT_ISSUE),)
    if facts.office_suspended:
        return office_is_not_suspended(facts, actor)
    return office_is_licensed(facts, actor) if facts.service is Service.FIRST_ISSUANCE_INSIDE else ()


def office_is_not_suspended(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """No authority above has suspended the office's right to issue (domain 9 g, invariant 19)."""
    return reason_when(facts.office_suspended, ReasonCode.OFFICE_SUSPENDED)


def attendant_is_licensed(_facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """The licence to attend births at that institution is in force now (mission A1)."""
    return reason_when(not actor.licensed_to_attend, ReasonCode.ATTENDANT_NOT_LICENSED)


def is_no_party(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """Nobody acts for the state on a case in which they are parent or collector (invariant 23)."""
    return reason_when(bool(actor.paper_index) and actor.paper_index in facts.party_indexes, ReasonCode.IS_A_PARTY)


def is_no_party_unless_collector(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """At the counter a party acts as the collector they are, never as the officer they may be too (invariant 23)."""
    return () if actor.holds(Duty.COLLECTOR) else is_no_party(facts, actor)


def holds_the_entry(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """An unsigned entry belongs to one attendant until it is handed over."""
    return reason_when(facts.holder_id != actor.person_id, ReasonCode.NOT_HOLDER_OF_ENTRY)


def holds_the_entry_or_supervises(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """The holder hands over; where the holder is away for good, the supervisor does (invariant 48)."""
    return () if actor.holds(Duty.SUPERVISOR) else holds_the_entry(facts, actor)


def is_the_attendant(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """Only the attendant who signed corrects the block (domain 2)."""
    return reason_when(facts.attendant_id != actor.person_id, ReasonCode.NOT_THE_ATTENDANT)


def delivery_is_complete(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The block is there and nothing in it is impossible; a block signed in time does not grow too old to claim."""
    if facts.delivery is None:
        return (Reason(ReasonCode.DELIVERY_INCOMPLETE),)
    signed = facts.attendant_id is not None
    faults = [
        fault
        for fault in delivery_faults(facts.delivery, now_local=facts.now_local)
        if not (signed and fault.code is FaultCode.TOO_LONG_AGO)
    ]
    return reason_when(bool(faults), ReasonCode.DELIVERY_INCOMPLETE, *(fault.field for fault in faults))


def cautions_are_confirmed(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """What is unusual was confirmed by the person who signs."""
    if facts.delivery is None:
        return ()
    cautions = unconfirmed_cautions(facts.delivery, born_together=facts.born_together)
    return reason_when(bool(cautions), ReasonCode.CAUTION_NOT_CONFIRMED, *(caution.key for caution in cautions))


def late_entry_has_reason(facts: Facts, _actor: Actor, given: Given) -> tuple[Reason, ...]:
    """After 24 h a reason is asked; with it the entry goes on, flagged (mission A1)."""
    late = facts.delivery is not None and is_late(facts.delivery.born_local, now_local=facts.now_local)
    return reason_when(late and not given.get(Input.LATE_REASON), ReasonCode.LATE_REASON_NEEDED)


def no_loss(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The child lives as far as anyone has said."""
    return reason_when(facts.loss is not None, ReasonCode.CHILD_LOST)


def was_live_born(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """A certificate attests a live birth; after a stillbirth there is none (domain 3.6)."""
    return reason_when(facts.loss is Loss.STILLBIRTH, ReasonCode.NOT_LIVE_BORN)


def block_is_signed(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """An attendant has signed the block."""
    return reason_when(facts.attendant_id is None, ReasonCode.BLOCK_NOT_SIGNED)


def block_is_unsigned(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """No attendant has signed the block yet."""
    return reason_when(facts.attendant_id is not None, ReasonCode.BLOCK_ALREADY_SIGNED)


def material_is_asked_for(facts: Facts, _actor: Actor, given: Given) -> tuple[Reason, ...]:
    """Only what the case needs can be given, in a way that the law lists (mission E12's rule for every service)."""
    material, way = Material(given[Input.MATERIAL]), Satisfaction(given[Input.WAY])
    requirement = find_requirement(facts, material)
    if requirement is None:
        return (Reason(ReasonCode.MATERIAL_NOT_ASKED, (material,)),)
    return reason_when(way not in requirement.ways, ReasonCode.WAY_NOT_OPEN, way)


def way_is_the_actors(_facts: Facts, actor: Actor, given: Given) -> tuple[Reason, ...]:
    """An original is attested by an officer who saw it, never by the collector, who may be an officer elsewhere;
    a statement is signed by the mother herself (mission A5, invariant 23).
    """
    match Satisfaction(given[Input.WAY]):
        case Satisfaction.SEEN_AT_COUNTER:
            as_officer = actor.holds(Duty.ISSUING_OFFICER) and not actor.holds(Duty.COLLECTOR)
            return reason_when(not as_officer, ReasonCode.WAY_NOT_OPEN, given[Input.WAY])
        case Satisfaction.SIGNED_STATEMENT:
            return reason_when(not actor.is_mother, ReasonCode.NOT_THE_MOTHER)
    return ()


def statement_is_signed_afresh(facts: Facts, actor: Actor, given: Given) -> tuple[Reason, ...]:
    """Whoever signs a statement was identified a short while ago; who hands in a paper is not asked."""
    signs = Satisfaction(given[Input.WAY]) is Satisfaction.SIGNED_STATEMENT
    affirmed = is_affirmed("give_material", duty=Duty.COLLECTOR, affirmed_at=actor.affirmed_at, at=facts.at)
    return reason_when(signs and not affirmed, ReasonCode.IDENTITY_NOT_FRESH)


def declaration_is_complete(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """Nothing in the declaration is wrong or missing, and the declared mother is the admitted woman."""
    declaration = facts.declaration
    if declaration is None:
        return (Reason(ReasonCode.DECLARATION_INCOMPLETE),)
    fields = [fault.field for fault in faults_beside_block(declaration, block=facts.delivery, on=facts.today)]
    if not declaration.mother_given and facts.service is not Service.FIRST_ISSUANCE_OUTSIDE:
        fields.append("mother.name")
    return reason_when(bool(fields), ReasonCode.DECLARATION_INCOMPLETE, *fields)


def declaration_is_confirmed(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The family has looked again at what is unusual."""
    if facts.declaration is None:
        return ()
    cautions = declaration_cautions(facts.declaration, on=facts.today)
    open_ones = [caution.key for caution in cautions if caution.key not in facts.declaration.confirmed]
    return reason_when(bool(open_ones), ReasonCode.CAUTION_NOT_CONFIRMED, *open_ones)


def says_truly_who_collects(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """Only the mother declares as the mother, and only she names another: anyone else collects in person (T13)."""
    if facts.declaration is None or not actor.holds(Duty.COLLECTOR) or actor.is_mother:
        return ()
    claims = facts.declaration.collector.relation is Relation.MOTHER
    other = facts.collector_index != actor.paper_index
    return reason_when(claims or other, ReasonCode.AUTHORISATION_NEEDED, Material.AUTHORISATION)


def every_material_examined(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """Whoever tells or confirms has looked at everything that was given."""
    left = unexamined(facts)
    return reason_when(bool(left), ReasonCode.MATERIAL_NOT_EXAMINED, *left)


def something_outstanding(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """A complete case cannot be returned (mission C2); none is called complete before all is examined."""
    return reason_when(not shortfalls(facts) and not unexamined(facts), ReasonCode.NOTHING_OUTSTANDING)


def nothing_outstanding(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """All that the law needs is there and accepted."""
    lacking = shortfalls(facts)
    return reason_when(
        bool(lacking), ReasonCode.MATERIAL_OUTSTANDING, *dict.fromkeys(one.material for one in lacking)
    )


def no_notice_this_round(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """One notice a round (mission C3, invariant 46)."""
    return reason_when(facts.notice_given_this_round, ReasonCode.NOTICE_ALREADY_GIVEN)


def later_items_have_reason(facts: Facts, _actor: Actor, given: Given) -> tuple[Reason, ...]:
    """What a first notice left out needs a recorded reason in a later one (invariant 46)."""
    later = dict.fromkeys(one.material for one in shortfalls(facts) if one.material not in facts.noticed_before)
    return reason_when(
        facts.round > 1 and bool(later) and not given.get(Input.LATER_ITEM_REASON),
        ReasonCode.LATER_ITEM_REASON_NEEDED,
        *later,
    )


def every_character_prints(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """A missing glyph is caught before a number is used."""
    return reason_when(bool(facts.unprintable), ReasonCode.CHARACTER_UNPRINTABLE, *facts.unprintable)


def blank_at_hand(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """A tray has a free blank and the account closes; whether it is the chosen tray is seen under that one's lock."""
    if facts.stock_stop is not None:
        return (Reason(ReasonCode.PRINTING_STOPPED, (facts.stock_stop,) if facts.stock_stop else ()),)
    return reason_when(not facts.blank_at_hand, ReasonCode.NO_BLANK)


def insert_is_matched(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The number on the paper insert was scanned or typed and is the assigned one."""
    return reason_when(facts.printed is None or not facts.printed.insert_matched, ReasonCode.INSERT_NOT_MATCHED)


def insert_is_not_yet_matched(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """It is matched once."""
    return reason_when(facts.printed is not None and facts.printed.insert_matched, ReasonCode.INSERT_ALREADY_MATCHED)


def insert_has_the_assigned_no(facts: Facts, _actor: Actor, given: Given) -> tuple[Reason, ...]:
    """The insert in the printer bears the number that was assigned (design 5.4)."""
    assigned = facts.printed.certificate_no if facts.printed else ""
    return reason_when(given.get(Input.INSERT_NO) != assigned, ReasonCode.INSERT_DIFFERS, assigned)


def rekeyed_fields_agree(_facts: Facts, _actor: Actor, given: Given) -> tuple[Reason, ...]:
    """Three fields read off the paper agree with the form (threats T4); casework compares, the law judges.

    Who reads three times what is not there has a wrong paper before them: it is voided, not guessed at.
    """
    compared = given.get(Input.REKEYED_FIELDS, {})
    if compared.get("tries", 0) >= REKEYINGS:
        return (Reason(ReasonCode.REKEY_SPENT),)
    differing = compared.get("differing", ())
    return reason_when(bool(differing), ReasonCode.REKEY_DIFFERS, *differing)


def content_is_unchanged(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The printed content is what block and declaration say now (invariant 12)."""
    return reason_when(facts.printed is None or not facts.printed.content_unchanged, ReasonCode.CONTENT_CHANGED)


def seal_is_in_force(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """A seal of the right kind and body is in force today (invariant 20)."""
    return reason_when(not facts.seal_in_force, ReasonCode.NO_SEAL_IN_FORCE)


def paper_is_in_force(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """Nobody is given a paper that was replaced or revoked since it was sealed, or is being looked into (T19)."""
    standing = facts.printed.standing if facts.printed else None
    return reason_when(standing not in (None, Standing.VALID), ReasonCode.PAPER_NOT_IN_FORCE, standing or "")


def voider_is_not_printer(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """Whoever confirmed a print does not void it (invariant 5)."""
    return reason_when(
        facts.printed is not None and facts.printed.printed_by == actor.person_id,
        ReasonCode.VOIDER_IS_PRINTER,
    )


def report_is_made(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """Where the mother was under 14 the police were told first (未成年人保护法 art. 11); said to the institution."""
    return reason_when(_report_is_owed(facts), ReasonCode.MOTHER_UNDER_FOURTEEN)


def report_is_owed(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """There is a report to record, and it is not recorded yet."""
    return reason_when(not _report_is_owed(facts), ReasonCode.NO_REPORT_OWED)


def _report_is_owed(facts: Facts) -> bool:
    mother = facts.declaration.mother if facts.declaration else None
    if facts.reported or mother is None or facts.born_local is None or mother.born_on is None:
        return False
    born, birth = mother.born_on, facts.born_local.date()
    return age_on(born, on=max(birth, born)) < REPORTED_BELOW
