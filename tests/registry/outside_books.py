"""Invented rows of a birth outside an institution, each lawful unless a test says otherwise."""

from datetime import timedelta
from typing import Any

from tests.registry.books import DIGEST, NOON, SIGNED, TODAY, a_case, a_person, an_office

from xinsheng.registry import models


def an_outside_case(office: models.Office | None = None, **said: Any) -> models.Case:
    office = office or an_office("清水江县妇幼保健院（机构外出生）", kind="appointed_body")
    return a_case(office, **{"service": "first_issuance_outside", "stage": "declared"} | said)


def a_declared_report(case: models.Case, *, seq: int = 1, report_no: str = "第118号") -> models.ParentageReport:
    """The case's declaration, and the report it rests on, held for its birth."""
    declaration = models.Declaration.objects.create(
        case=case,
        seq=seq,
        previous=case.declarations.filter(seq=seq - 1).first(),
        payload_cipher=b"cipher",
        digest=DIGEST,
        declared_by=a_person(),
        entered_by=a_person(),
        channel="web",
        signed_at=NOON,
        **SIGNED,
    )
    assert case.newborn is not None
    use, _is_new = models.ParentageReportUse.objects.get_or_create(
        licence_key="520026001",
        report_key=report_no,
        given_back_at=None,
        defaults={"delivery": case.newborn.delivery, "taken_at": NOON},
    )
    return models.ParentageReport.objects.create(
        case=case,
        declaration=declaration,
        use=use,
        laboratory="清水江司法鉴定中心",
        licence_no="520026001",
        report_no=report_no,
        issued_on=TODAY,
    )


def a_found_paper(case: models.Case, kind: str, *findings: str, **said: Any) -> models.Material:
    """A paper on a case, and what was found of it, one finding after the other."""
    row = {"case": case, "kind": kind, "satisfied_by": "upload", "given_by": a_person(), "given_at": NOON, "round": 1}
    paper = models.Material.objects.create(**row | said)
    for hour, word in enumerate(findings):
        models.MaterialFinding.objects.create(
            material=paper,
            finding=word,
            reason="unreadable" if word == "not_acceptable" else "",
            found_by=a_person(),
            found_at=NOON + timedelta(hours=hour),
        )
    return paper


def grounds_for(case: models.Case) -> models.ParentageReport:
    """Everything that a certificate of this birth rests on."""
    for kind in ("parentage_test", "parentage_declaration"):
        a_found_paper(case, kind, "accepted")
    return a_declared_report(case)
