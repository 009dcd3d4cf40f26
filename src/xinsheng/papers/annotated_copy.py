"""The annotated copy 加注件 of an e-licence: the same page, marked for one office, one purpose and one term.

It is no original and cannot pass for one (GB/T 36903, domain 5.3): it has no seal and no QR credential, nothing is
attached to it, and the mark runs over the whole page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from xinsheng.law.sharing import SharePurpose
from xinsheng.papers.elicence import page_facts
from xinsheng.papers.printed import printed_day, printed_moment
from xinsheng.papers.service_certificate import couples_facts
from xinsheng.papers.typesetting import set_document
from xinsheng.standards.civil_time import civil

NOT_TOLD = "（与用途无关，不提供）"
MAKER = "新生 出生服务平台"
PRINTED_PURPOSE = {
    SharePurpose.HOUSEHOLD_ENTRY: "出生登记（落户）",
    SharePurpose.INSURANCE_ENROLMENT: "新生儿参加基本医疗保险",
    SharePurpose.MATERNITY_BENEFIT: "申领生育保险待遇",
    SharePurpose.VACCINATION_RECORD: "建立预防接种档案",
    SharePurpose.REGISTERED_BENEFIT: "申领生育保险待遇",
}


@dataclass(frozen=True, kw_only=True)
class Annotation:
    """What is written on a copy: for whom and what, on what basis, when it was made (aware), and its last day."""

    agency: str
    purpose: SharePurpose
    basis: str
    made_at: datetime
    until_on: date
    look_id: UUID


def render_annotated_copy(
    statement: Mapping[str, Any], *, annotation: Annotation, standing_note: str | None = None
) -> bytes:
    """Render the copy of a certificate statement (published JSON form) as a PDF/A-3a; equal input, equal bytes.

    `standing_note` is a warning every reader must see (a demonstration's, say). Raises UnableToPrint,
    UnableToFindFont.
    """
    facts = page_facts(statement, standing_note=standing_note) | {"annotation": _annotated(annotation)}
    return set_document("elicence.typ", facts=facts, on=civil(annotation.made_at).date())


def render_couples_copy(
    statement: Mapping[str, Any], *, annotation: Annotation, standing_note: str | None = None
) -> bytes:
    """Render the copy of a couple's certificate likewise, without where the two live: no purpose needs that.

    Whoever of them consented may not tell an office, or learn from its copy, where the other lives.
    """
    facts = couples_facts(statement, standing_note=standing_note) | {"annotation": _annotated(annotation)}
    places = {f"{who}_{place}": NOT_TOLD for who in ("woman", "man") for place in ("household", "residence")}
    facts["fields"] = facts["fields"] | places
    return set_document("service_certificate.typ", facts=facts, on=civil(annotation.made_at).date())


def _annotated(annotation: Annotation) -> dict[str, Any]:
    """What is marked all over the page, and what is written on it."""
    purpose = PRINTED_PURPOSE[annotation.purpose]
    return {
        "mark": [f"仅供{annotation.agency}", f"办理{purpose}使用"],
        "lines": [
            ["用途", purpose],
            ["使用单位", annotation.agency],
            ["依据", annotation.basis],
            ["制作", f"{MAKER}，{printed_moment(civil(annotation.made_at))}"],
            ["有效期至", printed_day(annotation.until_on)],
            ["查看编号", str(annotation.look_id)],
        ],
    }
