"""What the system itself found of the original, so that nobody brings a proof of it (mission D2)."""

from django.utils.translation import gettext as _

from xinsheng.casework.record_look_ups import latest_look_up, sought_by
from xinsheng.casework.succession_snapshots import find_original, relation_of
from xinsheng.law.succession_terms import RecordAnswer
from xinsheng.look.masks import masked_certificate_no, masked_name
from xinsheng.look.moments import day
from xinsheng.registry.models import Case, Person
from xinsheng.standards.civil_time import civil_date

Row = tuple[str, str]


def rows_of(case: Case, *, person: Person) -> list[Row]:
    """The original as the applicant may see it: one from before this system is masked, and shown to its people."""
    original = find_original(case)
    if original is not None and original.certificate is not None:
        return [
            (_("孩子姓名"), case.child_name),
            (_("原证件编号"), original.no),
            (_("原签发机构"), original.statement["issuer"]["name"]),
            (_("受理机构"), case.office.name),
        ]
    sought = sought_by(case)
    told = [(_("孩子姓名"), case.child_name), (_("受理机构"), case.office.name)]
    on = civil_date(case.stage_since)
    if original is None or relation_of(person, content=original.content, on=on) is None:
        return [*told, (_("原签发机构"), sought.issuer_name if sought else ""), (_("签发记录"), _state(case))]
    mother = original.content["mother"]
    return [
        *told,
        (_("原证件编号"), masked_certificate_no(original.no)),
        (_("母亲"), masked_name(mother["name"]) if mother else ""),
        (_("原签发机构"), original.statement["issuer"]["name"]),
        (_("签发日期"), day(original.issued_on)),
    ]


def is_found(case: Case, *, person: Person) -> bool:
    """Whether the record is known and this person is named by it."""
    original = find_original(case)
    on = civil_date(case.stage_since)
    return original is not None and (
        original.certificate is not None or relation_of(person, content=original.content, on=on) is not None
    )


def _state(case: Case) -> str:
    """How the look stands, in one sentence; what an unanswered one means for the family."""
    last = latest_look_up(case)
    if last is None:
        return _("正在查询，不用等，请先填写")
    if last.answer == RecordAnswer.NOT_FOUND:
        return _("没有查到，将请原签发机构提供；需要您提供时会一次告知")
    if last.answer == RecordAnswer.UNREACHABLE:
        return _("查询的系统暂时没有答复，会自动再查；不用您做什么，请先填写")
    return _("正在核对")
