"""What the law finds wrong in an answer, put to the field of the page that asked it."""

from collections.abc import Iterable, Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from xinsheng.law.reasons import Fault
from xinsheng.papers.glyphs import unprintable
from xinsheng.words.faults import code_in_words
from xinsheng.words.joining import listed


def tell(form: forms.Form, faults: Iterable[Fault], *, fields: Mapping[str, str]) -> None:
    """Put each fault to its field; `fields` says which field of the form stands for which dotted name."""
    for fault in faults:
        name = fields.get(fault.field)
        if name is None or form.has_error(name):
            continue
        code = code_in_words(fault)
        form.add_error(name, ValidationError(code, code=code))


def refuse_unprintable(form: forms.Form, *, names: Iterable[str]) -> None:
    """A character that no document could show is told while it is being typed, not at the printer."""
    for name in names:
        missing = unprintable(str(form.cleaned_data.get(name) or ""))
        if missing:
            sentence = _("“%(characters)s”暂时无法打印在证件上，请核对；确为本名的，请到窗口办理") % {
                "characters": listed(char if char.isprintable() else "□" for char in missing)
            }
            form.add_error(name, ValidationError(sentence, code="no_glyph"))
