"""Registering on the couple's commitment 告知承诺: what is told, what they sign to, what is checked afterwards.

Two steps on one address: the officer chooses the matters from the closed list and says how they will be checked;
then the letter is printed or read out, signed by the couple, and only then the couple is registered.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from xinsheng.casework import townships
from xinsheng.desk.acts.performing import Done, act_now
from xinsheng.desk.asking import page_key_of
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.officers import Officer, for_officers, note_reading, show_page
from xinsheng.desk.registrations.done import back_to_case
from xinsheng.desk.registrations.forms import BOTH_AGREE, LONGEST_LINE
from xinsheng.desk.registrations.naming import child_of, title_of
from xinsheng.desk.registrations.other_spouse import objection_of
from xinsheng.desk.registrations.promised import Matter, facts_promised, matters_agreed, matters_of, matters_open
from xinsheng.desk.registrations.reach import get_registration
from xinsheng.desk.registrations.reading import ReadRegistration, read_registration
from xinsheng.desk.registrations.signed import decision_lines
from xinsheng.law.acts import objections
from xinsheng.law.services import service_registration as service

TOLD: tuple[Promise | str, ...] = (  # 国办发〔2020〕42号: what the authority tells in writing
    gettext_lazy("办理事项：生育登记。依据：《贵州省人口与计划生育条例》第三十三条。"),
    gettext_lazy(
        "依据《国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见》（国办发〔2020〕42号），下列事项由您书面承诺，本机关不再索要证明材料。"
    ),
    gettext_lazy("是否承诺由您自愿选择。不承诺的，由工作人员继续核实，不影响您办理登记，也不增加您要提交的材料。"),
    gettext_lazy(
        "登记后本机关会核查所承诺的事项。核查发现不实的，注销登记、收回生育服务证并告知理由；造成后果的，依法承担相应责任，不实承诺会记录在案，以后办理时不再适用告知承诺。"
    ),
)
PROMISED: tuple[Promise | str, ...] = (
    gettext_lazy("已经知道本机关告知的全部内容。"),
    gettext_lazy("上述承诺的事项均属实，如有不实，愿承担相应法律责任。"),
    gettext_lazy("同意本机关就所承诺的事项向有关部门核查。"),
    gettext_lazy("以上是本人的真实意思表示。"),
)


class CommitmentForm(forms.Form):
    """What the commitment is about, and how it will be checked."""

    matters = forms.MultipleChoiceField(
        label=gettext_lazy("勾选没有查实、由当事人承诺的事项"),
        widget=forms.CheckboxSelectMultiple,
    )
    check = forms.CharField(
        label=gettext_lazy("登记后怎样核查"),
        max_length=LONGEST_LINE,
        help_text=gettext_lazy("写明向哪里核查什么，例如：向婚姻登记机关核查结婚登记"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, offered: tuple[Matter, ...], open_ones: Collection[Matter] = ()) -> None:
        super().__init__(data, initial={"matters": [one.value for one in offered if one in open_ones]})
        self._offered = offered
        fields: Any = self.fields
        fields["matters"].choices = [(one.value, one.words) for one in offered]

    def chosen(self) -> tuple[Matter, ...]:
        """The matters, in the order of the list."""
        return tuple(one for one in self._offered if one.value in self.cleaned_data["matters"])


class SignedForm(forms.Form):
    """That the letter was read and signed."""

    read = forms.BooleanField(label=gettext_lazy("承诺书已交当事人阅读，或已逐条宣读，当事人表示明白"))
    signed = forms.BooleanField(label=gettext_lazy("双方已在承诺书上签名，一份交当事人，一份存档"))
    both_agree = forms.BooleanField(label=BOTH_AGREE)

    def __init__(self, data: Any = None, *, read: ReadRegistration) -> None:
        super().__init__(data)
        if not read.registration.man_name:
            self.fields["signed"].label = gettext_lazy("女方已在承诺书上签名，一份交当事人，一份存档")
        if objection_of(read) is None:
            del self.fields["both_agree"]


@require_http_methods(["GET", "POST"])
@for_officers
def commitment(request: HttpRequest, officer: Officer, case_id: UUID) -> HttpResponse:
    """Choose, then print or read out and have it signed, then register."""
    case = get_registration(officer, case_id)
    read = read_registration(case, officer=officer)
    posted = request.POST if request.method == "POST" else None
    form = CommitmentForm(posted, offered=matters_of(read.declaration), open_ones=matters_open(read.compared))
    signs = request.POST.get("step") == "signed"
    note_reading(officer, case, page=f"act.{service.REGISTER_ON_COMMITMENT.verb}")
    shut = _against(read)
    if not form.is_valid() or read.declaration is None or (shut and not signs):
        return _page(request, officer, read=read, form=form, shut=shut)
    signed = SignedForm(posted if signs else None, read=read)
    done = Done()
    if signed.is_valid():
        told = _("承诺事项：%(matters)s。登记后核查：%(check)s") % {
            "matters": _("、").join(one.words for one in form.chosen()),
            "check": form.cleaned_data["check"],
        }
        done = act_now(
            request,
            officer=officer,
            case=case,
            perform=lambda asking: townships.register_on_commitment(case.pk, commitment=told, **asking),
            typed=((_("承诺的事项"), told),),
            again_url=reverse("desk:registration", args=[case.pk]),
            shows=decision_lines,
        )
        if done.outcome is not None:
            return back_to_case(case, done=service.REGISTER_ON_COMMITMENT.verb)
        if done.answer is not None:
            return done.answer
    if shut:  # the letter holds numbers in full: it is for who may register on it
        return _page(request, officer, read=read, form=form, shut=done.refused or shut)
    return _letter(request, officer, read=read, chosen=form, form=signed, refused=done.refused)


def _against(read: ReadRegistration) -> tuple[str, ...]:
    against = objections(service.REGISTER_ON_COMMITMENT, read.facts, read.actor)
    return tuple(in_words(reason) for reason in against)


def _page(
    request: HttpRequest, officer: Officer, *, read: ReadRegistration, form: CommitmentForm, shut: tuple[str, ...]
) -> HttpResponse:
    return show_page(
        request,
        "registrations/commitment.html",
        officer=officer,
        case=read.case,
        title=_title(read),
        form=form,
        told=_told_of(read),
        objection=objection_of(read),
        shut=shut,
        page_key=page_key_of(request),
    )


def _told_of(read: ReadRegistration) -> str:
    """What the comparison has ticked already, and what it has found to be so: that nobody has to promise."""
    agreed = [one.words for one in matters_of(read.declaration) if one in matters_agreed(read.compared)]
    ticked = _("已按比对结果勾好")
    if not agreed:
        return ticked
    return _("%(ticked)s。已查实，不用承诺：%(matters)s") % {"ticked": ticked, "matters": _("、").join(agreed)}


def _letter(
    request: HttpRequest,
    officer: Officer,
    *,
    read: ReadRegistration,
    chosen: CommitmentForm,
    form: SignedForm,
    refused: tuple[str, ...],
) -> HttpResponse:
    declaration, registration = read.declaration, read.registration
    return show_page(
        request,
        "registrations/letter.html",
        officer=officer,
        case=read.case,
        title=_title(read),
        couple=title_of(registration),
        has_man=bool(registration.man_name),
        township=registration.township.name if registration.township else "",
        told=TOLD,
        promised=PROMISED,
        facts_of=facts_promised(declaration, chosen.chosen()) if declaration else (),
        check=chosen.cleaned_data["check"],
        matters=[one.value for one in chosen.chosen()],
        form=form,
        refused=refused,
        page_key=page_key_of(request),
    )


def _title(read: ReadRegistration) -> str:
    return f"{title_of(read.registration)}　{child_of(read.registration)}"
