"""What a laboratory answered about a report, and what another institution found of it, as lines of the case."""

from django.utils.translation import gettext as _

from xinsheng.casework.outside_snapshots import find_confirmation
from xinsheng.casework.report_confirmations import waited_for_until
from xinsheng.desk.cases.reading import ReadCase
from xinsheng.desk.cases.showing import Line, Section, signature_line
from xinsheng.law.report_confirmations import LaboratoryAnswer
from xinsheng.law.second_review import SecondFinding
from xinsheng.law.terms import Service
from xinsheng.look.moments import day, moment
from xinsheng.words.labels import label


def looked_sections(read: ReadCase) -> tuple[Section, ...]:
    """The laboratory's answer and each look, the latest first, for those who may read the form.

    The words of a doubt stand among the reasons.
    """
    if not read.reads_form or read.case.service != Service.FIRST_ISSUANCE_OUTSIDE:
        return ()
    rows = read.case.second_reviews.select_related("office", "reviewed_by").order_by("-reviewed_at")
    looks = tuple(
        Section(
            about="second_review",
            title=_("另一机构复核"),
            lines=(
                (_("复核意见"), label(SecondFinding(row.finding))),
                (_("复核机构"), row.office.name),
                signature_line(row.reviewed_by.name, at=row.reviewed_at, method=row.signature_method),
            ),
        )
        for row in rows
    )
    climbs = read.case.second_review_climbs.select_related("office").order_by("-climbed_at")
    climbed = tuple((row.office.name, moment(row.climbed_at)) for row in climbs)
    overdue = (Section(about="climbed", title=_("复核期满，已报上一级"), lines=climbed),) if climbed else ()
    answered = _laboratory_lines(read)
    asked = (Section(about="laboratory", title=_("向鉴定机构核实"), lines=answered),) if answered else ()
    return (*asked, *overdue, *looks)


def _laboratory_lines(read: ReadCase) -> tuple[Line, ...]:
    row = find_confirmation(read.case)
    if row is None:
        until = waited_for_until(read.case)
        return ((_("鉴定机构的答复"), _("等其答复，到 %(until)s 为止") % {"until": day(until)}),) if until else ()
    lines = [(_("鉴定机构的答复"), label(LaboratoryAnswer(row.answer))), (_("时间"), moment(row.at))]
    if row.same_file:
        lines.append((_("意见书文件"), _("与鉴定机构的文件完全相同")))
    return tuple(lines)
