"""What a certificate says, as labelled lines in the order of the paper: its content, and its whole statement."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xinsheng.look.moments import day
from xinsheng.papers.insert_layout import load_layout
from xinsheng.papers.printed import printed_fields

Line = tuple[str, str]


def content_lines(content: Mapping[str, Any]) -> tuple[Line, ...]:
    """The words of a certificate's content, in the order of the paper."""
    words = printed_fields(content)
    named = {field.field: field.label for field in load_layout().fields if field.part == "main"}
    return tuple(
        (name_of(field, label=name), with_unit(field, words[field]))
        for field, name in named.items()
        if field in words
    )


def with_unit(field: str, words: str) -> str:
    """An age with its unit, which on the paper stands beside the box."""
    return _("%(years)s 岁") % {"years": words} if field.endswith("_age") and words.isdecimal() else words


def name_of(field: str, *, label: str) -> str:
    """A field's label on the paper; a parent's further fields say whose they are."""
    whose = {"mother": _("母亲"), "father": _("父亲")}.get(field.partition("_")[0], "")
    return label if not whose or label.startswith(whose) else f"{whose}{label}"


def statement_lines(statement: Mapping[str, Any]) -> tuple[Line, ...]:
    """What the seal is put to and what is signed: the number, who issued it and when, and every printed field."""
    return (
        (_("证件编号"), statement["certificate_no"]),
        (_("签发日期"), day(date.fromisoformat(statement["issued_on"]))),
        (_("签发机构"), statement["issuer"]["name"]),
        (_("接生人员"), statement["attendant"]),
        (_("签发人员"), statement["issuing_officer"]),
        *content_lines(statement["content"]),
    )
