"""The application online: what happened, one's paper, look again and sign."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xinsheng.casework import applications
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.drafts import find_draft
from xinsheng.casework.people import phone_of
from xinsheng.casework.snapshots import Proposed, facts_of
from xinsheng.casework.succession_snapshots import APPLICATION_DRAFT, find_original, find_own_application
from xinsheng.counter.asking import asked_of, page_key_of, refused, version_on_page
from xinsheng.counter.by_hand import written_on
from xinsheng.counter.pointing import pointed_rows
from xinsheng.counter.raising import freshly_enough_for
from xinsheng.counter.reissue.changes import changed_rows
from xinsheng.counter.reissue.form import ApplicationForm, initial_of
from xinsheng.counter.reissue.found import is_found, rows_of
from xinsheng.counter.reissue.reach import find_open_case, get_application_case
from xinsheng.counter.visitor import by_of, now, person_of, show, signed_in
from xinsheng.law.acts import StatementKind
from xinsheng.law.applications import Application, application_from, application_payload_of
from xinsheng.law.materials import given, materials_needed
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Duty, Service, Stage
from xinsheng.look.masks import masked_phone
from xinsheng.registry.models import Case, Person
from xinsheng.words.labels import label
from xinsheng.words.reasons import reason_sentence

Row = tuple[str, str]


@require_http_methods(["GET", "POST"])
@signed_in
def application(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What happened; what is right goes on to the papers."""
    person = person_of(request)
    case = find_open_case(person, case_id)
    if case is None:
        return _to_my_case(case_id)
    said = application_so_far(case, person=person)
    form = ApplicationForm(
        service=Service(case.service),
        data=request.POST if request.method == "POST" else None,
        initial=initial_of(said, phone=phone_of(person)),
    )
    if form.is_valid():
        payload = application_payload_of(form.application(so_far=said))
        try:
            applications.save_application_draft(case.pk, payload=payload, by=by_of(request), at=now())
        except UnableToAct as unable:  # submitted in another window this very second
            return refused(request, unable, again_url=reverse("counter:my_case", args=[case.pk]))
        return HttpResponseRedirect(reverse("counter:reissue_papers", args=[case.pk]))
    return show(
        request,
        "reissue/application.html",
        form=form,
        case=case,
        original=rows_of(case, person=person),
        is_found=is_found(case, person=person),
        is_replacement=case.service == Service.REPLACEMENT,
        step=1,
        steps=3,
        back_url=reverse("counter:mine"),
    )


@require_http_methods(["GET", "POST"])
@signed_in
@freshly_enough_for("apply", duty=Duty.APPLICANT)
def check(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Everything once more; signed and submitted, it is the county's turn."""
    person = person_of(request)
    case = find_open_case(person, case_id)
    if case is None:
        return _to_my_case(case_id)
    said = application_so_far(case, person=person)
    if said is None:
        return HttpResponseRedirect(reverse("counter:reissue_application", args=[case.pk]))
    reasons: list[str] = []
    at = now()
    written = written_on(request, case, kind=StatementKind.DECLARATION, at=at)
    if written.is_valid():
        verb = applications.make_up if case.stage == Stage.NOTICED else applications.apply
        try:
            verb(case.pk, application=said, by=written.by(request), at=at, asked=asked_of(request))
        except UnableToAct as unable:
            if not written.refuses(unable):
                return refused(request, unable, again_url=request.path)
        except NotAllowed as not_allowed:
            reasons = [reason_sentence(reason) for reason in not_allowed.reasons]
        else:
            return _to_my_case(case.pk)
    return show(
        request,
        "reissue/check.html",
        case=case,
        rows=[*_rows(said, person=person), *_changed(case, said=said)],
        original=rows_of(case, person=person),
        papers=_paper_rows(case, said=said),
        pointed=pointed_rows(case, said=said, giver=person),
        reasons=reasons,
        written=written,
        step=3,
        steps=3,
        page_key=page_key_of(request),
        seen_version=version_on_page(case),
        back_url=reverse("counter:reissue_papers", args=[case.pk]),
    )


@require_POST
@signed_in
def withdraw(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Take the application back; the certificate stays as it is."""
    case = get_application_case(person_of(request), case_id)
    try:
        applications.withdraw_application(case.pk, by=by_of(request), at=now(), asked=asked_of(request))
    except UnableToAct as unable:
        return refused(request, unable, again_url=reverse("counter:my_case", args=[case.pk]))
    except NotAllowed:
        return _to_my_case(case.pk)
    return HttpResponseRedirect(reverse("counter:mine"))


def application_so_far(case: Case, *, person: Person) -> Application | None:
    """What this person typed, else what they signed last; another's words are not theirs to read."""
    draft = find_draft(case, section=APPLICATION_DRAFT, person=person)
    return application_from(draft) if draft else find_own_application(case, person=person)


def _to_my_case(case_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("counter:my_case", args=[case_id]))


def _rows(said: Application, *, person: Person) -> list[Row]:
    registered = _("已经登记，只要正页") if said.in_household_register else _("还没有登记，要正页和副页")
    return [
        (_("申请人"), person.name),
        (_("证件怎么了"), label(said.ground)),
        (_("经过"), said.circumstances),
        (_("户口"), registered),
        (_("手机号码"), masked_phone(said.applicant.phone) or _("没有填写")),
        *([(_("亲子鉴定意见书编号"), said.report.report_no)] if said.report else []),
    ]


def _changed(case: Case, *, said: Application) -> list[Row]:
    original = find_original(case)
    return list(changed_rows(said, original=original.content)) if original else []


def _paper_rows(case: Case, *, said: Application) -> list[Row]:
    facts = facts_of(case, at=now(), proposed=Proposed(application=said))
    return [
        (label(one.material), _("已提供") if given(facts, one.material) else _("未提供，可带原件到窗口"))
        for one in materials_needed(facts)
    ]
