"""The whole form in rows of label, value and the way to change it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from xinsheng.counter.claim import way
from xinsheng.counter.claim.birth import told_rows
from xinsheng.counter.claim.parent.form import ethnicity_words, nationality_words, tells_its_birth
from xinsheng.counter.claim.work import Work
from xinsheng.counter.sent.standing import find_sent_to
from xinsheng.law.certificates import printed_address
from xinsheng.law.declaration import Address, Parent
from xinsheng.law.outside_birth import OutsideBirth
from xinsheng.law.parentage import ParentageReport
from xinsheng.law.terms import MothersState, Relation
from xinsheng.look.masks import masked_paper_no
from xinsheng.look.moments import day
from xinsheng.words.joining import listed
from xinsheng.words.labels import label

Row = tuple[str, str, str]


def summary_of(work: Work, *, fixed: bool = False) -> list[tuple[str, list[Row]]]:
    """Headings with their rows; with `fixed` nothing can be changed any more."""
    said, collector = work.declaration, work.declaration.collector
    mother: list[Row] = [(_("母亲信息"), _("不提供"), way.MOTHER_GIVEN)]
    if said.mother_given:
        mother = _parent(work, said.mother, pages=(way.MOTHER, way.MOTHERS_HOUSEHOLD, way.MOTHERS_RESIDENCE))
    rows: list[tuple[str, list[Row]]] = [
        *([(_("孩子的出生"), _told(said.birth))] if said.birth else []),
        (_("孩子"), _child(work)),
        (_("母亲"), mother),
    ]
    refused = _("不提供") if work.has_answered(way.FATHER_GIVEN) else ""
    father: list[Row] = [(_("父亲信息"), refused, way.FATHER_GIVEN)]
    if said.father is not None:
        father = _parent(work, said.father, pages=(way.FATHER, way.FATHERS_HOUSEHOLD, way.FATHERS_RESIDENCE))
    rows.append((_("父亲"), father))
    collects: list[Row] = [
        (_("领证人"), collector.name, way.COLLECTOR),
        (_("与孩子的关系"), label(collector.relation), ""),
        (_("证件号码"), masked_paper_no(collector.paper_no), ""),
        (_phone_of(work), collector.phone or _("未填写"), way.COLLECTOR),
    ]
    if not work.is_mother and said.mother_given and not _is_sent(work):
        collects.append((_("母亲的情况"), label(said.mothers_state), way.COLLECTOR))
    rows.append((_("领证"), collects))
    if said.report is not None:
        rows.append((_("亲子鉴定意见书"), _report(said.report)))
    return [(heading, _linked(work, lines, fixed=fixed)) for heading, lines in rows]


def _is_sent(work: Work) -> bool:
    """Whether the mother's own signature sends them, which says how it is with her."""
    signs = work.declaration.mothers_state is MothersState.CAN_SIGN
    return signs and find_sent_to(work.person, case=work.case, at=work.at) is not None


def _phone_of(work: Work) -> str:
    """Whose number it is, where the mother fills in the form and sends somebody else to collect."""
    if work.is_mother and work.declaration.collector.relation is not Relation.MOTHER:
        return _("手机号码（%(name)s）") % {"name": work.person.name}
    return _("手机号码")


def _told(birth: OutsideBirth) -> list[Row]:
    pages = {"when": way.BIRTH_WHEN, "where": way.BIRTH_WHERE, "figures": way.BIRTH_FIGURES}
    return [(name, value, pages.get(part, "")) for name, value, part in told_rows(birth)]


def _report(report: ParentageReport) -> list[Row]:
    named = [name for name in (report.mother_name, report.father_name, report.child_name) if name]
    return [
        (_("鉴定机构"), report.laboratory, way.REPORT),
        (_("许可证号"), report.licence_no, way.REPORT),
        (_("意见书编号"), report.report_no, way.REPORT),
        (_("出具日期"), day(report.issued_on), way.REPORT),
        (_("意见书写到的人"), listed(named), way.REPORT),
    ]


def _linked(work: Work, rows: Sequence[Row], *, fixed: bool) -> list[Row]:
    return [(name, value, way.address_of(work, page) if page and not fixed else "") for name, value, page in rows]


def _child(work: Work) -> list[Row]:
    rows = [(_("姓名"), work.declaration.child_name, way.CHILD)]
    if work.declaration.surname_reason:
        rows.append((_("选取其他姓氏的理由"), work.declaration.surname_reason, way.CHILD))
    return rows


def _parent(work: Work, parent: Parent, *, pages: tuple[str, str, str]) -> list[Row]:
    particulars, household, residence = pages
    recorded = particulars == way.MOTHER and work.mother_is_recorded
    is_told = tells_its_birth(parent, on=work.today)
    number = masked_paper_no(parent.paper_no) if recorded else parent.paper_no
    rows = [
        (_("姓名"), parent.name, "" if recorded else particulars),
        (
            label(parent.paper_kind) if parent.paper_kind else _("证件"),
            number or _("没有证件"),
            "" if recorded else particulars,
        ),
        (_("出生日期"), day(parent.born_on), "" if recorded and is_told else particulars),
        (_("国籍"), nationality_words(parent.nationality), particulars),
        (_("民族"), ethnicity_words(parent.ethnicity_label), particulars),
    ]
    asked = way.pages_of(work)
    places = ((_("户籍地址"), parent.household, household), (_("现在的住址"), parent.residence, residence))
    return rows + [(name, _place(work, address, page=page), page) for name, address, page in places if page in asked]


def _place(work: Work, address: Address, *, page: str) -> str:
    """An address in full, or as which of those above it is: what is read once is not read four times."""
    said, asked = work.declaration, way.pages_of(work)
    above = (
        (way.MOTHERS_HOUSEHOLD, said.mother.household, _("与母亲的户籍地址相同")),
        (way.MOTHERS_RESIDENCE, said.mother.residence, _("与母亲现在的住址相同")),
        (way.FATHERS_HOUSEHOLD, said.father.household if said.father else None, _("与父亲的户籍地址相同")),
    )
    known = [words for where, one, words in above if _is_above(where, page, asked) and one == address]
    return known[0] if known and printed_address(address) else printed_address(address)


def _is_above(where: str, page: str, asked: Sequence[str]) -> bool:
    return where in asked and asked.index(where) < asked.index(page)
