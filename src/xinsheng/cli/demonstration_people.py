"""Who lives in the demonstration province. All invented; the numbers carry right check digits and nobody's birth."""

from collections.abc import Iterator
from datetime import date

from django.utils import translation

from xinsheng.cli.demonstration_outside import OUTSIDE_OFFICERS
from xinsheng.cli.invented import Invented
from xinsheng.law.terms import Duty
from xinsheng.words.labels import label

PROVINCE, COUNTY, HOSPITAL, OTHER_HOSPITAL = "province", "county", "hospital", "other_hospital"
COUNTY_OF_KAILI, TOWNSHIP, OTHER_TOWNSHIP, VILLAGE = "county_of_kaili", "township", "other_township", "village"
_AT_THE_HOSPITAL = "贵阳市新生妇幼保健院 the hospital"

ADMINISTRATORS = (
    Invented(login="system", name="安顺义", born_on=date(1980, 3, 2), duties=(Duty.SYSTEM_ADMINISTRATOR,)),
    Invented(login="security", name="石晓岚", born_on=date(1982, 7, 19), duties=(Duty.SECURITY_ADMINISTRATOR,)),
    Invented(login="audit", name="龙正清", born_on=date(1976, 11, 5), duties=(Duty.AUDIT_ADMINISTRATOR,)),
)

OFFICERS = (
    Invented(login="midwife", name="杨秀英", born_on=date(1990, 5, 6), office=HOSPITAL, duties=(Duty.ATTENDANT,)),
    Invented(login="midwife2", name="潘玉兰", born_on=date(1993, 8, 12), office=HOSPITAL, duties=(Duty.ATTENDANT,)),
    Invented(login="doctor", name="罗建国", born_on=date(1979, 1, 30), office=HOSPITAL, duties=(Duty.ATTENDANT,)),
    Invented(
        login="issuing", name="吴文静", born_on=date(1988, 9, 21), office=HOSPITAL, duties=(Duty.ISSUING_OFFICER,)
    ),
    Invented(
        login="issuing2", name="莫家成", born_on=date(1985, 2, 14), office=HOSPITAL, duties=(Duty.ISSUING_OFFICER,)
    ),
    Invented(
        login="sealing", name="韦明芳", born_on=date(1984, 12, 3), office=HOSPITAL, duties=(Duty.SEALING_OFFICER,)
    ),
    Invented(login="supervisor", name="田维", born_on=date(1972, 6, 8), office=HOSPITAL, duties=(Duty.SUPERVISOR,)),
    Invented(login="stock", name="陆大山", born_on=date(1981, 4, 17), office=HOSPITAL, duties=(Duty.STOCK_KEEPER,)),
    Invented(
        login="sealkeeper", name="黎小芳", born_on=date(1987, 10, 25), office=HOSPITAL, duties=(Duty.SEAL_KEEPER,)
    ),
    Invented(
        login="elsewhere",
        name="蒙自强",
        born_on=date(1986, 3, 11),
        office=OTHER_HOSPITAL,
        duties=(Duty.ISSUING_OFFICER,),
        note="另一县 of another county",
    ),
    Invented(
        login="elsewhere-midwife",
        name="侯桂花",
        born_on=date(1991, 7, 7),
        office=OTHER_HOSPITAL,
        duties=(Duty.ATTENDANT,),
        note="另一县 of another county",
    ),
    Invented(
        login="township",
        name="吴朝阳",
        born_on=date(1987, 2, 11),
        office=TOWNSHIP,
        duties=(Duty.TOWNSHIP_OFFICER,),
        note="凯里市西门街道 Ximen, Kaili",
    ),
    Invented(
        login="township2",
        name="杨再兰",
        born_on=date(1990, 9, 3),
        office=TOWNSHIP,
        duties=(Duty.TOWNSHIP_OFFICER,),
        note="凯里市西门街道 Ximen, Kaili",
    ),
    Invented(
        login="township-elsewhere",
        name="周正平",
        born_on=date(1983, 6, 24),
        office=OTHER_TOWNSHIP,
        duties=(Duty.TOWNSHIP_OFFICER,),
        note="贵阳市云岩区大营路街道 Dayinglu, Guiyang",
    ),
    Invented(login="village", name="顾小莲", born_on=date(1978, 12, 5), office=VILLAGE, duties=(Duty.VILLAGE_AGENT,)),
    Invented(
        login="county",
        name="石家明",
        born_on=date(1975, 4, 8),
        office=COUNTY_OF_KAILI,
        duties=(Duty.SUPERVISOR,),
        note="凯里市卫生健康局 county of Kaili",
    ),
    Invented(
        login="county-yunyan",
        name="杜明远",
        born_on=date(1974, 8, 27),
        office=COUNTY,
        duties=(Duty.SUPERVISOR,),
        note="云岩区卫生健康局 county of Yunyan",
    ),
    Invented(
        login="county-stock",
        name="冉秀珍",
        born_on=date(1983, 3, 30),
        office=COUNTY,
        duties=(Duty.STOCK_KEEPER,),
        note="云岩区卫生健康局 county of Yunyan",
    ),
    Invented(
        login="province",
        name="骆安邦",
        born_on=date(1971, 5, 22),
        office=PROVINCE,
        duties=(Duty.SUPERVISOR,),
        note="省卫生健康委员会 the province",
    ),
    Invented(
        login="reissue",
        name="梁秋月",
        born_on=date(1986, 5, 27),
        office=COUNTY,
        duties=(Duty.REISSUE_OFFICER,),
        note="云岩区卫生健康局 county of Yunyan",
    ),
    Invented(
        login="reviewer",
        name="陈国栋",
        born_on=date(1974, 8, 15),
        office=COUNTY,
        duties=(Duty.REVIEWER,),
        note="云岩区卫生健康局 county of Yunyan",
    ),
    Invented(
        login="county-sealing",
        name="万正阳",
        born_on=date(1983, 11, 9),
        office=COUNTY,
        duties=(Duty.SEALING_OFFICER,),
        note="云岩区卫生健康局 county of Yunyan",
    ),
    Invented(
        login="county-seal",
        name="邓雅琴",
        born_on=date(1984, 9, 30),
        office=COUNTY,
        duties=(Duty.SEAL_KEEPER,),
        note="云岩区卫生健康局 county of Yunyan",
    ),
    *OUTSIDE_OFFICERS,
    Invented(
        login="platform-seal",
        name="罗文芝",
        born_on=date(1981, 1, 19),
        office=PROVINCE,
        duties=(Duty.SEAL_KEEPER,),
        note="平台印章保管 keeps the platform's seal",
    ),
)

CITIZENS = (
    Invented(
        login="mother",
        name="龙小梅",
        born_on=date(1996, 4, 18),
        division="522601",
        sequence="026",
        phone="13800000001",
        note="母亲 mother",
    ),
    Invented(
        login="father",
        name="杨志强",
        born_on=date(1994, 10, 2),
        division="522601",
        sequence="033",
        phone="13800000002",
        note="父亲 father",
    ),
    Invented(
        login="grandmother",
        name="潘阿妹",
        born_on=date(1968, 1, 9),
        division="522601",
        sequence="044",
        phone="13800000003",
        note="外婆 grandmother",
    ),
    Invented(
        login="mother2",
        name="韦春燕",
        born_on=date(1999, 12, 24),
        division="522701",
        sequence="068",
        phone="13800000004",
        note="另一位母亲 another mother",
    ),
)


def people_told() -> Iterator[str]:
    """Who may sign in, whom to begin with, in both languages; one signs in by choosing a name on the page."""
    yield "可登录的虚构人员（在登录页点姓名） invented people; choose one on the sign-in page:"
    for who in (*CITIZENS, *OFFICERS, *ADMINISTRATORS):
        duties = "、".join(f"{_said(duty, 'zh-hans')} {_said(duty, 'en')}" for duty in who.duties)
        note = who.note or (_AT_THE_HOSPITAL if who.office == HOSPITAL else "")
        yield f"  {who.name}　{'，'.join(text for text in (duties, note) if text)}"
    first, attendant = CITIZENS[0], next(who for who in OFFICERS if Duty.ATTENDANT in who.duties)
    yield f"先办生育登记 begin with birth-service registration: {first.name}"
    yield f"先办出生医学证明 or with the Medical Certificate of Birth: {attendant.name}"


def _said(duty: Duty, language: str) -> str:
    with translation.override(language):
        return label(duty)
