"""Being asked for more than the law allows 索要规定以外的材料: said by whoever was, answered by the county (E12).

The row names no person, and its journal chain is its own: whose staff it is about finds nothing of it on their case.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.casework.attempts import count_today
from xinsheng.casework.holds import find_by_page
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.outside import keys
from xinsheng.law.terms import Channel, Duty, OfficeKind
from xinsheng.law.township_terms import ANSWER_DEMAND, REPORT_DEMAND, DemandFinding, ExtraDemand
from xinsheng.registry.models import Case, DemandAnswer, DemandReport, Office, OrdinaryPrint
from xinsheng.standards.civil_time import civil_date

MOST_A_DAY = 5  # reports about one registration on one civil day
MOST_A_DAY_OF_A_NETWORK = 20  # those that name no registration: many families share one address of a phone network
LONGEST = 200  # characters of what is said beside it
_WORDS, _ANSWER = "demand_report.words", "demand_answer.words"
_ON_SITE = frozenset({OfficeKind.TOWNSHIP, OfficeKind.VILLAGE})
_NOBODY = By(person=None, channel=Channel.WEB)  # who reports is written down nowhere


@dataclass(frozen=True, kw_only=True)
class Said:
    """A report or an answer with its words, readable."""

    row: DemandReport
    words: str = field(repr=False)
    answer_words: str = field(default="", repr=False)


def offices_about(case: Case) -> tuple[Office, ...]:
    """Where the couple may have been asked: the handling township, where it was lodged, where a form was printed."""
    printed = OrdinaryPrint.objects.filter(certificate__case=case).select_related("office").order_by("printed_at")
    met = (case.registration.township, case.office, *(one.office for one in printed))
    return tuple(dict.fromkeys(office for office in met if office is not None and office.kind in _ON_SITE))


def report_demand(
    case: Case,
    *,
    what: ExtraDemand,
    words: str,
    office: Office | None,
    names_case: bool,
    at: datetime,
    key: UUID | None = None,
) -> DemandReport:
    """Say that one was asked for this; the same page sent twice says it once (`key` becomes the row's id).

    Raises UnableToAct("not_met_there") for an office that had nothing to do with the case, "say_what" where the
    list has no word for it and none was written, "other_body" where the page said something else before,
    "too_many_reports" beyond the day's cap.
    """
    if office is not None and office not in offices_about(case):
        raise UnableToAct("not_met_there")
    place = office or case.registration.township or case.office
    said = {"office": office, "what": what.value, "case": case if names_case else None}
    counted = _Counted(of=str(case.pk), kind="demand.case", most=MOST_A_DAY)
    return _keep(said, place_code=place.division_code, words=words, counted=counted, at=at, key=key)


def offices_in(codes: Iterable[str], *, on: date) -> tuple[Office, ...]:
    """The open townships and villages of these divisions: where somebody may have been sent away without a case."""
    found = Office.objects.open(on=on).standing_in(codes).filter(kind__in=_ON_SITE)
    return tuple(found.order_by("division_code", "name"))


def report_demand_without_case(
    office: Office, *, what: ExtraDemand, words: str, network: str, at: datetime, key: UUID | None = None
) -> DemandReport:
    """Say the same where nothing was lodged, perhaps for that very reason: nobody's name, nobody's number.

    `network` is where it came from, to be counted and not kept. Raises UnableToAct("not_met_there") where couples do
    not come to that office, and otherwise as `report_demand`.
    """
    if office.kind not in _ON_SITE or not office.is_open(on=civil_date(at)):
        raise UnableToAct("not_met_there")
    said = {"office": office, "what": what.value, "case": None}
    counted = _Counted(of=network, kind="demand.network", most=MOST_A_DAY_OF_A_NETWORK)
    return _keep(said, place_code=office.division_code, words=words, counted=counted, at=at, key=key)


@dataclass(frozen=True, kw_only=True)
class _Counted:
    """What is counted on a civil day, under a keyed digest that names nothing."""

    of: str
    kind: str
    most: int

    def is_too_often(self, *, at: datetime) -> bool:
        return count_today(f"demand:{keys().index(self.of, kind=self.kind).hex()}", at=at) > self.most


def _keep(
    said: Mapping[str, Any], *, place_code: str, words: str, counted: _Counted, at: datetime, key: UUID | None
) -> DemandReport:
    if (said["what"] == ExtraDemand.OTHER or said["office"] is None) and not words.strip():
        raise UnableToAct("say_what")
    with transaction.atomic():
        if earlier := find_by_page(DemandReport.objects.all(), key, said=said):
            if said_in(earlier).words != words:
                raise UnableToAct("other_body")
            return earlier
        if counted.is_too_often(at=at):
            raise UnableToAct("too_many_reports")
        report = DemandReport.objects.create(
            pk=key or uuid4(),
            place_code=place_code,
            words_cipher=keys().encrypt_value(words, context=_WORDS) if words else None,
            reported_at=at,
            **said,
        )
        _line(report, act=REPORT_DEMAND, duty=Duty.MACHINE, by=_NOBODY, at=at)
    return report


def answer_demand(report: DemandReport, *, finding: DemandFinding, words: str, by: By, at: datetime) -> DemandAnswer:
    """Close the report with what was found and done, once, as a supervisor of its county.

    Raises UnableToAct("no_such_report") for another county's, "already_answered" for a second answer.
    """
    on = civil_date(at)
    if not DemandReport.objects.within_reach_of(by.someone, on=on).filter(pk=report.pk).exists():
        raise UnableToAct("no_such_report")
    try:
        with transaction.atomic():
            answer = DemandAnswer.objects.create(
                report=report,
                finding=finding.value,
                words_cipher=keys().encrypt_value(words, context=_ANSWER),
                answered_by=by.someone,
                answered_at=at,
            )
            _line(report, act=ANSWER_DEMAND, duty=Duty.SUPERVISOR, by=by, at=at)
    except IntegrityError as fault:
        raise UnableToAct("already_answered") from fault
    return answer


def _line(report: DemandReport, *, act: str, duty: Duty, by: By, at: datetime) -> None:
    subjects = {"report": str(report.pk)}
    write_line(Line(chain=report.pk, act=act, duty=duty, by=by, at=at, subjects=subjects))


def said_in(report: DemandReport) -> Said:
    """The report with its words, and those of its answer."""
    answer = getattr(report, "answer", None)
    return Said(
        row=report,
        words=keys().decrypt_value(bytes(report.words_cipher), context=_WORDS) if report.words_cipher else "",
        answer_words=keys().decrypt_value(bytes(answer.words_cipher), context=_ANSWER) if answer else "",
    )


def answered_of(case: Case) -> tuple[Said, ...]:
    """What was answered to reports that name this case, the latest first; for the couple alone."""
    rows = (
        DemandReport.objects.filter(case=case, answer__isnull=False)
        .select_related("answer")
        .order_by("-answer__answered_at")
    )
    return tuple(said_in(row) for row in rows)
