"""From a number typed at the counter to what the books hold of it, and the office that takes the application."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.applications import begin_application
from xinsheng.casework.issuing_offices import office_for
from xinsheng.casework.readings import record_reading
from xinsheng.casework.succession_lists import find_sealed, find_sealed_of
from xinsheng.casework.succession_snapshots import original_from
from xinsheng.desk.asking import asked_of, page_key_of
from xinsheng.desk.cases.standing import standing_words
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer, for_officers, show_page
from xinsheng.desk.reissues.reach import services_of
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Channel, Service, Standing
from xinsheng.look.dates import DayInParts
from xinsheng.look.fields import CodeInput, NameInput
from xinsheng.look.moments import day
from xinsheng.papers.printed import printed_fields
from xinsheng.registry.models import Certificate
from xinsheng.standards.certificate_numbers import normalise_certificate_no
from xinsheng.standards.names import normalise_name
from xinsheng.words.labels import label
from xinsheng.words.refusals import refusal_sentence

Line = tuple[str, str]
BY_CHILD = "child"


class NumberForm(forms.Form):
    """The number of the certificate that was lost, or lies before the officer."""

    number = forms.CharField(
        label=_("出生医学证明编号"),
        help_text=_("一个字母加九位数字"),
        max_length=24,
        widget=CodeInput,
    )

    def clean_number(self) -> str:
        """The number in its one form."""
        return normalise_certificate_no(self.cleaned_data["number"])


class ChildForm(forms.Form):
    """Whose certificate it is, where nobody knows its number: all three as they stand on the paper."""

    child_name = forms.CharField(label=_("证件上的孩子姓名"), max_length=60, widget=NameInput)
    born_on = DayInParts(label=_("孩子的出生日期"))
    mother_name = forms.CharField(label=_("证件上的母亲姓名"), max_length=60, widget=NameInput)

    def found(self) -> tuple[Certificate, ...]:
        """The certificates that are meant."""
        said = self.cleaned_data
        return find_sealed_of(
            normalise_name(said["child_name"]),
            mother_name=normalise_name(said["mother_name"]),
            born_on=said["born_on"],
        )


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found: the certificate in lines, and each service that this officer's office may begin."""

    id: UUID
    number: str
    lines: tuple[Line, ...]
    in_force: bool
    services: tuple[tuple[Service, str], ...]
    elsewhere: str  # the office to go to, where none of the officer's takes it


@require_http_methods(["GET", "POST"])
@for_officers
def find(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Ask for the number, or for the child; say what the books hold; begin. It is posted (invariant 39)."""
    services_of(officer)
    by_child = request.POST.get("by") == BY_CHILD
    form = NumberForm(request.POST if request.method == "POST" and not by_child else None)
    child = ChildForm(request.POST if by_child else None)
    refused: tuple[str, ...] = ()
    meant = _meant(child if by_child else form)
    certificate = meant[0] if len(meant) == 1 else None
    if certificate is not None and request.POST.get("service") in set(Service):
        answer = _begin(request, officer, certificate=certificate)
        if isinstance(answer, HttpResponse):
            return answer
        refused = answer
    return show_page(
        request,
        "reissues/find.html",
        officer=officer,
        here="desk:reissues",
        form=form,
        child=child,
        by_child=BY_CHILD,
        sought=child.is_valid() if by_child else form.is_valid(),
        alike=len(meant) > 1,
        found=_found(officer, certificate, by_child=by_child) if certificate is not None else None,
        refused=refused,
        takes_legacy=Service.REISSUE in services_of(officer),
        page_key=page_key_of(request),
    )


def _meant(form: NumberForm | ChildForm) -> tuple[Certificate, ...]:
    if not form.is_valid():
        return ()
    if isinstance(form, ChildForm):
        return form.found()
    certificate = find_sealed(form.cleaned_data["number"])
    return (certificate,) if certificate is not None else ()


def _begin(request: HttpRequest, officer: Officer, *, certificate: Certificate) -> HttpResponse | tuple[str, ...]:
    service, by = Service(request.POST["service"]), officer.by(Channel.COUNTER)
    try:
        case = begin_application(certificate.pk, service=service, by=by, at=officer.at, asked=asked_of(request))
    except NotAllowed as refusal:
        return tuple(in_words(reason) for reason in refusal.reasons)
    except UnableToAct as unable:
        return (refusal_sentence(unable.code),)
    return redirect("desk:case", case.pk)


def _found(officer: Officer, certificate: Certificate, *, by_child: bool) -> Found:
    offices = {service: _office(service, certificate, officer=officer) for service in services_of(officer)}
    mine = tuple((service, label(service)) for service, (is_mine, _name) in offices.items() if is_mine)
    elsewhere = next((name for is_mine, name in offices.values() if not is_mine), "")
    state = Standing(certificate.standing.state)
    return Found(
        id=certificate.pk,
        number=certificate.blank_id,
        lines=_lines(officer, certificate, names=bool(mine), by_child=by_child),
        in_force=state is Standing.VALID,
        services=mine,
        elsewhere="" if mine else elsewhere,
    )


def _office(service: Service, certificate: Certificate, *, officer: Officer) -> tuple[bool, str]:
    """Whether the office that takes this is one of the officer's, and its name."""
    try:
        office = office_for(service, certificate=certificate, on=officer.on)
    except UnableToAct as unable:
        return False, refusal_sentence(unable.code)
    return bool(officer.duties_at(office)), office.name


def _lines(officer: Officer, certificate: Certificate, *, names: bool, by_child: bool) -> tuple[Line, ...]:
    """Number and standing for any officer; whose it is only where it is handled.

    That, and which number a child has, are written down as read before they are told (invariant 32).
    """
    if names or by_child:
        record_reading(
            certificate.case,
            by=officer.by(),
            purpose="handling",
            page="desk.reissue_found",
            at=officer.at,
            certificate=certificate,
        )
    told = (
        (str(_("编号")), certificate.blank_id),
        (str(_("现在的状态")), standing_words(certificate)),
        (str(_("签发机构")), certificate.office.name),
        (str(_("签发日期")), day(certificate.issued_on)),
    )
    if not names:
        return told
    printed = printed_fields(original_from(certificate).content)
    return (
        *told,
        (str(_("孩子姓名")), printed["child_name"]),
        (str(_("出生时间")), printed["born"]),
        (str(_("母亲")), printed["mother_name"]),
        (str(_("父亲")), printed["father_name"]),
    )
