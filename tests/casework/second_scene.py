"""A second body for births outside an institution, in another county of the same prefecture, with its officer."""

from datetime import datetime
from typing import Any

from tests.casework.outside_scene import OutsideScene, a_report, told_outside
from tests.casework.scene import AT, asked

from xinsheng.casework.acting import By
from xinsheng.casework.door import Outcome
from xinsheng.casework.proposals import confirm, propose
from xinsheng.casework.second_reviews import second_review
from xinsheng.law.administration import ProposalKind
from xinsheng.law.second_review import SecondFinding
from xinsheng.law.terms import Duty, OfficeKind
from xinsheng.registry.models import Case, Office
from xinsheng.standards.credit_codes import credit_code_with_check

FLAGGED = told_outside(report=a_report(father_name="杨志雄"))
SECOND = "elsewhere"  # an issuing officer of the second body, and of a hospital in Kaili


class SecondLook(OutsideScene):
    """The province asks for a second look, and Zhenyuan's body is there to give it."""

    def __init__(self, *, asks: bool = True, at: datetime = AT) -> None:
        super().__init__()
        self.at = at
        self.beside = self.opened_body("镇远县妇幼保健院（演示）", division="522625000000", code="12522625000000009")
        self.appointed(SECOND, office=self.beside)
        if asks:
            self.set_out("outside_second_reviewer")

    def by_two(self, kind: ProposalKind, payload: dict[str, Any], *, office: Office | None = None) -> None:
        proposal = propose(kind, payload=payload, office=office, by=self.by("system"), at=self.later())
        confirm(proposal.pk, by=self.by("security"), at=self.later())

    def set_out(self, policy: str) -> None:
        """The province asks for it from today on."""
        said = {"name": policy, "value": True, "from": self.today.isoformat(), "source": "黔卫办函〔2026〕1号"}
        self.by_two(ProposalKind.POLICY, said)

    def opened_body(self, name: str, *, division: str, code: str) -> Office:
        said = {"kind": OfficeKind.APPOINTED_BODY.value, "name": name, "division_code": division}
        said |= {"credit_code": credit_code_with_check(code), "licence_no": "", "licence_from": "2020-01-01"}
        self.by_two(ProposalKind.OFFICE, said)
        return Office.objects.get(name=name)

    def appointed(self, login: str, *, office: Office) -> None:
        said = {"person": str(self.person(login).pk), "office": str(office.pk), "from": self.today.isoformat()}
        self.by_two(ProposalKind.APPOINTMENT, said | {"duty": Duty.ISSUING_OFFICER.value}, office=office)

    def flagged(self) -> Case:
        return self.found(self.told(declaration=FLAGGED))

    def looked(
        self, case: Case, *, login: str = SECOND, finding: SecondFinding = SecondFinding.CLEARED, reason: str = ""
    ) -> Case:
        self.looks(case, by=self.by(login), finding=finding, reason=reason)
        return Case.objects.get(pk=case.pk)

    def looks(
        self, case: Case, *, by: By, finding: SecondFinding = SecondFinding.CLEARED, reason: str = ""
    ) -> Outcome:
        return second_review(case.pk, finding=finding, reason=reason, by=by, at=self.later(), asked=asked())
