"""A question that was left open is asked for in a sentence, in which its label is never merely glued on."""

import re
from collections.abc import Iterator

import pytest
from django import forms
from django.urls import get_resolver

from xinsheng.counter.claim.child.form import ChildForm
from xinsheng.counter.claim.father.views import FatherGivenForm
from xinsheng.counter.claim.materials.files import FileForm
from xinsheng.counter.claim.slip.views import SlipForm
from xinsheng.counter.outside.begin_form import BeginForm
from xinsheng.counter.outside.forms import WhereForm
from xinsheng.counter.registration.order.views import OrderForm
from xinsheng.counter.registration.side.views import SideForm
from xinsheng.counter.reissue.form import ApplicationForm
from xinsheng.counter.reissue.legacy import SoughtForm
from xinsheng.desk.births.opening import OpeningForm
from xinsheng.look.fields import shape_of
from xinsheng.words.faults import find_fault_sentence

GLUED = re.compile(
    r"请(填写|选择)(请|您是孩子|登记的是|名$|姓$|.*吗$|.*准备在哪里|.*：|.*（[^）]*(填|请|不知道)[^）]*）)"
)


def sentence_for(form: type[forms.Form], name: str) -> str:
    """What the page says beside this field when nothing was answered."""
    field = form.base_fields[name]
    kind = shape_of(field.widget).macro
    found = find_fault_sentence("required", label=str(field.label), kind=kind, name=name)
    assert found is not None
    return found


def forms_of_pages() -> Iterator[type[forms.Form]]:
    """Every form of a face, however deep it stands under another."""
    assert get_resolver().url_patterns, "the pages, and their forms with them, are loaded"
    waiting: list[type[forms.Form]] = [forms.Form]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        yield from (form for form in below if form.__module__.startswith("xinsheng."))


@pytest.mark.parametrize(
    ("form", "name", "sentence"),
    [
        (BeginForm, "county", "请选择县（市、区）"),
        (BeginForm, "relation", "请选择与孩子的关系"),
        (BeginForm, "plurality", "请选择这次出生的孩子数"),
        (WhereForm, "place_words", "请填写出生的地方"),
        (SoughtForm, "county", "请选择县（市、区）"),
        (SlipForm, "relation", "请选择与孩子的关系"),
        (FatherGivenForm, "father_given", "请选择是否填写父亲信息"),
        (ChildForm, "surname_of", "请选择孩子的姓"),
        (ChildForm, "given_name", "请填写孩子的名字"),
        (FileForm, "file", "请先选择文件"),
        (ApplicationForm, "ground", "请选择申请的情形"),
        (ApplicationForm, "in_household_register", "请选择孩子是否已经登记户口"),
        (OrderForm, "which", "请选择这次登记的是第几个孩子"),
        (SideForm, "side", "请选择您是女方还是男方"),
        (OpeningForm, "plurality", "请填写这次出生的孩子数"),
    ],
)
def test_a_question_left_open_is_asked_for_as_a_person_would(
    form: type[forms.Form], name: str, sentence: str
) -> None:
    assert sentence_for(form, name) == sentence


def test_no_question_left_open_is_its_label_with_a_word_before_it() -> None:
    told = {
        (form.__name__, name): sentence_for(form, name)
        for form in forms_of_pages()
        for name, field in form.base_fields.items()
        if field.required and field.label
    }

    assert len(told) > 100
    assert {where: sentence for where, sentence in told.items() if GLUED.search(sentence)} == {}


def test_a_label_glued_on_is_seen() -> None:
    for glued in ("请填写请写明是什么地方", "请选择孩子登记户口了吗", "请填写母亲户籍地：详细地址", "请填写名"):
        assert GLUED.search(glued), glued
    assert not GLUED.search("请填写孕周（满几周）")
