"""A laboratory asked about a declared report, by its numbers, outside any transaction (threat T16).

Its answer is one dated row. While it is silent it is asked again; once its days have passed that is written down as
such, and a person of another institution looks. The family is asked for nothing.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from xinsheng.casework.acting import THE_MACHINE, Asked, By, UnableToAct
from xinsheng.casework.door import Outcome, Performance, get_case, perform, rule_beforehand
from xinsheng.casework.flags import put_flags
from xinsheng.casework.frozen_policies import policy_of
from xinsheng.casework.outside import laboratories
from xinsheng.casework.privacy import hide
from xinsheng.casework.snapshots import find_declaration
from xinsheng.casework.submissions import find_answer
from xinsheng.gateways.laboratories import ReportAsking, UnableToAskLaboratory
from xinsheng.law.parentage import ParentageReport
from xinsheng.law.register_records import Silence
from xinsheng.law.report_confirmations import FLAGS, LaboratoryAnswer, LaboratoryReport, answer_of, last_day
from xinsheng.law.services import first_issuance_outside as service
from xinsheng.law.terms import Material, Service
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date

_PLACE = "report_confirmation"


@dataclass(frozen=True, kw_only=True)
class _Heard:
    """What came of asking about the report of one declaration."""

    declaration: models.Declaration
    answer: LaboratoryAnswer
    silence: Silence | None = None
    snapshot: str = ""
    held: LaboratoryReport | None = None


def is_to_be_asked(case: models.Case) -> bool:
    """Whether the machine still owes the question: the policy asks, and this declaration has no answer yet."""
    at_a_stage = case.service == Service.FIRST_ISSUANCE_OUTSIDE and case.stage in service.CONFIRM_REPORT.moves
    if not at_a_stage or not policy_of(case).outside_laboratory_confirms:
        return False
    last = case.declarations.order_by("-seq").first()
    return last is not None and not models.ReportConfirmation.objects.filter(declaration=last).exists()


def waited_for_until(case: models.Case) -> date | None:
    """The last day on which the laboratory's answer is waited for; None where nothing is to be asked."""
    last = case.declarations.order_by("-seq").first() if is_to_be_asked(case) else None
    return _last_day(last, case=case) if last else None


def ask_again(case_id: UUID, *, at: datetime) -> bool:
    """Let the machine ask once; whether that is settled. Raises NotAllowed, and the door's UnableToAct."""
    case = get_case(case_id)
    if not is_to_be_asked(case):
        return True
    heard = _ask(case, at=at)
    if heard is None:
        return False
    asked = Asked(key=uuid4(), body_digest=case_id.bytes * 2)
    _record(case_id, heard=heard, by=THE_MACHINE, at=at, asked=asked)
    return True


def ask_laboratory(case_id: UUID, *, by: By, at: datetime, asked: Asked) -> Outcome:
    """Ask now, for an officer who does not wait for the machine; asked again, the same page asks nobody.

    Raises NotAllowed, or UnableToAct("no_such_case", "laboratory_silent") and the door's own.
    """
    act = service.CONFIRM_REPORT
    if earlier := find_answer(asked, by=by, act=act.verb):
        return Outcome(**earlier, repeated=True)
    case = rule_beforehand(act, case_id, by=by, at=at)
    heard = _ask(case, at=at)
    if heard is None:
        raise UnableToAct("laboratory_silent")
    return _record(case_id, heard=heard, by=by, at=at, asked=asked)


def _ask(case: models.Case, *, at: datetime) -> _Heard | None:
    """Ask, no transaction open; None for a silence that is still waited on."""
    row, declared = case.declarations.order_by("-seq").first(), find_declaration(case)
    if row is None or declared is None or declared.report is None:
        raise UnableToAct("no_declaration")
    try:
        held = laboratories().find_report(_asking(declared.report, at=at))
    except UnableToAskLaboratory as unable:
        if civil_date(at) <= _last_day(row, case=case):
            return None
        return _Heard(declaration=row, answer=LaboratoryAnswer.SILENT, silence=unable.silence)
    answer = answer_of(declared.report, held=held.report)
    return _Heard(declaration=row, answer=answer, snapshot=held.snapshot, held=held.report)


def _asking(report: ParentageReport, *, at: datetime) -> ReportAsking:
    request_id = str(uuid4())
    return ReportAsking(request_id=request_id, licence_no=report.licence_no, report_no=report.report_no, asked_at=at)


def _last_day(row: models.Declaration, *, case: models.Case) -> date:
    return last_day(civil_date(row.signed_at), days=policy_of(case).outside_laboratory_days)


def _record(case_id: UUID, *, heard: _Heard, by: By, at: datetime, asked: Asked) -> Outcome:
    """Write the answer down, of the very declaration that was asked about. Raises UnableToAct("stale") otherwise."""

    def write(performance: Performance) -> None:
        case = performance.case
        if case.declarations.filter(seq__gt=heard.declaration.seq).exists():
            raise UnableToAct("stale")
        said = {**asdict(heard.held), "issued_on": heard.held.issued_on.isoformat()} if heard.held else None
        row = models.ReportConfirmation.objects.create(
            case=case,
            declaration=heard.declaration,
            answer=heard.answer.value,
            silence=heard.silence.value if heard.silence else "",
            snapshot=heard.snapshot,
            said_cipher=hide(said, case=case, place=_PLACE) if said else None,
            same_file=_same_file(case, held=heard.held),
            asked_by=by.person,
            at=performance.at,
        )
        if flag := FLAGS.get(heard.answer):
            put_flags(case, flag)
        performance.subjects["report_confirmation"] = str(row.pk)

    return perform(service.CONFIRM_REPORT, case_id=case_id, by=by, at=at, asked=asked, write=write)


def _same_file(case: models.Case, *, held: LaboratoryReport | None) -> bool | None:
    """Whether the family gave the laboratory's own file; a photograph of the paper is another one, and no fault."""
    given = case.materials.current().filter(kind=Material.PARENTAGE_TEST, media_type="application/pdf")
    digests = {bytes(one).hex() for one in given.values_list("original_digest", flat=True) if one}
    if held is None or not held.sha256 or not digests:
        return None
    return held.sha256 in digests
