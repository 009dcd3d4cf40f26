"""What a check says of an e-licence that someone presents, to the officer who examines it and to its holder."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Sentence = Promise | str

CHECKED: Mapping[str, Sentence] = {
    "confirmed": _("电子签章真实，签发机构答复证照有效"),
    "not_in_force": _("电子签章真实，但签发机构答复证照已失效"),
    "altered": _("文件在签章之后被改动过，不是原件"),
    "no_seal": _("文件里没有电子签章，可能是截图、扫描件或打印件，真伪无法判断"),
    "several_seals": _("文件里有多个电子签章，真伪无法判断"),
    "unreadable": _("文件读不出电子签章，真伪无法判断"),
    "too_large": _("文件太大，没有核验，真伪无法判断"),
    "unknown_issuer": _("有电子签章，但签章机构不在可信名单中，真伪无法判断"),
    "no_data": _("电子签章真实，但文件里没有证照内容，请看图像"),
    "status_not_configured": _("电子签章真实；没有接入状态查询，是否有效请另行核对"),
    "status_not_available": _("电子签章真实；状态查询没有答复，是否有效请另行核对"),
    "status_not_believed": _("电子签章真实；状态查询的答复不可信，是否有效请另行核对"),
    "status_unknown": _("电子签章真实；签发机构没有这份证照的状态，是否有效请另行核对"),
}
WELL, WRONG = frozenset({"confirmed"}), frozenset({"not_in_force", "altered"})


def checked_sentence(reason: str) -> str:
    """What was found, for the officer."""
    return str(CHECKED[reason])


def checked_tone(reason: str) -> str:
    """Its colour: well, wrong, or something to look at."""
    return "well" if reason in WELL else "wrong" if reason in WRONG else "due"
