"""One's own cases: where each stands, who has it, what is next; and the certificate."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from xinsheng.casework.authorisations import find_latest
from xinsheng.casework.handed_drafts import find_handed_by
from xinsheng.casework.licence_consents import find_sharable
from xinsheng.casework.licence_requests import find_asked_of
from xinsheng.casework.outside import vault
from xinsheng.casework.privacy import key_of
from xinsheng.casework.readings import record_reading
from xinsheng.casework.snapshots import is_mother
from xinsheng.casework.succession_snapshots import is_succession
from xinsheng.counter.asking import page_key_of
from xinsheng.counter.case_course import (
    Line,
    course_of,
    find_out_of_force,
    succession_of,
    what_is_now,
    who_has_it,
)
from xinsheng.counter.claim.authorise.handing import has_something_to_hand
from xinsheng.counter.claim.authorise.same_agent import find_to_send_likewise
from xinsheng.counter.claim.find.views import sent_to
from xinsheng.counter.claim.work import open_work
from xinsheng.counter.mine.notices import Item, items_of
from xinsheng.counter.mine.reach import (
    awaits_family,
    cases_of,
    find_elicence,
    find_filling_in,
    find_newer,
    get_case,
    holds_claim,
    may_withdraw,
    standing_of,
)
from xinsheng.counter.mine.registration.reach import awaits_answer, registrations_of
from xinsheng.counter.registration.entrust.standing import find_sent
from xinsheng.counter.registration_course import title_of, tone_of
from xinsheng.counter.sent.over import unless_lapsed
from xinsheng.counter.sent.standing import authorised_as, makes_up
from xinsheng.counter.visitor import by_of, now, person_of, show, signed_in
from xinsheng.law.authorisations import AuthorisationState
from xinsheng.law.certificates import PUBLIC_STANDING
from xinsheng.law.terms import PublicStanding, Relation, Service, Stage
from xinsheng.papers.qr import qr_svg
from xinsheng.proof.credential import qr_payload
from xinsheng.registry.models import Case, Claim, ELicence, LegacyRegistration, Person, short_no
from xinsheng.standards.civil_time import civil_date
from xinsheng.words.labels import label, what_now_for_couple

_MAY_DO = gettext_lazy(
    "对方用领取单上的领证码打开了登记表。没有您签名的委托，对方不能提交；您可以自己填写，也可以委托他人。"
)


@require_safe
@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """List one's own cases."""
    person = person_of(request)
    rows = [(case, *_row_of(person, case)) for case in cases_of(person)]
    registered = [
        (
            case,
            title_of(case),
            what_now_for_couple(Stage(case.stage)),
            tone_of(case),
            awaits_answer(person, case),
            find_sent(person, case, on=civil_date(now())) if case.stage == Stage.BEGUN else None,
        )
        for case in registrations_of(person)
    ]
    return show(
        request,
        "mine/page.html",
        rows=rows,
        sent=sent_to(person, at=now()),
        asked=find_asked_of(person, on=civil_date(now())),
        succession_of=succession_of,
        likewise={case.pk: find_to_send_likewise(person, case=case, at=now()) for case, *_rest in rows},
        page_key=page_key_of(request),
        registered=registered,
        older=LegacyRegistration.objects.of_person(person),
        back_url=reverse("counter:home"),
    )


def _row_of(person: Person, case: Case) -> tuple[Promise | str, str, str]:
    """What it means now, whose turn it is, and the colour; where a mother has sent somebody, it is theirs."""
    sends = _sends(person, case) if awaits_family(case) else {}
    if sends.get("makes_up"):
        return what_is_now(case), _("等%(name)s或您补齐、再次提交") % {"name": sends["agent"]["name"]}, "now"
    if case.stage != Stage.NOTICED and sends.get("signed") and sends["state"]["code"] == AuthorisationState.STANDING:
        name = sends["agent"]["name"]
        return (
            _("等%(name)s填写、提交；您可以随时撤回") % {"name": name},
            _("已委托%(name)s办理") % {"name": name},
            "done",
        )
    if filling := find_filling_in(person, case):
        return _MAY_DO, _who_fills_in(filling), "now"
    return what_is_now(case), who_has_it(case), _tone(case)


def _who_fills_in(claim: Claim) -> str:
    return _("%(name)s（%(relation)s）正在填写") % {
        "name": claim.person.name,
        "relation": label(Relation(claim.relation)),
    }


def _tone(case: Case) -> str:
    if awaits_family(case):
        return "now"
    if find_out_of_force(case):
        return "quiet"
    return "done" if case.stage in (Stage.SEALED, Stage.COLLECTED) else "quiet"


@require_safe
@signed_in
@unless_lapsed
def case_page(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One case: its course, what was told to be missing, and its certificate."""
    person = person_of(request)
    case = get_case(person, case_id)
    made = find_elicence(person, case)
    notice = case.notices.order_by("-round").first() if case.stage == Stage.NOTICED else None
    items: list[Item] = items_of(notice, case=case) if notice is not None else []
    filling = find_filling_in(person, case)
    return show(
        request,
        "mine/case.html",
        case=case,
        no=short_no(case.pk),
        what=what_is_now(case),
        is_succession=is_succession(case),
        service=label(Service(case.service)),
        who=_who_fills_in(filling) if filling else who_has_it(case),
        filling=_MAY_DO if filling else "",
        course=_course(case, filling=filling),
        notice=notice,
        items=items,
        made=made,
        standing=label(_public(made)) if made is not None else "",
        in_force=made is not None and _public(made) is PublicStanding.IN_FORCE,
        newer=find_newer(person, made.certificate) if made is not None else None,
        claimed=holds_claim(person, case),
        turn=awaits_family(case),
        shares=find_sharable(person, case) is not None,
        withdraws=may_withdraw(person, case),
        is_mother=is_mother(person, case=case),
        sends=_sends(person, case),
        page_key=page_key_of(request),
        signed=case.declarations.filter(declared_by=person).exists(),
        back_url=reverse("counter:mine"),
    )


def _course(case: Case, *, filling: Claim | None) -> list[Line]:
    lines = course_of(case)
    told = _who_fills_in(filling) if filling else ""
    return [{**line, "small": told} if told and line["state"] == "now" else line for line in lines]


def _sends(person: Person, case: Case) -> dict[str, Any]:
    """Whom the mother has sent, for herself alone, and whether there is something that she could hand them."""
    hers = find_latest(case) if is_mother(person, case=case) else None
    handed = find_handed_by(hers, case=case) if hers is not None else None
    told = authorised_as(hers, case, on=civil_date(now()))
    may_hand = hers is not None and awaits_family(case) and holds_claim(person, case)
    return told | {
        "likewise": find_to_send_likewise(person, case=case, at=now()),
        "handed": handed,
        "makes_up": hers is not None and makes_up(hers, case, on=civil_date(now())),
        "may_hand": may_hand and has_something_to_hand(open_work(case, person=person, at=now())),
    }


def _public(made: ELicence) -> PublicStanding:
    return PUBLIC_STANDING[standing_of(made.certificate)]


@require_safe
@signed_in
def qr(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The code large, to be scanned off the screen."""
    case, made = _own_licence(request, case_id)
    _record(request, case, made, page="qr")
    svg = qr_svg(_payload(made))
    return show(
        request,
        "mine/qr.html",
        case=case,
        svg=svg,
        standing=label(_public(made)),
        in_force=_public(made) is PublicStanding.IN_FORCE,
        number=made.certificate.blank_id,
        back_url=reverse("counter:my_case", args=[case.pk]),
    )


@require_safe
@signed_in
def elicence(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The sealed file itself, byte for byte as it was filed."""
    case, made = _own_licence(request, case_id)
    _record(request, case, made, page="elicence")
    content = vault().get(made.file_ref, data_key=key_of(case))
    answer = HttpResponse(content, content_type="application/pdf")
    name = f"birth-certificate-{made.certificate.blank_id}.pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _own_licence(request: HttpRequest, case_id: UUID) -> tuple[Case, ELicence]:
    person: Person = person_of(request)
    case = get_case(person, case_id)
    made = find_elicence(person, case)
    if made is None:
        raise Http404
    return case, made


def _record(request: HttpRequest, case: Case, made: ELicence, *, page: str) -> None:
    record_reading(
        case, by=by_of(request), purpose="own_certificate", page=page, at=now(), certificate=made.certificate
    )


def _payload(made: ELicence) -> str:
    return qr_payload(
        address=settings.PUBLIC_URL, reference=made.certificate.reference, credential=bytes(made.credential)
    )
