"""What happened at the officers' door: who watches over it sees all, each person their own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.law.sign_in import SignInEvent as Event
from xinsheng.law.sign_in import SignInWay
from xinsheng.law.terms import Duty
from xinsheng.registry import models

SEEN = 100
_WATCHERS = frozenset({Duty.SECURITY_ADMINISTRATOR, Duty.AUDIT_ADMINISTRATOR})
_EVENTS: Mapping[Event, Promise | str] = {
    Event.SIGNED_IN: _("登录"),
    Event.REFUSED: _("未能登录"),
    Event.SIGNED_OUT: _("退出"),
    Event.REPLACED: _("在另一处登录，原处退出"),
    Event.ENROLMENT_OPENED: _("准予登记通行密钥"),
    Event.ENROLMENT_REFUSED: _("登记码不符"),
    Event.ENROLLED: _("登记了通行密钥"),
    Event.ENDED: _("停用了通行密钥"),
    Event.CODES_ENROLLED: _("登记了动态口令"),
    Event.CODES_ENDED: _("停用了动态口令"),
    Event.TOKEN_ENROLLED: _("登记了数字证书"),
    Event.TOKEN_ENDED: _("停用了数字证书"),
    Event.SIGNED_AT_HOSPITAL: _("在医院信息系统中用数字证书签了接生信息"),
    Event.ASKED_ANEW: _("申请重新登记通行密钥"),
}
_WAYS: Mapping[SignInWay, Promise | str] = {
    SignInWay.PASSKEY: _("通行密钥"),
    SignInWay.ONE_TIME_CODE: _("动态口令"),
}
_WHY: Mapping[str, Promise | str] = {
    "expired": _("超过五分钟"),
    "used": _("重复提交"),
    "not_known": _("不认识的密钥"),
    "ended": _("已停用的密钥"),
    "cooling": _("等候期未满"),
    "counter_went_back": _("计数倒退，密钥可能被复制"),
    "no_account": _("账号已停用"),
    "wrong_origin": _("来自别的网址"),
    "wrong_domain": _("别的网站的密钥"),
    "not_verified": _("没有核验 PIN 码或指纹"),
    "malformed": _("回答不完整"),
    "new_enrolment": _("准予重新登记"),
    "code_not_known": _("动态口令不对，或已用过"),
    "codes_cooling": _("等候期未满"),
    "revoked": _("本人停用"),
}
_GRAVE = frozenset({"counter_went_back", "wrong_origin"})


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that happened, in words; `is_grave` where somebody has to look at once."""

    at: datetime
    person: str
    what: str
    how: str
    why: str
    is_grave: bool


@require_GET
@for_officers
def everyones(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Refusals and changes of keys, newest first, for who watches over them."""
    if not officer.duties & _WATCHERS:
        raise Http404
    found = models.SignInEvent.objects.for_security().select_related("person", "passkey")[:SEEN]
    return show_page(
        request,
        "sign_in/events.html",
        officer=officer,
        here="desk:door_events",
        lines=tuple(_lines(found)),
        mine=False,
    )


@require_GET
@for_officers
def mine(request: HttpRequest, officer: Officer) -> HttpResponse:
    """The officer's own passkey, token and codes, and what was done in their name."""
    found = models.SignInEvent.objects.of(officer.person).select_related("person", "passkey")[:SEEN]
    return show_page(
        request,
        "sign_in/events.html",
        officer=officer,
        here="desk:my_door",
        lines=tuple(_lines(found)),
        mine=True,
        passkey=models.Passkey.objects.not_ended().filter(person=officer.person).first(),
        token=models.CertificateToken.objects.not_ended().filter(person=officer.person).first(),
        codes=models.OneTimeSecret.objects.not_ended().filter(person=officer.person).first(),
        asked=models.SignInEvent.objects.asked_anew_by(officer.person),
    )


def _lines(found: Iterable[models.SignInEvent]) -> Iterator[Line]:
    for one in found:
        yield Line(
            at=one.at,
            person=one.person.name if one.person else "",
            what=str(_EVENTS[Event(one.event)]),
            how=one.passkey.label if one.passkey else str(_WAYS[SignInWay(one.way)]) if one.way else "",
            why=str(_WHY.get(one.code, "")),
            is_grave=one.code in _GRAVE,
        )
