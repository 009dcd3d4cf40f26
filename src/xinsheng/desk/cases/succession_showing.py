"""What a reissue or a replacement is about, as labelled lines: the application, and the certificate it is for."""

from django.utils.translation import gettext as _

from xinsheng.casework.succession_snapshots import Original, find_original, is_succession
from xinsheng.desk.cases.certificate_lines import content_lines
from xinsheng.desk.cases.outside_lines import report_lines
from xinsheng.desk.cases.reading import ReadCase
from xinsheng.desk.cases.record_showing import record_sections
from xinsheng.desk.cases.showing import Line, Section, signed_section
from xinsheng.law.succession_terms import LegacySource
from xinsheng.law.successions import content_after
from xinsheng.law.terms import CertificateKind
from xinsheng.look.masks import masked_phone
from xinsheng.look.moments import day
from xinsheng.papers.printed import printed_fields
from xinsheng.words.joining import with_remark
from xinsheng.words.labels import label


def succession_sections(read: ReadCase) -> tuple[Section, ...]:
    """The application, what would read otherwise, and the certificate in the books; for who may read the form."""
    if not read.reads_form or not is_succession(read.case):
        return ()
    original = find_original(read.case)
    found = (
        (Section(about="original", title=_("系统中查到的原证件"), lines=_original_lines(read, original)),)
        if original
        else ()
    )
    application = Section(about="application", title=_("申请"), lines=_application_lines(read, original))
    return (application, *signed_section(read.case), *_report_section(read), *found, *record_sections(read))


def _application_lines(read: ReadCase, original: Original | None) -> tuple[Line, ...]:
    application = read.facts.succession.application
    if application is None:
        return ((_("申请"), _("还没有提交")),)
    applicant = application.applicant
    registered = (
        _("已登记户口，只打印正页") if application.in_household_register else _("尚未登记户口，打印正页和副页")
    )
    return (
        (_("情形"), label(application.ground)),
        (_("经过说明"), application.circumstances),
        (_("申请人"), with_remark(applicant.name, label(applicant.relation))),
        (_("证件"), f"{label(applicant.paper_kind)} {read.paper_no(applicant.paper_no)}"),
        (_("手机"), masked_phone(applicant.phone)),
        (_("户口登记"), registered),
        *(_changed_lines(read, original) if original else ()),
    )


def _report_section(read: ReadCase) -> tuple[Section, ...]:
    """What a change of a parent rests on, to be compared with the paper."""
    application = read.facts.succession.application
    if application is None or application.report is None:
        return ()
    return (Section(about="report", title=_("亲子鉴定意见书（照此核对）"), lines=report_lines(application.report)),)


def _changed_lines(read: ReadCase, original: Original) -> tuple[Line, ...]:
    """Each printed field that would read otherwise: as it is, and as it should be."""
    application = read.facts.succession.application
    before, after = (
        content_lines(original.content),
        content_lines(content_after(original.content, application=application)),
    )
    return tuple(
        (_("更正：%(field)s") % {"field": name}, _("%(was)s 改为 %(now)s") % {"was": was, "now": now})
        for (name, was), (_name, now) in zip(before, after, strict=True)
        if was != now
    )


def _original_lines(read: ReadCase, original: Original) -> tuple[Line, ...]:
    statement = original.statement
    kind = label(CertificateKind(original.certificate.kind)) if original.certificate else _from_before(original)
    printed = printed_fields(original.content)
    return (
        (_("编号"), original.no),
        (_("现在的状态"), label(original.standing)),
        (_("办理方式"), kind),
        (_("签发机构"), statement["issuer"]["name"]),
        (_("签发日期"), day(original.issued_on)),
        (_("孩子姓名"), printed["child_name"]),
        (_("出生时间"), printed["born"]),
        (_("母亲"), f"{printed['mother_name']}　{read.paper_no(printed['mother_paper_no'])}"),
        (_("父亲"), f"{printed['father_name']}　{read.paper_no(printed['father_paper_no'])}"),
    )


def _from_before(original: Original) -> str:
    """A certificate from before these books is marked as such, and where these books know it from."""
    if original.legacy is not None and original.legacy.standing.correction_id is not None:
        return _("本系统启用以前签发的纸质证件（录入有误，已由两人更正）")
    source = original.legacy.content.source if original.legacy else ""
    return _("本系统启用以前签发的纸质证件（%(source)s）") % {"source": label(LegacySource(source))}
