"""From the books to the law: a case in which one certificate takes another's place, and the chain behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.chains import chain_behind
from xinsheng.casework.issuing_snapshots import (
    blank_at_hand,
    find_seal,
    issues,
    print_of,
    standing_of_print,
    stops_on,
)
from xinsheng.casework.legacy_statements import legacy_statement_of
from xinsheng.casework.material_snapshots import material_facts, notice_facts
from xinsheng.casework.parentage_reports import is_anothers
from xinsheng.casework.privacy import paper_index, show
from xinsheng.casework.record_snapshots import record_facts
from xinsheng.law.applications import Application, application_from
from xinsheng.law.drafts import DraftSection
from xinsheng.law.entitlement import applies_as_the_child, papers_named, relation_to_child
from xinsheng.law.facts import Facts, HandFact, PrintFact
from xinsheng.law.policies import policy_from
from xinsheng.law.succession_changes import change_faults
from xinsheng.law.succession_terms import ApplicantRelation
from xinsheng.law.successions import SuccessionFacts, content_after, wrong_changes
from xinsheng.law.terms import Duty, Service, Stage, Standing
from xinsheng.papers.glyphs import unprintable
from xinsheng.proof.canonical import digest_of
from xinsheng.proof.statements import UnableToState, read_content
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil

SUCCESSIONS = frozenset({Service.REISSUE, Service.REPLACEMENT})
APPLICATION_DRAFT = DraftSection.APPLICATION.value


@dataclass(frozen=True, kw_only=True)
class Original:
    """The certificate to be succeeded, with what it says; of one from before these books `certificate` is None.

    What of a legacy certificate is not a certificate's own (the chain, its case) it does not have.
    """

    statement: Mapping[str, Any]
    certificate: models.Certificate | None = None
    legacy: models.LegacyCertificate | None = None

    @property
    def content(self) -> Mapping[str, Any]:
        """Its printed fields."""
        content: Mapping[str, Any] = self.statement["content"]
        return content

    @property
    def no(self) -> str:
        """Its printed number."""
        return self.legacy.no if self.legacy else self.of_books.blank_id

    @property
    def standing(self) -> Standing:
        """Whether it is in force."""
        return Standing((self.legacy or self.of_books).standing.state)

    @property
    def issued_on(self) -> date:
        """The day on it."""
        return self.legacy.said.issued_on if self.legacy else self.of_books.issued_on

    @property
    def of_books(self) -> models.Certificate:
        """The certificate that these books issued. Raises UnableToAct("no_such_certificate") of one from before."""
        if self.certificate is None:
            raise UnableToAct("no_such_certificate")
        return self.certificate


def is_succession(case: models.Case) -> bool:
    """Whether in this case one certificate takes another's place."""
    return case.service in SUCCESSIONS


def original_of(case: models.Case) -> Original:
    """The certificate that this case is about. Raises UnableToAct("no_such_certificate") before it is known."""
    original = find_original(case)
    if original is None:
        raise UnableToAct("no_such_certificate")
    return original


def find_original(case: models.Case) -> Original | None:
    """The same; None while the record of a certificate from before these books is not known."""
    if case.original_id is not None:
        certificate = models.Certificate.objects.select_related("case__key", "standing").get(successions=case)
        return original_from(certificate)
    if case.legacy_id is None:
        return None
    legacy = models.LegacyCertificate.objects.as_said().get(pk=case.legacy_id)
    statement = legacy_statement_of(legacy)
    return Original(legacy=legacy, statement=statement) if statement else None


def original_from(certificate: models.Certificate) -> Original:
    """A certificate with what it says, read under its own case's key."""
    said = show(certificate.statement_cipher, case=certificate.case, place="certificate")
    return Original(certificate=certificate, statement=said)


def people_of_chain(certificate: models.Certificate | None) -> frozenset[str]:
    """Every natural person who had a hand in a case that made a certificate of the chain (invariant 22).

    Whose hands were on a certificate from before these books nobody knows, and it bars nobody.
    """
    if certificate is None:
        return frozenset()
    cases = [link.case_id for link in chain_behind(certificate)]
    return frozenset(str(pk) for pk in models.Hand.objects.filter(case__in=cases).values_list("person_id", flat=True))


def entitled_by(content: Mapping[str, Any]) -> dict[str, ApplicantRelation]:
    """The blind indexes of the papers the certificate names, and how their holders stand to the child."""
    return {paper_index(named.kind, named.no).hex(): named.relation for named in papers_named(content)}


def relation_of(person: models.Person, *, content: Mapping[str, Any], on: date) -> ApplicantRelation | None:
    """How this verified person stands to the child of the certificate; None for a stranger."""
    if person.paper_no_index is None:
        return None
    named = entitled_by(content).get(bytes(person.paper_no_index).hex())
    return relation_to_child(content, named=named, name=person.name, born_on=person.born_on, on=on)


def find_application(case: models.Case) -> Application | None:
    """The application as last signed."""
    row = case.declarations.order_by("-seq").first()
    return application_from(show(row.payload_cipher, case=case, place="declaration")) if row else None


def find_own_application(case: models.Case, *, person: models.Person) -> Application | None:
    """The same where this very person signed it; None where it was somebody else."""
    row = case.declarations.order_by("-seq").first()
    return find_application(case) if row is not None and row.declared_by_id == person.pk else None


def succession_facts_of(case: models.Case, *, at: datetime, proposed: Application | None) -> Facts:
    """Everything a rule asks about this case, read now."""
    now_local = civil(at)
    original, application = find_original(case), proposed or find_application(case)
    content = content_after(original.content, application=application) if original else None
    noticed_before, notice_given = notice_facts(case)
    stops = stops_on(case.office)
    return Facts(
        service=Service(case.service),
        stage=Stage(case.stage),
        at=at,
        now_local=now_local,
        policy=policy_from(case.policies),
        round=case.round,
        office_issues=issues(case, on=now_local.date()),
        hands=tuple(HandFact(person_id=str(hand.person_id), duty=Duty(hand.duty)) for hand in case.hands.all()),
        party_indexes=_party_indexes(original, application),
        materials=material_facts(case),
        noticed_before=noticed_before,
        notice_given_this_round=notice_given,
        unprintable=unprintable("".join(_texts(content or {}))),
        blank_at_hand=blank_at_hand(case),
        office_suspended=stops.suspended,
        stock_stop=stops.stock_stop,
        seal_in_force=find_seal(case, on=now_local.date()) is not None,
        printed=_printed(case, content=content),
        succession=_succession(
            case, original=original, application=application, content=content, on=now_local.date()
        ),
    )


def _succession(
    case: models.Case,
    *,
    original: Original | None,
    application: Application | None,
    content: Mapping[str, Any] | None,
    on: date,
) -> SuccessionFacts:
    printed = print_of(case)
    common = SuccessionFacts(
        application=application,
        applicant_index=_applicant_index(application),
        reviewed=printed is not None and models.CertificateReview.objects.filter(certificate=printed).exists(),
        paper_returned=models.PaperReturn.objects.filter(case=case).exists(),
        report_is_free=application is None
        or application.report is None
        or not is_anothers(application.report, case=case),
        **record_facts(case, on=on),
    )
    if original is None:
        return replace(common, original_standing=None, original_known=False)
    entitled = entitled_by(original.content)
    if application and applies_as_the_child(application.applicant, content=original.content, on=on):
        entitled[common.applicant_index] = ApplicantRelation.CHILD
    return replace(
        common,
        original_no=original.no,
        original_standing=original.standing,
        chain_people=people_of_chain(original.certificate),
        entitled=entitled,
        content=content,
        wrong_changes=_wrong(application, original=original, on=on),
    )


def _wrong(application: Application | None, *, original: Original, on: date) -> tuple[str, ...]:
    """What may not read otherwise, and what could not be stated as it should read."""
    if application is None:
        return ()
    faults = change_faults(application, original=original.content, on=on)
    wrong = (*wrong_changes(application, original=original.content), *(fault.field for fault in faults))
    try:
        read_content(content_after(original.content, application=application))
    except UnableToState as fault:
        return (*wrong, fault.field)
    return wrong


def _applicant_index(application: Application | None) -> str:
    if application is None or not application.applicant.paper_no:
        return ""
    return paper_index(application.applicant.paper_kind, application.applicant.paper_no).hex()


def _party_indexes(original: Original | None, application: Application | None) -> frozenset[str]:
    """The parents whom old and new name, and who applies (invariant 23)."""
    indexes = {_applicant_index(application)}
    if original is not None:
        indexes |= {*entitled_by(original.content)}
        indexes |= {*entitled_by(content_after(original.content, application=application))}
    return frozenset(indexes - {""})


def _texts(content: Mapping[str, Any]) -> Iterator[str]:
    for part in content.values():
        if isinstance(part, Mapping):
            yield from (value for value in part.values() if isinstance(value, str))


def _printed(case: models.Case, *, content: Mapping[str, Any] | None) -> PrintFact | None:
    certificate = print_of(case)
    if certificate is None or content is None:
        return None
    return PrintFact(
        certificate_no=certificate.blank_id,
        printed_by=str(certificate.printed_by_id),
        insert_matched=models.InsertMatch.objects.filter(certificate=certificate).exists(),
        content_unchanged=digest_of(content) == bytes(certificate.content_digest),
        standing=standing_of_print(certificate),
    )
