"""Which cases ask an office for its record of an old issuance, and the institutions of a county that issued."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.record_look_ups import latest_look_up
from xinsheng.law.certificates import ISSUED_BY
from xinsheng.law.services import original_records
from xinsheng.law.succession_terms import RecordAnswer
from xinsheng.law.terms import Service
from xinsheng.registry.models import Case, LegacyCorrection, Office
from xinsheng.standards.divisions import county_codes

_STAGES = tuple(stage for stage in original_records.SUPPLY_RECORD.moves if stage is not None)


def issuers_in(division_code: str) -> Iterator[Office]:
    """The issuing institutions of a county (6 digits), by name."""
    there = Office.objects.in_county(division_code).filter(kind__in=ISSUED_BY[Service.REPLACEMENT])
    yield from there.order_by("name", "id")


def cases_asking(offices: tuple[Office, ...]) -> list[Case]:
    """The open cases whose record is asked of one of these offices, and was not answered yet, the oldest first."""
    asked = Case.objects.filter(sought__issuer__in=offices, legacy__isnull=True, stage__in=_STAGES)
    waiting = asked.filter(record_supplies__isnull=True).select_related("office", "key", "sought__issuer")
    return [case for case in waiting.order_by("stage_since", "id") if _was_not_found(case)]


def corrections_of(offices: tuple[Office, ...]) -> QuerySet[LegacyCorrection]:
    """What was confirmed of older certificates that one of these offices issued, as entered or as corrected.

    The latest first.
    """
    theirs = Q(pk=None)
    for office in offices:
        for code in county_codes(office.division_code):
            theirs |= Q(issuer_name=office.name, division_code__startswith=code)
            theirs |= Q(certificate__issuer_name=office.name, certificate__division_code__startswith=code)
    confirmed = LegacyCorrection.objects.filter(theirs, decision__confirmed=True)
    return confirmed.select_related("office", "decision").order_by("-decision__decided_at", "-id")


def get_case_asking(case_id: object, *, offices: tuple[Office, ...]) -> Case:
    """One of them; raises UnableToAct("no_such_case") for any other."""
    found = next((case for case in cases_asking(offices) if str(case.pk) == str(case_id)), None)
    if found is None:
        raise UnableToAct("no_such_case")
    return found


def _was_not_found(case: Case) -> bool:
    last = latest_look_up(case)
    return last is not None and last.answer == RecordAnswer.NOT_FOUND
