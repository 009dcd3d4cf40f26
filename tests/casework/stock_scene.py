"""What the tests say to the verbs of the stock: blanks that come, are reported lost, an office that is suspended."""

from datetime import date
from uuid import UUID

from tests.casework.scene import Scene

from xinsheng.casework.blank_plans import Planned, answer_plan, plan_blanks
from xinsheng.casework.inquiries import Sought, open_inquiry
from xinsheng.casework.proposals import confirm, propose
from xinsheng.casework.requisitions import Wanted, answer_requisition, requisition_blanks, withdraw_requisition
from xinsheng.casework.stock_losses import Lost, report_lost_blanks
from xinsheng.casework.stock_transfers import Returned, Sent, return_blanks, send_blanks
from xinsheng.casework.suspensions import lift, suspend
from xinsheng.law.administration import ProposalKind
from xinsheng.law.stock_terms import BlankLossKind
from xinsheng.registry.models import (
    BlankLoss,
    BlankPlan,
    BlankRequisition,
    BlankTransfer,
    Inquiry,
    Office,
    Suspension,
)

COUNTY, OTHER_COUNTY, PROVINCE = "county-yunyan", "county", "province"


def taken_in(scene: Scene, first_no: str, last_no: str) -> None:
    payload = {"office": str(scene.hospital.pk), "first_no": first_no, "last_no": last_no}
    kind, office = ProposalKind.BLANKS, scene.hospital
    proposal = propose(kind, payload=payload, office=office, by=scene.by("stock"), at=scene.later())
    confirm(proposal.pk, by=scene.by("supervisor"), at=scene.later())


def county_office() -> Office:
    return Office.objects.get(name__startswith="云岩区卫生健康局")


def at_the_county(scene: Scene, first_no: str, last_no: str) -> None:
    """Blanks that came to the county, counted in by two of its people."""
    office = county_office()
    payload = {"office": str(office.pk), "first_no": first_no, "last_no": last_no}
    kind, by = ProposalKind.BLANKS, scene.by("county-stock")
    proposal = propose(kind, payload=payload, office=office, by=by, at=scene.later())
    confirm(proposal.pk, by=scene.by(COUNTY), at=scene.later())


def asked_above(
    scene: Scene,
    quantity: int,
    *,
    office: Office | None = None,
    login: str = "stock",
    words: str = "年初没有编报计划",
    key: UUID | None = None,
) -> BlankRequisition:
    """A requisition of the hospital (or another) for the rest of this year."""
    until = scene.today.replace(month=12, day=31)
    wanted = Wanted(quantity=quantity, first_on=scene.today, last_on=until, words=words)
    return requisition_blanks(office or scene.hospital, wanted=wanted, by=scene.by(login), at=scene.later(), key=key)


def answered(
    scene: Scene, requisition: BlankRequisition, granted: int, *, login: str = COUNTY, words: str = "库存有限"
) -> None:
    by, at = scene.by(login), scene.later()
    answer_requisition(requisition, granted=granted, words=words, by=by, at=at, key=None)


def granted(scene: Scene, quantity: int) -> BlankRequisition:
    """A requisition of the hospital that its county has granted whole; one that is still open is withdrawn before."""
    for left in BlankRequisition.objects.unended().filter(office=scene.hospital):
        withdraw_requisition(left, words="数量有变，另行申领", by=scene.by("stock"), at=scene.later())
    requisition = asked_above(scene, quantity)
    answered(scene, requisition, quantity)
    return requisition


def sent_down(
    scene: Scene,
    first_no: str,
    last_no: str,
    *,
    login: str = "county-stock",
    key: UUID | None = None,
    on: BlankRequisition | None = None,
) -> BlankTransfer:
    """Sent from the county to the hospital, on a requisition of just as many where none is named."""
    said = Sent(first_no=first_no, last_no=last_no)
    requisition = on or granted(scene, int(last_no[3:]) - int(first_no[3:]) + 1)
    return send_blanks(requisition, sent=said, by=scene.by(login), at=scene.later(), key=key)


def planned(
    scene: Scene, *quarters: int, year: int, office: Office | None = None, login: str = "stock", words: str = ""
) -> BlankPlan:
    names = ("first_quarter", "second_quarter", "third_quarter", "fourth_quarter")
    said = Planned(year=year, words=words, **dict(zip(names, quarters, strict=True)))
    return plan_blanks(office or scene.hospital, planned=said, by=scene.by(login), at=scene.later())


def plan_answered(
    scene: Scene, plan: BlankPlan, granted: int, *, login: str = COUNTY, words: str = "按上年用量核减"
) -> None:
    answer_plan(plan, granted=granted, words=words, by=scene.by(login), at=scene.later())


def given_back(
    scene: Scene,
    first_no: str,
    last_no: str,
    *,
    office: Office | None = None,
    login: str = "stock",
    key: UUID | None = None,
) -> BlankTransfer:
    said = Returned(returned_for="计划有余，年底交回", first_no=first_no, last_no=last_no)
    return return_blanks(office or scene.hospital, returned=said, by=scene.by(login), at=scene.later(), key=key)


def counted_in(
    scene: Scene,
    transfer: BlankTransfer,
    *,
    first: str = "stock",
    second: str = "supervisor",
    at_office: Office | None = None,
) -> None:
    office = at_office or transfer.to_office
    payload = {"office": str(office.pk), "transfer": str(transfer.pk)}
    kind, by = ProposalKind.RECEIPT, scene.by(first)
    proposal = propose(kind, payload=payload, office=office, by=by, at=scene.later())
    confirm(proposal.pk, by=scene.by(second), at=scene.later())


def lost(
    scene: Scene,
    first_no: str,
    last_no: str,
    *,
    kind: BlankLossKind = BlankLossKind.STOLEN,
    login: str = "stock",
    key: UUID | None = None,
    office: Office | None = None,
) -> BlankLoss:
    said = Lost(kind=kind, first_no=first_no, last_no=last_no, words="库房夜间被撬，已报警")
    return report_lost_blanks(office or scene.hospital, lost=said, by=scene.by(login), at=scene.later(), key=key)


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
