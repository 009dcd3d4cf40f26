"""One page to propose anything: a form, what it would come to, and the proposal that waits for a second person."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.proposals import propose
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.officers import Officer, show_page
from xinsheng.desk.setting_up.naming import kind_words, proposal_refusal
from xinsheng.desk.setting_up.reach import may_propose, who_confirms
from xinsheng.law.administration import ProposalKind
from xinsheng.law.reasons import NotAllowed
from xinsheng.registry.models import Office
from xinsheng.words.reasons import reason_sentence

Payload = Callable[[], Mapping[str, Any]]


def propose_page(
    request: HttpRequest,
    officer: Officer,
    *,
    kind: ProposalKind,
    form: forms.Form,
    payload: Payload,
    back: str,
    office: Office | None = None,
    about: str = "",
    before: tuple[tuple[str, str], ...] = (),
) -> HttpResponse:
    """Show the form, or propose what it says; `about` names what it is about, `before` how things stand now.

    `payload` is asked only once the form is sound. An officer without the duty gets the page of a missing address.
    """
    if not may_propose(officer, kind, office=office):
        raise Http404
    page_key, status = page_key_of(request), 200
    if request.method == "POST" and form.is_valid():
        try:
            key = _key_of(page_key)
            proposal = propose(kind, payload=payload(), office=office, by=officer.by(), at=officer.at, key=key)
            return redirect("desk:proposal", proposal.pk)
        except NotAllowed as refused:
            form.add_error(None, [ValidationError(reason_sentence(one), code="refused") for one in refused.reasons])
        except UnableToAct as unable:
            form.add_error(None, ValidationError(proposal_refusal(unable.code), code="refused"))
            page_key, status = str(uuid4()), 409
    return show_page(
        request,
        "setting_up/proposing.html",
        officer=officer,
        here="desk:setting_up",
        status=status,
        form=form,
        page_key=page_key,
        title=kind_words(kind),
        confirms=who_confirms(kind),
        about=about or (office.name if office else ""),
        before=before,
        back=back,
    )


def _key_of(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as fault:
        raise BadRequest from fault
