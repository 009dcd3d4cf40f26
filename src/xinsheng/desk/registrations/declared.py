"""What a couple declared, as titled groups of labelled lines."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import gettext as _

from xinsheng.law.couples import CoupleDeclaration, CurrentChild, Place, Side, Spouse
from xinsheng.look.masks import masked_paper_no, masked_phone
from xinsheng.look.moments import day
from xinsheng.words.joining import with_remark
from xinsheng.words.labels import label

Line = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Section:
    """A titled group of lines."""

    title: str
    lines: tuple[Line, ...]


def declared_sections(
    declaration: CoupleDeclaration, *, whole: bool = False, with_phone: bool = False
) -> tuple[Section, ...]:
    """The declaration; numbers with their middle hidden unless `whole` is asked for.

    A phone is hidden too, except `with_phone`: before whoever has just said it, who alone can find a wrong digit.
    """
    return (
        Section(title=_("女方"), lines=_spouse_lines(declaration.woman, whole=whole)),
        Section(title=_("男方"), lines=_man_lines(declaration.man, whole=whole)),
        Section(title=_("婚姻、子女"), lines=_family_lines(declaration)),
        Section(title=_("申报"), lines=_declaring_lines(declaration, with_phone=with_phone)),
    )


def _man_lines(man: Spouse | None, *, whole: bool) -> tuple[Line, ...]:
    if man is None:
        return ((_("男方信息"), _("没有填写")),)
    return _spouse_lines(man, whole=whole)


def _spouse_lines(spouse: Spouse, *, whole: bool) -> tuple[Line, ...]:
    number = spouse.paper_no if whole else masked_paper_no(spouse.paper_no)
    return (
        (_("姓名"), spouse.name),
        (_("证件"), format_html('{} <span class="x-number">{}</span>', label(spouse.paper_kind), number)),
        (_("户籍地"), place_words(spouse.household)),
        (_("现居住地"), place_words(spouse.residence)),
    )


def place_words(place: Place) -> str:
    """A place in one line, down to the door."""
    parts = (place.group, place.street, place.compound, place.building, place.door)
    return " ".join(part for part in (place.division_name, *parts) if part)


def _family_lines(declaration: CoupleDeclaration) -> tuple[Line, ...]:
    order = _("第 %(order)d 个孩子") % {"order": declaration.child_order}
    return (
        (_("婚姻登记"), marriage_words(declaration)),
        (_("现有子女"), children_words(declaration.children)),
        (_("本次登记"), order),
    )


def marriage_words(declaration: CoupleDeclaration) -> str:
    """Married, since when; or without a registration."""
    marriage = declaration.marriage
    if not marriage.registered:
        return _("没有结婚登记")
    return _("%(day)s登记结婚") % {"day": day(marriage.registered_on)}


def children_words(children: tuple[CurrentChild, ...]) -> str:
    """Each child in the order of birth, or that there is none."""
    return _("；").join(child_words(child) for child in children) or _("没有子女")


def child_words(child: CurrentChild) -> str:
    """One child: sex, month or day of birth, certificate number where there is one."""
    born = _("%(year)d年%(month)d月") % {"year": child.born_year, "month": child.born_month}
    if child.born_day:
        born = _("%(year)d年%(month)d月%(day)d日") % {
            "year": child.born_year,
            "month": child.born_month,
            "day": child.born_day,
        }
    words = _("%(sex)s，%(born)s生") % {"sex": label(child.sex), "born": born}
    return with_remark(words, child.certificate_no) if child.certificate_no else words


def _declaring_lines(declaration: CoupleDeclaration, *, with_phone: bool) -> tuple[Line, ...]:
    declarant = declaration.woman if declaration.declarant is Side.WOMAN else declaration.man
    name = declarant.name if declarant else ""
    shown = str if with_phone else masked_phone
    phone = shown(declaration.phone) if declaration.phone else _("没有留手机号，查询码打印在查询码单上")
    lines = ((_("申报人"), with_remark(name, label(declaration.declarant))), (_("手机"), phone))
    other = ((_("另一方的手机"), shown(declaration.other_phone)),) if declaration.other_phone else ()
    return (*lines, *other)
