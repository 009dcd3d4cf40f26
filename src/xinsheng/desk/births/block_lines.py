"""A delivery block as a person reads it: pairs of label and value, and what changed between two of them."""

from django.utils.translation import gettext as _

from xinsheng.desk.cases.born_together import order_words
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.look.measures import centimetres
from xinsheng.look.moments import moment
from xinsheng.words.labels import label

RESIDENT_NO_LENGTH = 18  # GB 11643


def lines_of(block: DeliveryBlock) -> list[tuple[str, str]]:
    """Everything that is signed, in the order of the form."""
    kind = block.mother_paper_kind
    return [
        (_("母亲姓名"), block.mother_name or _("未填（身份不明）")),
        (_("母亲身份"), label(block.mother_identity)),
        (_("证件类型"), label(kind) if kind else _("未填")),
        (_("证件号码"), _in_groups(block.mother_paper_no) or _("未填")),
        (_("住院号"), block.inpatient_no),
        (_("新生儿性别"), label(block.sex)),
        (_("出生时间"), moment(block.born_local)),
        (_("孕周"), _("%(weeks)d 周 %(days)d 天") % {"weeks": block.gestation_weeks, "days": block.gestation_days}),
        (_("出生体重"), _("%(grams)d 克") % {"grams": block.weight_g}),
        (_("出生身长"), _("%(cm)s 厘米") % {"cm": centimetres(block.length_mm)}),
        (_("分娩地点"), label(block.place)),
        (_("胎数与次序"), order_words(plurality=block.plurality, order=block.birth_order)),
    ]


def _in_groups(no: str) -> str:
    """An eighteen-digit number as one reads it aloud: place, birthday, the rest."""
    return f"{no[:6]} {no[6:14]} {no[14:]}" if len(no) == RESIDENT_NO_LENGTH else no


def changed_lines(before: DeliveryBlock, *, after: DeliveryBlock) -> list[tuple[str, str, str]]:
    """Label, value before, value after, for the lines that differ."""
    pairs = zip(lines_of(before), lines_of(after), strict=True)
    return [(name, old, new) for (name, old), (_name, new) in pairs if old != new]
