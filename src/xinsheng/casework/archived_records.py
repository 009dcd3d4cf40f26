"""What the books hold of one case, row by row, as its archive holds it: opened, and fit to be read in fifty years.

A table is a part. One that is new and says nothing here is missed by a test, not by whoever needs it later.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet

from xinsheng.casework.privacy import show
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.proof.entries import moment_text
from xinsheng.registry import models

Rows = Callable[[models.Case], QuerySet[Any]]
_CIPHER = "_cipher"
_LEFT_COLUMNS = frozenset({"phone_cipher", "credential", "file_ref"})  # a number called, and where the house keeps
_INDEX = "_index"  # keyed: nobody outside can use it, and it must not be tried


@dataclass(frozen=True, kw_only=True)
class Table:
    """Which rows of a table are of a case, and the place at which its private parts are hidden ("" for none)."""

    rows: Rows
    place: str = ""


def _by_case(model: type[Any], *, place: str = "") -> Table:
    return Table(rows=lambda case: model.objects.filter(case=case), place=place)


def _by(model: type[Any], path: str) -> Table:
    return Table(rows=lambda case: model.objects.filter(**{path: case}))


TABLES: Mapping[type[Model], Table] = {
    models.Case: Table(rows=lambda case: models.Case.objects.filter(pk=case.pk)),
    models.Newborn: _by(models.Newborn, "cases"),
    models.Delivery: _by(models.Delivery, "newborns__cases"),
    models.Registration: _by_case(models.Registration),
    models.Claim: _by_case(models.Claim),
    models.Hand: _by_case(models.Hand),
    models.ReceivedBirth: _by_case(models.ReceivedBirth, place="received_birth"),
    models.DeliveryRecord: _by_case(models.DeliveryRecord, place="delivery_record"),
    models.Declaration: _by_case(models.Declaration, place="declaration"),
    models.Material: _by_case(models.Material, place="material"),
    models.MaterialFinding: _by(models.MaterialFinding, "material__case"),
    models.CardReading: _by_case(models.CardReading),
    models.Authorisation: _by(models.Authorisation, "material__case"),
    models.AuthorisationEnding: _by(models.AuthorisationEnding, "authorisation__material__case"),
    models.ParentageReport: _by_case(models.ParentageReport),
    models.ReportConfirmation: _by_case(models.ReportConfirmation, place="report_confirmation"),
    models.SecondReview: _by_case(models.SecondReview, place="second_review"),
    models.SecondReviewClimb: _by_case(models.SecondReviewClimb),
    models.Notice: _by_case(models.Notice),
    models.GivenReason: _by_case(models.GivenReason, place="given_reason"),
    models.RecordSought: _by_case(models.RecordSought, place="record_sought"),
    models.RecordLookUp: _by_case(models.RecordLookUp, place="record_look_up"),
    models.RecordSupply: _by_case(models.RecordSupply),
    models.OriginalStated: _by_case(models.OriginalStated, place="original_stated"),
    models.PaperReturn: _by_case(models.PaperReturn),
    models.Blank: _by_case(models.Blank),
    models.Certificate: _by_case(models.Certificate, place="certificate"),
    models.Standing: _by(models.Standing, "certificate__case"),
    models.InsertMatch: _by(models.InsertMatch, "certificate__case"),
    models.CertificateReview: _by(models.CertificateReview, "certificate__case"),
    models.SealIntent: _by(models.SealIntent, "certificate__case"),
    models.SealAbandonment: _by(models.SealAbandonment, "certificate__case"),
    models.ELicence: _by(models.ELicence, "certificate__case"),
    models.InquiryItem: _by(models.InquiryItem, "certificate__case"),
    models.Result: _by_case(models.Result),
    models.Filing: _by(models.Filing, "certificate__case"),
    models.RegisterComparison: _by_case(models.RegisterComparison, place="register_comparison"),
    models.RegisterLookUp: _by_case(models.RegisterLookUp, place="register_comparison"),
    models.SpouseAnswer: _by_case(models.SpouseAnswer),
    models.OnSitePaper: _by_case(models.OnSitePaper, place="on_site_paper"),
    models.CommitmentCheck: _by_case(models.CommitmentCheck),
    models.Correction: _by_case(models.Correction),
    models.ServiceCertificate: _by_case(models.ServiceCertificate, place="service_certificate"),
    models.ServiceStanding: _by_case(models.ServiceStanding),
    models.ServiceELicence: _by(models.ServiceELicence, "certificate__case"),
    models.OrdinaryPrint: _by(models.OrdinaryPrint, "certificate__case"),
    models.TextMessage: _by_case(models.TextMessage, place="text_message"),
    models.TextMessageReceipt: _by(models.TextMessageReceipt, "message__case"),
    models.Reading: _by_case(models.Reading),
    models.ArchiveExport: _by_case(models.ArchiveExport),
}
LEFT_OUT: Mapping[type[Model], str] = {
    models.CaseKey: "what it opens is opened",
    models.ActSignature: "it stands in the proof, with its statement",
    models.CitizenSignature: "it stands in the proof, with its statement and its seal",
    models.CitizenSeal: "it stands in the proof",
    models.Handwriting: "it stands in the proof",
    models.WaitingSeal: "it waits for its seal",
    models.Draft: "nobody has put their name to it",
    models.SigningRequest: "asked for, and not an act",
    models.ClaimSlip: "its code lets one in",
    models.QueryCode: "the code lets one in",
    models.LicenceConsent: "the holder's own say to whom it is shown, with its code; it decided nothing",
    models.LicenceConsentEnding: "who looked, told to the holder; it decided nothing",
    models.LicenceRequest: "what an office asked, told to the holder; it decided nothing",
    models.LicenceRequestAnswer: "the holder's own say to it; it decided nothing",
    models.LicenceAnswered: "that the office was answered, told to the holder; it decided nothing",
    models.LicenceAnswer: "burnt once it was fetched",
    models.PhoneConfirmation: "a number and a code",
    models.NewPhone: "a number; that it was given stands in the chain",
    models.MessageSecret: "a code that let one in",
    models.DemandReport: "a family's word about an officer, who may be the one who exports",
    models.LegacyContent: "the county's record of the original, in the chain by its digest",
    models.ParentageReportUse: "which birth it serves is said by the report",
}
_NOT_AGAIN: frozenset[type[Model]] = frozenset(  # their content is a part of its own; a manifest would hold manifests
    {
        models.DeliveryRecord,
        models.Declaration,
        models.SecondReview,
        models.Certificate,
        models.ServiceCertificate,
        models.Filing,
        models.ArchiveExport,
    }
)


def records_of(case: models.Case) -> Iterator[tuple[str, bytes]]:
    """Each table's rows of this case as a part in canonical JSON; a table without rows is no part.

    Raises UnableToRead where the case was erased, and UnableToUseKey where a private part was altered.
    """
    for model, table in TABLES.items():
        rows = [_row(one, case=case, table=table) for one in table.rows(case).order_by("pk").distinct()]
        if rows:
            yield f"records/{table_of(model)}.json", canonical_bytes(rows)


def people_in(case: models.Case) -> dict[str, str]:
    """The name of every person whom a row of this case names by their id."""
    found: set[UUID] = set()
    for model, table in TABLES.items():
        columns = [one.attname for one in columns_of(model) if one.related_model is models.Person]
        for values in table.rows(case).values_list(*columns) if columns else ():
            found.update(one for one in values if one is not None)
    return names_of(found)


def names_of(people: Iterable[UUID]) -> dict[str, str]:
    """Their names, by their ids as text."""
    rows = models.Person.objects.filter(pk__in=set(people)).values_list("pk", "name")
    return {str(pk): name for pk, name in rows}


def table_of(model: type[Model]) -> str:
    """The name of a model's table."""
    return model._meta.db_table  # noqa: SLF001  # Django's public name for it


def columns_of(model: type[Model]) -> tuple[Any, ...]:
    """The columns of a model's table."""
    return tuple(model._meta.concrete_fields)  # noqa: SLF001  # Django's public name for them


def _row(row: Model, *, case: models.Case, table: Table) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for column in columns_of(type(row)):
        if column.name in _LEFT_COLUMNS or column.name.endswith(_INDEX):
            continue
        value = getattr(row, column.attname)
        if column.name.endswith(_CIPHER):
            if type(row) not in _NOT_AGAIN:
                said[column.name.removesuffix(_CIPHER)] = show(value, case=case, place=table.place) if value else None
        else:
            said[column.name] = _plain(value)
    return said


def _plain(value: Any) -> Any:
    """A column's value as JSON has it: days, civil times and moments as text, bytes in hexadecimal."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return str(value) if isinstance(value, UUID) else value
