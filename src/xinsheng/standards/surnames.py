"""Surnames: where the surname of a Chinese name ends."""

from xinsheng.standards.names import DOT, is_han

# 复姓 of two characters still borne by many (姓氏 sample surveys of the ministry of public security name these).
_COMPOUND = """
欧阳 上官 司马 诸葛 夏侯 皇甫 令狐 尉迟 长孙 慕容 司徒 东方 公孙 宇文 独孤 南宫
端木 轩辕 申屠 淳于 呼延 闻人 澹台 太史 完颜 百里 濮阳 赫连 单于 公冶 宗政 钟离
鲜于 闾丘 司空 拓跋 第五 左丘 羊舌 梁丘 西门 南门 东郭
"""
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())


def find_surname(name: str) -> str | None:
    """Find the surname a Chinese name begins with; None for a name in Latin letters, or joined by a dot.

    A name of one character has no surname that could be told apart.
    """
    if DOT in name or len(name) < 2 or not all(map(is_han, name)):  # noqa: PLR2004  a surname and one more
        return None
    return name[:2] if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else name[:1]  # noqa: PLR2004
