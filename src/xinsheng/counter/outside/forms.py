"""The forms of the birth as its collector tells it: when and of which sex, where, and what was measured."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xinsheng.counter.claim.place.levels import Offered, above_last, codes_of, leads_on, offered
from xinsheng.counter.faults import refuse_unprintable, tell
from xinsheng.law.outside_birth import OutsideBirth, OutsidePlace, outside_birth_faults
from xinsheng.law.terms import Sex
from xinsheng.look.dates import DayInParts
from xinsheng.look.measures import Centimetres, TimeOfDay, WholeNumber, centimetres
from xinsheng.standards.divisions import DivisionLevel
from xinsheng.words.labels import label


class BirthForm(forms.Form):
    """One part of what is told of the birth; the law is asked about the whole as it is then."""

    faulty: Mapping[str, str] = {}  # which field of the page stands for which of the law's

    def __init__(self, data: Any = None, *, birth: OutsideBirth, now_local: datetime, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self._birth, self._now_local = birth, now_local

    def clean(self) -> dict[str, Any]:
        """Put the law's faults beside the fields of this page."""
        cleaned = super().clean() or {}
        if not self.errors:
            tell(self, outside_birth_faults(self.birth, now_local=self._now_local), fields=self.faulty)
        return cleaned

    @property
    def birth(self) -> OutsideBirth:
        """The birth as told, with what this page asked."""
        raise NotImplementedError


class WhenForm(BirthForm):
    """Sex, day and minute."""

    faulty = {"sex": "sex", "born_local": "born_on"}
    sex = forms.ChoiceField(label=_("孩子的性别"), widget=forms.RadioSelect)
    born_on = DayInParts(label=_("出生日期"))
    born_time = TimeOfDay(label=_("出生时间"), help_text=_("24 小时制，尽量精确到分，例如 03:05 或 15:05"))

    def __init__(self, data: Any = None, *, birth: OutsideBirth, now_local: datetime) -> None:
        """Begin with what was told before."""
        born = birth.born_local
        initial = {
            "sex": birth.sex.value if birth.sex else "",
            "born_on": born.date() if born else None,
            "born_time": born.time() if born else None,
        }
        super().__init__(data, birth=birth, now_local=now_local, initial=initial)
        choice = self.fields["sex"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  declared above
        choice.choices = [(sex.value, label(sex)) for sex in Sex]

    @property
    def birth(self) -> OutsideBirth:
        """The birth with these."""
        said = self.cleaned_data
        born = datetime.combine(said["born_on"], said["born_time"])
        return replace(self._birth, sex=Sex(said["sex"]), born_local=born)


class WhereForm(BirthForm):
    """The county, chosen level by level, and what kind of place it was."""

    faulty = {"place": "place", "place_words": "place_words", "county_code": "county"}
    place = forms.ChoiceField(label=_("出生在什么地方"), widget=forms.RadioSelect)
    place_words = forms.CharField(label=_("请写明是什么地方"), required=False, max_length=60)

    def __init__(self, data: Any = None, *, birth: OutsideBirth, now_local: datetime) -> None:
        """Begin with what was told before; the next level is asked until the county is chosen."""
        codes = data if data is not None else codes_of(birth.county_code)
        self.lists: tuple[Offered, ...] = offered(codes, lowest=DivisionLevel.COUNTY, abroad=False)
        self.goes_on = data is not None and leads_on(self.lists, answered=data)
        typed = {name: data.get(name, "") for name in ("place", "place_words")} if data is not None else {}
        held = {one.name: one.chosen for one in self.lists}
        known = {"place": birth.place.value if birth.place else "", "place_words": birth.place_words}
        super().__init__(
            None if self.goes_on else data, birth=birth, now_local=now_local, initial={**known, **held, **typed}
        )
        choice = self.fields["place"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  declared above
        choice.choices = [(place.value, label(place)) for place in OutsidePlace]
        for one in self.lists:
            self.fields[one.name] = forms.ChoiceField(label=one.label, choices=[("", _("请选择")), *one.choices])

    @property
    def offered_for(self) -> str:
        """Whose parts the last list holds."""
        return above_last(self.lists)

    def clean(self) -> dict[str, Any]:
        """Every character must print."""
        cleaned = super().clean()
        refuse_unprintable(self, names=["place_words"])
        return cleaned

    @property
    def birth(self) -> OutsideBirth:
        """The birth with these; words only where the kind of place has none of its own."""
        said = self.cleaned_data
        place = OutsidePlace(said["place"])
        words = said["place_words"] if place is OutsidePlace.ELSEWHERE else ""
        return replace(self._birth, place=place, place_words=words, county_code=self.lists[-1].chosen)


class FiguresForm(BirthForm):
    """What was measured; whatever nobody took stays empty and is no fault."""

    faulty = {
        "gestation_weeks": "gestation_weeks",
        "gestation_days": "gestation_days",
        "weight_g": "weight_g",
        "length_mm": "length_cm",
    }
    weight_g = WholeNumber(label=_("出生时的体重（克）"), required=False)
    length_cm = Centimetres(label=_("出生时的身长（厘米）"), required=False)
    gestation_weeks = WholeNumber(label=_("孕周（满几周）"), required=False)
    gestation_days = WholeNumber(label=_("孕周（又几天，0 到 6）"), required=False)

    def __init__(self, data: Any = None, *, birth: OutsideBirth, now_local: datetime) -> None:
        """Begin with what was told before."""
        initial = {
            "weight_g": birth.weight_g,
            "length_cm": None if birth.length_mm is None else centimetres(birth.length_mm),
            "gestation_weeks": birth.gestation_weeks,
            "gestation_days": birth.gestation_days,
        }
        super().__init__(data, birth=birth, now_local=now_local, initial=initial)

    @property
    def birth(self) -> OutsideBirth:
        """The birth with these."""
        said = self.cleaned_data
        length = said["length_cm"]
        return replace(
            self._birth,
            weight_g=said["weight_g"],
            length_mm=None if length is None else int(length * 10),
            gestation_weeks=said["gestation_weeks"],
            gestation_days=said["gestation_days"],
        )
