"""Why nobody was let in, and what to do: a sentence for each code, none that tells a stranger who is known."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xinsheng.look.moments import moment

_SENTENCES: Mapping[str, Promise | str] = {
    "expired": _("这一页打开已超过五分钟，或已在另一页打开。请再按一次按钮。"),
    "used": _("这次登录已经用过。请再按一次按钮。"),
    "not_known": _("这把通行密钥不能登录。请确认插的是本人的密钥；仍不行的，请联系系统管理员。"),
    "ended": _("这把通行密钥已停用，不再能登录。没有收到重新登记通知的，请马上联系安全管理员。"),
    "counter_went_back": _("这把通行密钥可能被复制过，已立即停用，并已报告安全管理员。请联系系统管理员重新登记。"),
    "code_not_known": _(
        "登录名或动态口令不对，口令已用过，或今天输入次数太多。请等下一个口令再试，或用通行密钥登录。"
    ),
    "wrong_code": _("六位数字不对。请确认扫描的是这一页的二维码，手机时间准确，再输入现在显示的数字。"),
    "codes_enrolled": _("动态口令已经登记好了，不用再登记。"),
    "no_account": _("这个账号已停用。请联系系统管理员。"),
    "wrong_origin": _("这一页的地址不是本系统的地址。请关闭这一页，从本系统的正式网址重新打开。"),
    "wrong_domain": _("这把通行密钥是为另一个网站登记的，不能用在这里。"),
    "not_verified": _("密钥没有核验您的 PIN 码或指纹。请在密钥上设置 PIN 码或指纹后再试。"),
    "synchronised": _("这把密钥会同步到其他设备，不能登记。请用只存在一个设备中的密钥，例如 USB 安全密钥。"),
    "bad_signature": _("密钥的签名不符，没有登记。请换一把密钥再试。"),
    "wrong_challenge": _("密钥回答的不是这一页的问题。请再按一次按钮。"),
    "malformed": _("没有收到密钥的完整回答。请再按一次按钮；仍不行的，请换一个浏览器。"),
    "codes_do_not_open": _("登记码已用过、已过期，或已有新的登记码。请联系给您登记码的两位管理员。"),
    "key_known": _("这把通行密钥已经登记过，一把密钥只能登记一次。请换一把。"),
    "already_enrolled": _("通行密钥已经登记好了，不用再登记。"),
}
_LEFT: Mapping[str, Promise | str] = {
    "replaced": _("您的账号刚在另一处登录，这里已退出。不是您本人登录的，请马上联系安全管理员。"),
    "key_ended": _("您的通行密钥已停用，这里已退出。没有收到重新登记通知的，请马上联系安全管理员。"),
    "codes_ended": _("您的动态口令已停用，这里已退出。不是您本人停用、也没有重新登记的，请马上联系安全管理员。"),
    "signed_out": _("您已退出。"),
}


def refusal(code: str, *, usable_from: datetime | None = None) -> str:
    """Why nobody was let in or nothing was enrolled, as one sentence."""
    if usable_from is not None:
        sentence = (
            gettext("新登记的动态口令从 %(moment)s 起才能登录。")
            if code == "codes_cooling"
            else gettext("新登记的通行密钥从 %(moment)s 起才能登录。在此之前的工作由代班人员办理。")
        )
        return sentence % {"moment": moment(usable_from)}
    return str(_SENTENCES[code])


def why_left(code: str) -> str:
    """Why a session ended before its time, '' where there is nothing to say."""
    return str(_LEFT.get(code, ""))
