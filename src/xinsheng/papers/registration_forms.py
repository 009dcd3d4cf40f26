"""The first-issuance registration form 首次签发登记表, for signature at the counter (domain 3.3, three blocks).

Block 1 is the attendant's, block 2 what the collector declares of child and parents, block 3 the collector.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from xinsheng.papers.printed import printed_day, printed_fields, printed_moment
from xinsheng.papers.typesetting import set_document


@dataclass(frozen=True, kw_only=True)
class RegistrationForm:
    """The form's facts beside the content. `attendant_signed_local` is civil time (naive), None while unsigned."""

    form_no: str
    institution: str
    inpatient_no: str
    attendant: str
    attendant_signed_local: datetime | None
    collector: str
    relation: str
    collector_paper_kind: str
    collector_paper_no: str
    declared_on: date
    written_svg: str | None = (
        None  # the collector's name as it was written on the screen; None leaves a line for a pen
    )


def render_registration_form(content: Mapping[str, Any], *, form: RegistrationForm) -> bytes:
    """Render the form on A4 from a content in its published JSON form. Raises UnableToPrint."""
    signed = form.attendant_signed_local
    facts = asdict(form) | {
        "fields": printed_fields(content),
        "attendant_signed_local": "" if signed is None else printed_moment(signed),
        "declared_on": printed_day(form.declared_on),
    }
    return set_document("registration_form.typ", facts=facts, on=form.declared_on)
