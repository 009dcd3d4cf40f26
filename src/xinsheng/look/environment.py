"""The Jinja2 environment of every page, named in the settings as the backend's `environment`.

Templates are called by room: "counter/child_name/page.html", "look/public.html". Autoescape stays on.
`length` keeps Jinja's own meaning (the design system counts with it); a body length is `body_length`.

In a template, `gettext` formats: a literal per cent sign is written `%%`.
"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader

from xinsheng.look import masks, moments
from xinsheng.look.fields import errors, field
from xinsheng.look.furniture import EMPTY_BAR
from xinsheng.look.measures import centimetres

ROOMS = Path(__file__).resolve().parent.parent


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a named page, as Django's reverse; an unknown name raises NoReverseMatch."""
    return reverse(name, args=args, kwargs=kwargs)


def language() -> str:
    """The page's language as HTML writes it: zh-CN or en."""
    return "en" if (get_language() or "").startswith("en") else "zh-CN"


def demonstration() -> bool:
    """Whether this is the demonstration province: invented people, certificates without legal force."""
    return bool(getattr(settings, "DEMONSTRATION", False))


def said_again(request: HttpRequest, *names: str) -> list[tuple[str, str]]:
    """What the form said that led to this step, in these fields: sent once more to be read in the other language.

    A template says so in `asked_again`. Never a field that signs, agrees or is counted: it is shown, nothing done.
    """
    return [(name, str(value)) for name in names for value in request.POST.getlist(name)]


def weight(grams: int | None) -> str:
    """A birth weight: 3250 克."""
    return "" if grams is None else gettext("%(grams)d 克") % {"grams": grams}


def body_length(millimetres: int | None) -> str:
    """A body length in centimetres to the millimetre: 49.5 厘米, 47 厘米."""
    return "" if millimetres is None else gettext("%(cm)s 厘米") % {"cm": centimetres(millimetres)}


FILTERS = {
    "day": moments.day,
    "moment": moments.moment,
    "month": moments.month_of,
    "short_day": moments.short_day,
    "weekday": moments.weekday,
    "time_left": moments.time_left,
    "urgency": moments.urgency,
    "masked_paper_no": masks.masked_paper_no,
    "masked_name": masks.masked_name,
    "masked_phone": masks.masked_phone,
    "masked_certificate_no": masks.masked_certificate_no,
    "weight": weight,
    "body_length": body_length,
}


def environment(**options: Any) -> Environment:
    """Build the environment; the options are those of Django's Jinja2 backend (its loader is replaced)."""
    options["loader"] = ChoiceLoader(
        [
            FileSystemLoader(ROOMS),
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    options["extensions"] = [*options.get("extensions", ()), "jinja2.ext.i18n"]
    made = Environment(**options)  # noqa: S701  the backend passes autoescape=True
    made.policies["ext.i18n.trimmed"] = True
    with_words: Any = made  # the i18n extension adds the method to the environment itself
    with_words.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext)
    made.globals.update(
        static=static,
        url=url,
        language=language,
        demonstration=demonstration,
        field=field,
        errors=errors,
        said_again=said_again,
        bar=EMPTY_BAR,
    )
    made.filters.update(FILTERS)
    return made
