"""The e-licence file of a Medical Certificate of Birth: one tagged A4 page a person reads, its statement inside.

The page is made from the certificate statement and nothing else (design 5.2). The file is unsigned; `proof` seals
it. The statement is attached as `statement.json` in its RFC 8785 bytes, relationship Data (ISO 19005-3, annex E).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import rfc8785

from xinsheng.papers.printed import printed_day, printed_fields
from xinsheng.papers.qr import qr_svg
from xinsheng.papers.seal_mark import seal_svg
from xinsheng.papers.typesetting import set_document
from xinsheng.standards.divisions import county_code, get_division

PURPOSE_OF_SEAL = {
    "first_issuance": "出生医学证明专用章",
    "replacement": "出生医学证明专用章",
    "reissue": "出生医学证明补发专用章",  # domain 3.4: the reissue seal belongs to the county health authority
}


def render_elicence(
    statement: Mapping[str, Any],
    *,
    qr_payload: str,
    standing_note: str | None = None,
    seal_middle: str | None = None,
) -> bytes:
    """Render the certificate statement (published JSON form) as an unsigned PDF/A-3a; equal input, equal bytes.

    `qr_payload` is the address with the offline credential; `standing_note` a warning every reader must see
    (a test seal, say); `seal_middle` the seal's middle line, the issuing body's county unless given.
    Raises UnableToPrint, UnableToEncode, UnableToFindFont.
    """
    issuer = statement["issuer"]["name"]
    middle = _county_of(statement["issuer"]) if seal_middle is None else seal_middle
    purpose = PURPOSE_OF_SEAL[statement["kind"]]
    facts = page_facts(statement, standing_note=standing_note) | {
        "annotation": None,
        "seal_svg": seal_svg(issuer, middle=middle, purpose=purpose),
        "seal_alt": f"电子印章图样：{issuer}（{middle}）{purpose}",
        "qr_svg": qr_svg(qr_payload, quiet=False),
        "attachment": rfc8785.dumps(dict(statement)).decode(),
    }
    return set_document("elicence.typ", facts=facts, on=date.fromisoformat(statement["issued_on"]))


def page_facts(statement: Mapping[str, Any], *, standing_note: str | None) -> dict[str, Any]:
    """What a reader sees of the statement on the page, on the file itself as on an annotated copy."""
    return {
        "fields": printed_fields(statement["content"]),
        "certificate_no": statement["certificate_no"],
        "issuer": statement["issuer"]["name"],
        "issued": printed_day(date.fromisoformat(statement["issued_on"])),
        "attendant": statement["attendant"],
        "officer": statement["issuing_officer"],
        "licence_id": statement["licence_id"],
        "predecessor_no": statement["predecessor_no"],
        "standing_note": standing_note,
    }


def _county_of(issuer: Mapping[str, Any]) -> str:
    """The county the issuing body lies in: of a birth outside an institution not that of the birth (domain 3.4)."""
    return get_division(county_code(issuer["division_code"])).name
