"""The demonstration's body for births outside an institution: that of Kaili, with its people, seal and blanks."""

from datetime import date

from xinsheng.cli.invented import Invented
from xinsheng.law.terms import Duty, OfficeKind

APPOINTED = "appointed"
APPOINTED_OFFICE = (
    "凯里市妇幼保健院（演示，机构外出生签发）",
    OfficeKind.APPOINTED_BODY,
    "522601000000",
    "12522601000000005",
)
APPOINTED_BLANKS = ("Z527000001", "Z527000100", "机构外窗口")
_NOTE = "凯里市机构外出生签发 births outside, Kaili"

OUTSIDE_OFFICERS = (
    Invented(
        login="outside-issuing",
        name="杨胜兰",
        born_on=date(1989, 5, 14),
        office=APPOINTED,
        duties=(Duty.ISSUING_OFFICER,),
        note=_NOTE,
    ),
    Invented(
        login="outside-sealing",
        name="吴再明",
        born_on=date(1983, 11, 2),
        office=APPOINTED,
        duties=(Duty.SEALING_OFFICER,),
        note=_NOTE,
    ),
    Invented(
        login="outside-supervisor",
        name="龙昌荣",
        born_on=date(1973, 2, 19),
        office=APPOINTED,
        duties=(Duty.SUPERVISOR,),
        note=_NOTE,
    ),
    Invented(
        login="outside-stock",
        name="潘光秀",
        born_on=date(1986, 1, 22),
        office=APPOINTED,
        duties=(Duty.STOCK_KEEPER,),
        note=_NOTE,
    ),
    Invented(
        login="outside-sealkeeper",
        name="顾朝英",
        born_on=date(1991, 6, 9),
        office=APPOINTED,
        duties=(Duty.SEAL_KEEPER,),
        note=_NOTE,
    ),
)
