"""Where a case stands, told to a family: what is done, what is now, what comes.

Of a certificate that was sealed and is not in force any more, or not now, this is told instead of what its case waits
for: nobody is sent to collect a paper that another has replaced.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinsheng.casework.succession_snapshots import is_succession
from xinsheng.law.answering import answer_by
from xinsheng.law.certificates import PUBLIC_STANDING
from xinsheng.law.flags import Flag
from xinsheng.law.services.first_issuance_inside import FINAL
from xinsheng.law.services.issuing import FAMILYS_TURN
from xinsheng.law.terms import PublicStanding, Service, Stage, Standing
from xinsheng.look.moments import day, moment
from xinsheng.registry.models import Case, Certificate
from xinsheng.standards.civil_time import civil_date
from xinsheng.words.joining import in_a_row
from xinsheng.words.labels import label, what_now
from xinsheng.words.stage_sentences import out_of_force_words
from xinsheng.words.succession_labels import what_now_for_applicant

Line = dict[str, str]
_STATIONS: tuple[tuple[Promise | str, tuple[Stage, ...]], ...] = (
    (gettext_lazy("接生人员填写、签名"), (Stage.OPENED,)),
    (gettext_lazy("家庭填写、提交"), FAMILYS_TURN),
    (gettext_lazy("签发人员审核"), (Stage.DECLARED,)),
    (gettext_lazy("打印、核对、盖章"), (Stage.PRINTED, Stage.SEALING)),
    (gettext_lazy("领取纸质证件"), (Stage.SEALED,)),
)
_OUTSIDE_STATIONS = _STATIONS[1:]  # there was no attendant
_OF_SUCCESSION: tuple[tuple[Promise | str, tuple[Stage, ...]], ...] = (
    (gettext_lazy("填写、提交申请"), FAMILYS_TURN),
    (gettext_lazy("核验材料、原签发记录"), (Stage.DECLARED,)),
    (gettext_lazy("打印、复核、盖章；原证件同时作废"), (Stage.PRINTED, Stage.SEALING)),
    (gettext_lazy("领取纸质证件"), (Stage.SEALED,)),
)
_OFF_THE_ROAD = (Stage.WITH_SUPERVISOR, Stage.CLOSED)
_ISSUED = (Stage.SEALED, Stage.COLLECTED)


def find_issued(case: Case) -> Certificate | None:
    """The certificate that this case came to, with its standing; None before its file is there."""
    if Stage(case.stage) not in _ISSUED:
        return None
    made = case.certificates.filter(elicence__isnull=False).select_related("standing")
    return made.order_by("-print_round").first()


def find_out_of_force(case: Case) -> PublicStanding | None:
    """How the certificate of this case stands where it is not in force, or not now; None for any other case."""
    issued = find_issued(case)
    public = PUBLIC_STANDING[Standing(issued.standing.state)] if issued else PublicStanding.IN_FORCE
    return None if public is PublicStanding.IN_FORCE else public


def what_is_now(case: Case) -> str:
    """What it means for the family at this moment that this case stands where it does."""
    standing = find_out_of_force(case)
    if standing is not None:
        return out_of_force_words(standing)
    stage = Stage(case.stage)
    if is_succession(case):
        return what_now_for_applicant(stage)
    if stage is not Stage.DECLARED:
        return what_now(stage)
    if Flag.PUT_OFF in case.flags:
        return in_a_row(what_now(stage), _("签发机构已暂缓办理，原因可以向签发人员询问。"))
    promised = day(answer_by(civil_date(case.stage_since)))
    return in_a_row(what_now(stage), _("%(day)s前答复。") % {"day": promised})


def course_of(case: Case) -> list[Line]:
    """The stations of the case for look's steps; a case that left the road has one line of its own."""
    stage = Stage(case.stage)
    if stage in _OFF_THE_ROAD:
        return [{"text": what_is_now(case), "state": "now", "small": moment(case.stage_since)}]
    stations = _stations_of(case)
    here = next((at for at, (_words, stages) in enumerate(stations) if stage in stages), len(stations))
    done = _done_at(case, last=len(stations) - 1)
    return [_line(case, number, words, here=here, done=done) for number, (words, _) in enumerate(stations)]


def _stations_of(case: Case) -> tuple[tuple[Promise | str, tuple[Stage, ...]], ...]:
    if is_succession(case):
        return _OF_SUCCESSION
    return _OUTSIDE_STATIONS if case.service == Service.FIRST_ISSUANCE_OUTSIDE else _STATIONS


def _line(case: Case, number: int, words: Promise | str, *, here: int, done: dict[int, str]) -> Line:
    if number < here:
        return {"text": str(words), "state": "did", "small": done.get(number, "")}
    if number > here:
        return {"text": str(words), "state": "", "small": ""}
    stage = Stage(case.stage)
    is_over = find_out_of_force(case) is not None
    issued = find_issued(case) if is_over else None
    since = _("%(moment)s 起") % {"moment": moment(issued.standing.since if issued else case.stage_since)}
    state = "wrong" if stage is Stage.NOTICED or is_over else "now"
    return {"text": str(words), "state": state, "small": f"{what_is_now(case)}　{since}"}


def _done_at(case: Case, *, last: int) -> dict[int, str]:
    """When stations were passed, as far as it is kept; of several prints the last one counts."""
    kept = (case.signed_at, case.declared_at)
    has_attendant = case.service == Service.FIRST_ISSUANCE_INSIDE
    first = dict(enumerate(kept if has_attendant else kept[1:]))
    prints = case.certificates.order_by("-print_round").values_list("printed_at", "seal_intent__sealed_at")
    printed_at, sealed_at = prints.first() or (None, None)
    ended_at = case.stage_since if Stage(case.stage) is Stage.COLLECTED else None
    passed = {**first, last - 2: printed_at, last - 1: sealed_at, last: ended_at}
    return {number: moment(at) for number, at in passed.items() if at}


def succession_of(case: Case) -> str:
    """补发 or 换发, where that is what this case is; '' for a first certificate."""
    return label(Service(case.service)) if is_succession(case) else ""


def who_has_it(case: Case) -> str:
    """Whose turn it is, in words; of a certificate that is not in force, how it stands."""
    office = case.office.name
    stage = Stage(case.stage)
    standing = find_out_of_force(case)
    if standing is not None:
        return label(standing)
    if stage in FAMILYS_TURN:
        return _("等您办理")
    if stage in FINAL:
        return _("已办结")
    if stage is Stage.SEALED:
        return _("%(office)s窗口，等您领取纸质证件") % {"office": office}
    return _("%(office)s正在办理") % {"office": office}
