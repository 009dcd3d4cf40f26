"""What a collector told of a birth outside an institution, and of the test report, as labelled lines."""

from django.utils.translation import gettext as _

from xinsheng.desk.cases.born_together import order_words
from xinsheng.law.outside_birth import OutsideBirth
from xinsheng.law.parentage import ParentageReport
from xinsheng.look.environment import body_length, weight
from xinsheng.look.moments import day, moment
from xinsheng.standards.divisions import find_division, full_name
from xinsheng.words.labels import label

Line = tuple[str, str]


def told_lines(birth: OutsideBirth) -> tuple[Line, ...]:
    """The birth's own facts; what nobody took is said to be so, for it prints as the mark."""
    unknown, weeks = _("未测量（印“/”）"), birth.gestation_weeks
    gestation = _("%(weeks)d 周 %(days)d 天") % {"weeks": weeks or 0, "days": birth.gestation_days or 0}
    county = full_name(birth.county_code) if find_division(birth.county_code) else ""
    kind = birth.place_words or (label(birth.place) if birth.place else "")
    return (
        (_("性别"), label(birth.sex) if birth.sex else ""),
        (_("出生时间"), moment(birth.born_local) if birth.born_local else ""),
        (_("出生地点"), f"{county} {kind}".strip()),
        (_("孕周"), unknown if weeks is None else gestation),
        (_("出生体重"), unknown if birth.weight_g is None else weight(birth.weight_g)),
        (_("出生身长"), unknown if birth.length_mm is None else body_length(birth.length_mm)),
        (_("胎数与次序"), order_words(plurality=birth.plurality, order=birth.birth_order)),
    )


def report_lines(report: ParentageReport) -> tuple[Line, ...]:
    """What stands on the report, to be compared with the paper line by line."""
    return (
        (_("鉴定机构"), report.laboratory),
        (_("许可证号"), report.licence_no),
        (_("意见书编号"), report.report_no),
        (_("出具日期"), day(report.issued_on)),
        (_("意见书上的母亲"), report.mother_name or _("没有写到")),
        (_("意见书上的父亲"), report.father_name or _("没有写到")),
        (_("意见书上的孩子"), report.child_name),
    )
