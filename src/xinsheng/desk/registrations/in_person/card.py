"""The card of whoever is in front of the officer: typed, attested, written down; and a pass for this sitting.

A pass says that this officer typed this spouse's card for this registration some minutes ago. It stands in the pages'
forms, so that no address names a case that is not within the officer's reach, and it opens nothing for anybody else.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from xinsheng.casework.privacy import paper_index
from xinsheng.casework.readings import record_person_reading, record_reading
from xinsheng.desk.officers import Officer
from xinsheng.law.couples import Side
from xinsheng.look.fields import CodeInput, NameInput
from xinsheng.registry.models import Case, Person, Registration
from xinsheng.standards.identity_papers import PaperKind, normalise_paper_no, paper_no_fault
from xinsheng.standards.names import normalise_name
from xinsheng.words.labels import label

PURPOSE, PAGE = "card_seen", "desk.registrations.in_person"
SITTING = timedelta(minutes=20)
_AT_MOST = 5
_SALT = "xinsheng.desk.registrations.in_person"


class CardForm(forms.Form):
    """Name and number as the card shows them, and that its holder is here."""

    name = forms.CharField(label=_("姓名"), widget=NameInput, max_length=60, help_text=_("照证件原件逐字录入"))
    paper_kind = forms.ChoiceField(label=_("证件类型"), initial=PaperKind.RESIDENT_CARD.value)
    paper_no = forms.CharField(label=_("证件号码"), widget=CodeInput, max_length=40)
    present = forms.BooleanField(label=_("本人持证件原件到场，人与证件相符；只看不复印、不拍照、不留存"))

    def __init__(self, data: Any = None, *, officer: Officer) -> None:
        super().__init__(data)
        self._officer = officer
        kinds: Any = self.fields["paper_kind"]
        kinds.choices = [(kind.value, label(kind)) for kind in PaperKind]

    def clean(self) -> None:
        """The number is one that such a paper can have; a slip of the hand is told at its box."""
        kind, no = self.cleaned_data.get("paper_kind"), self.cleaned_data.get("paper_no")
        if not kind or not no:
            return
        number = normalise_paper_no(PaperKind(kind), no)
        if fault := paper_no_fault(PaperKind(kind), number, on=self._officer.on):
            self.add_error("paper_no", ValidationError(fault, code=fault))
        self.cleaned_data["paper_no"] = number


@dataclass(frozen=True, kw_only=True)
class Found:
    """A registration of the person in front of the officer, which of the two they are, and the pass for it."""

    case: Case
    side: Side
    pass_: str


def find_of_card(form: CardForm, *, officer: Officer) -> tuple[Found, ...]:
    """The registrations of this card's holder, the latest first; written down, found or not (invariant 32).

    Name and number must both be those that were declared.
    """
    said = form.cleaned_data
    kind, number, name = PaperKind(said["paper_kind"]), said["paper_no"], normalise_name(said["name"])
    index = paper_index(kind, number)
    known = Person.objects.with_paper(kind=kind.value, index=index).first()
    holder = known or Person(name=name, paper_kind=kind.value, paper_no_index=index)
    by, at = officer.by(), officer.at
    record_person_reading(known, by=by, purpose=PURPOSE, page=PAGE, at=at)
    rows = Registration.objects.of_spouse(holder).select_related(
        "case__key", "case__office", "case__holder", "township", "taken_in_by"
    )
    found = []
    for one in rows.order_by("-case__opened_at", "case_id")[:_AT_MOST]:
        side = _side_of(one, index=index)
        if normalise_name(_name_of(one, side=side)) == name:
            record_reading(one.case, by=by, purpose=PURPOSE, page=PAGE, at=at)
            found.append(Found(case=one.case, side=side, pass_=_pass_for(one.case, side=side, officer=officer)))
    return tuple(found)


def _side_of(one: Registration, *, index: bytes) -> Side:
    return Side.WOMAN if one.woman_index is not None and bytes(one.woman_index) == index else Side.MAN


def _name_of(one: Registration, *, side: Side) -> str:
    return one.woman_name if side is Side.WOMAN else one.man_name


def _pass_for(case: Case, *, side: Side, officer: Officer) -> str:
    said = {"case": str(case.pk), "side": side.value, "officer": str(officer.person.pk)}
    return signing.dumps(said, salt=_SALT)


def find_passed(request: HttpRequest, *, officer: Officer) -> Found | None:
    """What the pass in this form is for; None when the sitting is over. Raises Http404 for another's or none."""
    text = request.POST.get("card_pass", "")
    try:
        said = signing.loads(text, salt=_SALT, max_age=SITTING)
    except signing.SignatureExpired:
        return None
    except signing.BadSignature as fault:
        raise Http404 from fault
    if said["officer"] != str(officer.person.pk):
        raise Http404
    return _passed(UUID(said["case"]), side=Side(said["side"]), text=text)


def _passed(case_id: UUID, *, side: Side, text: str) -> Found:
    """The registration the pass names, found by the spouse whose card was typed."""
    found = Registration.objects.select_related(
        "case__key", "case__office", "case__holder", "township", "taken_in_by"
    )
    one = found.get(pk=case_id)
    return Found(case=one.case, side=side, pass_=text)
