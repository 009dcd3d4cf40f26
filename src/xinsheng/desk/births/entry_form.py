"""The delivery block as a form: what is typed, and the block it makes; the law says what is wrong or unusual."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.casework.snapshots import born_together_with
from xinsheng.desk.births.cards import CardField, Holder
from xinsheng.law.delivery import BornTogether, DeliveryBlock, delivery_cautions, delivery_faults
from xinsheng.law.reasons import Caution, CautionCode, Fault, FaultCode
from xinsheng.law.terms import BirthPlace, MotherIdentity, Sex
from xinsheng.look.dates import PARTS, DayInParts
from xinsheng.look.fields import CodeInput, NameInput
from xinsheng.look.measures import Centimetres, TimeOfDay, WholeNumber, centimetres
from xinsheng.registry.models import Case
from xinsheng.standards.identity_papers import PaperKind, normalise_paper_no
from xinsheng.standards.names import normalise_name
from xinsheng.words.labels import label

WHAT_FOLLOWS: dict[MotherIdentity, Promise | str] = {
    MotherIdentity.ON_RECORD: _("请填证件号码。领证时所填的母亲须与此一致。"),
    MotherIdentity.UNKNOWN: _("姓名、证件可先不填。领证前须有公安机关出具的身份证明。"),
    MotherIdentity.NO_PAPERS: _("请填本人所报姓名。领证前须有公安机关出具的身份证明。"),
    MotherIdentity.DIFFERS: _("请填眼前证件上的姓名、号码。领证前须有公安机关同一人证明或亲子鉴定意见书。"),
}
WITH_PAPER = (MotherIdentity.ON_RECORD, MotherIdentity.DIFFERS)
MOTHERS_PART = ("mother_identity", "mother_name", "mother_paper_kind", "mother_paper_no")
DAY_BOXES = tuple(f"born_on_{part}" for part in PARTS)
IN_COMMON = (*MOTHERS_PART, *DAY_BOXES, "gestation_weeks", "gestation_days", "place")  # of children of one delivery
FIELD_OF = {"born_local": "born_on", "length_mm": "length_cm"}  # where the law's field stands on the page
PAPER_DETAILS = {"impossible_date": "impossible_birth_date", "in_future": "impossible_birth_date"}
NO_MATTER: dict[str, Any] = {  # stands in for what is not typed yet, so that the rest is checked at once
    "mother_name": "",
    "mother_identity": MotherIdentity.UNKNOWN,
    "sex": Sex.UNKNOWN,
    "gestation_weeks": 40,
    "gestation_days": 0,
    "weight_g": 3300,
    "length_cm": 50,
    "place": BirthPlace.IN_INSTITUTION,
}


def _offered(words: Any) -> list[tuple[str, str]]:
    return [(word.value, label(word)) for word in words]


class EntryForm(forms.Form):
    """One child's delivery block; `case` gives admission, order and plurality, `now_local` is the civil time."""

    mother_identity = forms.ChoiceField(label=_("母亲身份"), widget=forms.RadioSelect)
    card = CardField()
    mother_name = forms.CharField(label=_("母亲姓名"), required=False, widget=NameInput)
    mother_paper_kind = forms.ChoiceField(
        label=_("证件类型"),
        required=False,
    )
    mother_paper_no = forms.CharField(label=_("证件号码"), required=False, max_length=60, widget=CodeInput)
    sex = forms.ChoiceField(label=_("新生儿性别"), widget=forms.RadioSelect)
    born_on = DayInParts(label=_("出生日期"))
    born_time = TimeOfDay(
        label=_("出生时间"), help_text=_("24 小时制，精确到分，例如 03:05 或 15:05；也可只填四位数字")
    )
    gestation_weeks = WholeNumber(label=_("孕周（满几周）"))
    gestation_days = WholeNumber(label=_("孕周（又几天，0 到 6）"))
    weight_g = WholeNumber(label=_("出生体重（克）"))
    length_cm = Centimetres(label=_("出生身长（厘米）"))
    place = forms.ChoiceField(label=_("分娩地点"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, case: Case, now_local: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.now_local = case, now_local
        for name, words in (
            ("mother_identity", MotherIdentity),
            ("mother_paper_kind", PaperKind),
            ("sex", Sex),
            ("place", BirthPlace),
        ):
            self.fields[name].choices = _offered(words)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What the law finds wrong is told beside its field, all at once, even while something is missing."""
        data = self.cleaned_data
        self._take_from_card(data.get("card"))
        for fault in delivery_faults(self._block_so_far(), now_local=self.now_local):
            self._tell(fault)
        return data

    def _take_from_card(self, holder: Holder | None) -> None:
        if holder is None:
            return
        self.cleaned_data |= {
            "mother_name": holder.name,
            "mother_paper_kind": holder.paper_kind.value,
            "mother_paper_no": holder.paper_no,
        }

    def _tell(self, fault: Fault) -> None:
        name = FIELD_OF.get(fault.field, fault.field)
        if fault.code is FaultCode.IN_FUTURE and self.cleaned_data.get("born_on") == self.now_local.date():
            name = "born_time"
        if name not in self.fields or name in self.errors:
            return
        detail = (
            PAPER_DETAILS.get(fault.detail, fault.detail) if fault.code is FaultCode.BAD_PAPER_NO else fault.detail
        )
        self.add_error(name, ValidationError("", code=detail or fault.code.value))

    def _block_so_far(self) -> DeliveryBlock:
        known = {name: self.cleaned_data.get(name) for name in self.fields}
        typed: dict[str, Any] = {
            name: NO_MATTER.get(name) if value in (None, "") else value for name, value in known.items()
        }
        identity = MotherIdentity(typed["mother_identity"])
        kind = PaperKind(typed["mother_paper_kind"] or PaperKind.RESIDENT_CARD)
        paper_no = normalise_paper_no(kind, typed["mother_paper_no"] or "")
        shown = identity in WITH_PAPER
        return DeliveryBlock(
            mother_name=normalise_name(typed["mother_name"]),
            mother_identity=identity,
            mother_paper_kind=kind if shown else None,
            mother_paper_no=paper_no if shown else "",
            inpatient_no=self.case.inpatient_no,
            sex=Sex(typed["sex"]),
            born_local=self._born_local(),
            gestation_weeks=typed["gestation_weeks"],
            gestation_days=typed["gestation_days"],
            weight_g=typed["weight_g"],
            length_mm=int(typed["length_cm"] * 10),
            place=BirthPlace(typed["place"]),
            plurality=self.case.plurality,
            birth_order=self.case.birth_order,
        )

    def _born_local(self) -> datetime:
        day, time = self.cleaned_data.get("born_on"), self.cleaned_data.get("born_time")
        return datetime.combine(day, time) if day and time else self.now_local

    def typed(self) -> dict[str, str]:
        """Everything as it was typed, to be kept; of a card only what it named."""
        boxes = [name for name in self.fields if name not in ("card", "born_on")]
        kept = {name: str(self.data.get(name, "")) for name in (*boxes, *DAY_BOXES)}
        taken = self.cleaned_data if self.is_bound and self.cleaned_data.get("card") else {}
        return kept | {name: taken[name] for name in MOTHERS_PART[1:] if name in taken}

    def block(self, *, confirmed: Collection[str]) -> DeliveryBlock:
        """The block of a form without fault; of what was confirmed only what is still unusual is kept."""
        block = self._block_so_far()
        found = delivery_cautions(block, born_together=self.born_together)
        return replace(block, confirmed=tuple(caution.key for caution in found if caution.key in confirmed))

    @cached_property
    def born_together(self) -> tuple[BornTogether, ...]:
        """The other children of the delivery whose blocks are signed."""
        return born_together_with(self.case)

    def cautions(self) -> tuple[Caution, ...]:
        """What is unusual in what is typed so far; nothing that rests on a figure not yet typed."""
        found = delivery_cautions(self._block_so_far(), born_together=self.born_together)
        return tuple(one for one in found if all(name in self.cleaned_data for name in _rests_on(one)))


def _rests_on(caution: Caution) -> tuple[str, ...]:
    if caution.code is CautionCode.WEIGHT_FOR_GESTATION:
        return ("gestation_weeks", "weight_g")
    if caution.code is CautionCode.BORN_OUT_OF_ORDER:
        return ("born_on", "born_time")
    return (FIELD_OF.get(caution.field, caution.field),)


def begin_with(typed: Mapping[str, str]) -> dict[str, Any]:
    """What a fresh page shows of what was typed: the day in its three boxes, whole or half."""
    return {**typed, "born_on": [typed.get(box, "") for box in DAY_BOXES]}


def typed_from(block: DeliveryBlock) -> dict[str, str]:
    """A block as it would be typed."""
    return {
        "mother_identity": block.mother_identity.value,
        "mother_name": block.mother_name,
        "mother_paper_kind": block.mother_paper_kind.value if block.mother_paper_kind else "",
        "mother_paper_no": block.mother_paper_no,
        "sex": block.sex.value,
        **{box: str(getattr(block.born_local, part)) for box, part in zip(DAY_BOXES, PARTS, strict=True)},
        "born_time": f"{block.born_local:%H:%M}",
        "gestation_weeks": str(block.gestation_weeks),
        "gestation_days": str(block.gestation_days),
        "weight_g": str(block.weight_g),
        "length_cm": centimetres(block.length_mm),
        "place": block.place.value,
    }
