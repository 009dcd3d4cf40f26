"""Invented papers of a couple's registration."""

from dataclasses import replace
from datetime import date, datetime

from xinsheng.papers.ordinary_certificate import FormFilling
from xinsheng.papers.query_slip import QuerySlip
from xinsheng.papers.registration_receipt import RegistrationReceipt

PAGE = "https://xinsheng.example.cn/q"
TOWNSHIP = "凯里市西门街道办事处"
TOWNSHIP_LINES = (
    "地址：凯里市韶山北路示例大楼一楼",
    "办公时间：工作日 8:30–12:00，14:30–17:30",
    "窗口：便民服务大厅 5 号窗口",
)
FILLING = FormFilling(office="黄平县旧州镇人民政府", officer="石敏", filled_on=date(2026, 12, 1))
SLIP = QuerySlip(
    code="14D2PF2DBSQQG0",
    page_address=PAGE,
    typed_address="xinsheng.example.cn/q",
    printed_on=date(2026, 11, 24),
    office=TOWNSHIP,
    office_lines=TOWNSHIP_LINES,
)
RECEIPT = RegistrationReceipt(
    receipt_no="SD-522601003-2026-000123",
    declarant="龙秋月",
    child="第一个子女",
    received=("夫妻双方姓名、证件号码", "户籍地和现居住地", "婚姻登记情况", "现有子女情况"),
    seen=("双方居民身份证", "结婚证"),
    received_local=datetime.fromisoformat("2026-11-24T10:05"),
    next_steps=("乡镇（街道）查询人口信息并核实，不再要求提交材料；", "办结后短信告知结果。"),
    answer_by=date(2026, 12, 1),
    township=TOWNSHIP,
    township_lines=TOWNSHIP_LINES,
    received_by="石敏",
    page_address=PAGE,
)
AT_ONCE = replace(
    RECEIPT,
    seen=(),
    answer_by=None,
    received_by=None,
    next_steps=("登记已经完成，电子生育服务证已经生成，凭短信中的查询码查看、下载、打印。",),
)
