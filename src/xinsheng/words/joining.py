"""How words are put together in the reader's language: the marks between them are words too."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _


def listed(words: Iterable[str | Promise]) -> str:
    """One after the other: 甲、乙."""
    return _("、").join(map(str, words))


def one_after_another(sentences: Iterable[str | Promise]) -> str:
    """What has marks of its own within: 女 · 2021年5月出生；男 · 2023年8月出生."""
    return _("；").join(map(str, sentences))


def in_a_row(first: str | Promise, second: str | Promise) -> str:
    """Two whole sentences, the second after the first: 正在审核。11月23日（周一）前答复。"""
    return _("%(first)s%(second)s") % {"first": first, "second": second}


def with_remark(words: str | Promise, remark: str | Promise) -> str:
    """What is said of it in brackets: 龙小梅（母亲）."""
    return _("%(words)s（%(remark)s）") % {"words": words, "remark": remark}


def said_of(name: str | Promise, words: str | Promise) -> str:
    """What it is, and what is said of it: 姓名：龙小梅."""
    return _("%(name)s：%(words)s") % {"name": name, "words": words}
