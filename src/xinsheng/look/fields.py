"""From a field of a bound Django form to a field of the design system: one call a field, `field(form["name"])`.

The form validates; this only shows. A fault is told by its code: the sentence is found in `words.faults`,
or is the error's own message where that code is unknown there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from jinja2 import Environment, pass_environment
from markupsafe import Markup

from xinsheng.look.dates import PARTS, DayInPartsWidget
from xinsheng.look.handwriting import HandwritingInput
from xinsheng.words.faults import find_fault_sentence


class CodeInput(forms.TextInput):
    """A box for a code or number that is copied from paper: large, spaced, capitals, no guessing keyboard."""


class NameInput(forms.TextInput):
    """A box for a person's name: large, so that every stroke of a character can be checked."""


class DayInput(forms.DateInput):
    """A day picked from the browser's calendar, for days not far away."""

    input_type = "date"


class PhotographInput(forms.FileInput):
    """A photograph or a PDF file; a photograph is looked at and made smaller before it is sent (js/photograph.js).

    `longest_side` is what the service keeps of its longer side, in pixels.
    """

    def __init__(self, *, longest_side: int) -> None:
        super().__init__(
            attrs={
                "accept": "image/jpeg,image/png,application/pdf",
                "data-photograph": longest_side,
                "data-dark": gettext_lazy("照片偏暗，字可能看不清。可以到亮处重新拍，也可以照样上传。"),
                "data-glare": gettext_lazy("照片上有反光，字可能被遮住。可以换个角度重新拍，也可以照样上传。"),
                "data-blurred": gettext_lazy("照片有些模糊。可以拿稳手机重新拍，也可以照样上传。"),
                "data-chosen": gettext_lazy("选好的照片"),
            }
        )


class TimeOfDayInput(forms.TimeInput):
    """A time of day, hours and minutes, typed: a browser's own box would follow the device's twelve hours."""


def digits_in(typed: str) -> str:
    """The digits of a code as it was typed, as plain ones: full-width digits are digits too."""
    return "".join(str(int(char)) for char in typed if char.isdecimal())


@dataclass(frozen=True)
class Shape:
    """How a widget is drawn: the macro's name and the parameters that go with the widget alone."""

    macro: str
    extra: Mapping[str, Any]


SHAPES: tuple[tuple[type[forms.Widget], Shape], ...] = (  # the first that fits is taken
    (HandwritingInput, Shape("handwriting", {})),
    (DayInPartsWidget, Shape("day_in_parts", {})),
    (forms.CheckboxSelectMultiple, Shape("checkboxes", {})),
    (forms.RadioSelect, Shape("radios", {})),
    (forms.CheckboxInput, Shape("tick", {})),
    (forms.Select, Shape("select", {})),
    (forms.Textarea, Shape("textarea", {})),
    (forms.FileInput, Shape("file", {})),
    (
        CodeInput,
        Shape(
            "input",
            {"classes": "x-code-input", "autocomplete": "off", "autocapitalize": "characters", "spellcheck": False},
        ),
    ),
    (NameInput, Shape("input", {"classes": "x-name-input", "autocomplete": "off", "spellcheck": False})),
    (DayInput, Shape("input", {"type": "date", "classes": "govuk-input--width-10"})),
    (
        TimeOfDayInput,
        Shape("input", {"inputmode": "numeric", "classes": "govuk-input--width-5", "autocomplete": "off"}),
    ),
    (forms.PasswordInput, Shape("input", {"type": "password", "spellcheck": False})),
    (forms.NumberInput, Shape("input", {"inputmode": "numeric", "spellcheck": False})),
    (forms.EmailInput, Shape("input", {"type": "email", "spellcheck": False})),
    (forms.TextInput, Shape("input", {})),
)


GROUPS = frozenset({"radios", "checkboxes", "day_in_parts"})  # several inputs under one legend


class UnableToDraw(Exception):
    """The form has a widget that this house has no macro for; carries the widget's class name."""


def shape_of(widget: forms.Widget) -> Shape:
    """The macro for a widget; raises UnableToDraw for one that has none."""
    for kind, shape in SHAPES:
        if isinstance(widget, kind):
            return shape
    raise UnableToDraw(type(widget).__name__)


def sentences(faults: Iterable[ValidationError], *, label: str, kind: str, name: str = "") -> list[str]:
    """The sentences for a field's faults; `kind` is the macro's name, since some codes read differently by it."""
    told = []
    for fault in faults:
        found = find_fault_sentence(fault.code or "", label=label, kind=kind, name=name, params=fault.params or {})
        told.extend([found] if found else fault.messages)
    return told


def faults_of(bound: BoundField) -> list[str]:
    """What is wrong with one field, as sentences; empty when nothing is."""
    faults = bound.form.errors.as_data().get(bound.name, [])
    kind = "hidden" if bound.is_hidden else shape_of(bound.field.widget).macro
    return sentences(faults, label=str(bound.label), kind=kind, name=bound.name)


def anchor_of(bound: BoundField) -> str:
    """The id of the first thing a person can type in or tick: where the summary's link leads."""
    base = bound.auto_id or bound.html_name
    return f"{base}-{PARTS[0]}" if isinstance(bound.field.widget, DayInPartsWidget) else base


def _items(bound: BoundField, *, hints: Mapping[str, str], reveals: Mapping[str, str]) -> list[dict[str, Any]]:
    value = bound.value()
    chosen = {str(one) for one in value} if isinstance(value, (list, tuple, set)) else {str(value)}
    radios = not isinstance(bound.field.widget, forms.Select) or isinstance(bound.field.widget, forms.RadioSelect)
    items: list[dict[str, Any]] = []
    offered: Any = bound.field  # a field drawn with items is a ChoiceField of some kind
    for given, text in offered.choices:
        key = "" if given is None else str(given)
        if radios and not key:
            continue  # "nothing chosen" is a line in a list, not a button
        item: dict[str, Any] = {"value": key, "text": text, "checked": key in chosen, "selected": key in chosen}
        if key in hints:
            item["hint"] = {"text": hints[key]}
        if key in reveals:
            item["conditional"] = {"html": reveals[key]}
        items.append(item)
    return items


def _day_items(bound: BoundField) -> list[dict[str, Any]]:
    widget, wrong = bound.field.widget, bound.errors
    assert isinstance(widget, DayInPartsWidget)  # noqa: S101  the shape was chosen by this very type
    value = bound.value()
    typed = value if isinstance(value, list) else widget.decompress(value)
    labels = {"year": _("年"), "month": _("月"), "day": _("日")}
    return [
        {
            "id": f"{bound.auto_id}-{part}",
            "name": f"{bound.html_name}_{part}",
            "label": labels[part],
            "value": "" if one is None else str(one),
            "classes": ("govuk-input--width-4" if part == "year" else "govuk-input--width-2")
            + (" govuk-input--error" if wrong else ""),
        }
        for part, one in zip(PARTS, typed, strict=True)
    ]


def _text_params(bound: BoundField, shape: Shape, *, width: int | None) -> dict[str, Any]:
    widget, value = bound.field.widget, bound.value()
    attributes = {
        name: str(given) for name, given in widget.attrs.items() if name not in {"class", "rows", "cols", "type"}
    }
    classes = [shape.extra.get("classes", ""), f"govuk-input--width-{width}" if width else ""]
    typed = None if isinstance(widget, forms.PasswordInput) else widget.format_value(value)
    return {
        **shape.extra,
        "value": "" if typed is None else typed,
        "rows": 5 if widget.attrs.get("rows") == "10" else widget.attrs.get("rows"),  # ten is Django's own
        "classes": " ".join(filter(None, classes)),
        "attributes": attributes,
    }


def field_params(
    bound: BoundField,
    *,
    hint: str | None = None,
    label: str | None = None,
    heading: bool = False,
    width: int | None = None,
    inline: bool = False,
    hints: Mapping[str, str] | None = None,
    reveals: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The design system's parameters for one field: what `field` hands to its macro.

    `hint` stands under the label (else the form's own help text); `heading` makes the label the page's h1;
    `width` is in characters (2, 3, 4, 5, 10, 20); `inline` sets short choices side by side; `hints` and
    `reveals` give a line or a piece of page (Markup) under the choice with that value.
    """
    shape = shape_of(bound.field.widget)
    said = {"text": label or str(bound.label), "isPageHeading": heading}
    size = "l" if heading else "s"
    params: dict[str, Any] = {
        "id": bound.auto_id or bound.html_name,
        "idPrefix": bound.auto_id or bound.html_name,
        "name": bound.html_name,
        "label": {**said, "classes": f"govuk-label--{size}"},
        "hint": {"text": hint or bound.help_text} if hint or bound.help_text else None,
        "classes": "govuk-radios--inline" if inline else "",
    }
    if shape.macro in GROUPS:
        params["fieldset"] = {"legend": {**said, "classes": f"govuk-fieldset__legend--{size}"}}
    wrong = faults_of(bound)
    if wrong:
        params["errorMessage"] = {"text": " ".join(wrong), "visuallyHiddenText": _("有误")}
    if shape.macro in {"radios", "checkboxes", "select"}:
        params["items"] = _items(bound, hints=hints or {}, reveals=reveals or {})
    elif shape.macro == "day_in_parts":
        params["items"] = _day_items(bound)
    elif shape.macro == "tick":
        params["checked"] = bool(bound.value())
    elif shape.macro == "handwriting":
        params |= {"value": "" if wrong else bound.value() or "", "of": bound.field.widget.attrs["data-of"]}
    elif shape.macro == "file":
        params["attributes"] = {key: str(given) for key, given in bound.field.widget.attrs.items()}
    else:
        params |= _text_params(bound, shape, width=width)
    return params


def _drawn(environment: Environment, macro: str, params: object) -> Markup:
    return Markup(getattr(environment.get_template("look/macros/fields.html").module, macro)(params))  # noqa: S704


@pass_environment
def field(environment: Environment, bound: BoundField, **wishes: Any) -> Markup:
    """Draw one field; `wishes` are those of `field_params`. A hidden field is drawn hidden."""
    if bound.is_hidden:
        return Markup(bound)  # noqa: S704  Django's own widget, which escapes
    return _drawn(environment, shape_of(bound.field.widget).macro, field_params(bound, **wishes))


@pass_environment
def errors(environment: Environment, form: forms.BaseForm) -> Markup:
    """Draw the summary over a form that came back: what is wrong, each line leading to its field."""
    if not form.errors:
        return Markup()
    general = form.errors.as_data().get("__all__", [])
    lines: list[dict[str, str]] = [{"text": text} for text in sentences(general, label="", kind="form")]
    for bound in form:
        lines += [{"text": text, "href": f"#{anchor_of(bound)}"} for text in faults_of(bound)]
    return _drawn(environment, "error_summary", lines)
