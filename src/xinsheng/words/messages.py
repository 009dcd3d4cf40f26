"""Text messages to a family: short, without a link, without personal data beyond a surname.

A message without a link cannot be imitated by one that has a link; a person opens the service by themselves.
"""

from collections.abc import Mapping

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.acts import MessageKind

TEXT_MESSAGES: Mapping[MessageKind, Promise | str] = {
    MessageKind.DECLARATION_RECEIVED: _(
        "【新生】%(surname)s女士/先生：出生医学证明申领已收到，%(office)s正在审核。免费办理，请勿向任何人付款。"
    ),
    MessageKind.NOTICE_GIVEN: _(
        "【新生】%(surname)s女士/先生：有材料需补正，详见您的办理页面或%(office)s窗口的一次性告知书，补齐后当场办结。"
    ),
    MessageKind.CERTIFICATE_SEALED: _(
        "【新生】%(surname)s女士/先生：出生医学证明已签发，可查看电子证照，并到%(office)s窗口领取纸质证件。"
    ),
}


def text_message(kind: MessageKind, *, surname: str, office: str, language: str = "zh-hans") -> str:
    """The text of a message to a family; `surname` is the first character of the name, never more."""
    with translation.override(language):
        return str(TEXT_MESSAGES[kind]) % {"surname": surname[:1], "office": office}
