"""What of a couple's declaration concerns both, in rows, for the other to read: at a screen or at a counter."""

from django.utils.translation import gettext as _

from xinsheng.law.couples import CoupleDeclaration, CurrentChild, Place, Side
from xinsheng.law.shared_answers import other_of
from xinsheng.look.moments import day
from xinsheng.standards.divisions import full_name
from xinsheng.words.joining import one_after_another, with_remark
from xinsheng.words.labels import label

Row = tuple[str, str]


def shared_rows(declaration: CoupleDeclaration) -> list[Row]:
    """Who declared, by name only; the other as declared; marriage, children, order and township."""
    by = declaration.woman if declaration.declarant is Side.WOMAN else declaration.man
    rows = [(_("申报人"), with_remark(by.name, label(declaration.declarant)) if by else "")]
    if (other := other_of(declaration)) is not None:
        side = Side.MAN if declaration.declarant is Side.WOMAN else Side.WOMAN
        rows += [
            (_("另一方"), with_remark(other.name, label(side))),
            (label(other.paper_kind), other.paper_no),
            (_("户籍地址"), in_one_line(other.household)),
            (_("现在的住址"), in_one_line(other.residence)),
        ]
    married = _("%(day)s登记结婚") % {"day": day(declaration.marriage.registered_on)}
    return [
        *rows,
        (_("结婚登记"), married if declaration.marriage.registered else _("没有登记结婚")),
        (_("现有子女"), one_after_another(_child(one) for one in declaration.children) or _("没有")),
        (_("这次登记"), _("第 %(order)d 个孩子") % {"order": declaration.child_order}),
        (_("办理的乡镇（街道）"), full_name(declaration.township_code)),
    ]


def in_one_line(place: Place) -> str:
    """A place of a couple in one line, as declared."""
    parts = (place.division_name, place.group, place.street, place.compound, place.building, place.door)
    return " ".join(part for part in parts if part) or _("没有")


def _child(one: CurrentChild) -> str:
    """Sex and birth; not the number of the child's certificate."""
    words = _("%(year)d年%(month)d月%(day)d日出生") if one.born_day else _("%(year)d年%(month)d月出生")
    return f"{label(one.sex)} · {words % {'year': one.born_year, 'month': one.born_month, 'day': one.born_day or 0}}"
