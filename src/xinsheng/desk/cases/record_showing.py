"""What is known of an original from before this system: what was sought, each look, its issuer, what was typed."""

from django.utils.translation import gettext as _

from xinsheng.casework.legacy_originals import find_stated, stated_in
from xinsheng.casework.record_look_ups import latest_look_up, sought_by
from xinsheng.desk.cases.certificate_lines import Line, content_lines
from xinsheng.desk.cases.reading import ReadCase
from xinsheng.desk.cases.showing import Section
from xinsheng.law.register_records import Silence
from xinsheng.law.succession_terms import Holding, RecordAnswer, RecordSource
from xinsheng.look.moments import day, moment
from xinsheng.registry.models import Case
from xinsheng.words.labels import label


def record_sections(read: ReadCase) -> tuple[Section, ...]:
    """The look for the record, and what was typed where it awaits confirmation; nothing of an original of our own."""
    sought = sought_by(read.case)
    if sought is None or not read.reads_form:
        return ()
    told = (
        (_("孩子姓名"), sought.child_name),
        (_("出生日期"), day(sought.born_on)),
        (_("母亲姓名"), sought.mother_name),
        (_("证件编号"), sought.certificate_no or _("当事人不知道")),
        (_("原签发机构"), sought.issuer_name),
    )
    return (
        Section(
            about="record",
            title=_("原签发记录（早于本系统的证件）"),
            lines=(*told, *_looks(read.case), *_supplies(read)),
        ),
        *_stated(read),
    )


def _looks(case: Case) -> tuple[Line, ...]:
    """Each look with its day and its answer; a silent register is said in one sentence."""
    looks = case.record_look_ups.select_related("asked_by").order_by("at", "source")
    lines = [
        (
            label(RecordSource(one.source)),
            "　".join(
                (
                    label(RecordAnswer(one.answer)),
                    moment(one.at),
                    *((one.asked_by.name,) if one.asked_by else ()),
                )
            ),
        )
        for one in looks
    ]
    if not lines:
        return ((_("查询"), _("系统正在查询，通常几秒钟就有结果")),)
    last = latest_look_up(case)
    if last is not None and last.silence == Silence.CONTRADICTORY:
        lines.append((_("没有采用"), _("登记系统的记录不止一条，或与本系统中这个编号的记载不同；查清以前不能办理")))
    elif last is not None and last.answer == RecordAnswer.UNREACHABLE:
        lines.append((_("等待答复"), _("系统会自动再查，答复以前不能办理，也不得向申请人要证明")))
    return tuple(lines)


def _supplies(read: ReadCase) -> tuple[Line, ...]:
    """What the original issuer answered, or until when it is waited for."""
    said = read.facts.succession
    rows = read.case.record_supplies.select_related("by", "office").order_by("at")
    lines = [(one.office.name, f"{label(Holding(one.holding))}　{one.by.name}　{moment(one.at)}") for one in rows]
    if not lines and said.issuer_asked_on is not None and not said.original_known:
        lines.append((_("原签发机构"), _("已请其在系统中提供存根或证明，申请人不用往返")))
    return tuple(lines)


def _stated(read: ReadCase) -> tuple[Section, ...]:
    row = find_stated(read.case)
    if row is None or read.facts.succession.original_known:
        return ()
    return (Section(about="stated", title=_("录入的原证件内容（待审核人员核对）"), lines=stated_lines(read)),)


def stated_lines(read: ReadCase) -> tuple[Line, ...]:
    """What was typed last, for whoever confirms it; empty where nothing was."""
    row = find_stated(read.case)
    if row is None:
        return ()
    record = stated_in(row, case=read.case)
    return (
        (_("编号"), record.certificate_no),
        (_("签发机构"), record.issuer_name),
        (_("签发日期"), day(record.issued_on)),
        (_("接生人员"), record.attendant),
        *content_lines(record.content or {}),
        (_("录入人"), f"{row.stated_by.name}　{moment(row.stated_at)}"),
    )
