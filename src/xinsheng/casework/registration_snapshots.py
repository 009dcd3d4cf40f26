"""From the books to the law: the frozen facts of a couple's registration, and where it is handled."""

from dataclasses import replace
from datetime import date, datetime

from django.db.models import F, QuerySet

from xinsheng.casework.entrusted import find_entrusted, index_of_the_two, party_indexes_of
from xinsheng.casework.frozen_policies import policy_in_force, policy_of
from xinsheng.casework.issuing_offices import asked_to_look_at
from xinsheng.casework.privacy import paper_index, phone_index, show
from xinsheng.law.acts import Act
from xinsheng.law.correction_conditions import printed_answers
from xinsheng.law.couple_payloads import couple_declaration_from
from xinsheng.law.couples import CoupleDeclaration, Side, Spouse
from xinsheng.law.drafts import DraftSection
from xinsheng.law.entrusting import Entrusting
from xinsheng.law.facts import Facts, RegistrationFacts
from xinsheng.law.policies import Policy
from xinsheng.law.shared_answers import other_of, shared_answers
from xinsheng.law.terms import Question, SealKind, Service, Stage, Standing
from xinsheng.papers.glyphs import unprintable
from xinsheng.proof.canonical import digest_of
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil, civil_date, first_moment

COUPLE_DRAFT = DraftSection.COUPLE.value


def offices_of(case: models.Case) -> tuple[models.Office, ...]:
    """Where the case is handled: a birth's own office; a registration's township, and the county it climbed to.

    Until it is submitted a registration is with whoever took the person in.
    """
    if case.service != Service.SERVICE_REGISTRATION:
        return (case.office,)
    registration = case.registration
    climbed = (registration.escalated_to,) if registration.escalated_to else ()
    return (registration.township or case.office, *climbed)


def offices_for(act: Act, case: models.Case, *, on: date) -> tuple[models.Office, ...] | None:
    """Where a duty counts for this act on that day: where the case is handled, or lodged too, at its issuer, at a
    body asked for a second look, or (None) anywhere.

    Whoever took the couple in at their village answers and takes back for them there: nobody travels (mission E11).
    """
    if act.anywhere:
        return None
    if act.at_issuer:
        return tuple(models.Office.objects.filter(records_sought__case=case))
    if act.at_another_body:
        return asked_to_look_at(case, on=on)
    return (*offices_of(case), *lodging_offices_of(case)) if act.where_lodged else offices_of(case)


def lodging_offices_of(case: models.Case) -> tuple[models.Office, ...]:
    """Who took the couple in: where it was lodged, and the township that took the declarant in last."""
    taken_in = case.registration.taken_in_by
    return (case.office, *((taken_in,) if taken_in else ()))


def registration_facts_of(
    case: models.Case, *, at: datetime, proposed: CoupleDeclaration | None, entrusting: Entrusting | None = None
) -> Facts:
    """Everything a rule asks about this registration, read now."""
    now_local = civil(at)
    row = case.declarations.order_by("-seq").first()
    declared = declaration_in(row, case=case) if row else None
    declaration = proposed or declared
    compared = models.RegisterComparison.objects.filter(declaration=row).first() if row else None
    said = find_spouse_answer(case, declaration=declaration)
    spouse_index = index_of(other_of(declaration)) if declaration else None
    facts = Facts(
        service=Service.SERVICE_REGISTRATION,
        stage=Stage(case.stage),
        at=at,
        now_local=now_local,
        policy=_policy(case, declaration=declaration, at=at),
        round=case.round,
        holder_id=str(case.holder_id) if case.holder_id else None,
        party_indexes=_indexes(declaration) | _indexes(declared),
        notice_given_this_round=case.notices.filter(round=case.round).exists(),
        unprintable=_unprintable(declaration),
        seal_in_force=find_platform_seal(on=now_local.date()) is not None,
        registration=RegistrationFacts(
            declaration=declaration,
            declarant_index=_declarant_index(declaration),
            declared_today=_declared_today(declaration, at=at),
            phone_confirmed=is_confirmed(case, declaration=declaration),
            agrees=compared is not None and compared.agrees,
            compared=compared is not None,
            couple_is_free=_is_free(case, declaration=declaration),
            spouse_index=spouse_index.hex() if spouse_index else "",
            spouse_answered=said is not None,
            spouse_confirmed=said is not None and not said.objection,
            spouse_until=case.registration.spouse_until,
            accepted=case.registration.accepted_at is not None,
            woman_has_declared=_woman_has_declared(case, declaration=declaration),
            woman_is_registered=_others_of_woman(case, declaration=declaration).exclude(basis="").exists(),
            township_is_open=declaration is not None and find_township(declaration, at=at) is not None,
            same_couple=proposed is None or declared is None or couple_index(proposed) == couple_index(declared),
            prints_anew=proposed is None or prints_anew(case, proposed=proposed),
            has_certificate=case.service_standings.filter(state=Standing.VALID).exists(),
            escalated=case.registration.escalated_to_id is not None,
            due_on=_due_on(case),
            check_owed=case.registration.check_due_on is not None,
            asked_before=_asked_before(case),
            code_given_at=case.query_codes.order_by("-issued_at").values_list("issued_at", flat=True).first(),
        ),
    )
    return _with_whom_they_send(facts, case=case, entrusting=entrusting)


def _with_whom_they_send(facts: Facts, *, case: models.Case, entrusting: Entrusting | None) -> Facts:
    """The same, with whom one of the two sent with the form, or is about to send."""
    entrusted, declaration = find_entrusted(case), facts.registration.declaration
    registration = replace(
        facts.registration,
        couple_index=couple_index(declaration).hex() if declaration else "",
        entrusted=entrusted,
        entrusting=entrusting,
        entrusting_index=_declarant_index(entrusting.couple) if entrusting else "",
    )
    parties = facts.party_indexes | party_indexes_of(entrusted)
    return replace(facts, party_indexes=parties, registration=registration)


def _asked_before(case: models.Case) -> frozenset[Question]:
    """What notices have asked the couple, in whichever round."""
    return frozenset(Question(item["question"]) for notice in case.notices.all() for item in notice.items)


def _due_on(case: models.Case) -> date | None:
    """The last day of what the township has to decide: a correction's, while one is asked for."""
    one = case.registration
    return one.correction_due_on if case.stage == Stage.CORRECTING else one.due_on


def prints_anew(case: models.Case, *, proposed: CoupleDeclaration) -> bool:
    """Whether the certificate in force reads otherwise than it would if this were declared; so too where none is.

    What was declared for one that was never filed does not count.
    """
    held = case.service_standings.filter(state=Standing.VALID).select_related("certificate").first()
    if held is None:
        return True
    said = declaration_of(held.certificate, case=case)
    return said is None or printed_answers(said) != printed_answers(proposed)


def declaration_of(certificate: models.ServiceCertificate, *, case: models.Case) -> CoupleDeclaration | None:
    """What a certificate was issued from: the last declaration signed before it."""
    before = case.declarations.filter(signed_at__lte=certificate.issued_at)
    row = before.order_by("-seq").first()
    return declaration_in(row, case=case) if row else None


def find_spouse_answer(case: models.Case, *, declaration: CoupleDeclaration | None) -> models.SpouseAnswer | None:
    """What the other said to this declaration, or to an earlier one with the same answers in what concerns both."""
    if declaration is None or not policy_of(case).registration_spouse_confirms:
        return None
    content = digest_of(shared_answers(declaration))
    return case.spouse_answers.filter(content_digest=content).order_by("-answered_at").first()


def is_other_spouse(person: models.Person, *, case: models.Case) -> bool:
    """Whether the declaration signed last names this person as the one who did not sign it, and they are asked."""
    if case.service != Service.SERVICE_REGISTRATION or not policy_of(case).registration_spouse_confirms:
        return False
    signer = case.declarations.order_by("-seq").values_list("declared_by", flat=True).first()
    is_named = models.Registration.objects.of_spouse(person).filter(pk=case.pk).exists()
    return signer is not None and signer != person.pk and is_named


def _policy(case: models.Case, *, declaration: CoupleDeclaration | None, at: datetime) -> Policy:
    """Those of the township that has it; while it is not declared, of the one it would be declared to."""
    undeclared = case.registration.policies is None
    township = find_township(declaration, at=at) if declaration is not None and undeclared else None
    if township is None:
        return policy_of(case)
    return policy_in_force(on=civil(at).date(), division_code=township.division_code)


def find_platform_seal(*, on: date) -> models.Seal | None:
    """The seal for Birth Service Certificates in force on that day, the latest first."""
    in_force = models.Seal.objects.in_force(on=on).filter(kind=SealKind.SERVICE_REGISTRATION)
    return in_force.select_related("office").order_by("-in_force_from").first()


def declaration_in(row: models.Declaration, *, case: models.Case) -> CoupleDeclaration:
    """The couple's declaration that was signed in this row."""
    return couple_declaration_from(show(row.payload_cipher, case=case, place="declaration"))


def find_couple_declaration(case: models.Case) -> CoupleDeclaration | None:
    """The couple's declaration as last signed."""
    row = case.declarations.order_by("-seq").first()
    return declaration_in(row, case=case) if row else None


def find_township(declaration: CoupleDeclaration, *, at: datetime) -> models.Office | None:
    """The office of the declared township, if it takes registrations on that day."""
    open_ones = models.Office.objects.townships(on=civil(at).date())
    return open_ones.standing_in([declaration.township_code]).first() if declaration.township_code else None


def index_of(spouse: Spouse | None) -> bytes | None:
    """The blind index of a declared spouse's paper."""
    return paper_index(spouse.paper_kind, spouse.paper_no) if spouse is not None and spouse.paper_no else None


def couple_indexes(declaration: CoupleDeclaration) -> tuple[bytes, ...]:
    """The blind indexes of the one or two declared, sorted: the same couple however it is declared."""
    found = (index_of(declaration.woman), index_of(declaration.man))
    return tuple(sorted(index for index in found if index is not None))


def side_of(declaration: CoupleDeclaration, side: Side) -> Spouse | None:
    """The woman or the man of a declaration."""
    return declaration.woman if side is Side.WOMAN else declaration.man


def _indexes(declaration: CoupleDeclaration | None) -> frozenset[str]:
    return frozenset(index.hex() for index in couple_indexes(declaration)) if declaration else frozenset()


def _declarant_index(declaration: CoupleDeclaration | None) -> str:
    index = index_of(side_of(declaration, declaration.declarant)) if declaration else None
    return index.hex() if index else ""


def _declared_today(declaration: CoupleDeclaration | None, *, at: datetime) -> int:
    """How often whoever declares has declared online this civil day, in whichever of their cases."""
    declarant = side_of(declaration, declaration.declarant) if declaration else None
    index = index_of(declarant)
    if declarant is None or index is None:
        return 0
    them = models.Person.objects.with_paper(kind=declarant.paper_kind.value, index=index)
    midnight = first_moment(civil_date(at))
    return models.Declaration.objects.of_couples().entered_online_by(them, since=midnight).count()


def is_confirmed(case: models.Case, *, declaration: CoupleDeclaration | None) -> bool:
    """Whether a code sent to the declared number for this case came back."""
    if declaration is None or not declaration.phone:
        return False
    confirmed = case.phone_confirmations.filter(confirmed_at__isnull=False)
    return confirmed.filter(phone_index=phone_index(declaration.phone)).exists()


def _is_free(case: models.Case, *, declaration: CoupleDeclaration | None) -> bool:
    if declaration is None:
        return True
    live = models.Registration.objects.filter(is_live=True, child_order=declaration.child_order)
    return not live.filter(couple_index=couple_index(declaration)).exclude(pk=case.pk).exists()


def _others_of_woman(case: models.Case, *, declaration: CoupleDeclaration | None) -> QuerySet[models.Registration]:
    """The other live registrations of the declared woman for this child, alone or with any man."""
    index = index_of(declaration.woman) if declaration is not None else None
    if declaration is None or index is None:
        return models.Registration.objects.none()
    live = models.Registration.objects.filter(is_live=True, child_order=declaration.child_order, woman_index=index)
    return live.exclude(pk=case.pk)


def _woman_has_declared(case: models.Case, *, declaration: CoupleDeclaration | None) -> bool:
    """Whether one of those is by herself: what another declares of her is never held against her."""
    by_herself = {"case__declarations__declared_by__paper_no_index": F("woman_index")}
    return _others_of_woman(case, declaration=declaration).filter(**by_herself).exists()


def couple_index(declaration: CoupleDeclaration) -> bytes:
    """The keyed blind index of the unordered couple (invariant 40)."""
    return index_of_the_two(couple_indexes(declaration))


def _unprintable(declaration: CoupleDeclaration | None) -> tuple[str, ...]:
    if declaration is None:
        return ()
    texts = []
    for spouse in (declaration.woman, declaration.man):
        if spouse is not None:
            texts.append(spouse.name)
            for place in (spouse.household, spouse.residence):
                texts += [place.group, place.street, place.compound, place.building, place.door]
    return unprintable("".join(texts))
