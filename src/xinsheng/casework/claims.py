"""The family's verbs: a bedside slip, opening one's own form, declaring, making up after the one notice."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.authorisations import agent_named_in, use_authorisation
from xinsheng.casework.declared import person_on_site, record_declaration
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.drafts import drop_drafts, keep_draft_of
from xinsheng.casework.outside import keys
from xinsheng.casework.outside_births import carry_birth
from xinsheng.casework.parentage_reports import hold_report
from xinsheng.casework.people import keep_phone
from xinsheng.casework.privacy import paper_index
from xinsheng.casework.snapshots import DECLARATION_DRAFT, HANDED_DRAFT, Proposed, is_mother
from xinsheng.law.acts import Act
from xinsheng.law.declaration import Declaration
from xinsheng.law.payloads import Payload, payload_of
from xinsheng.law.policies import policy_from
from xinsheng.law.services import first_issuance_inside as service
from xinsheng.law.terms import Duty, Relation, Service
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date

SLIP_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
SLIP_LENGTH = 13  # 65 random bits


def print_claim_slip(case_id: UUID, *, by: By, at: datetime, asked: Asked) -> tuple[Outcome, str]:
    """Make a bedside claim slip; its code is given once, here, and kept only as a keyed digest.

    The code of a repeated asking is '': the first page has it, and a new slip can be printed.
    """
    code = "".join(secrets.choice(SLIP_ALPHABET) for _ in range(SLIP_LENGTH))

    def write(performance: Performance) -> None:
        days = policy_from(performance.case.policies).claim_slip_days
        slip = models.ClaimSlip.objects.create(
            case=performance.case,
            code_digest=slip_digest(code),
            printed_by=by.someone,
            printed_at=performance.at,
            expires_at=performance.at + timedelta(days=days),
        )
        performance.subjects["slip"] = str(slip.pk)

    outcome = perform(service.PRINT_CLAIM_SLIP, case_id=case_id, by=by, at=at, asked=asked, write=write)
    return outcome, "" if outcome.repeated else code


def slip_digest(code: str) -> bytes:
    """The keyed digest of a slip's code as a person may type it: case, spaces and hyphens do not matter."""
    plain = code.upper().translate(str.maketrans("OIL", "011", " -"))
    return keys().index(plain, kind="claim_slip")


def begin_claim_by_identity(case_id: UUID, *, by: By, at: datetime, asked: Asked) -> Outcome:
    """Open one's own form: the verified person is the mother the attendant recorded; else there is no such case."""
    case = models.Case.objects.filter(pk=case_id).first()
    attended = case is not None and case.service == Service.FIRST_ISSUANCE_INSIDE
    if case is None or not attended or by.person is None or not is_mother(by.person, case=case):
        raise UnableToAct("no_such_case")
    route = models.ClaimRoute.IDENTITY
    return _begin(case, relation=Relation.MOTHER, route=route, slip=None, by=by, at=at, asked=asked)


def begin_claim_by_authorisation(case_id: UUID, *, by: By, at: datetime, asked: Asked) -> Outcome:
    """Open the form on which the mother named this verified person; taken back, used, or too late is no such case."""
    signed = find_authorised(by.someone, at=at).filter(material__case=case_id).first()
    if signed is None:
        raise UnableToAct("no_such_case")
    case = signed.material.case
    relation = Relation(agent_named_in(signed.material, case=case)["relation"])
    route = models.ClaimRoute.AUTHORISATION
    return _begin(case, relation=relation, route=route, slip=None, by=by, at=at, asked=asked)


def find_authorised(person: models.Person, *, at: datetime) -> models.AuthorisationQuerySet:
    """The authorisations, still good at `at`, by which mothers send this person."""
    named = models.Authorisation.objects.of_births().naming(person).of_the_mother().standing(on=civil_date(at))
    return named.not_replaced().select_related("material__case__office", "material__case__key")


def begin_claim_by_slip(code: str, *, relation: Relation, by: By, at: datetime, asked: Asked) -> Outcome:
    """Open the form of a bedside slip with one's own identity; a used, expired or unknown code is one answer."""
    slip = models.ClaimSlip.objects.select_related("case").filter(code_digest=slip_digest(code)).first()
    if slip is None or slip.expires_at < at or by.person is None:
        raise UnableToAct("no_such_slip")
    route = models.ClaimRoute.SLIP
    return _begin(slip.case, relation=relation, route=route, slip=slip, by=by, at=at, asked=asked)


def _begin(
    case: models.Case,
    *,
    relation: Relation,
    route: models.ClaimRoute,
    slip: models.ClaimSlip | None,
    by: By,
    at: datetime,
    asked: Asked,
) -> Outcome:
    """The claim makes the person a party; the act that follows in the same transaction is the party's first."""
    with transaction.atomic():
        models.Case.objects.select_for_update().get(pk=case.pk)
        models.Claim.objects.get_or_create(
            case=case,
            person=by.someone,
            defaults={"relation": relation.value, "through": route.value, "begun_at": at},
        )
        if slip is not None:
            _use(slip, by=by, at=at)
        return perform(service.BEGIN_CLAIM, case_id=case.pk, by=by, at=at, asked=asked)


def _use(slip: models.ClaimSlip, *, by: By, at: datetime) -> None:
    """Use the slip up, under the lock on its case: it serves one person, however many typed it at once."""
    use, _is_new = models.ClaimSlipUse.objects.get_or_create(
        slip=slip, defaults={"person": by.someone, "used_at": at}
    )
    if use.person_id != by.someone.pk:
        raise UnableToAct("no_such_slip")


def save_declaration_draft(case_id: UUID, *, payload: Payload, by: By, at: datetime) -> None:
    """Keep what the collector, or the officer at the counter for them, has typed; raises as `keep_draft_of`."""
    acts = (service.DECLARE, service.MAKE_UP)
    keep_draft_of(case_id, acts=acts, section=DECLARATION_DRAFT, payload=payload, by=by, at=at)


def declare(case_id: UUID, *, declaration: Declaration, by: By, at: datetime, asked: Asked) -> Outcome:
    """Confirm, sign and submit the declaration; the officer at the counter does it for the person before them."""
    return _declare(service.DECLARE, case_id, declaration=declaration, by=by, at=at, asked=asked)


def make_up(case_id: UUID, *, declaration: Declaration, by: By, at: datetime, asked: Asked) -> Outcome:
    """Submit again after the one notice, with what was missing made up; a new review round begins."""
    return _declare(service.MAKE_UP, case_id, declaration=declaration, by=by, at=at, asked=asked)


def _declare(act: Act, case_id: UUID, *, declaration: Declaration, by: By, at: datetime, asked: Asked) -> Outcome:
    def write(performance: Performance) -> None:
        case = performance.case
        if performance.facts.notice_given_this_round:  # also when a supervisor let the family begin again
            case.round += 1
        _record(performance, declaration=declaration)
        carry_birth(performance, declaration=declaration)
        case.child_name, case.declared_at = declaration.child_name, performance.at
        father = declaration.father
        case.father_paper_index = (
            paper_index(father.paper_kind, father.paper_no) if father and father.paper_kind else None
        )

    proposed = Proposed(declaration=declaration)
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, proposed=proposed, write=write)


def _record(performance: Performance, *, declaration: Declaration) -> None:
    """Add the signed declaration; who collects becomes a party if the counter let them in."""
    at_counter = performance.ruling.duty is Duty.ISSUING_OFFICER
    said, by = declaration.collector, performance.by
    collector = person_on_site(performance, said=said, duty=Duty.COLLECTOR) if at_counter else by.someone
    if said.phone and not at_counter:
        keep_phone(collector, phone=said.phone)
    row = record_declaration(
        performance,
        payload=payload_of(declaration),
        declared_by=collector,
        on_site=at_counter,
        section=DECLARATION_DRAFT,
    )
    drop_drafts(performance.case, section=HANDED_DRAFT)
    use_authorisation(performance, declaration=row)
    hold_report(row, report=declaration.report, at=performance.at)
