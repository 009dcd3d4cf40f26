"""Pages for when it did not work: what happened, that nothing is lost or what is, what to do next, a reference.

They read neither the database nor the session, so that they can be shown when those are what failed.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[int, tuple[Promise | str, Promise | str]] = {
    400: (_("没有看懂这次提交"), _("请返回上一页刷新后重新办理，已保存的内容还在。")),
    403: (_("现在不能办理这一步"), _("请重新登录，或返回首页再进入。已保存的内容还在。")),
    404: (
        _("没有找到这一页"),
        _("请核对网址，或返回首页再进入。如果您在查找一份办理记录，它可能不在您的查看范围内。"),
    ),
    405: (_("这个地址不能直接打开"), _("它只接收提交的内容。请返回首页，再进入您的记录。")),
    409: (_("内容已有更新"), _("您这次的提交没有生效，以免覆盖较新的内容。请看过最新内容后再决定。")),
    413: (_("文件太大"), _("请用手机重新拍照，或选择较小的文件。其他已保存的内容还在。")),
    429: (_("操作太频繁"), _("请稍等几分钟再试。如果着急，可以直接到窗口办理。")),
    500: (_("系统出了问题"), _("问题已自动记录。请几分钟后再试；重复提交不会办成两份。")),
    503: (_("系统正在维护"), _("请稍后再试。如果着急，可以直接到窗口办理。")),
}


def render_error(request: HttpRequest | None, status: int, *, reference: str, **context: object) -> HttpResponse:
    """Answer with the page of one status (400, 403, 404, 405, 409, 413, 429, 500, 503) in the reader's language.

    `reference` is what a person reads out on the telephone and an operator finds in the log. For 409 the
    context may hold `changes` (sentences), `typed` (pairs of label and value) and `again_url`; for any
    status `reasons` (sentences). With request None the page needs neither session nor database.
    """
    title, what_next = WORDS[status]
    page = render_to_string(
        f"look/errors/{status}.html",
        {"heading": title, "what_next": what_next, "status": status, "reference": reference, **context},
        request=request,
    )
    return HttpResponse(page, status=status)


def _reference(request: HttpRequest) -> str:
    return getattr(request, "reference", "")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400."""
    del exception  # its words are for the log
    return render_error(None, 400, reference=_reference(request))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler403."""
    del exception
    return render_error(None, 403, reference=_reference(request))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404: the same answer for what is missing and what is out of reach."""
    del exception
    return render_error(None, 404, reference=_reference(request))


def server_error(request: HttpRequest) -> HttpResponse:
    """For what nobody foresaw."""
    return render_error(None, 500, reference=_reference(request))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The setting CSRF_FAILURE_VIEW: the page had grown old, or the form came from elsewhere."""
    del reason
    return render_error(None, 403, reference=_reference(request))


def service_unavailable(request: HttpRequest) -> HttpResponse:
    """For what does not answer for a while: the page keeps all that was typed, and one press sends it again."""
    return render_error(None, 503, reference=_reference(request), again=_again(request))


@dataclass(frozen=True, kw_only=True)
class Again:
    """The same asking once more: its address, and of a form every field as it was sent; files cannot be kept."""

    address: str
    is_form: bool
    typed: tuple[tuple[str, str], ...]
    had_files: bool


def _again(request: HttpRequest) -> Again:
    is_form = request.method == "POST"
    typed = ((name, str(value)) for name, values in request.POST.lists() for value in values) if is_form else ()
    return Again(
        address=request.get_full_path(),
        is_form=is_form,
        typed=tuple(typed),
        had_files=is_form and bool(request.FILES),
    )
