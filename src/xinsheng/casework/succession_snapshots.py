"""From the books to the law: a case in which one certificate takes another's place, and the chain behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xinsheng.casework.issuing_snapshots import blank_at_hand, find_seal, issues, print_of, stops_on
from xinsheng.casework.material_snapshots import material_facts, notice_facts
from xinsheng.casework.privacy import paper_index, show
from xinsheng.law.applications import Applicant, Application, application_from
from xinsheng.law.facts import Facts, HandFact, PrintFact
from xinsheng.law.policies import policy_from
from xinsheng.law.succession_changes import KIND_PRINTED, change_faults
from xinsheng.law.succession_terms import ApplicantRelation
from xinsheng.law.successions import SuccessionFacts, content_after, wrong_changes
from xinsheng.law.terms import Duty, Service, Stage, Standing
from xinsheng.papers.glyphs import unprintable
from xinsheng.proof.canonical import digest_of
from xinsheng.proof.statements import UnableToState, read_content
from xinsheng.registry import models
from xinsheng.standards.civil_time import age_on, civil
from xinsheng.standards.identity_papers import birth_date_in

SUCCESSIONS = frozenset({Service.REISSUE, Service.REPLACEMENT})
APPLICATION_DRAFT = "application"
_FULL_AGE = 18
_PARENTS = (("mother", ApplicantRelation.MOTHER), ("father", ApplicantRelation.FATHER))


@dataclass(frozen=True, kw_only=True)
class Original:
    """The certificate to be succeeded, with what it says."""

    certificate: models.Certificate
    statement: Mapping[str, Any]

    @property
    def content(self) -> Mapping[str, Any]:
        """Its printed fields."""
        content: Mapping[str, Any] = self.statement["content"]
        return content


def is_succession(case: models.Case) -> bool:
    """Whether in this case one certificate takes another's place."""
    return case.service in SUCCESSIONS


def original_of(case: models.Case) -> Original:
    """The certificate that this case is about; the books promise that there is one."""
    certificate = models.Certificate.objects.select_related("case__key", "standing").get(successions=case)
    return original_from(certificate)


def original_from(certificate: models.Certificate) -> Original:
    """A certificate with what it says, read under its own case's key."""
    said = show(certificate.statement_cipher, case=certificate.case, place="certificate")
    return Original(certificate=certificate, statement=said)


def chain_behind(certificate: models.Certificate) -> Iterator[models.Certificate]:
    """The certificate and those before it, the latest first."""
    link: models.Certificate | None = certificate
    while link is not None:
        yield link
        link = link.predecessor


def people_of_chain(certificate: models.Certificate) -> frozenset[str]:
    """Every natural person who had a hand in a case that made a certificate of the chain (invariant 22)."""
    cases = [link.case_id for link in chain_behind(certificate)]
    return frozenset(str(pk) for pk in models.Hand.objects.filter(case__in=cases).values_list("person_id", flat=True))


def entitled_by(content: Mapping[str, Any]) -> dict[str, ApplicantRelation]:
    """The blind indexes of the papers the certificate names, and how their holders stand to the child."""
    found = {}
    for who, relation in _PARENTS:
        parent = content[who]
        kind = KIND_PRINTED.get(parent["paper_kind"]) if parent else None
        if parent and kind and parent["paper_no"] != content["placeholder"]:
            found[paper_index(kind, parent["paper_no"]).hex()] = relation
    return found


def relation_of(person: models.Person, *, content: Mapping[str, Any], on: date) -> ApplicantRelation | None:
    """How this verified person stands to the child of the certificate; None for a stranger.

    The child of full age is known by name and day of birth: the certificate was made before they had a number.
    """
    if person.paper_no_index is None:
        return None
    if named := entitled_by(content).get(bytes(person.paper_no_index).hex()):
        return named
    is_child = _is_the_child(person.name, born_on=person.born_on, content=content, on=on)
    return ApplicantRelation.CHILD if is_child else None


def _is_the_child(name: str, *, born_on: date | None, content: Mapping[str, Any], on: date) -> bool:
    born = datetime.fromisoformat(content["child"]["born_local"]).date()
    return name == content["child"]["name"] and born_on == born and age_on(born, on=on) >= _FULL_AGE


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
    original, application = original_of(case), proposed or find_application(case)
    content = content_after(original.content, application=application)
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
        unprintable=unprintable("".join(_texts(content))),
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
    original: Original,
    application: Application | None,
    content: Mapping[str, Any],
    on: date,
) -> SuccessionFacts:
    certificate = original.certificate
    printed = print_of(case)
    entitled = entitled_by(original.content)
    index = _applicant_index(application)
    if application and _applies_as_the_child(application.applicant, content=original.content, on=on):
        entitled[index] = ApplicantRelation.CHILD
    return SuccessionFacts(
        original_no=certificate.blank_id,
        original_standing=Standing(certificate.standing.state),
        chain_people=people_of_chain(certificate),
        entitled=entitled,
        applicant_index=index,
        application=application,
        content=content,
        wrong_changes=_wrong(application, original=original, content=content, on=on),
        reviewed=printed is not None and models.CertificateReview.objects.filter(certificate=printed).exists(),
        paper_returned=models.PaperReturn.objects.filter(case=case).exists(),
    )


def _wrong(
    application: Application | None, *, original: Original, content: Mapping[str, Any], on: date
) -> tuple[str, ...]:
    """What may not read otherwise, and what could not be stated as it should read."""
    if application is None:
        return ()
    faults = change_faults(application, original=original.content, on=on)
    wrong = (*wrong_changes(application, original=original.content), *(fault.field for fault in faults))
    try:
        read_content(content)
    except UnableToState as fault:
        return (*wrong, fault.field)
    return wrong


def _applies_as_the_child(said: Applicant, *, content: Mapping[str, Any], on: date) -> bool:
    if said.relation is not ApplicantRelation.CHILD or not said.paper_no:
        return False
    born_on = birth_date_in(said.paper_kind, said.paper_no, on=on)
    return _is_the_child(said.name, born_on=born_on, content=content, on=on)


def _applicant_index(application: Application | None) -> str:
    if application is None or not application.applicant.paper_no:
        return ""
    return paper_index(application.applicant.paper_kind, application.applicant.paper_no).hex()


def _party_indexes(original: Original, application: Application | None) -> frozenset[str]:
    """The parents whom old and new name, and who applies (invariant 23)."""
    indexes = {*entitled_by(original.content), _applicant_index(application)}
    indexes |= {*entitled_by(content_after(original.content, application=application))}
    return frozenset(indexes - {""})


def _texts(content: Mapping[str, Any]) -> Iterator[str]:
    for part in content.values():
        if isinstance(part, Mapping):
            yield from (value for value in part.values() if isinstance(value, str))


def _printed(case: models.Case, *, content: Mapping[str, Any]) -> PrintFact | None:
    certificate = print_of(case)
    if certificate is None:
        return None
    return PrintFact(
        certificate_no=certificate.blank_id,
        printed_by=str(certificate.printed_by_id),
        insert_matched=models.InsertMatch.objects.filter(certificate=certificate).exists(),
        content_unchanged=digest_of(content) == bytes(certificate.content_digest),
    )
