"""What is asked before a form opens: where the child is to be registered, who one is, how many children were born."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xinsheng.law.terms import Relation
from xinsheng.registry.models import Office
from xinsheng.standards.divisions import county_codes, full_name
from xinsheng.words.labels import label

RELATIONS = (Relation.MOTHER, Relation.FATHER, Relation.GUARDIAN, Relation.GRANDPARENT, Relation.RELATIVE)
MOST_CHILDREN = 4


class BeginForm(forms.Form):
    """The county of the intended household registration, one's relation to the child, and the number of children."""

    county = forms.ChoiceField(label=_("孩子准备在哪里落户"))
    relation = forms.ChoiceField(label=_("您是孩子的什么人"), widget=forms.RadioSelect)
    plurality = forms.TypedChoiceField(label=_("这次生了几个孩子"), coerce=int)

    def __init__(self, data: Any = None, *, bodies: Sequence[Office]) -> None:
        """`bodies` are those that counties appointed; a county without one is told on the page where to turn."""
        super().__init__(data, initial={"plurality": 1})
        offered = {county_codes(body.division_code)[0]: body for body in reversed(bodies)}
        self._bodies = offered
        choices: dict[str, Sequence[tuple[str, Any]]] = {
            "county": [("", _("请选择")), *((code, full_name(code)) for code in sorted(offered))],
            "relation": [(one.value, label(one)) for one in RELATIONS],
            "plurality": [
                (str(number), _("%(number)s 个") % {"number": number}) for number in range(1, MOST_CHILDREN + 1)
            ],
        }
        for name, offers in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  declared above
            field.choices = offers

    @property
    def body(self) -> Office:
        """The body that the chosen county appointed."""
        return self._bodies[self.cleaned_data["county"]]
