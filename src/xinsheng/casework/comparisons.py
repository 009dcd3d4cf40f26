"""The comparison as an act: what the population register answered, its verdicts, and what follows from them.

The register is asked outside any transaction, by the postroom; its answer comes in here as a value (design 3).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from xinsheng.casework.acting import THE_MACHINE, Asked
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.frozen_policies import policy_of
from xinsheng.casework.limits import start_clock
from xinsheng.casework.privacy import hide, show
from xinsheng.casework.registration_snapshots import declaration_in
from xinsheng.casework.service_certificates import issue_certificate
from xinsheng.casework.snapshots import facts_of
from xinsheng.law.comparison import RULE_VERSION, Comparison, compare
from xinsheng.law.couple_payloads import register_answer_from, register_answer_payload_of
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.facts import MACHINE
from xinsheng.law.policies import Policy, policy_as_rows, policy_from
from xinsheng.law.register_records import RegisterAnswer
from xinsheng.law.services import service_registration as service
from xinsheng.law.terms import Basis, Stage
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date


def find_declared(case_id: UUID) -> tuple[models.Declaration, CoupleDeclaration] | None:
    """The declaration that waits for its comparison; None when the case is not being compared."""
    case = models.Case.objects.select_related("key").filter(pk=case_id, stage=Stage.COMPARING).first()
    row = case.declarations.order_by("-seq").first() if case else None
    return (row, declaration_in(row, case=case)) if case and row else None


def request_id_of(row: models.Declaration) -> str:
    """By what the one asking about this declaration is known; the answer must name it (invariant 41)."""
    return str(row.pk)


def record_answer(case_id: UUID, *, declaration_id: UUID, answer: RegisterAnswer, at: datetime) -> Outcome:
    """Compare, store, and either issue at once or transfer to the township: one act of the machine (mission E2, E4).

    Run twice it is one answer. Raises NotAllowed when the case is no longer being compared.
    """
    with transaction.atomic():
        case = models.Case.objects.select_for_update(of=("self",)).select_related("key").get(pk=case_id)
        row = case.declarations.get(pk=declaration_id)
        stored = models.RegisterComparison.objects.filter(declaration=row).first()
        if stored is None:
            policy = policy_of(case)
            declaration = declaration_in(row, case=case)
            compared = compare(declaration, answer, request_id=request_id_of(row), policy=policy, on=civil_date(at))
            stored = _store(case, row=row, answer=answer, compared=compared, policy=policy, at=at)
        return _follow(case, row=row, stored=stored, at=at)


def _store(
    case: models.Case,
    *,
    row: models.Declaration,
    answer: RegisterAnswer,
    compared: Comparison,
    policy: Policy,
    at: datetime,
) -> models.RegisterComparison:
    return models.RegisterComparison.objects.create(
        case=case,
        declaration=row,
        rule_version=RULE_VERSION,
        snapshot=answer.snapshot,
        policies=policy_as_rows(policy),
        answer_cipher=hide(register_answer_payload_of(answer), case=case, place="register_comparison"),
        result=compared.as_json(),
        agrees=compared.agrees,
        compared_at=at,
    )


def _follow(
    case: models.Case, *, row: models.Declaration, stored: models.RegisterComparison, at: datetime
) -> Outcome:
    """Issue or transfer, by the conditions alone: once the case has gone on, asked again, it is the same act."""
    facts, issue = facts_of(case, at=at), service.ISSUE_AT_ONCE
    may_issue = not any(condition(facts, MACHINE) for condition in issue.conditions)
    act = issue if may_issue else service.TRANSFER_TO_TOWNSHIP

    def write(performance: Performance) -> None:
        performance.subjects["comparison"] = str(stored.pk)
        if may_issue:
            issue_certificate(performance, basis=Basis.COMPARED)
            return
        registration = performance.case.registration
        start_clock(registration, days=performance.facts.policy.registration_working_days, at=performance.at)
        registration.save()

    asked = Asked(key=uuid5(row.pk, act.verb), body_digest=bytes(row.digest))
    return perform(act, case_id=case.pk, by=THE_MACHINE, at=at, asked=asked, read=facts, write=write)


Stored = models.RegisterComparison | models.RegisterLookUp  # kept alike: either recomputes to itself


def answer_of(stored: Stored, *, case: models.Case) -> RegisterAnswer:
    """All that the register said then."""
    return register_answer_from(show(stored.answer_cipher, case=case, place="register_comparison"))


def find_comparison(case: models.Case) -> models.RegisterComparison | None:
    """The last comparison: of the declaration signed last, unless that one only corrects a certificate."""
    return case.comparisons.order_by("-declaration__seq").first()


def latest_comparisons(case_ids: Iterable[UUID]) -> Mapping[UUID, models.RegisterComparison]:
    """For each of these cases that was compared, the comparison of the declaration signed last; in one query."""
    rows = models.RegisterComparison.objects.filter(case_id__in=tuple(case_ids)).defer("answer_cipher")
    return {row.case_id: row for row in rows.order_by("case_id", "-declaration__seq").distinct("case_id")}


def recompute(stored: Stored, *, policy: Policy | None = None) -> Comparison:
    """The same comparison by the rules of today, under its own policy or a proposed one (invariant 42)."""
    case = stored.case
    return compare(
        declaration_in(stored.declaration, case=case),
        answer_of(stored, case=case),
        request_id=stored.result["request_id"],
        policy=policy or policy_from(stored.policies),
        on=civil_date(stored.compared_at),
    )
