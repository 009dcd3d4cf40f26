"""Invented papers of the counter: notice, receipt, claim slip, registration form."""

from dataclasses import replace
from datetime import date, datetime

from xinsheng.papers.notices import Notice, NoticeItem
from xinsheng.papers.receipts import Receipt
from xinsheng.papers.registration_forms import RegistrationForm
from xinsheng.papers.slips import ClaimSlip

OFFICE = "凯里市妇幼保健院门诊一楼 3 号窗口"
HOURS = "工作日 8:30–12:00，14:30–17:30"
PAGE = "https://xinsheng.example.cn/c/4F7K2M9Q"
ITEMS = (
    NoticeItem(
        what="父亲有效身份证件",
        missing=False,
        why="上传的照片反光，看不清证件号码后四位。",
        remedy="重新拍摄身份证正反两面，四角完整、字迹清楚；也可以出示电子证照。",
        where="网上补正，或到窗口出示原件",
    ),
    NoticeItem(
        what="母亲授权委托书",
        missing=True,
        why="领证人不是母亲本人，需要母亲授权。",
        remedy="由母亲在线填写并签名，或在窗口提交本人签名的委托书。",
        where="网上办理或签发窗口",
    ),
)
NOTICE = Notice(
    notice_no="GZ-520001-2026-000123-1",
    institution="凯里市妇幼保健院",
    child="龙小满",
    mother="龙秋月",
    collector="杨胜利",
    items=ITEMS,
    given_on=date(2026, 11, 24),
    given_by="石敏",
    office=OFFICE,
    hours=HOURS,
    telephone="0855-0000000",
    page_address=PAGE,
)
LONG_NOTICE = replace(NOTICE, items=ITEMS * 6, page_address=None)
RECEIPT = Receipt(
    receipt_no="520001-2026-000123",
    institution="凯里市妇幼保健院",
    matter="《出生医学证明》首次签发",
    child="龙小满",
    mother="龙秋月",
    collector="龙秋月（母亲）",
    received=("母亲有效身份证件（上传）", "父亲有效身份证件（电子证照）", "接生信息（医院已登记）"),
    told="有变化会发短信告诉您（短信里没有链接）。",
    received_on=date(2026, 11, 24),
    received_by="石敏",
    answer_by=date(2026, 11, 27),
    office=OFFICE,
    telephone="0855-0000000",
    page_address=PAGE,
)
SLIP = ClaimSlip(
    institution="凯里市妇幼保健院",
    mother="龙**",
    code="4F7K2M9QX3TB",
    page_address=PAGE,
    typed_address="xinsheng.example.cn/c",
    bring=("父母双方有效身份证件或电子证照", "不是母亲本人领取的：母亲的授权（可在线填写）和领证人证件"),
    printed_on=date(2026, 11, 22),
    valid_until=date(2027, 2, 20),
    office=OFFICE,
    telephone="0855-0000000",
)
FORM = RegistrationForm(
    form_no="520001-2026-000123",
    institution="凯里市妇幼保健院",
    inpatient_no="ZY20261122017",
    attendant="吴春兰",
    attendant_signed_local=datetime.fromisoformat("2026-11-22T16:10"),
    collector="龙秋月",
    relation="母亲",
    collector_paper_kind="居民身份证",
    collector_paper_no="522601199803120027",
    declared_on=date(2026, 11, 24),
)
