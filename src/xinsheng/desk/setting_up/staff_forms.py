"""What is asked to appoint somebody, to let somebody cover, and to end an appointment."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xinsheng.casework.people import know_person
from xinsheng.casework.privacy import paper_index
from xinsheng.desk.day_fields import day_field, iso, not_before, refuse_backwards
from xinsheng.law.administration import APPOINTED_DUTIES
from xinsheng.law.terms import Duty, OfficeKind
from xinsheng.look.fields import CodeInput, NameInput
from xinsheng.registry.models import Account, Appointment, Office, Person
from xinsheng.standards.identity_papers import PaperKind, normalise_paper_no, paper_no_fault
from xinsheng.standards.names import normalise_name, person_name_fault
from xinsheng.words.labels import label

LOGIN_NAME = r"^[a-z0-9][a-z0-9._-]{2,39}$"


class PersonForm(forms.Form):
    """Somebody by their paper: found in the books, or entered."""

    name = forms.CharField(label=_("姓名"), widget=NameInput, max_length=60, help_text=_("与身份证件一致"))
    paper_kind = forms.ChoiceField(label=_("证件类型"), initial=PaperKind.RESIDENT_CARD.value)
    paper_no = forms.CharField(label=_("证件号码"), widget=CodeInput, max_length=60)
    login_name = forms.RegexField(
        LOGIN_NAME,
        label=_("登录名"),
        required=False,
        help_text=_("此人还没有账号时填写：3 至 40 个小写字母、数字、点或横线。已有账号的不填"),
    )

    def __init__(self, data: Any = None, *, on: date) -> None:
        self._on = on
        self._known: Person | None = None
        super().__init__(data)
        choices: Any = self.fields["paper_kind"]
        choices.choices = [(kind.value, label(kind)) for kind in PaperKind]

    def clean_name(self) -> str:
        """A name that can stand on a certificate."""
        name = normalise_name(self.cleaned_data["name"])
        if fault := person_name_fault(name):
            raise ValidationError(fault, code=fault)
        return name

    def clean(self) -> None:
        """The paper is sound, the name is the one in the books, the login name is nobody else's."""
        self._check_paper()
        if self.errors:
            return
        login_name = self.cleaned_data["login_name"]
        account = Account.objects.filter(login_name=login_name).first()
        if login_name and account is not None and account.person != self._known:
            self.add_error("login_name", ValidationError(gettext("这个登录名已是另一人的，请换一个"), code="taken"))
        has_account = self._known is not None and self._known.accounts.of_officers().exists()
        if not login_name and not has_account:
            self.add_error("login_name", ValidationError(gettext("此人还没有账号，请填写登录名"), code="needed"))

    def _check_paper(self) -> None:
        if not {"paper_kind", "paper_no"} <= self.cleaned_data.keys():
            return
        kind = PaperKind(self.cleaned_data["paper_kind"])
        no = normalise_paper_no(kind, self.cleaned_data["paper_no"])
        if fault := paper_no_fault(kind, no, on=self._on):
            self.add_error("paper_no", ValidationError(fault, code=fault))
            return
        self._known = Person.objects.with_paper(kind=kind.value, index=paper_index(kind, no)).first()
        if self._known is not None and self._known.name != self.cleaned_data.get("name", self._known.name):
            words = gettext("这个证件号码在系统中登记的是另一个姓名，请对照证件核对")
            self.add_error("name", ValidationError(words, code="other_name"))

    @property
    def known(self) -> Person | None:
        """The person in the books, once the form is sound."""
        return self._known

    def person(self) -> Person:
        """The person, entered into the books if they were not known."""
        told = self.cleaned_data
        kind = PaperKind(told["paper_kind"])
        return know_person(name=told["name"], paper_kind=kind, paper_no=told["paper_no"], on=self._on)


class AppointmentForm(PersonForm):
    """Somebody's duty at an office."""

    duty = forms.ChoiceField(label=_("岗位"), widget=forms.RadioSelect)
    begins = day_field(_("起始日"))
    ends = day_field(_("截止日"), required=False, hint=_("长期任职的不填；这一天仍在任"))
    licence_no = forms.CharField(
        label=_("母婴保健技术考核合格证书号"), required=False, max_length=60, help_text=_("接生人员必须填写")
    )
    licence_until = day_field(_("证书有效期至"), required=False)
    field_order = ("duty", "name", "paper_kind", "paper_no", "login_name", "begins", "ends")
    under = {"duty": {Duty.ATTENDANT.value: ("licence_no", "licence_until")}}  # asked where that is chosen

    def __init__(self, data: Any = None, *, office: Office, on: date) -> None:
        self._office = office
        super().__init__(data, on=on)
        self.fields["begins"].initial = on
        duties: Any = self.fields["duty"]
        duties.choices = [(duty.value, label(duty)) for duty in APPOINTED_DUTIES.get(OfficeKind(office.kind), ())]

    def clean_begins(self) -> date:
        """No appointment is back-dated: what was done without it stays done without it."""
        return not_before(self.cleaned_data["begins"], on=self._on)

    def clean(self) -> None:
        """An attendant has a licence (母婴保健法 第三十三条)."""
        super().clean()
        refuse_backwards(self, first="begins", last="ends")
        if self.cleaned_data.get("duty") == Duty.ATTENDANT and not self.cleaned_data.get("licence_no"):
            self.add_error("licence_no", ValidationError("required", code="required"))

    def payload(self) -> dict[str, Any]:
        """As `casework.setting_up.appoint` reads it."""
        told = self.cleaned_data
        return {
            "person": str(self.person().pk),
            "office": str(self._office.pk),
            "duty": told["duty"],
            "from": iso(told["begins"]),
            "until": iso(told["ends"]),
            "licence_no": told["licence_no"],
            "licence_until": iso(told["licence_until"]),
            "login_name": told["login_name"],
        }


class CoverForm(PersonForm):
    """Somebody who stands in for another, for a limited time."""

    begins = day_field(_("代班起始日"))
    ends = day_field(_("代班截止日"), hint=_("这一天仍在代班"))
    licence_no = forms.CharField(
        label=_("母婴保健技术考核合格证书号"), required=False, max_length=60, help_text=_("代接生人员的必须填写")
    )

    def __init__(self, data: Any = None, *, covers: Appointment, on: date) -> None:
        self._covers = covers
        super().__init__(data, on=on)
        self.fields["begins"].initial = on
        if covers.duty != Duty.ATTENDANT:
            del self.fields["licence_no"]

    def clean_begins(self) -> date:
        """No cover is back-dated."""
        return not_before(self.cleaned_data["begins"], on=self._on)

    def clean(self) -> None:
        """Nobody covers for themselves, and who covers an attendant has a licence."""
        super().clean()
        refuse_backwards(self, first="begins", last="ends")
        if self.known == self._covers.person:
            self.add_error("paper_no", ValidationError(gettext("代班的须是另一人"), code="covers_themselves"))
        if "licence_no" in self.fields and not self.cleaned_data.get("licence_no"):
            self.add_error("licence_no", ValidationError("required", code="required"))

    def payload(self) -> dict[str, Any]:
        """As `casework.setting_up.appoint` reads it, naming what is covered."""
        told = self.cleaned_data
        return {
            "person": str(self.person().pk),
            "office": str(self._covers.office_id),
            "duty": self._covers.duty,
            "covers": str(self._covers.pk),
            "from": iso(told["begins"]),
            "until": iso(told["ends"]),
            "licence_no": told.get("licence_no", ""),
            "login_name": told["login_name"],
        }


class EndingForm(forms.Form):
    """The end of an appointment."""

    ends_on = day_field(_("自哪一天起不再任职"), hint=_("选今天则确认后立即停止，已登录的也不能再办理"))
    reason = forms.CharField(label=_("原因"), max_length=200, help_text=_("例如：调离、退休"))

    def __init__(self, data: Any = None, *, held: Appointment, on: date) -> None:
        self._held, self._on = held, on
        super().__init__(data, initial={"ends_on": on})

    def clean_ends_on(self) -> date:
        """No ending is back-dated."""
        return not_before(self.cleaned_data["ends_on"], on=self._on)

    def payload(self) -> dict[str, Any]:
        """As `casework.setting_up.end_appointment` reads it."""
        told = self.cleaned_data
        return {"appointment": str(self._held.pk), "on": iso(told["ends_on"]), "reason": told["reason"]}
