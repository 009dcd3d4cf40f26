"""The second way in: a login name and a one-time code, to read and to ask for a new passkey."""

from datetime import UTC, datetime

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from xinsheng.casework.one_time_codes import sign_in_by_code
from xinsheng.casework.sign_ins import UnableToSignIn
from xinsheng.desk.sign_in.limits import too_often, tries_too_often
from xinsheng.desk.sign_in.views import enter
from xinsheng.desk.sign_in.wording import refusal
from xinsheng.look.fields import CodeInput, digits_in


class CodeBox(CodeInput):
    """A box for six digits: a telephone shows its digits, and may fill in what an authenticator made."""

    def __init__(self) -> None:
        super().__init__(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"})


class CodeForm(forms.Form):
    """Who one is, and the code that one's own device shows now."""

    login_name = forms.CharField(label=_("登录名"), max_length=40)
    code = forms.CharField(
        label=_("动态口令"), max_length=20, widget=CodeBox, help_text=_("身份验证器上现在显示的六位数字")
    )

    def clean_code(self) -> str:
        """The digits alone; full-width digits are digits too."""
        return digits_in(self.cleaned_data["code"])


@require_http_methods(["GET", "POST"])
def by_code(request: HttpRequest) -> HttpResponse:
    """Ask for login name and code, or let in to read; whatever is wrong is told in one and the same sentence."""
    at, refused = datetime.now(tz=UTC), ""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if tries_too_often(request, at=at, login_name=told["login_name"]):
            return too_often(request, at=at)
        try:
            let_in = sign_in_by_code(login_name=told["login_name"], code=told["code"], at=at)
        except UnableToSignIn as fault:
            refused = refusal(fault.code, usable_from=fault.usable_from)
        else:
            return enter(request, let_in)
    page = {"form": form, "refused": refused}
    return render(request, "desk/sign_in/by_code.html", page, status=403 if refused else 200)
