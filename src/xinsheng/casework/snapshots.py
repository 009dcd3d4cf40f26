"""From the books to the law: the frozen facts of one case, and who acts, as they stand inside the transaction."""

from dataclasses import dataclass
from datetime import date, datetime

from xinsheng.casework.acting import By
from xinsheng.casework.citizen_signatures import find_affirmed_at
from xinsheng.casework.issuing_snapshots import blank_at_hand, find_printed, find_seal, is_licensed, issues, stops_on
from xinsheng.casework.material_snapshots import material_facts, notice_facts
from xinsheng.casework.outside import counted
from xinsheng.casework.outside_snapshots import outside_facts_of
from xinsheng.casework.privacy import paper_index, show
from xinsheng.casework.registration_snapshots import (
    is_other_spouse,
    offices_for,
    offices_of,
    registration_facts_of,
)
from xinsheng.casework.succession_snapshots import is_succession, succession_facts_of
from xinsheng.law.acts import Act, objections
from xinsheng.law.applications import Application
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.declaration import Declaration
from xinsheng.law.delivery import BornTogether, DeliveryBlock
from xinsheng.law.drafts import DraftSection
from xinsheng.law.entrusting import Entrusting
from xinsheng.law.facts import HOSPITAL_SYSTEM, MACHINE, Actor, Facts, HandFact
from xinsheng.law.flags import Flag
from xinsheng.law.payloads import declaration_from, delivery_from
from xinsheng.law.policies import policy_from
from xinsheng.law.reasons import Reason
from xinsheng.law.services import party_of
from xinsheng.law.terms import Channel, Duty, Loss, Service, Stage
from xinsheng.papers.glyphs import unprintable
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil

DELIVERY_DRAFT, DECLARATION_DRAFT = DraftSection.DELIVERY.value, DraftSection.DECLARATION.value
HANDED_DRAFT = DraftSection.HANDED.value


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """What the act itself brings: a block or a declaration that would be signed by it."""

    delivery: DeliveryBlock | None = None
    declaration: Declaration | None = None
    couple: CoupleDeclaration | None = None
    application: Application | None = None
    entrusting: Entrusting | None = None


def facts_of(case: models.Case, *, at: datetime, proposed: Proposed | None = None) -> Facts:
    """Everything a rule asks about this case, read now."""
    proposed = proposed or Proposed()
    if case.service == Service.SERVICE_REGISTRATION:
        return registration_facts_of(case, at=at, proposed=proposed.couple, entrusting=proposed.entrusting)
    if is_succession(case):
        return succession_facts_of(case, at=at, proposed=proposed.application)
    now_local = civil(at)
    policy = policy_from(case.policies)
    record = case.delivery_records.order_by("-seq").first()
    signed, declared = delivery_of(case, record) if record else None, find_declaration(case)
    delivery, declaration = proposed.delivery or signed, proposed.declaration or declared
    stops = stops_on(case.office)
    noticed_before, notice_given = notice_facts(case)
    return Facts(
        service=Service(case.service),
        stage=Stage(case.stage),
        at=at,
        now_local=now_local,
        policy=policy,
        round=case.round,
        office_licensed=is_licensed(case.office, on=now_local.date()),
        office_issues=issues(case, on=now_local.date()),
        holder_id=str(case.holder_id) if case.holder_id else None,
        attendant_id=str(record.signed_by_id) if record else None,
        hands=tuple(HandFact(person_id=str(hand.person_id), duty=Duty(hand.duty)) for hand in case.hands.all()),
        collector_index=_collector_index(declaration),
        party_indexes=_party_indexes(delivery, declaration) | _party_indexes(signed, declared),
        delivery=delivery,
        born_together=born_together_with(case),
        declaration=declaration,
        materials=material_facts(case, mother_index=_mother_index(case, declaration)),
        noticed_before=noticed_before,
        notice_given_this_round=notice_given,
        unprintable=_unprintable(delivery, declaration),
        blank_at_hand=blank_at_hand(case),
        office_suspended=stops.suspended,
        stock_stop=stops.stock_stop,
        seal_in_force=find_seal(case, on=now_local.date()) is not None,
        printed=find_printed(case, delivery=delivery, declaration=declaration, policy=policy),
        loss=Loss(case.loss) if case.loss else None,
        reported=Flag.REPORTED in case.flags,
        outside=outside_facts_of(case, declaration=declaration, policy=policy),
    )


def objections_to(
    act: Act, case: models.Case, *, by: By, at: datetime, proposed: Proposed | None = None
) -> tuple[Reason, ...]:
    """Everything against the act on this case now, as the door judges it before what its page asks is given."""
    facts = facts_of(case, at=at, proposed=proposed)
    return objections(act, facts, actor_on(case, by=by, at=at, act=act, declaration=facts.declaration))


def actor_on(
    case: models.Case, *, by: By, at: datetime, act: Act | None = None, declaration: Declaration | None = None
) -> Actor:
    """Who acts on this case: with the duties held where it is handled, or where they count for this very act."""
    on = civil(at).date()
    offices = offices_of(case) if act is None else offices_for(act, case, on=on)
    if act is not None and act.at_another_body and by.person is not None:
        serves_here = models.Appointment.objects.duties_of(by.person, on=on).filter(office=case.office)
        offices = () if serves_here.exists() else offices  # whoever serves at this body too is of no other
    return _actor(by, case=case, offices=offices, at=at, declaration=declaration)


def actor_of(
    by: By,
    *,
    case: models.Case | None,
    office: models.Office,
    at: datetime,
    declaration: Declaration | None = None,
) -> Actor:
    """Who acts, with the duties in force at that office on this day; rights are never cached.

    `declaration` is what is declared: where no attendant recorded the mother's number, it says who she is.
    """
    return _actor(by, case=case, offices=(office,), at=at, declaration=declaration)


def _actor(
    by: By,
    *,
    case: models.Case | None,
    offices: tuple[models.Office, ...] | None,
    at: datetime,
    declaration: Declaration | None,
) -> Actor:
    person = by.person
    if person is None:
        return HOSPITAL_SYSTEM if by.channel is Channel.EXCHANGE else MACHINE
    in_force = models.Appointment.objects.duties_of(person, on=civil(at).date())
    held = list(in_force if offices is None else in_force.filter(office__in=offices))
    duties = {Duty(appointment.duty) for appointment in held}
    through = _let_in_through(person, case=case, on=civil(at).date())
    if case is not None and through is not None:
        duties.add(party_of(Service(case.service)))
    if case is not None and is_other_spouse(person, case=case):
        duties.add(Duty.SPOUSE)
    return Actor(
        person_id=str(person.pk),
        duties=frozenset(duties),
        paper_index=bytes(person.paper_no_index).hex() if person.paper_no_index else "",
        licensed_to_attend=any(_licence_holds(appointment, on=civil(at).date()) for appointment in held),
        assurance=counted(by.assurance),
        affirmed_at=find_affirmed_at(by, case_id=case.pk if case else None, at=at),
        is_sent=through == models.ClaimRoute.AUTHORISATION,
        is_mother=case is not None and _acts_as_mother(person, case=case, declaration=declaration),
    )


def _let_in_through(person: models.Person, *, case: models.Case | None, on: date) -> str | None:
    """By what this person is a party to the case; None for whoever is none, as an officer without a claim is."""
    if case is None or not case.claims.filter(person=person).exists():
        return None
    mine = models.Case.objects.of_party(person, on=on).filter(pk=case.pk)
    return mine.values_list("claims__through", flat=True).first()


def _licence_holds(appointment: models.Appointment, *, on: date) -> bool:
    attends = appointment.duty == Duty.ATTENDANT
    in_time = appointment.licence_until is None or appointment.licence_until >= on
    return attends and bool(appointment.licence_no) and in_time


def is_mother(person: models.Person, *, case: models.Case) -> bool:
    """Whether this verified person is the woman whom block or declaration names as the mother."""
    known = (case.mother_paper_index, person.paper_no_index)
    return all(index is not None for index in known) and len({bytes(index) for index in known if index}) == 1


def _is_declared_mother(person: models.Person, *, case: models.Case, declaration: Declaration | None) -> bool:
    """Only where the attendant knew no number: the law then asks for the police's proof of who she is."""
    if case.mother_paper_index is not None or declaration is None or declaration.mother.paper_kind is None:
        return False
    index = paper_index(declaration.mother.paper_kind, declaration.mother.paper_no)
    return person.paper_no_index is not None and bytes(person.paper_no_index) == index


def _acts_as_mother(person: models.Person, *, case: models.Case, declaration: Declaration | None) -> bool:
    if is_mother(person, case=case) or _is_declared_mother(person, case=case, declaration=declaration):
        return True
    return declaration is None and _sent_somebody(person, case=case)


def _sent_somebody(person: models.Person, *, case: models.Case) -> bool:
    """Whether, where neither block nor declaration names her yet, she signed an authorisation as the mother."""
    signed = models.Authorisation.objects.filter(material__case=case, material__given_by=person)
    return case.mother_paper_index is None and signed.exists()


def _mother_index(case: models.Case, declaration: Declaration | None) -> bytes | None:
    """Whom the block names as the mother, else the declaration; None where neither knows a number of hers."""
    if case.service == Service.FIRST_ISSUANCE_INSIDE and case.mother_paper_index is not None:
        return bytes(case.mother_paper_index)
    mother = declaration.mother if declaration is not None and declaration.mother_given else None
    if mother is None or mother.paper_kind is None or not mother.paper_no:
        return None
    return paper_index(mother.paper_kind, mother.paper_no)


def delivery_of(case: models.Case, record: models.DeliveryRecord) -> DeliveryBlock:
    """The block that was signed in this record."""
    return delivery_from(show(record.payload_cipher, case=case, place="delivery_record"))


def find_delivery(case: models.Case) -> DeliveryBlock | None:
    """The block as last signed."""
    record = case.delivery_records.order_by("-seq").first()
    return delivery_of(case, record) if record else None


def born_together_with(case: models.Case) -> tuple[BornTogether, ...]:
    """The other children of this case's delivery whose blocks are signed, in their order; of a single birth none."""
    if case.service != Service.FIRST_ISSUANCE_INSIDE or (case.plurality or 1) == 1:
        return ()
    same = models.Case.objects.filter(newborn__delivery__newborns=case.newborn_id, delivery_records__isnull=False)
    others = same.exclude(newborn=case.newborn_id).distinct().order_by("birth_order", "opened_at")
    signed = others.values_list("birth_order", "born_local")
    return tuple(BornTogether(birth_order=order, born_local=born) for order, born in signed if order and born)


def find_declaration(case: models.Case) -> Declaration | None:
    """The declaration as last signed."""
    row = case.declarations.order_by("-seq").first()
    return declaration_from(show(row.payload_cipher, case=case, place="declaration")) if row else None


def _party_indexes(delivery: DeliveryBlock | None, declaration: Declaration | None) -> frozenset[str]:
    papers = []
    if delivery is not None and delivery.mother_paper_kind:
        papers.append((delivery.mother_paper_kind, delivery.mother_paper_no))
    if declaration is not None:
        papers += [
            (party.paper_kind, party.paper_no)
            for party in (declaration.mother, declaration.father, declaration.collector)
            if party is not None and party.paper_kind
        ]
    return frozenset(paper_index(kind, no).hex() for kind, no in papers if no)


def _collector_index(declaration: Declaration | None) -> str:
    if declaration is None or not declaration.collector.paper_no:
        return ""
    return paper_index(declaration.collector.paper_kind, declaration.collector.paper_no).hex()


def _unprintable(delivery: DeliveryBlock | None, declaration: Declaration | None) -> tuple[str, ...]:
    texts = [delivery.mother_name] if delivery else []
    if declaration is not None:
        texts.append(declaration.child_name)
        for parent in (declaration.mother, declaration.father):
            if parent is not None:
                texts += [parent.name, parent.residence.detail, parent.household.detail, parent.ethnicity_label]
    return unprintable("".join(texts))
