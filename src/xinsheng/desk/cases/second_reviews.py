"""What another institution found of a flagged report, as lines of the case."""

from django.utils.translation import gettext as _

from xinsheng.desk.cases.reading import ReadCase
from xinsheng.desk.cases.showing import Section, signature_line
from xinsheng.law.second_review import SecondFinding
from xinsheng.words.labels import label


def looked_sections(read: ReadCase) -> tuple[Section, ...]:
    """Each look, the latest first, for those who may read the form; the words of a doubt stand among the reasons."""
    if not read.reads_form:
        return ()
    rows = read.case.second_reviews.select_related("office", "reviewed_by").order_by("-reviewed_at")
    return tuple(
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
