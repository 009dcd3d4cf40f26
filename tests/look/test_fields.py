"""Fields of a form as a person meets them."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import engines
from django.template.backends.jinja2 import Jinja2

from xinsheng.look.dates import DayInParts
from xinsheng.look.fields import CodeInput, UnableToDraw, anchor_of, faults_of, shape_of


def drawn(source: str, **context: object) -> str:
    engine = engines.all()[0]
    assert isinstance(engine, Jinja2)
    return engine.from_string(source).render(context)


class PersonForm(forms.Form):
    name = forms.CharField(label="姓名", max_length=4)
    born_on = DayInParts(label="出生日期")
    sex = forms.ChoiceField(label="性别", choices=[("f", "女"), ("m", "男")], widget=forms.RadioSelect)
    paper_no = forms.CharField(label="证件号码", widget=CodeInput)

    def clean_paper_no(self) -> str:
        if self.cleaned_data["paper_no"] == "522601199601010017":
            raise ValidationError("wrong_check", code="wrong_check")
        return str(self.cleaned_data["paper_no"])


def typed(**changes: str) -> PersonForm:
    data = {"name": "龙小梅", "born_on_year": "1996", "born_on_month": "3", "born_on_day": "28", "sex": "f"}
    return PersonForm({**data, "paper_no": "1", **changes})


def test_a_fault_is_told_by_its_code_in_the_words_of_the_house() -> None:
    form = typed(paper_no="522601199601010017")
    assert faults_of(form["paper_no"]) == ["身份证号码最后一位校验不符，请对照证件逐位核对"]


def test_a_choice_left_open_is_asked_for_as_a_choice_and_a_text_as_a_text() -> None:
    form = typed(sex="", name="")
    assert (faults_of(form["sex"]), faults_of(form["name"])) == (["请选择性别"], ["请填写姓名"])


def test_what_was_typed_is_kept_and_escaped() -> None:
    page = drawn("{{ field(form['name']) }}", form=typed(name='<b>"'))
    assert 'value="&lt;b&gt;&#34;"' in page
    assert "<b>" not in page


def test_the_summary_leads_to_the_first_box_of_a_day_that_does_not_exist() -> None:
    form = typed(born_on_month="13")
    page = drawn("{{ errors(form) }}{{ field(form['born_on']) }}", form=form)
    assert anchor_of(form["born_on"]) == "id_born_on-year"
    assert 'href="#id_born_on-year"' in page
    assert 'id="id_born_on-year"' in page
    assert 'value="13"' in page
    assert "没有这一天" in page


def test_the_error_stands_above_the_field_with_a_word_for_those_who_listen() -> None:
    page = drawn("{{ field(form['name']) }}", form=typed(name=""))
    assert page.index("有误") < page.index("请填写姓名") < page.index("<input")


def test_a_form_without_faults_has_no_summary() -> None:
    form = typed()
    assert form.is_valid()
    assert drawn("{{ errors(form) }}", form=form) == ""


@pytest.mark.parametrize("digits", [("1996", "3", "28"), ("１９９６", "０３", "２８")])
def test_a_day_is_understood_in_either_width_of_digits(digits: tuple[str, str, str]) -> None:
    form = typed(born_on_year=digits[0], born_on_month=digits[1], born_on_day=digits[2])
    assert form.is_valid()
    assert form.cleaned_data["born_on"] == date(1996, 3, 28)


def test_a_day_with_one_part_missing_is_no_day() -> None:
    assert faults_of(typed(born_on_day="")["born_on"]) == ["没有这一天，请按年、月、日核对出生日期"]


def test_the_choice_made_before_is_still_chosen() -> None:
    page = drawn("{{ field(form['sex']) }}", form=typed(name="", sex="m"))
    assert 'value="m" checked' in page
    assert 'value="f" checked' not in page


def test_a_widget_without_a_drawing_is_refused() -> None:
    with pytest.raises(UnableToDraw, match="SplitDateTimeWidget"):
        shape_of(forms.SplitDateTimeWidget())
