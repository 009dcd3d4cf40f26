"""What a family does to have a certificate reissued or replaced: begin, apply, make up, take back (mission D1)."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.beginnings import Opening, begin, beginner_of, facts_before, new_case
from xinsheng.casework.declared import person_on_site, record_declaration
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.drafts import keep_draft_of
from xinsheng.casework.flags import tell_report_flags
from xinsheng.casework.holds import hold_certificate
from xinsheng.casework.issuing_offices import office_for
from xinsheng.casework.laboratories import flags_of_laboratory
from xinsheng.casework.legacy_applications import relation_claimed
from xinsheng.casework.parentage_reports import give_back_of, hold_report
from xinsheng.casework.people import keep_phone, paper_no_of
from xinsheng.casework.record_look_ups import note_own_record
from xinsheng.casework.snapshots import Proposed
from xinsheng.casework.succession_snapshots import (
    APPLICATION_DRAFT,
    SUCCESSIONS,
    Original,
    find_original,
    original_from,
    people_of_chain,
    relation_of,
)
from xinsheng.law.acts import Act, Given, Input
from xinsheng.law.applications import Application, application_payload_of
from xinsheng.law.payloads import Payload
from xinsheng.law.services import find_row, succession
from xinsheng.law.succession_changes import report_flags_of
from xinsheng.law.succession_terms import ApplicantRelation
from xinsheng.law.successions import SuccessionFacts
from xinsheng.law.terms import Duty, Service, Stage, Standing
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.identity_papers import PaperKind


def begin_application(certificate_id: UUID, *, service: Service, by: By, at: datetime, asked: Asked) -> models.Case:
    """Open an application for this certificate, or give the one that is open already to whoever may share in it.

    Online by somebody the certificate names, or the child of full age; at the counter by an officer of the office
    that handles it. Online it may be of the other service, while that is only begun. Raises NotAllowed, or
    UnableToAct: "no_such_certificate" to a stranger, "no_county_here" or "issuer_closed" where no office can handle
    it, "succession_under_way" where the other service is gone through.
    """

    def look() -> Opening | models.Case:
        hold_certificate(certificate_id)
        found = _find_open(certificate_id)
        original, relation = _get_original(certificate_id, by=by, at=at)
        if found is not None and (open_case := _share(found, original=original, service=service, by=by)):
            _let_in(open_case, relation=relation, by=by, at=at)
            return open_case
        office = office_for(service, certificate=original.of_books, on=civil_date(at))
        at_counter = None if by.channel.is_online else office
        return Opening(
            facts=facts_before(service, office=office, at=at, succession=_facts(original)),
            actor=beginner_of(by, service=service, office=at_counter, at=at),
            make=lambda: [_new_case(original, service=service, office=office, relation=relation, by=by, at=at)],
            subjects={"original": str(original.of_books.pk)},
        )

    (case,) = begin(_begin_row(service), by=by, at=at, asked=asked, look=look)
    return case


def _begin_row(service: Service) -> Act:
    row = find_row(succession.BEGIN_APPLICATION, service=service)
    if row is None:
        raise UnableToAct("no_such_certificate")
    return row


def _find_open(certificate_id: UUID) -> models.Case | None:
    """The case that is open on this certificate, locked.

    Before the standing, as whatever takes a certificate out of force locks the two (`file_elicence`).
    """
    found = models.Case.objects.select_for_update(of=("self",)).select_related("office", "key")
    return found.filter(original=certificate_id).exclude(stage=Stage.CLOSED).first()


def _get_original(certificate_id: UUID, *, by: By, at: datetime) -> tuple[Original, ApplicantRelation | None]:
    """The certificate, its standing locked: nothing takes it out of force meanwhile. To a stranger there is none."""
    standing = models.Standing.objects.select_for_update().filter(pk=certificate_id).first()
    if standing is None:
        raise UnableToAct("no_such_certificate")
    certificate = models.Certificate.objects.select_related("case__key", "office", "blank", "newborn__delivery").get(
        pk=certificate_id
    )
    certificate.standing = standing
    original = original_from(certificate)
    relation = relation_of(by.someone, content=original.content, on=civil_date(at))
    if by.channel.is_online and relation is None:
        raise UnableToAct("no_such_certificate")
    return original, relation


def _share(found: models.Case, *, original: Original, service: Service, by: By) -> models.Case | None:
    """The open case, where it may be shared; None where its certificate is in force no more, as the law will say.

    One of the other service that is only begun is shared online too: whoever is entitled takes it back, or goes on.
    """
    if original.of_books.standing.state != Standing.VALID:
        return None
    only_begun = found.stage == Stage.BEGUN and by.channel.is_online
    if found.service != service and not only_begun:
        raise UnableToAct("succession_under_way")
    return found


def _let_in(case: models.Case, *, relation: ApplicantRelation | None, by: By, at: datetime) -> None:
    """Whoever is entitled becomes a party; an officer at the counter does not."""
    if not by.channel.is_online or relation is None:
        return
    models.Claim.objects.get_or_create(
        case=case,
        person=by.someone,
        defaults={"relation": relation.value, "through": models.ClaimRoute.IDENTITY.value, "begun_at": at},
    )


def _facts(original: Original) -> SuccessionFacts:
    certificate = original.of_books
    return SuccessionFacts(
        original_no=certificate.blank_id,
        original_standing=Standing(certificate.standing.state),
        chain_people=people_of_chain(certificate),
    )


def _new_case(
    original: Original,
    *,
    service: Service,
    office: models.Office,
    relation: ApplicantRelation | None,
    by: By,
    at: datetime,
) -> models.Case:
    """What lists and searches show of it is what the first certificate's case showed."""
    first, child = original.of_books.case, original.content["child"]
    case = new_case(
        service,
        office=office,
        stage=Stage.BEGUN,
        at=at,
        newborn_id=original.of_books.newborn_id,
        original=original.of_books,
        mother_name=first.mother_name,
        child_name=child["name"],
        birth_order=first.birth_order,
        plurality=first.plurality,
        born_local=first.born_local,
        mother_paper_index=first.mother_paper_index,
        father_paper_index=first.father_paper_index,
        holder=None if by.channel.is_online else by.someone,
    )
    _let_in(case, relation=relation, by=by, at=at)
    if service is Service.REISSUE:
        note_own_record(case, at=at)
    return case


def save_application_draft(case_id: UUID, *, payload: Payload, by: By, at: datetime) -> None:
    """Keep what the applicant, or the officer at the counter for them, has typed; raises as `keep_draft_of`."""
    acts = (succession.APPLY, succession.MAKE_UP)
    keep_draft_of(case_id, acts=acts, section=APPLICATION_DRAFT, payload=payload, by=by, at=at)


def apply(case_id: UUID, *, application: Application, by: By, at: datetime, asked: Asked) -> Outcome:
    """Sign and submit the application; the officer at the counter does it for the person before them."""
    return _apply(succession.APPLY, case_id, application=application, by=by, at=at, asked=asked)


def make_up(case_id: UUID, *, application: Application, by: By, at: datetime, asked: Asked) -> Outcome:
    """Submit again after the one notice; a new round of examination begins."""
    return _apply(succession.MAKE_UP, case_id, application=application, by=by, at=at, asked=asked)


def _apply(act: Act, case_id: UUID, *, application: Application, by: By, at: datetime, asked: Asked) -> Outcome:
    application = as_signed_in(case_id, application=application, by=by, on=civil_date(at))

    def write(performance: Performance) -> None:
        if performance.facts.notice_given_this_round:
            performance.case.round += 1
        _record(performance, application=application)
        performance.case.declared_at = performance.at

    proposed = Proposed(application=application)
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, proposed=proposed, write=write)


def as_signed_in(case_id: UUID, *, application: Application, by: By, on: date) -> Application:
    """Online nobody applies but the person who was identified, standing to the child as the certificate says."""
    person = by.person
    if not by.channel.is_online or person is None:
        return application
    case = models.Case.objects.filter(pk=case_id, service__in=SUCCESSIONS).first()
    relation = _relation(person, case=case, on=on) if case else None
    if relation is None:
        raise UnableToAct("no_such_case")
    identified = replace(
        application.applicant,
        name=person.name,
        relation=relation,
        paper_kind=PaperKind(person.paper_kind),
        paper_no=paper_no_of(person),
    )
    return replace(application, applicant=identified)


def _relation(person: models.Person, *, case: models.Case, on: date) -> ApplicantRelation | None:
    """As the certificate says, or as they say themselves while the record of one from before is still looked for."""
    original = find_original(case)
    named = relation_of(person, content=original.content, on=on) if original else None
    return named or (relation_claimed(case.pk, person=person) if case.original_id is None else None)


def _record(performance: Performance, *, application: Application) -> None:
    at_counter = performance.ruling.duty is not Duty.APPLICANT
    said, by = application.applicant, performance.by
    applicant = person_on_site(performance, said=said, duty=Duty.APPLICANT) if at_counter else by.someone
    if said.phone and not at_counter:
        keep_phone(applicant, phone=said.phone)
    row = record_declaration(
        performance,
        payload=application_payload_of(application),
        declared_by=applicant,
        on_site=at_counter,
        section=APPLICATION_DRAFT,
    )
    hold_report(row, report=application.report, at=performance.at)
    _carry_flags(performance, application=application)


def _carry_flags(performance: Performance, *, application: Application) -> None:
    """What about the report whoever examines it looks at once more; told anew with every application."""
    found = report_flags_of(application, content=performance.facts.succession.content)
    if application.report is not None:
        found = (*found, *flags_of_laboratory(application.report))
    tell_report_flags(performance.case, found=found)


def withdraw_application(case_id: UUID, *, by: By, at: datetime, asked: Asked) -> Outcome:
    """Take the application back; the certificate stays as it is, and a test report may serve again."""
    return _end(succession.WITHDRAW_APPLICATION, case_id, by=by, at=at, asked=asked, given={})


def close_application(case_id: UUID, *, reason: str, by: By, at: datetime, asked: Asked) -> Outcome:
    """End without a new certificate, for a reason the family reads; the certificate stays as it is."""
    return _end(succession.CLOSE_APPLICATION, case_id, by=by, at=at, asked=asked, given={Input.REASON: reason})


def _end(act: Act, case_id: UUID, *, by: By, at: datetime, asked: Asked, given: Given) -> Outcome:
    with transaction.atomic():
        outcome = perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given)
        give_back_of(case_id, at=at)
    return outcome
