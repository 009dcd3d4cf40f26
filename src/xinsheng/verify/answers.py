"""How an answer is put: its verdict in words and colour, masked facts, advice, and headers that keep it private."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinsheng.casework.verification import Statement, Verified
from xinsheng.law.terms import PublicStanding
from xinsheng.look.masks import masked_certificate_no, masked_name
from xinsheng.look.moments import day
from xinsheng.papers.screen_glyphs import address_of, find_screen_glyphs
from xinsheng.proof.service_statements import ServiceStatement
from xinsheng.proof.statements import CertificateStatement
from xinsheng.words.labels import label

Words = Promise | str
Fact = tuple[str, str]

TONES: Mapping[PublicStanding, str] = {
    PublicStanding.IN_FORCE: "well",
    PublicStanding.UNDER_REVIEW: "due",
    PublicStanding.REPLACED: "wrong",
    PublicStanding.VOID: "wrong",
    PublicStanding.UNKNOWN: "quiet",
}
ADVICE: Mapping[PublicStanding, tuple[Words, ...]] = {
    PublicStanding.IN_FORCE: (gettext_lazy("请把下列内容与手中的证件逐项对照，有一项不符，就不是这份证件。"),),
    PublicStanding.UNDER_REVIEW: (
        gettext_lazy("这份证件正在核查，结果出来之前，请暂不凭它办理事项。核查不等于证件有问题。"),
        gettext_lazy("您是孩子的家人，可以向签发机构询问进展。"),
    ),
    PublicStanding.REPLACED: (
        gettext_lazy("孩子已经有一份新的证件，请查看新证件。这一份不要再用来办理事项。"),
        gettext_lazy("您是孩子的家人，却不知道换发或补发的事，请带身份证件到签发机构询问。"),
    ),
    PublicStanding.VOID: (
        gettext_lazy("这份证件不能用来办理任何事项。"),
        gettext_lazy("您是孩子的家人，请带身份证件到签发机构询问，由窗口为您办理。"),
        gettext_lazy("有人向您出售、出示这样的证件，请向公安机关报告。"),
    ),
    PublicStanding.UNKNOWN: (
        gettext_lazy("请先检查编号是否抄错，或者二维码是否完整、清楚。证件盖章以后才能查到。"),
        gettext_lazy("检查过仍然查不到，请不要凭这份证件办理事项，可以带证件到签发机构询问。"),
        gettext_lazy("怀疑证件是伪造的，请向公安机关或当地卫生健康行政部门报告。"),
    ),
}
LEGACY_ADVICE: tuple[Words, ...] = (
    gettext_lazy("这是本系统启用以前签发的纸质证件，这里只能查到编号的状态，查不到证件内容。"),
)
# A Birth Service Certificate is replaced only by its own correction, and the township that handled it explains it.
SERVICE_ADVICE: Mapping[PublicStanding, tuple[Words, ...]] = {
    PublicStanding.UNDER_REVIEW: (
        gettext_lazy("这份证件正在核查，结果出来之前，请暂不凭它办理事项。核查不等于证件有问题。"),
        gettext_lazy("您是登记的夫妻一方，可以向办理的乡镇（街道）询问进展。"),
    ),
    PublicStanding.REPLACED: (
        gettext_lazy("登记内容已经更正，请查看新的一份。这一份不要再用来办理事项。"),
        gettext_lazy("您是登记的夫妻一方，却不知道更正的事，请带身份证件到办理的乡镇（街道）询问。"),
    ),
    PublicStanding.VOID: (
        gettext_lazy("这份证件不能用来办理任何事项。"),
        gettext_lazy("您是登记的夫妻一方，请带身份证件到办理的乡镇（街道）询问，由工作人员当面说明。"),
        gettext_lazy("有人向您出售、出示这样的证件，请向公安机关报告。"),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a verdict page says; `tone` is a suffix of look's x-verdict."""

    tone: str
    words: str
    advice: Sequence[Words] = ()
    facts: Sequence[Fact] = ()


def verdict_on(found: Verified, *, with_facts: bool = True) -> Verdict:
    """The verdict on a certificate that was itself shown (QR code, file, or number and content)."""
    in_force = found.standing is PublicStanding.IN_FORCE
    if found.is_legacy and in_force:
        return Verdict(tone="quiet", words=_("编号有效"), advice=LEGACY_ADVICE)
    return Verdict(
        tone=TONES[found.standing],
        words=_("真实 · 有效") if in_force else standing_words(found),
        advice=advice_on(found),
        facts=masked_facts(found.statement) if with_facts and found.statement else (),
    )


def standing_words(found: Verified) -> str:
    """The standing in words; the two certificates are replaced in different ways."""
    if found.is_service and found.standing is PublicStanding.REPLACED:
        return _("作废（已更正）")
    return label(found.standing)


def advice_on(found: Verified) -> tuple[Words, ...]:
    """What whoever holds the certificate should do, and its people."""
    usual = (*LEGACY_ADVICE, *ADVICE[found.standing]) if found.is_legacy else ADVICE[found.standing]
    return SERVICE_ADVICE.get(found.standing, usual) if found.is_service else usual


def masked_facts(statement: Statement) -> tuple[Fact, ...]:
    """What anyone may see of a certificate: enough to notice another one, too little to learn a name."""
    if isinstance(statement, ServiceStatement):
        return _facts_of_couple(statement)
    return _facts_of_birth(statement)


def _facts_of_birth(statement: CertificateStatement) -> tuple[Fact, ...]:
    child = statement.content.child
    return (
        (_("证件"), _("出生医学证明（%(kind)s）") % {"kind": label(statement.kind)}),
        (_("编号"), masked_certificate_no(statement.certificate_no)),
        (_("新生儿"), f"{masked_name(child.name)}　{label(child.sex)}"),
        (
            _("出生日期"),
            _("%(year)d年%(month)d月") % {"year": child.born_local.year, "month": child.born_local.month},
        ),
        (_("签发机构"), statement.issuer.name),
        (_("签发日期"), day(statement.issued_on)),
    )


def _facts_of_couple(statement: ServiceStatement) -> tuple[Fact, ...]:
    content = statement.content
    man = ((_("男方姓名"), masked_name(content.man.name)),) if content.man else ()
    return (
        (_("证件"), _("生育服务证")),
        (_("编号"), masked_certificate_no(statement.certificate_no)),
        (_("女方姓名"), masked_name(content.woman.name)),
        *man,
        (_("登记的孩子"), _("第 %(order)s 个孩子") % {"order": content.child_order}),
        (_("办理地"), statement.township.name),
        (_("签发机构"), statement.issuer.name),
        (_("签发日期"), day(statement.issued_on)),
    )


def private(response: HttpResponse) -> HttpResponse:
    """Keep an answer out of caches, search engines and other sites' logs.

    The page's own meta element relaxes the policy to `same-origin`: without any origin our forms would be refused.
    """
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def answer(request: HttpRequest, template: str, **context: object) -> HttpResponse:
    """A page of this room; always 200 when it is an answer, whatever the answer is."""
    return private(render(request, f"verify/{template}", context))


def find_sheet() -> str | None:
    """Find the address of the glyphs of rare characters, for a name that the device finds in the code."""
    made = find_screen_glyphs()
    return address_of(made) if made else None
