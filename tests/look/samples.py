"""Sample pages of the furniture, rendered with their static files, for looking at and for axe."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from django import forms
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.test import RequestFactory
from django.utils import translation

from xinsheng.law.terms import Sex, Stage
from xinsheng.look import furniture
from xinsheng.look.dates import DayInParts
from xinsheng.look.error_pages import render_error
from xinsheng.look.fields import CodeInput, DayInput, NameInput, TimeOfDayInput
from xinsheng.words.labels import label

ROOT = Path(__file__).resolve().parents[2]
AT = datetime(2026, 11, 22, 7, 4, tzinfo=UTC)
OFFICER = furniture.Bar(
    person="韦明芳",
    office="凯里市妇幼保健院 · 签发",
    home="#",
    sign_out="/sign-out",
    idle_seconds=1800,
    links=(
        furniture.Link("#a", "待办", waiting=12, here=True),
        furniture.Link("#b", "空白证件"),
        furniture.Link("#c", "查询"),
    ),
)
PARENTAGE = [("m", "龙（母亲的姓）"), ("f", "杨（父亲的姓）"), ("o", "其他姓氏")]


class ChildForm(forms.Form):
    surname = forms.ChoiceField(label="姓", choices=PARENTAGE, widget=forms.RadioSelect, help_text="可随父姓或母姓")
    given = forms.CharField(
        label="名", widget=NameInput, max_length=50, help_text="证件打印后，姓名不能更改。请和家人核对每一个字"
    )


class EverythingForm(forms.Form):
    kind = forms.ChoiceField(label="证件类型", choices=[("", "请选择"), ("card", "居民身份证"), ("pass", "护照")])
    number = forms.CharField(label="证件号码", max_length=18)
    code = forms.CharField(label="领取码", widget=CodeInput)
    born_on = DayInParts(label="母亲的出生日期", help_text="例如 1996 3 28")
    seen_on = forms.DateField(label="出生日期", widget=DayInput)
    seen_at = forms.TimeField(label="出生时间", widget=TimeOfDayInput)
    weight = forms.IntegerField(label="出生体重（克）", min_value=200)
    sex = forms.ChoiceField(label="性别", choices=[(one.value, label(one)) for one in Sex], widget=forms.RadioSelect)
    papers = forms.MultipleChoiceField(
        label="已带来的材料", choices=[("a", "母亲身份证"), ("b", "授权委托书")], widget=forms.CheckboxSelectMultiple
    )
    photo = forms.FileField(label="证件照片", widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}))
    note = forms.CharField(label="说明", widget=forms.Textarea)
    true = forms.BooleanField(label="以上内容属实")


class SearchForm(forms.Form):
    q = forms.CharField(label="姓名、住院号或证件编号")


PAGES = Path(__file__).parent / "sample_pages"


def _page(name: str, **context: object) -> str:
    engine = engines.all()[0]
    assert isinstance(engine, Jinja2)
    return engine.from_string((PAGES / f"{name}.html").read_text(encoding="utf-8")).render(
        {"at": AT, "stage": label(Stage.DECLARED), **context}, RequestFactory().get("/x")
    )


def sample_pages() -> dict[str, str]:
    """Every sample by its name, in Chinese; two in English."""
    wrong = {
        "kind": "",
        "number": "52263319960328004X",
        "born_on_year": "1996",
        "born_on_month": "13",
        "born_on_day": "1",
    }
    dues = [AT.replace(hour=4), AT.replace(hour=9), AT.replace(day=24, hour=13)]
    child = ChildForm(initial={"surname": "m", "given": "𬱖雨"})
    pages = {
        "question": _page("question", form=child, caption="孩子的信息", step=2, steps=6, back_url="#"),
        "everything": _page("everything", form=EverythingForm()),
        "everything-wrong": _page("everything", form=EverythingForm(wrong), caption="示例"),
        "result": _page("result"),
        "desk-case": _page("desk_case", bar=OFFICER),
        "desk-list": _page("desk_list", bar=OFFICER, dues=dues, form=SearchForm()),
        "conflict": render_error(
            None,
            409,
            reference="a1b2c3d4e5f6",
            changes=["韦明芳 15:02 给出了一次性告知"],
            typed=[("说明", "同意")],
            again_url="#",
        ).content.decode(),
        "broken": render_error(None, 500, reference="a1b2c3d4e5f6").content.decode(),
    }
    for tone, verdict in {"well": "真实 · 有效", "due": "核查中", "wrong": "作废", "quiet": "查无此证"}.items():
        pages[f"verdict-{tone}"] = _page("verdict", tone=tone, verdict=verdict)
    with translation.override("en"):
        pages["question-en"] = _page("question", form=child, caption="孩子的信息", step=2, steps=6, back_url="#")
        pages["desk-list-en"] = _page("desk_list", bar=OFFICER, dues=dues, form=SearchForm())
    return pages


def write_samples(folder: Path) -> list[Path]:
    """Write the samples and the static files they name, so that a browser can open them from the folder."""
    shutil.copytree(ROOT / "src/xinsheng/look/static", folder / "static", dirs_exist_ok=True)
    written = []
    for name, page in sample_pages().items():
        path = folder / f"{name}.html"
        path.write_text(page.replace('"/static/', '"static/'), encoding="utf-8")
        written.append(path)
    return written
