"""A page on which something of the stock is reported or decided: a form, one verb, back to the office's page."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from xinsheng.casework.acting import UnableToAct
from xinsheng.desk.asking import asked_of, page_key_of
from xinsheng.desk.officers import Officer, show_page
from xinsheng.law.reasons import NotAllowed
from xinsheng.registry.models import Office
from xinsheng.words.joining import with_remark
from xinsheng.words.reasons import reason_sentence
from xinsheng.words.refusals import refusal_sentence

HERE = "desk:stock"


def enter_page(
    request: HttpRequest,
    officer: Officer,
    *,
    office: Office,
    form: forms.Form,
    title: str,
    do: Callable[[UUID], object],
    back: str,
    hint: str = "",
    final: bool = False,
    facts: tuple[tuple[str, str], ...] = (),
) -> HttpResponse:
    """Show the form, or do what it says and go `back`; `do` is given the page's key and raises what the verb does.

    `hint` says what it will come to, `final` whether it can never be taken back, `facts` what it is about.
    """
    page_key, status = page_key_of(request), 200
    if request.method == "POST" and form.is_valid():
        try:
            do(asked_of(request).key)
        except NotAllowed as refused:
            form.add_error(None, [ValidationError(reason_sentence(one), code="refused") for one in refused.reasons])
            status = 403
        except UnableToAct as unable:
            why = refusal_sentence(unable.code)
            told = with_remark(why, unable.about) if unable.about else why
            form.add_error(None, ValidationError(told, code="refused"))
            page_key, status = str(uuid4()), 409
        else:
            return redirect(back)
    return show_page(
        request,
        "stock/entering.html",
        officer=officer,
        here=HERE,
        status=status,
        office=office,
        form=form,
        page_key=page_key,
        title=title,
        hint=hint,
        final=final,
        about=facts,
        back=back,
    )
