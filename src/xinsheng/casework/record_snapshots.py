"""From the books to the law: what became of the look for an original issuance (mission D2)."""

from datetime import date
from typing import TypedDict

from xinsheng.casework.counties import find_county_at
from xinsheng.law.succession_terms import Holding, RecordAnswer
from xinsheng.law.terms import Service
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date


class RecordFacts(TypedDict):
    """The part of a succession's facts that is about its original's record."""

    record: RecordAnswer | None
    stated_by: str
    county_handles: bool
    issuer_asked_on: date | None
    issuer_says: Holding | None


def record_facts(case: models.Case, *, on: date) -> RecordFacts:
    """What was found, who typed it, what its issuer says; a replacement's original is its own issuer's."""
    looked = list(case.record_look_ups.order_by("-at", "-source")[:1])
    record = RecordAnswer(looked[0].answer) if looked else None
    if case.service == Service.REPLACEMENT:
        record = RecordAnswer.FOUND
    stated = case.originals_stated.order_by("-stated_at").first()
    supply = case.record_supplies.order_by("-at").first()
    sought = models.RecordSought.objects.filter(pk=case.pk).first()
    is_asked = record is RecordAnswer.NOT_FOUND and sought is not None and sought.issuer_id is not None
    return RecordFacts(
        record=record,
        stated_by=str(stated.stated_by_id) if stated else "",
        county_handles=_county_handles(case, on=on),
        issuer_asked_on=civil_date(looked[0].at) if is_asked else None,
        issuer_says=Holding(supply.holding) if supply else None,
    )


def _county_handles(case: models.Case, *, on: date) -> bool:
    """Whether the case is at the county of the issuer that the record names; unknown, it is where it was brought."""
    if case.legacy_id is None:
        return True
    legacy = models.LegacyCertificate.objects.as_said().get(pk=case.legacy_id)
    county = find_county_at(legacy.said.division_code, on=on)
    return county is None or county.pk == case.office_id
