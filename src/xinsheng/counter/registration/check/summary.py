"""The whole declaration in rows of label, value and the page to change it on."""

from django.utils.translation import gettext as _

from xinsheng.casework.registration_snapshots import find_township
from xinsheng.counter.registration import way
from xinsheng.counter.registration.children.views import worded
from xinsheng.counter.registration.work import Work
from xinsheng.law.couple_faults import spouses_of
from xinsheng.law.couples import Side, Spouse
from xinsheng.look.moments import day
from xinsheng.look.shared_answers import in_one_line
from xinsheng.words.joining import one_after_another
from xinsheng.words.labels import label

Row = tuple[str, str, str]


def summary_of(work: Work) -> list[tuple[str, list[Row]]]:
    """Headings with their rows: both of the couple, marriage and children, who handles it and who is told."""
    said = work.declaration
    rows = [(label(side), _spouse(work, side=side, spouse=spouse)) for side, spouse in spouses_of(said)]
    if said.man is None:
        rows.append((label(Side.MAN), [(_("男方信息"), _("不提供"), way.PARTNER_GIVEN)]))
    rows += [(_("婚姻和子女"), _family(work)), (_("办理"), _handling(work))]
    return [(heading, [_linked(work, row) for row in lines]) for heading, lines in rows]


def _linked(work: Work, row: Row) -> Row:
    name, value, page = row
    answered = not page or work.has_answered(page)
    return name, value if answered else "", way.address_of(work, page) if page else ""


def _spouse(work: Work, *, side: Side, spouse: Spouse) -> list[Row]:
    is_own = side is work.own_side
    rows = [(_("申报人"), _("本人"), way.SIDE)] if is_own else []
    rows += [
        (_("姓名"), spouse.name, "" if is_own else way.PARTNER),
        (label(spouse.paper_kind), spouse.paper_no, "" if is_own else way.PARTNER),
    ]
    places = ((_("户籍地址"), way.HOUSEHOLD, spouse.household), (_("现在的住址"), way.RESIDENCE, spouse.residence))
    return rows + [(name, in_one_line(place), way.place_page(side, part)) for name, part, place in places]


def _family(work: Work) -> list[Row]:
    said = work.declaration
    married = _("%(day)s登记结婚") % {"day": day(said.marriage.registered_on)}
    children = one_after_another(worded(child) for child in said.children) or _("没有")
    order = _("第 %(order)d 个孩子") % {"order": said.child_order} if said.child_order else ""
    return [
        (_("结婚登记"), married if said.marriage.registered else _("没有登记结婚"), way.MARRIAGE),
        (_("现有子女"), children, way.CHILDREN),
        (_("这次登记"), order, way.CHILD_ORDER),
    ]


def _handling(work: Work) -> list[Row]:
    office = find_township(work.declaration, at=work.at)
    other = (_("另一方的手机号码"), work.declaration.other_phone or _("没有填写"), way.OTHER_PHONE)
    return [
        (_("办理的乡镇（街道）"), office.name if office else "", way.TOWNSHIP),
        (_("手机号码"), work.declaration.phone or _("没有，查询码打印出来"), way.PHONE),
        *([other] if way.awaits_the_other(work) else []),
    ]
