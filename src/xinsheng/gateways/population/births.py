"""What the population register is told of a birth: who was born to whom, and whether its certificate stands."""

from collections.abc import Mapping
from typing import Any

from xinsheng.gateways.filed_certificate import FiledCertificate, instant_text
from xinsheng.gateways.signed_service import Labels

LABELS = Labels(question="xinsheng.birth-filing/1", answer="xinsheng.birth-receipt/1")
_OF_CHILD = ("name", "sex", "born_local", "plurality", "birth_order")
_OF_PARENT = ("name", "paper_kind", "paper_no")  # nothing that the register does not know them by


def birth_record(certificate: FiledCertificate) -> dict[str, Any]:
    """One standing of a birth's certificate, with no more of the family than tells who they are."""
    content = certificate.content
    return {
        "certificate_no": certificate.certificate_no,
        "predecessor_no": certificate.predecessor_no,
        "standing": certificate.standing.value,
        "version": certificate.version,
        "since": instant_text(certificate.since),
        "child": {name: content["child"][name] for name in _OF_CHILD},
        "birth_division": content["birth_place"]["division_code"],
        "mother": _parent(content["mother"]),
        "father": _parent(content["father"]),
    }


def _parent(said: Mapping[str, str] | None) -> dict[str, str] | None:
    return None if said is None else {name: said[name] for name in _OF_PARENT}
