"""What the tests say to the verbs of the stock: blanks that come, are reported lost, an office that is suspended."""

from datetime import date
from uuid import UUID

from tests.casework.scene import Scene

from xinsheng.casework.inquiries import Sought, open_inquiry
from xinsheng.casework.proposals import confirm, propose
from xinsheng.casework.stock_losses import Lost, report_loss
from xinsheng.casework.suspensions import lift, suspend
from xinsheng.law.administration import ProposalKind
from xinsheng.law.stock_terms import BlankLossKind
from xinsheng.registry.models import BlankLoss, Inquiry, Office, Suspension

COUNTY, OTHER_COUNTY, PROVINCE = "county-yunyan", "county", "province"


def taken_in(scene: Scene, first_no: str, last_no: str) -> None:
    payload = {"office": str(scene.hospital.pk), "first_no": first_no, "last_no": last_no}
    kind, office = ProposalKind.BLANKS, scene.hospital
    proposal = propose(kind, payload=payload, office=office, by=scene.by("stock"), at=scene.later())
    confirm(proposal.pk, by=scene.by("supervisor"), at=scene.later())


def lost(
    scene: Scene,
    first_no: str,
    last_no: str,
    *,
    kind: BlankLossKind = BlankLossKind.STOLEN,
    login: str = "stock",
    key: UUID | None = None,
) -> BlankLoss:
    said = Lost(kind=kind, first_no=first_no, last_no=last_no, words="库房夜间被撬，已报警")
    return report_loss(scene.hospital, lost=said, by=scene.by(login), at=scene.later(), key=key)


def suspended(scene: Scene, *, login: str = COUNTY, office: Office | None = None) -> Suspension:
    said = {"reason": "涉嫌虚假签发，立案调查", "document_no": "云卫停〔2026〕1号"}
    return suspend(office or scene.hospital, by=scene.by(login), at=scene.later(), **said)


def lifted(scene: Scene, suspension: Suspension, *, login: str = PROVINCE) -> None:
    lift(suspension, reason="调查结束，未发现问题", by=scene.by(login), at=scene.later())


def under_review(scene: Scene, *, login: str = COUNTY, on: date | None = None, **numbers: str) -> Inquiry:
    day = on or scene.today
    sought = Sought(first_on=day, last_on=day, **numbers)
    said = {"reason": "举报虚假签发", "document_no": ""}
    return open_inquiry(scene.hospital, sought=sought, by=scene.by(login), at=scene.later(), **said)
