"""What a certificate from before these books said: supplied by its issuer, typed by one, confirmed by another.

Nothing is asked of the family that its issuer can supply; nothing is printed that two people have not read off paper.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.legacy_books import ByTwo, differs_from_books, enter_content, enter_legacy, is_whole
from xinsheng.casework.materials import Paper, add_paper, keep_file
from xinsheng.casework.privacy import hide, show
from xinsheng.casework.record_look_ups import link_legacy, sought_by, tell_once_known
from xinsheng.gateways.uploads.port import Scrubbed
from xinsheng.law.acts import Input
from xinsheng.law.issuance_records import IssuanceRecord, record_from, record_payload_of
from xinsheng.law.services import original_records
from xinsheng.law.succession_terms import Holding, LegacySource
from xinsheng.law.terms import Material, Satisfaction
from xinsheng.registry import models
from xinsheng.standards.certificate_numbers import is_legacy_certificate_no

_PLACE = "original_stated"
_HELD = Paper(kind=Material.ISSUANCE_RECORD, way=Satisfaction.UPLOAD)


def supply_record(
    case_id: UUID, *, holding: Holding, file: Scrubbed | None, by: By, at: datetime, asked: Asked
) -> Outcome:
    """Answer, for the original issuer, whether it holds the record; held, with a picture of form, stub or proof.

    Raises NotAllowed, UnableToAct("record_needs_its_paper") and the door's own, or the vault's UnableToStore.
    """
    if (holding is Holding.HELD) is not (file is not None):
        raise UnableToAct("record_needs_its_paper")

    def write(performance: Performance) -> None:
        case = performance.case
        material = add_paper(performance, paper=paper, file_ref=kept.ref) if file else None
        supply = models.RecordSupply.objects.create(
            case=case,
            office=models.Office.objects.get(records_sought__case=case),
            holding=holding.value,
            material=material,
            by=by.someone,
            at=performance.at,
        )
        performance.subjects["supply"] = str(supply.pk)

    paper = Paper(kind=_HELD.kind, way=_HELD.way, file=file)
    given = {Input.HOLDING: holding.value}
    with keep_file(case_id, file) as kept:
        act = original_records.SUPPLY_RECORD
        outcome = perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)
        kept.is_used = not outcome.repeated
    return outcome


def state_original(case_id: UUID, *, record: IssuanceRecord, by: By, at: datetime, asked: Asked) -> Outcome:
    """Type what the original said, off the record; another confirms it.

    Raises NotAllowed, or UnableToAct: "not_whole" where it could not be printed, "number_is_ours" where these books
    issued or hold a blank of that number, "number_not_sought" where another was told, "number_is_anothers" where
    they hold that number as saying something else, and the door's own.
    """

    def write(performance: Performance) -> None:
        _refuse_what_cannot_stand(record, case=performance.case)
        stated = models.OriginalStated.objects.create(
            case=performance.case,
            payload_cipher=hide(record_payload_of(record), case=performance.case, place=_PLACE),
            stated_by=by.someone,
            stated_at=performance.at,
        )
        performance.subjects["stated"] = str(stated.pk)

    return perform(original_records.STATE_ORIGINAL, case_id=case_id, by=by, at=at, asked=asked, write=write)


def confirm_original(case_id: UUID, *, by: By, at: datetime, asked: Asked) -> Outcome:
    """Confirm what a colleague typed: the certificate comes into the books, and the case is about it.

    Raises NotAllowed, or UnableToAct: "own_statement", "already_there" where another case is open on that number
    or it is in force no more, what `state_original` raises, and the door's own.
    """

    def write(performance: Performance) -> None:
        case = performance.case
        row = get_stated(case)
        record = stated_in(row, case=case)
        _refuse_what_cannot_stand(record, case=case)
        if row.stated_by_id == by.someone.pk:
            raise UnableToAct("own_statement")
        certificate = enter_legacy(record, source=LegacySource.EVIDENCE, at=performance.at)
        by_two = ByTwo(stated_by=row.stated_by_id, confirmed_by=by.someone.pk)
        enter_content(
            certificate, record=record, source=LegacySource.EVIDENCE, case=case, at=performance.at, by_two=by_two
        )
        link_legacy(case, certificate=certificate)
        if case.legacy_id != certificate.pk:
            raise UnableToAct("already_there")
        tell_once_known(case, at=performance.at)
        performance.subjects["stated"] = str(row.pk)

    return perform(original_records.CONFIRM_ORIGINAL, case_id=case_id, by=by, at=at, asked=asked, write=write)


def _refuse_what_cannot_stand(record: IssuanceRecord, *, case: models.Case) -> None:
    if not is_legacy_certificate_no(record.certificate_no) or not is_whole(record):
        raise UnableToAct("not_whole")
    if models.Blank.objects.filter(pk=record.certificate_no).exists():
        raise UnableToAct("number_is_ours")
    sought = sought_by(case)
    if sought is not None and sought.certificate_no not in ("", record.certificate_no):
        raise UnableToAct("number_not_sought")
    if differs_from_books(record):
        raise UnableToAct("number_is_anothers")


def find_stated(case: models.Case) -> models.OriginalStated | None:
    """What was typed last of the original; None while nobody has."""
    return case.originals_stated.select_related("stated_by").order_by("-stated_at").first()


def get_stated(case: models.Case) -> models.OriginalStated:
    """The same, where the law has made sure of it; raises UnableToAct("no_such_case")."""
    row = find_stated(case)
    if row is None:
        raise UnableToAct("no_such_case")
    return row


def stated_in(row: models.OriginalStated, *, case: models.Case) -> IssuanceRecord:
    """The certificate as it was typed."""
    payload: dict[str, Any] = show(row.payload_cipher, case=case, place=_PLACE)
    return record_from(payload)
