"""Ethnic groups by GB/T 3304: 56 with a code and a name, 97 other, 98 foreign-born Chinese citizens.

A declaration holds a code **and** the literal label. About 670,000 people of Guizhou carry identity cards
that lawfully print 穿青人 or 革家人: code 97 with that label, printed as it stands, never "其他".
"""

from dataclasses import dataclass

OTHER = "97"
FOREIGN_BORN = "98"
LABELS_WITHOUT_CODE = ("穿青人", "革家人")  # 公安部 2003 reply no. 118; Guizhou rules of 2015, art. 22
_LONGEST_LABEL = 20

_NAMES = """
01 汉族 Han|02 蒙古族 Mongol|03 回族 Hui|04 藏族 Zang|05 维吾尔族 Uygur|06 苗族 Miao|07 彝族 Yi|08 壮族 Zhuang
09 布依族 Buyei|10 朝鲜族 Chosen|11 满族 Man|12 侗族 Dong|13 瑶族 Yao|14 白族 Bai|15 土家族 Tujia|16 哈尼族 Hani
17 哈萨克族 Kazak|18 傣族 Dai|19 黎族 Li|20 傈僳族 Lisu|21 佤族 Va|22 畲族 She|23 高山族 Gaoshan|24 拉祜族 Lahu
25 水族 Sui|26 东乡族 Dongxiang|27 纳西族 Naxi|28 景颇族 Jingpo|29 柯尔克孜族 Kirgiz|30 土族 Tu|31 达斡尔族 Daur
32 仫佬族 Mulao|33 羌族 Qiang|34 布朗族 Blang|35 撒拉族 Salar|36 毛南族 Maonan|37 仡佬族 Gelao|38 锡伯族 Xibe
39 阿昌族 Achang|40 普米族 Pumi|41 塔吉克族 Tajik|42 怒族 Nu|43 乌孜别克族 Uzbek|44 俄罗斯族 Russ|45 鄂温克族 Ewenki
46 德昂族 Deang|47 保安族 Bonan|48 裕固族 Yugur|49 京族 Gin|50 塔塔尔族 Tatar|51 独龙族 Derung|52 鄂伦春族 Oroqen
53 赫哲族 Hezhen|54 门巴族 Monba|55 珞巴族 Lhoba|56 基诺族 Jino
"""


@dataclass(frozen=True, slots=True)
class EthnicGroup:
    """One row of the standard."""

    code: str  # two digits
    chinese: str  # with 族, as the certificate prints it
    english: str  # the standard's romanisation


ETHNIC_GROUPS = {
    code: EthnicGroup(code, chinese, english)
    for code, chinese, english in (row.split() for row in _NAMES.replace("\n", "|").split("|") if row)
} | {
    OTHER: EthnicGroup(OTHER, "其他", "Other"),
    FOREIGN_BORN: EthnicGroup(FOREIGN_BORN, "外国血统中国籍人士", "Chinese citizen of foreign descent"),
}


def find_ethnic_group(code: str) -> EthnicGroup | None:
    """Find a row by its two digits, or None."""
    return ETHNIC_GROUPS.get(code)


def ethnic_code_of(label: str) -> str:
    """Give the code of a label as a card prints it, with or without 族; a label of its own is 97 (other)."""
    wanted = label.strip()
    names = {group.chinese: group.code for group in ETHNIC_GROUPS.values()}
    return names.get(wanted) or names.get(f"{wanted}族") or OTHER


def ethnic_label_fault(code: str, *, label: str) -> str | None:
    """Say what is wrong with a code and its label together, or None.

    Codes: `unknown_code`, `no_label`, `too_long` (over 20), `differs` (a coded group under another name). The
    label of code 97 is free: it is what the card prints.
    """
    group = find_ethnic_group(code)
    if group is None:
        return "unknown_code"
    if not label:
        return "no_label"
    if len(label) > _LONGEST_LABEL:
        return "too_long"
    return None if code in {OTHER, FOREIGN_BORN} or ethnic_code_of(label) == code else "differs"
