"""Letting an officer sign with their certificate token: proposed here; ended at once by its owner or from here."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from xinsheng.casework.outside import takes_tokens
from xinsheng.casework.tokens import end_token, may_end_tokens, payload_of, read_brought
from xinsheng.desk.officers import Officer, for_officers
from xinsheng.desk.setting_up.proposing import propose_page
from xinsheng.desk.setting_up.reach import get_office
from xinsheng.law.administration import ProposalKind
from xinsheng.look.moments import moment
from xinsheng.proof.token_certificates import LARGEST
from xinsheng.registry.models import Appointment, CertificateToken, Person


class TokenForm(forms.Form):
    """The certificate of a person's token, and why it is let in now."""

    certificates = forms.CharField(
        label=gettext_lazy("签名证书（PEM）"),
        max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "从证书介质导出的签名证书（Base64 编码），连同中级证书，用记事本打开后全部粘贴；证书里没有私钥"
        ),
    )
    reason = forms.CharField(
        label=gettext_lazy("原因"),
        max_length=100,
        help_text=gettext_lazy("例如“新发证书”“到期换发”。确认后，此人现用的数字证书立即停用"),
    )

    def __init__(self, data: Any = None, *, officer: Officer, person: Person) -> None:
        super().__init__(data)
        self._officer, self._person = officer, person

    def payload(self) -> dict[str, str]:
        """As `casework.tokens.let_in` reads it. Raises UnableToAct for a certificate that is not fit."""
        way = read_brought(self.cleaned_data["certificates"].encode(), person=self._person, at=self._officer.at)
        return payload_of(self._person, way=way, reason=self.cleaned_data["reason"])


@require_http_methods(["GET", "POST"])
@for_officers
def let_sign(request: HttpRequest, officer: Officer, appointment_id: UUID) -> HttpResponse:
    """Propose that the person of an appointment signs with the token of this certificate."""
    held = Appointment.objects.in_force(on=officer.on).select_related("person", "office").filter(pk=appointment_id)
    found = held.first()
    if found is None or not takes_tokens():
        raise Http404
    get_office(officer, found.office_id)
    if found.person == officer.person:
        raise Http404
    known = CertificateToken.objects.not_ended().filter(person=found.person).first()
    form = TokenForm(request.POST or None, officer=officer, person=found.person)
    return propose_page(
        request,
        officer,
        kind=ProposalKind.TOKEN_ENROLMENT,
        form=form,
        payload=form.payload,
        about=f"{found.person.name}　{found.office.name}",
        before=_lines_of(known) if known else ((_("现用的数字证书"), _("没有")),),
        back=reverse("desk:office", args=[found.office_id]),
    )


@require_POST
@for_officers
def end_sign(_request: HttpRequest, officer: Officer, token_id: UUID) -> HttpResponse:
    """End a token at once: one's own, or anybody's as one of the administrators who let tokens in."""
    reached = CertificateToken.objects.not_ended()
    if not may_end_tokens(officer.person, at=officer.at):
        reached = reached.filter(person=officer.person)
    token = get_object_or_404(reached, pk=token_id)
    end_token(token, by=officer.by(), at=officer.at)
    if token.person_id == officer.person.pk:
        return redirect("desk:my_door")
    held = Appointment.objects.duties_of(token.person, on=officer.on).first()
    return redirect("desk:office", held.office_id) if held else redirect("desk:offices")


def _lines_of(token: CertificateToken) -> tuple[tuple[str, str], ...]:
    return (
        (_("现用的数字证书"), token.subject),
        (_("证书序列号"), token.serial_no),
        (_("登记时间"), moment(token.enrolled_at)),
        (_("有效期至"), moment(token.valid_until)),
    )
