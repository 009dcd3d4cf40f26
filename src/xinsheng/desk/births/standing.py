"""Whether an act of the attendant's is open to this officer now, and the page that says why it is not."""

from collections.abc import Iterable, Mapping

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.snapshots import objections_to
from xinsheng.desk.officers import Officer, show_page
from xinsheng.law.acts import Act
from xinsheng.law.reasons import Reason, ReasonCode
from xinsheng.law.terms import Duty
from xinsheng.look.error_pages import render_error
from xinsheng.registry.models import Case
from xinsheng.words.reasons import reason_sentence

OF_THE_CONTENT = (ReasonCode.DELIVERY_INCOMPLETE, ReasonCode.CAUTION_NOT_CONFIRMED)
CHANGES: Mapping[str, Promise | str] = {
    "stale": _("这份登记表在您打开页面之后有人办理过。"),
    "other_body": _("同一页面提交过另一内容，请从最新页面重新办理。"),
    "not_an_attendant": _("所选同事目前不能在本机构接生，没有交接，请另选一位。"),
}
Typed = Iterable[tuple[str, str]]


def reasons_against(act: Act, *, case: Case, officer: Officer) -> tuple[Reason, ...]:
    """What stands against the act, apart from what the block itself still lacks."""
    found = objections_to(act, case, by=officer.by(), at=officer.at)
    return tuple(reason for reason in found if reason.code not in OF_THE_CONTENT)


def is_open(act: Act, *, case: Case, officer: Officer) -> bool:
    """Whether the page of this act is worth a link."""
    return not reasons_against(act, case=case, officer=officer)


def refuse(
    request: HttpRequest,
    *,
    officer: Officer,
    reasons: Iterable[Reason],
    case: Case | None = None,
    typed: Typed = (),
) -> HttpResponse:
    """Say why not, show what was typed, lead back."""
    told = [reason_sentence(reason) for reason in reasons]
    holder = case.holder if case is not None else None
    attends = Duty.ATTENDANT in officer.duties
    return show_page(
        request,
        "births/refused.html",
        officer=officer,
        status=403,
        reasons=told,
        holder=holder if holder != officer.person else None,
        typed=list(typed),
        attends=attends,
    )


def say_changed(request: HttpRequest, *, unable: UnableToAct, again_url: str, typed: Typed = ()) -> HttpResponse:
    """The page for a stale tab or a key used twice: what was typed stays in view."""
    changes = [str(CHANGES.get(unable.code, CHANGES["stale"]))]
    reference = getattr(request, "reference", "")
    return render_error(request, 409, reference=reference, changes=changes, typed=list(typed), again_url=again_url)
