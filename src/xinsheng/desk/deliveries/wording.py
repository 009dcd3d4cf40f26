"""What the page of deliveries says of an outbox, and of why it is not taken."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinsheng.casework.delivery_states import DeliveryState
from xinsheng.casework.result_deliveries import Outbox
from xinsheng.law.filings import StateRegister

_REGISTERS: Mapping[str, Promise | str] = {
    StateRegister.MCHIS: gettext_lazy("妇幼健康服务管理信息系统（签发信息）"),
    StateRegister.POPULATION: gettext_lazy("全员人口统筹管理信息系统（出生信息）"),
    StateRegister.LICENCES: gettext_lazy("电子证照库（证照信息）"),
}
_WHY: Mapping[str, Promise | str] = {
    "unreachable": gettext_lazy("连接不上"),
    "late": gettext_lazy("没有按时答复"),
    "refused": gettext_lazy("对方系统没有接收"),
    "not_public": gettext_lazy("地址不是公网地址"),
    "malformed": gettext_lazy("答复不合约定的格式"),
    "not_ours": gettext_lazy("答复的签名或对象不对"),
    "stale": gettext_lazy("答复的时间不对"),
    "contradictory": gettext_lazy("答复所说的内容与发送的不同"),
    "unstated": gettext_lazy("办件记录不完整，无法生成发送内容"),
    "erased": gettext_lazy("办件内容已依法删除，不能再发送"),
}


def name_of(state: DeliveryState) -> str:
    """Who is sent to."""
    if state.outbox is Outbox.REGISTER:
        return str(_REGISTERS[state.key.partition(":")[2]])
    return state.name


def why(code: str) -> str:
    """Why it was not taken: in words where the word is ours, else by the register's own."""
    return str(_WHY[code]) if code in _WHY else _("对方不予接收（%(code)s）") % {"code": code}
