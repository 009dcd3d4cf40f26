"""What an officer reads beside an act's form before doing it: what it will say, print or end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from xinsheng.casework.issuing_snapshots import print_of
from xinsheng.casework.printing import find_content_now
from xinsheng.casework.report_confirmations import waited_for_until
from xinsheng.desk.cases.certificate_lines import Line, content_lines
from xinsheng.desk.cases.papers import lacking_sentences
from xinsheng.desk.cases.reading import ReadCase
from xinsheng.desk.cases.record_showing import stated_lines
from xinsheng.law.applications import Applicant
from xinsheng.look.moments import day
from xinsheng.words.joining import with_remark
from xinsheng.words.labels import label


@dataclass(frozen=True, kw_only=True)
class Beside:
    """A sentence of what happens, and what it happens to: notice items, or labelled lines."""

    sentence: str = ""
    items: tuple[tuple[str, str, str], ...] = ()
    lines: tuple[Line, ...] = ()


def beside(verb: str, *, read: ReadCase) -> Beside:
    """What stands beside the form of this act."""
    made = _MADE.get(verb)
    return made(read) if made is not None else Beside()


def _notice(read: ReadCase) -> Beside:
    told = _("一次性告知书会写明以下全部内容。一轮只告知一次，请核对没有遗漏。家庭会收到短信，也能在网上看到。")
    return Beside(sentence=told, items=lacking_sentences(read))


def _confirm(read: ReadCase) -> Beside:
    told = _("证件将按以下内容打印。确认后占用下一个编号，签发日期为今天。")
    return Beside(sentence=told, lines=printed_lines(read) if read.compares_papers else ())


def printed_lines(read: ReadCase) -> tuple[Line, ...]:
    """The words of the certificate as block and declaration give them now, in the order of the paper."""
    facts = read.facts
    content = find_content_now(read.case, facts=facts)
    return content_lines(content) if content is not None else ()


def _void(read: ReadCase) -> Beside:
    certificate = print_of(read.case)
    told = _("编号 %(no)s 将作废，永不再用。请在纸证上注明“作废”，与废证一并保管。案件回到审核，重新打印使用新编号。")
    return Beside(sentence=told % {"no": certificate.blank_id if certificate else ""})


def _hand_over(read: ReadCase) -> Beside:
    if read.facts.succession.application is not None:
        return _hand_over_new(read, read.facts.succession.application.applicant)
    declaration = read.facts.declaration
    if declaration is None or not read.reads_form:
        return Beside()
    who = with_remark(declaration.collector.name, label(declaration.collector.relation))
    lines = ((_("登记的领证人"), who), (_("证件号码"), read.paper_no(declaration.collector.paper_no)))
    return Beside(sentence=_("请核对领取人的身份证件原件，请其在存根上签名。"), lines=lines)


def _hand_over_new(read: ReadCase, applicant: Applicant) -> Beside:
    lines = (
        (_("申请人"), with_remark(applicant.name, label(applicant.relation))),
        (_("证件号码"), read.paper_no(applicant.paper_no)),
    )
    told = _("请核对领取人身份证件原件与申请人一致，请其签名。原证件已经作废，找到的请交回。")
    return Beside(sentence=told, lines=lines if read.reads_form else ())


def _put_off(_read: ReadCase) -> Beside:
    return Beside(sentence=_("材料齐全的应当场办结。确需暂缓的，理由会记入档案，监督人员可以看到。"))


def _review(read: ReadCase) -> Beside:
    told = _("请核对纸证、原证件和以下内容一致。审核签名后由盖章人员盖章；有不一致的，作废这张打印件。")
    return Beside(sentence=told, lines=printed_lines(read))


def _close(_read: ReadCase) -> Beside:
    return Beside(sentence=_("申请将结束，不发新证件，原证件继续有效。家庭会看到原因，请写明以后怎样办理。"))


def _look_up(_read: ReadCase) -> Beside:
    told = _("系统先查本系统，再查省妇幼系统，结果和时间都会记录。没有答复不等于没有记录，不得因此向申请人要证明。")
    return Beside(sentence=told)


def _confirm_report(read: ReadCase) -> Beside:
    until = waited_for_until(read.case)
    told = _(
        "按编号向鉴定机构核实，结果和时间都会记录。没有答复的系统会再问；%(until)s 后仍没有答复的，由另一机构复核。"
    )
    return Beside(sentence=told % {"until": day(until)} if until else "")


def _confirm_original(read: ReadCase) -> Beside:
    told = _("请对照签发记录、存根或证明逐项核对。核对后，补发的证件与以下内容逐字相同，不能再改。")
    return Beside(sentence=told, lines=stated_lines(read) if read.compares_papers else ())


_MADE: Mapping[str, Callable[[ReadCase], Beside]] = {
    "give_notice": _notice,
    "confirm_and_print": _confirm,
    "void_print": _void,
    "hand_over": _hand_over,
    "put_off": _put_off,
    "review": _review,
    "close_application": _close,
    "look_up_record": _look_up,
    "confirm_report": _confirm_report,
    "confirm_original": _confirm_original,
}
