"""The e-licence file of a Birth Service Certificate 生育服务证: one tagged A4 page to read, its statement inside.

The page is made from the statement, its QR text and what the handling township says of itself, and nothing else
(design 5.2). The file is unsigned; `proof` seals it. The statement is attached as `statement.json` in its RFC 8785
bytes, relationship Data (ISO 19005-3, annex E).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import rfc8785

from xinsheng.papers.printed import printed_day
from xinsheng.papers.printed_couples import printed_couple
from xinsheng.papers.qr import qr_svg
from xinsheng.papers.seal_mark import seal_svg
from xinsheng.papers.typesetting import set_document
from xinsheng.standards.divisions import find_division
from xinsheng.standards.service_certificate_numbers import grouped_service_certificate_no

PURPOSE_OF_SEAL = "生育登记专用章"


def render_service_certificate(
    statement: Mapping[str, Any],
    *,
    qr_payload: str,
    standing_note: str | None = None,
    township_lines: Sequence[str] = (),
) -> bytes:
    """Render the statement (published JSON form) as an unsigned PDF/A-3a; equal input, equal bytes.

    `qr_payload` is the address with the offline credential; `standing_note` a warning every reader must see
    (a test seal, say); `township_lines` where the handling township explains the result in person: address,
    hours, window, as worded (mission E13). Raises UnableToPrint, UnableToEncode, UnableToFindFont.
    """
    issuer = statement["issuer"]["name"]
    seat = find_division(statement["issuer"]["division_code"])
    middle = "" if seat is None else seat.name
    facts = couples_facts(statement, standing_note=standing_note) | {
        "annotation": None,
        "township_lines": [line for line in township_lines if line != statement["township"]["name"]],
        "seal_svg": seal_svg(issuer, middle=middle, purpose=PURPOSE_OF_SEAL),
        "seal_alt": f"电子印章图样：{issuer}（{middle}）{PURPOSE_OF_SEAL}",
        "qr_svg": qr_svg(qr_payload, quiet=False),
        "attachment": rfc8785.dumps(dict(statement)).decode(),
    }
    return set_document("service_certificate.typ", facts=facts, on=date.fromisoformat(statement["issued_on"]))


def couples_facts(statement: Mapping[str, Any], *, standing_note: str | None) -> dict[str, Any]:
    """What a reader sees of the statement on the page, on the file itself as on an annotated copy."""
    return {
        "fields": printed_couple(statement["content"]),
        "certificate_no": statement["certificate_no"],
        "grouped_no": grouped_service_certificate_no(statement["certificate_no"]),
        "version": statement["version"],
        "issuer": statement["issuer"]["name"],
        "issued": printed_day(date.fromisoformat(statement["issued_on"])),
        "township": statement["township"]["name"],
        "township_lines": [],
        "licence_id": statement["licence_id"],
        "predecessor_no": statement["predecessor_no"],
        "standing_note": standing_note,
    }
