"""The page of the child's name."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xinsheng.counter.claim.child.form import ChildForm
from xinsheng.counter.claim.way import CHILD, onward, show_page
from xinsheng.counter.claim.work import Work, keep, on_own_form
from xinsheng.law.declaration import child_name_cautions
from xinsheng.law.reasons import Caution, CautionCode
from xinsheng.words.joining import listed
from xinsheng.words.reasons import caution_sentence


@require_http_methods(["GET", "POST"])
@on_own_form
def child(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask for the name; what is unusual in it is said once on the page before going on."""
    form = ChildForm(request.POST or None, declaration=work.declaration)
    if not form.is_valid():
        notes = notes_on(work.declaration.child_name) if request.method == "GET" else []
        return show_page(request, work, "child/page.html", page=CHILD, form=form, notes=notes, noted="")
    declaration = replace(work.declaration, child_name=form.child_name, surname_reason=form.reason)
    kept = keep(work, declaration, page=CHILD, request=request)
    notes = notes_on(form.child_name)
    if notes and request.POST.get("noted") != form.child_name:
        return show_page(request, kept, "child/page.html", page=CHILD, form=form, notes=notes, noted=form.child_name)
    return onward(kept, after=CHILD)


def notes_on(name: str) -> list[Promise | str]:
    """What to say about an unusual name, in sentences; nothing of it refuses."""
    return [_note(caution) for caution in child_name_cautions(name)]


def _note(caution: Caution) -> Promise | str:
    if caution.code is CautionCode.RARE_CHARACTER:
        characters = listed(f"“{char}”" for char in caution.about)
        return _("%(characters)s字较少见，本证可以打印；落户前请先向派出所确认能否录入。") % {
            "characters": characters
        }
    return caution_sentence(caution)
