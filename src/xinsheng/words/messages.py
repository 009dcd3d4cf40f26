"""Text messages to a family: short, without a link, without personal data beyond a surname; and what became of one.

A message without a link cannot be imitated by one that has a link; a person opens the service by themselves.
"""

import re
from collections.abc import Mapping
from datetime import date

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.acts import MessageKind
from xinsheng.standards.surnames import find_surname

TEXT_MESSAGES: Mapping[MessageKind, Promise | str] = {
    MessageKind.DECLARATION_RECEIVED: _(
        "【新生】%(addressee)s：出生医学证明申领已收到，%(office)s正在审核。免费办理，请勿向任何人付款。"
    ),
    MessageKind.NOTICE_GIVEN: _(
        "【新生】%(addressee)s：有材料需补正，详见您的办理页面或%(office)s窗口的一次性告知书，补齐后当场办结。"
    ),
    MessageKind.CERTIFICATE_SEALED: _(
        "【新生】%(addressee)s：出生医学证明已签发，可查看电子证照，并到%(office)s窗口领取纸质证件。"
    ),
    MessageKind.PAPER_TAKEN: _(
        "【新生】出生医学证明纸质证件已由持委托书的人从%(office)s领走。不是您家委托的，请尽快持身份证到该机构窗口说明。"
    ),
    MessageKind.REISSUE_APPLIED: _(
        "【新生】%(addressee)s：有人申请补发您孩子的出生医学证明，%(office)s正在审核。不是您家申请的，请尽快到该机构窗口说明。"
    ),
    MessageKind.APPLICATION_CLOSED: _(
        "【新生】%(addressee)s：补发、换发出生医学证明的申请已结束办理，原因见您的办理页面或%(office)s窗口，原证件不受影响。"
    ),
    MessageKind.CERTIFICATE_SUCCEEDED: _(
        "【新生】%(addressee)s：新的出生医学证明已签发，原证件同时作废。可查看电子证照，到%(office)s窗口领取纸质证件。"
    ),
    MessageKind.CERTIFICATE_REVOKED: _(
        "【新生】%(addressee)s：您孩子的出生医学证明已被依法撤销，不再有效。原因和办法请持身份证到%(office)s当面了解。"
    ),
    MessageKind.LEGACY_CORRECTED: _(
        "【新生】%(addressee)s：您孩子早年出生医学证明的录入信息已由%(office)s核对更正。有疑问请持身份证到该机构窗口核对。"
    ),
    MessageKind.PHONE_CODE: _(
        "【新生】验证码 {code}，用于办理生育服务时确认您的手机号，10 分钟内有效。请勿告诉他人。"
    ),
    MessageKind.SPOUSE_ASKED: _(
        "【新生】有一份生育登记写了您，请在%(until)s（含当日）前登录贵州省生育服务“我的证明”确认或说明，"
        "也可持身份证到任一乡镇（街道）。免费。"
    ),
    MessageKind.SHARE_ASKED: _(
        "【新生】有单位为办事请求查看您家的一份证照，请在%(until)s（含当日）前登录贵州省生育服务“我的证明”答复；"
        "不答复视为不同意，不影响办事。"
    ),
    MessageKind.CERTIFICATE_CORRECTED: _(
        "【新生】生育服务证已更正换发，新证件可凭此前短信中的查询码查看、打印；原证件作废，请不要再用。免费办理。"
    ),
    MessageKind.CERTIFICATE_KEPT: _(
        "【新生】申请更正生育服务证的事项经核实没有更正，原证件继续有效。原因见办理页面，或持身份证到%(township)s了解。"
    ),
    MessageKind.REGISTERED: _(
        "【新生】生育登记已办结，可凭此前短信中的查询码查询、打印电子生育服务证。免费办理，不受理电话查询。"
    ),
    MessageKind.WITH_TOWNSHIP: _(
        "【新生】生育登记已转%(township)s办理，%(due_on)s前办结，可凭此前短信中的查询码查看进度。不受理电话查询。"
    ),
    MessageKind.QUESTION_ASKED: _(
        "【新生】生育登记有事项须由您本人说明，请登录办理页面补充，或到%(township)s窗口当面说明。不要求提交材料。"
    ),
    MessageKind.REGISTRATION_CLOSED: _(
        "【新生】生育登记已结束办理，原因和办法见办理页面，夫妻任一方可持身份证到%(township)s当面了解。"
    ),
    MessageKind.REGISTRATION_REVOKED: _(
        "【新生】生育登记已被注销，生育服务证作废，原因可持身份证到%(township)s当面了解。"
    ),
    MessageKind.REGISTRATION_WITHDRAWN: _(
        "【新生】生育登记已撤回，已发的生育服务证同时作废。不是您夫妻本人办理的，请持身份证到%(township)s询问。"
    ),
    MessageKind.PHONE_CHANGED: _(
        "【新生】接收生育登记短信的手机号已改为另一号码，本号码不再收到。不是您夫妻本人改的，请持身份证到任一乡镇（街道）说明。"
    ),
}
WITH_CODE: Mapping[MessageKind, Promise | str] = {  # the first message to a couple; the code is filled in when sent
    MessageKind.REGISTERED: _(
        "【新生】生育登记已办好。在“贵州省生育服务”输入查询码 {code}，可查看、打印生育服务证。请勿转告他人。免费。"
    ),
    MessageKind.CERTIFICATE_CORRECTED: _(
        "【新生】生育服务证已更正换发，原证件作废，请不要再用。查询码 {code}，凭码查看、打印新证件。免费办理。"
    ),
    MessageKind.CERTIFICATE_KEPT: _(
        "【新生】申请更正生育服务证的事项经核实没有更正，原证件继续有效，原因可到%(township)s了解。查询码 {code}。"
    ),
    MessageKind.WITH_TOWNSHIP: _(
        "【新生】生育登记已转%(township)s办理，%(due_on)s前办结。查询码 {code}，凭码查进度。不受理电话查询。"
    ),
    MessageKind.QUESTION_ASKED: _(
        "【新生】生育登记有事项须由您本人说明，请登录办理页面补充，或到%(township)s窗口当面说明。查询码 {code}。"
    ),
    MessageKind.REGISTRATION_CLOSED: _(
        "【新生】生育登记已结束办理，原因和办法见办理页面，或到%(township)s当面了解。查询码 {code}。"
    ),
    MessageKind.REGISTRATION_REVOKED: _(
        "【新生】生育登记已被注销，生育服务证作废，原因可到%(township)s当面了解。查询码 {code}。"
    ),
    MessageKind.REGISTRATION_WITHDRAWN: _(
        "【新生】生育登记已撤回，已发的生育服务证作废。不是您夫妻本人办理的，请到%(township)s询问。查询码 {code}。"
    ),
}
BECAME: Mapping[str, Promise | str] = {  # by the word the books keep; "" while nothing has been tried
    "": _("等待发出"),
    "tried": _("正在发送，尚无结果"),
    "sent": _("已发出，等待送达回执"),
    "failed": _("没有送达"),
    "delivered": _("已送达"),
    "needs_person": _("没有送达，须当面或书面告知"),
    "told_in_person": _("没有送达，已当面告知"),
    "told_on_paper": _("没有送达，已送纸质通知"),
}
_TITLES = {"female": "女士", "male": "先生"}
_PLACE = re.compile(r"%\((\w+)\)s|\{(code)\}")


def text_message(
    kind: MessageKind, *, words: Mapping[str, str], has_code: bool = False, language: str = "zh-hans"
) -> str:
    """The text of a message; `words` are those its sentence names (`addressee` is that of `addressed`).

    With `has_code` the text keeps the literal `{code}`, which is filled in at the moment of sending.
    """
    said = WITH_CODE.get(kind, TEXT_MESSAGES[kind]) if has_code else TEXT_MESSAGES[kind]
    with translation.override(language):
        return str(said) % words


def message_words(kind: MessageKind, *, words: Mapping[str, str], has_code: bool = False) -> dict[str, str]:
    """What fills the Chinese sentence, in the order it stands there: the parameters of a provider's template."""
    with translation.override("zh-hans"):
        sentence = str(WITH_CODE.get(kind, TEXT_MESSAGES[kind]) if has_code else TEXT_MESSAGES[kind])
    said = {**words, "code": "{code}"}
    return {name: said[name] for name in (one or other for one, other in _PLACE.findall(sentence))}


def addressed(name: str, *, sex: str | None) -> str:
    """How somebody is addressed: a surname and no more of the name, with 女士 or 先生 where the sex is known.

    Who cannot be addressed rightly is addressed by what they are.
    """
    surname = find_surname(name)
    title = _TITLES.get(sex or "")
    return f"{surname}{title}" if surname and title else "申领人"


def day_words(on: date) -> str:
    """A near day as a message says it, without its year: 12月4日."""
    return f"{on.month}月{on.day}日"


def template_name(kind: MessageKind, *, has_code: bool = False) -> str:
    """How a provider's template for the sentence is called: the one that carries a code is another template."""
    return f"{kind.value}_with_code" if has_code and kind in WITH_CODE else kind.value
