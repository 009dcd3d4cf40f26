"""A name written by hand, as a page sends it: whose page it was written on, and whether it is one."""

import json
from datetime import datetime
from uuid import UUID

from xinsheng.casework.acting import SignedByHand
from xinsheng.casework.citizen_signatures import find_citizen_signature
from xinsheng.casework.frozen_policies import policy_of_province
from xinsheng.casework.kept_handwritings import find_handwriting
from xinsheng.law.acts import StatementKind
from xinsheng.law.handwriting import may_write
from xinsheng.proof.handwriting import LONGEST, Handwriting, UnableToReadHandwriting, read_handwriting
from xinsheng.registry import models


def is_offered(kind: StatementKind, *, at_counter: bool, at: datetime) -> bool:
    """Whether the province offers the field for it under this statement now."""
    return may_write(kind, at_counter=at_counter, policy=policy_of_province(at=at))


def take_handwriting(said: str, *, case_id: UUID) -> SignedByHand | None:
    """What was written on a page of this case; None for nothing. Raises UnableToReadHandwriting.

    A code beside its own: `handwriting_elsewhere` (it was written on another case's page). Whether it stands under
    another signature is seen in the act: the same page may be sent twice.
    """
    return SignedByHand(written=_read(said, case_id=case_id)) if said else None


def fault_of_handwriting(said: str, *, case_id: UUID) -> str:
    """The code of what is wrong with it; '' where nothing is."""
    try:
        take_handwriting(said, case_id=case_id)
    except UnableToReadHandwriting as fault:
        return fault.code
    return ""


def _read(said: str, *, case_id: UUID) -> Handwriting:
    if len(said) > LONGEST:
        raise UnableToReadHandwriting("handwriting_too_large")
    try:
        sheet = json.loads(said)
    except (ValueError, RecursionError) as fault:
        raise UnableToReadHandwriting("handwriting_malformed") from fault
    if not isinstance(sheet, dict) or sheet.keys() != {"of", "strokes"}:
        raise UnableToReadHandwriting("handwriting_malformed")
    if sheet["of"] != str(case_id):
        raise UnableToReadHandwriting("handwriting_elsewhere")
    return read_handwriting(sheet["strokes"])


def find_written_under(signed: models.Declaration, *, case: models.Case) -> Handwriting | None:
    """The name as it was written under this form; None where none was. Raises as `find_handwriting`."""
    row = find_citizen_signature(case.pk, challenge=bytes(signed.challenge))
    return find_handwriting(row, case=case) if row is not None else None
