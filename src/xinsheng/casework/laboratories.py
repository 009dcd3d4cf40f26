"""The register of licensed laboratories: entered and ended by two people, asked about every declared report."""

from datetime import date, datetime

from django.db.models import F, Q

from xinsheng.casework.acting import By, UnableToAct
from xinsheng.law.flags import Flag
from xinsheng.law.laboratories import Licence, laboratory_flags
from xinsheng.law.parentage import ParentageReport, report_key
from xinsheng.registry import models


def enter_laboratory(proposal: models.Proposal, by: By, at: datetime) -> None:
    """Enter a licensed laboratory: name, licence_no, from_on. Raises UnableToAct("already_licensed")."""
    said = proposal.payload
    key, from_on = report_key(said["licence_no"]), date.fromisoformat(said["from_on"])
    counting_then = Q(ending=None) | Q(ending__on__gt=from_on) & Q(ending__on__gt=F("from_on"))
    if models.Laboratory.objects.filter(counting_then, licence_key=key).exists():
        raise UnableToAct("already_licensed")
    models.Laboratory.objects.create(
        name=said["name"],
        licence_no=said["licence_no"],
        licence_key=key,
        from_on=from_on,
        proposed_by_id=proposal.proposed_by_id,
        confirmed_by=by.someone,
        entered_at=at,
    )


def end_laboratory(proposal: models.Proposal, by: By, at: datetime) -> None:
    """End a licence on a day: laboratory, on, reason. Raises UnableToAct("already_ended")."""
    said = proposal.payload
    if models.LaboratoryEnding.objects.filter(laboratory=said["laboratory"]).exists():
        raise UnableToAct("already_ended")
    models.LaboratoryEnding.objects.create(
        laboratory_id=said["laboratory"],
        on=date.fromisoformat(said["on"]),
        reason=said["reason"],
        proposed_by_id=proposal.proposed_by_id,
        confirmed_by=by.someone,
        entered_at=at,
    )


def flags_of_laboratory(report: ParentageReport) -> tuple[Flag, ...]:
    """What the register says against the laboratory of a report."""
    rows = models.Laboratory.objects.filter(licence_key=report_key(report.licence_no)).select_related("ending")
    licences = [
        Licence(
            laboratory=row.name,
            from_on=row.from_on,
            ended_on=row.ending.on if hasattr(row, "ending") else None,
        )
        for row in rows
    ]
    is_kept = bool(licences) or models.Laboratory.objects.exists()
    return laboratory_flags(report, licences=licences, is_kept=is_kept)
