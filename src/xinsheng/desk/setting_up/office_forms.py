"""What is asked to open, change and close an office, and to bring in and retire its seals."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xinsheng.desk.day_fields import day_field, iso, not_before, refuse_backwards
from xinsheng.desk.places import meaning_of
from xinsheng.law.administration import OFFICES_ABOVE, OFFICES_BY_PLACE
from xinsheng.law.terms import Duty, OfficeKind, SealKind
from xinsheng.look.fields import CodeInput
from xinsheng.registry.models import Appointment, Office, Seal
from xinsheng.standards.credit_codes import is_credit_code
from xinsheng.standards.divisions import DivisionLevel, children_of, counties, full_name
from xinsheng.words.joining import listed
from xinsheng.words.labels import label

OPENED = (
    OfficeKind.MIDWIFERY_INSTITUTION,
    OfficeKind.COUNTY,
    OfficeKind.PREFECTURE,
    OfficeKind.MANAGING_BODY,
    OfficeKind.APPOINTED_BODY,
    OfficeKind.TOWNSHIP,
    OfficeKind.VILLAGE,
)
RECEIVES = OFFICES_BY_PLACE  # where couples come in person (mission E11, E13)
_LEVEL_OF = {OfficeKind.TOWNSHIP: DivisionLevel.TOWNSHIP, OfficeKind.VILLAGE: DivisionLevel.VILLAGE}
SEALS_OF = {
    OfficeKind.PROVINCE: (SealKind.SERVICE_REGISTRATION,),  # the platform's, on Birth Service Certificates
    OfficeKind.COUNTY: (SealKind.REISSUE,),  # invariant 20: the reissue seal is the county authority's
    OfficeKind.MIDWIFERY_INSTITUTION: (SealKind.BIRTH_CERTIFICATE,),
    OfficeKind.APPOINTED_BODY: (SealKind.BIRTH_CERTIFICATE,),
}
_PADDED, _NAMED = 12, 6  # digits of a padded code; places of one name told at a fault
WHERE = ("address", "hours", "window")


def divisions_of(province: str) -> list[tuple[str, str]]:
    """The province, its prefectures and counties, as (padded code, full name); `province` has two digits."""
    codes = [
        province,
        *(one.code for one in children_of(province)),
        *(one.code for one in counties(province=province)),
    ]
    return [(code.ljust(_PADDED, "0"), full_name(code)) for code in sorted(codes)]


class OfficeForm(forms.Form):
    """A new office."""

    kind = forms.ChoiceField(label=_("机构类别"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("名称"), max_length=100, help_text=_("按执业许可证或机构编制批复上的全称填写"))
    credit_code = forms.CharField(
        label=_("统一社会信用代码"),
        widget=CodeInput,
        max_length=20,
        required=False,
        help_text=_("乡镇（街道）、村（居）没有的可以不填，其他机构必须填写"),
    )
    division_code = forms.ChoiceField(
        label=_("所在地"), required=False, help_text=_("乡镇（街道）、村（居）填下一项")
    )
    place = forms.CharField(
        label=_("乡镇（街道）、村（居）所在地"),
        required=False,
        max_length=120,
        help_text=_("只有乡镇（街道）、村（居）填写：输入它的名称，前面加县、乡镇，空格分开，例如“凯里 西门街道”"),
    )
    authority = forms.ChoiceField(label=_("主管部门"))
    address = forms.CharField(
        label=_("办公地址"), required=False, max_length=100, help_text=_("乡镇（街道）必须填写")
    )
    hours = forms.CharField(label=_("办公时间"), required=False, max_length=100, help_text=_("乡镇（街道）必须填写"))
    window = forms.CharField(
        label=_("窗口"), required=False, max_length=60, help_text=_("乡镇（街道）必须填写；没有编号的，写清在哪里")
    )
    licence_no = forms.CharField(
        label=_("母婴保健技术服务执业许可证号"),
        required=False,
        max_length=60,
        help_text=_("助产机构必须填写，其他机构不填"),
    )
    licence_from = day_field(_("许可起始日"), required=False)
    licence_until = day_field(_("许可截止日"), required=False, hint=_("长期有效的不填"))

    under = {  # asked where that kind is chosen
        "kind": {
            OfficeKind.MIDWIFERY_INSTITUTION.value: ("licence_no", "licence_from", "licence_until"),
            OfficeKind.TOWNSHIP.value: WHERE,
        }
    }

    def __init__(self, data: Any = None, *, province: Office, on: date) -> None:
        super().__init__(data)
        above = Office.objects.open(on=on).filter(kind__in=OFFICES_ABOVE).order_by("division_code", "name")
        fields: Any = self.fields
        fields["kind"].choices = [(kind.value, label(kind)) for kind in OPENED]
        fields["division_code"].choices = [("", _("请选择")), *divisions_of(province.division_code[:2])]
        fields["authority"].choices = [("", _("请选择")), *((str(office.pk), office.name) for office in above)]

    def clean_credit_code(self) -> str:
        """A code with its right check character that no office has yet."""
        code = str(self.cleaned_data["credit_code"]).replace(" ", "").upper()
        if not code:
            return code  # whether it is needed depends on the kind
        if not is_credit_code(code):
            raise ValidationError(
                gettext("统一社会信用代码不符合编码规则，请对照证书逐位核对"), code="bad_credit_code"
            )
        if Office.objects.filter(credit_code=code).exists():
            raise ValidationError(gettext("已有机构使用这个统一社会信用代码"), code="taken")
        return code

    def clean(self) -> None:
        """An institution that delivers children has its licence (母婴保健法 第三十二条)."""
        if self.cleaned_data.get("kind") == OfficeKind.MIDWIFERY_INSTITUTION:
            for name in ("licence_no", "licence_from"):
                if not self.cleaned_data.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError("required", code="required"))
        self._ask_what_the_kind_needs()
        refuse_backwards(self, first="licence_from", last="licence_until")

    def _ask_what_the_kind_needs(self) -> None:
        kind = self.cleaned_data.get("kind") or ""
        receives = kind in RECEIVES
        needed = ("place",) if receives else ("credit_code", "division_code")
        for name in (*needed, *(WHERE if kind == OfficeKind.TOWNSHIP else ())):
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, ValidationError("required", code="required"))
        if receives and self.cleaned_data.get("place"):
            self._find_place(_LEVEL_OF[OfficeKind(kind)])

    def _find_place(self, level: DivisionLevel) -> None:
        """The township or village of this name; several are told, so that the county or township is added."""
        meant = meaning_of(self.cleaned_data["place"], levels=(level,))
        code = meant.code.ljust(_PADDED, "0")
        if not meant.code:
            told = listed(name for _code, name in meant.choices[:_NAMED]) or gettext("没有找到这个地方")
            self.add_error("place", ValidationError(told, code="not_one_place"))
        elif Office.objects.filter(kind=self.cleaned_data["kind"], division_code=code, closed_on=None).exists():
            self.add_error("place", ValidationError(gettext("这个地方已有同类机构"), code="taken"))
        else:
            self.cleaned_data["division_code"] = code

    def payload(self) -> dict[str, Any]:
        """As `casework.setting_up.open_office` reads it."""
        told = self.cleaned_data
        names = ("kind", "name", "credit_code", "division_code", "authority", "licence_no", *WHERE)
        plain = {name: told[name] for name in names}
        return {**plain, "licence_from": iso(told["licence_from"]), "licence_until": iso(told["licence_until"])}


class OfficeChangeForm(forms.Form):
    """What may change of an office: its name, its licence, where and when people are received."""

    name = forms.CharField(label=_("名称"), max_length=100)
    address = forms.CharField(label=_("办公地址"), required=False, max_length=100)
    hours = forms.CharField(label=_("办公时间"), required=False, max_length=100)
    window = forms.CharField(label=_("窗口"), required=False, max_length=60)
    licence_no = forms.CharField(label=_("母婴保健技术服务执业许可证号"), required=False, max_length=60)
    licence_from = day_field(_("许可起始日"), required=False)
    licence_until = day_field(_("许可截止日"), required=False, hint=_("长期有效的不填"))
    reason = forms.CharField(label=_("原因"), max_length=200, help_text=_("例如：许可证换发，批复文号"))

    def __init__(self, data: Any = None, *, office: Office) -> None:
        self._office = office
        self._now = {
            "name": office.name,
            "licence_no": office.midwifery_licence_no,
            "licence_from": office.licence_from,
            "licence_until": office.licence_until,
            **{name: getattr(office, name) for name in WHERE},
        }
        super().__init__(data, initial=self._now)
        for name in WHERE if office.kind not in RECEIVES else ("licence_no", "licence_from", "licence_until"):
            del self.fields[name], self._now[name]

    def clean(self) -> None:
        """Something must be another than it is; a township keeps address, hours and window (mission E13)."""
        refuse_backwards(self, first="licence_from", last="licence_until")
        for name in WHERE if self._office.kind == OfficeKind.TOWNSHIP else ():
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, ValidationError("required", code="required"))
        if not self.errors and not self._changed():
            raise ValidationError(gettext("没有任何改动"), code="nothing_changed")

    def _changed(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name, now in self._now.items() if self.cleaned_data[name] != now}

    def payload(self) -> dict[str, Any]:
        """Only what changes, as `casework.setting_up.change_office` reads it."""
        changed = {
            name: iso(new) if name.startswith("licence_") and name != "licence_no" else new
            for name, new in self._changed().items()
        }
        return {"office": str(self._office.pk), **changed, "reason": self.cleaned_data["reason"]}


class OfficeClosingForm(forms.Form):
    """The end of an office."""

    closed_on = day_field(_("停办日"), hint=_("自这一天起不再办理；在办个案请先办结或移交"))
    reason = forms.CharField(label=_("原因"), max_length=200)

    def __init__(self, data: Any = None, *, office: Office, on: date) -> None:
        self._office, self._on = office, on
        super().__init__(data)

    def clean_closed_on(self) -> date:
        """No closing is back-dated."""
        return not_before(self.cleaned_data["closed_on"], on=self._on)

    def payload(self) -> dict[str, Any]:
        """As `casework.setting_up.change_office` reads it."""
        told = self.cleaned_data
        return {"office": str(self._office.pk), "closed_on": iso(told["closed_on"]), "reason": told["reason"]}


class SealForm(forms.Form):
    """A seal to be brought in force."""

    kind = forms.ChoiceField(label=_("印章"), widget=forms.RadioSelect)
    text = forms.CharField(label=_("印文下弧（机构名称）"), max_length=100, help_text=_("须与机构的法定名称一致"))
    key_name = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$",
        label=_("印章代号"),
        help_text=_("由运维人员用 xinsheng keys seal 入库时所取的代号；网页不能读取印章密钥"),
    )
    keeper = forms.ChoiceField(label=_("保管人"), help_text=_("须为本机构在任的印章管理人员"))
    begins = day_field(_("启用日"))
    ends = day_field(_("最后使用日"), required=False, hint=_("长期使用的不填"))

    def __init__(self, data: Any = None, *, office: Office, on: date) -> None:
        self._office = office
        super().__init__(data, initial={"text": office.name, "begins": on})
        keepers = Appointment.objects.in_force(on=on).filter(office=office, duty=Duty.SEAL_KEEPER)
        fields: Any = self.fields
        fields["kind"].choices = [(kind.value, label(kind)) for kind in SEALS_OF.get(OfficeKind(office.kind), ())]
        fields["keeper"].choices = [
            (str(held.person_id), held.person.name) for held in keepers.select_related("person").order_by("from_on")
        ]

    def clean(self) -> None:
        """First day before last day."""
        refuse_backwards(self, first="begins", last="ends")

    def payload(self) -> dict[str, Any]:
        """As `casework.setting_up.bring_seal_in_force` reads it."""
        told = self.cleaned_data
        plain = {name: told[name] for name in ("kind", "text", "key_name", "keeper")}
        return {"office": str(self._office.pk), **plain, "from": iso(told["begins"]), "until": iso(told["ends"])}


class SealRetirementForm(forms.Form):
    """The last day of a seal."""

    last_day = day_field(_("最后使用日"), hint=_("这一天仍可使用"))

    def __init__(self, data: Any = None, *, seal: Seal, on: date) -> None:
        self._seal, self._on = seal, on
        super().__init__(data, initial={"last_day": on})

    def clean_last_day(self) -> date:
        """No retirement is back-dated, none lies before the seal's first day, and none brings a retired seal back."""
        chosen: date = self.cleaned_data["last_day"]
        if self._seal.in_force_until and chosen > self._seal.in_force_until:
            raise ValidationError(gettext("不能晚于现在的最后使用日：停用的印章不再启用"), code="too_late")
        return not_before(chosen, on=max(self._on, self._seal.in_force_from))

    def payload(self) -> dict[str, Any]:
        """As `casework.setting_up.retire_seal` reads it."""
        return {"seal": str(self._seal.pk), "on": iso(self.cleaned_data["last_day"])}
