"""Where a case stands, told to a family: what is done, what is now, what comes; and how the case is called."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinsheng.law.services.first_issuance_inside import FINAL
from xinsheng.law.services.issuing import FAMILYS_TURN
from xinsheng.law.terms import Service, Stage
from xinsheng.look.moments import moment
from xinsheng.registry.models import Case
from xinsheng.words.labels import what_now

Line = dict[str, str]
_STATIONS: tuple[tuple[Promise | str, tuple[Stage, ...]], ...] = (
    (gettext_lazy("接生人员填写、签名"), (Stage.OPENED,)),
    (gettext_lazy("家庭填写、提交"), FAMILYS_TURN),
    (gettext_lazy("签发人员审核"), (Stage.DECLARED,)),
    (gettext_lazy("打印、核对、盖章"), (Stage.PRINTED, Stage.SEALING)),
    (gettext_lazy("领取纸质证件"), (Stage.SEALED,)),
)
_OUTSIDE_STATIONS = _STATIONS[1:]  # there was no attendant
_OFF_THE_ROAD = (Stage.WITH_SUPERVISOR, Stage.CLOSED)


def short_no(case: Case) -> str:
    """The case by a number that can be read out: the first eight digits of its id, in two groups."""
    digits = case.pk.hex[:8].upper()
    return f"{digits[:4]}-{digits[4:]}"


def course_of(case: Case) -> list[Line]:
    """The stations of the case for look's steps; a case that left the road has one line of its own."""
    stage = Stage(case.stage)
    if stage in _OFF_THE_ROAD:
        return [{"text": what_now(stage), "state": "now", "small": moment(case.stage_since)}]
    stations = _OUTSIDE_STATIONS if case.service == Service.FIRST_ISSUANCE_OUTSIDE else _STATIONS
    here = next((at for at, (_words, stages) in enumerate(stations) if stage in stages), len(stations))
    return [_line(case, number, words, here=here, done=_done_at(case)) for number, (words, _) in enumerate(stations)]


def _line(case: Case, number: int, words: Promise | str, *, here: int, done: list[str]) -> Line:
    if number < here:
        return {"text": str(words), "state": "did", "small": done[number] if number < len(done) else ""}
    if number > here:
        return {"text": str(words), "state": "", "small": ""}
    stage = Stage(case.stage)
    since = _("自 %(moment)s") % {"moment": moment(case.stage_since)}
    state = "wrong" if stage is Stage.NOTICED else "now"
    return {"text": str(words), "state": state, "small": f"{what_now(stage)} {since}"}


def _done_at(case: Case) -> list[str]:
    """When the first stations were passed, as far as it is kept."""
    kept = (case.signed_at, case.declared_at)
    return [moment(at) for at in (kept[1:] if case.service == Service.FIRST_ISSUANCE_OUTSIDE else kept) if at]


def who_has_it(case: Case) -> str:
    """Whose turn it is, in words."""
    office = case.office.name
    stage = Stage(case.stage)
    if stage in FAMILYS_TURN:
        return _("等您办理")
    if stage in FINAL:
        return _("已办结")
    if stage is Stage.SEALED:
        return _("%(office)s窗口，等您领取纸质证件") % {"office": office}
    return _("%(office)s正在办理") % {"office": office}
