"""Verify an e-licence file: the file itself is the question, nothing is typed and nothing is kept."""

from datetime import UTC, datetime

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from xinsheng.look.error_pages import render_error
from xinsheng.verify import limits
from xinsheng.verify.answers import answer, private
from xinsheng.verify.document.child import LARGEST_FILE
from xinsheng.verify.document.form import DocumentForm
from xinsheng.verify.document.judging import judge_file
from xinsheng.verify.document.reading import UnableToReadFile

_LARGEST_BODY = LARGEST_FILE + 64 * 1024  # the file and the few fields around it


class KeptInMemory(MemoryFileUploadHandler):
    """A presented file never touches a disk."""

    def handle_raw_input(self, *_args: object, **_kwargs: object) -> None:
        """Hold every file in memory: its size was looked at before."""
        self.activated = True


@csrf_exempt  # the token is looked for below, after the size
@require_http_methods(["GET", "HEAD", "POST"])
def document(request: HttpRequest) -> HttpResponse:
    """Look at the size before anything reads the body, then at the token, then at the file."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > _LARGEST_BODY:
        return private(render_error(request, 413, reference=getattr(request, "reference", "")))
    request.upload_handlers = [KeptInMemory(request)]
    return _document(request)


@csrf_protect
def _document(request: HttpRequest) -> HttpResponse:
    at = datetime.now(tz=UTC)
    form = DocumentForm(request.POST, request.FILES) if request.method == "POST" else DocumentForm()
    if not form.is_valid():
        return answer(request, "document/page.html", form=form)
    if limits.over_general_limit(request, at=at, files=True):
        return limits.too_many(request, at=at)
    try:
        verdict = judge_file(form.cleaned_data["licence"].read(), at=at)
    except UnableToReadFile:
        form.say_not_available()
        return answer(request, "document/page.html", form=form)
    return answer(request, "document/answer.html", verdict=verdict, at=at)
