"""Sample pages of the furniture, rendered to build/look/ with their static files, for looking at and for axe.

`python -m tests.look.samples` writes the pages and their pictures at 390 and 1280 px.
"""

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
BUILD = ROOT / "build" / "look"
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


QUESTION = """{% extends "look/public.html" %}{% block title %}给孩子取什么名字？{% endblock %}
{% block questions %}{{ field(form['surname']) }}{{ field(form['given']) }}
<div class="x-now"><b>请留意</b>　“𬱖”字较少见，本证可以打印；落户前请先向派出所确认能否录入。</div>{% endblock %}"""
EVERYTHING = """{% extends "look/public.html" %}{% block title %}填写全部内容{% endblock %}
{% block questions %}{% for one in form %}{{ field(one, inline=one.name == "sex") }}{% endfor %}{% endblock %}
{% block after_go %}<button class="govuk-button govuk-button--secondary x-go x-go--second">稍后再填</button>{% endblock %}"""
RESULT = """{% extends "look/result.html" %}{% from "look/macros/pieces.html" import steps, facts %}
{% block title %}提交成功{% endblock %}{% block outcome %}{{ at|moment }}　免费{% endblock %}
{% block detail %}<p class="govuk-body">签发人员正在审核，您现在无需办理任何手续。</p>
<h2 class="govuk-heading-s govuk-!-margin-bottom-1">领取码</h2><p class="x-code">7QF2-9KXM</p>{% endblock %}
{% block next %}<h2 class="govuk-heading-s">接下来</h2>
{{ steps([{"text": "已提交", "state": "did", "small": at|moment}, {"text": "审核", "state": "now", "small": "凯里市妇幼保健院"},
{"text": "领取", "state": "", "small": "持领证人身份证到窗口"}]) }}
{{ facts([("孩子姓名", "龙𬱖雨", "#"), ("出生体重", 3250|weight), ("出生身长", 495|body_length), ("父亲", "")]) }}{% endblock %}"""
VERDICT = """{% extends "look/verdict.html" %}{% from "look/macros/pieces.html" import facts %}
{% block title %}{{ verdict }}{% endblock %}{% block checked %}{{ at|moment }} 核验{% endblock %}
{% block detail %}{{ facts([("证件", "出生医学证明"), ("编号", "Z520000817"|masked_certificate_no),
("新生儿", "龙𬱖雨"|masked_name), ("签发机构", "凯里市妇幼保健院")]) }}
<p class="govuk-body"><a class="govuk-link" href="#x">核对手中证件上的内容</a></p>{% endblock %}"""
DESK_CASE = """{% extends "look/desk.html" %}{% from "look/macros/pieces.html" import tag, steps, act, facts %}
{% block title %}龙小梅之子　首次签发{% endblock %}
{% block main %}<h1>{{ self.title() }}</h1>
<ul class="x-tags"><li>{{ tag("还剩 5 小时 · 今天 20:04 前", "due") }}</li><li>{{ tag(stage) }}</li><li>网上申领 {{ at|moment }}</li></ul>
<h2>逐项核对</h2><table class="x-table x-table--cards"><thead><tr><th scope="col">项目</th><th scope="col">填报</th><th scope="col">住院登记</th><th scope="col">结果</th></tr></thead><tbody>
<tr><th scope="row">母亲姓名</th><td data-label="填报"><span>龙小梅</span></td><td data-label="住院登记"><span>龙小梅</span></td><td data-label="结果">{{ tag("一致", "well") }}</td></tr>
<tr class="differs"><th scope="row">母亲住址</th><td data-label="填报"><span>从江县加榜乡加车村</span></td><td data-label="住院登记"><span>从江县</span></td><td data-label="结果">{{ tag("请核对", "due") }}</td></tr>
<tr class="wrong"><th scope="row">母亲证件</th><td data-label="填报"><span>{{ "522633199603280046"|masked_paper_no }}</span></td><td data-label="住院登记"><span>护照</span></td><td data-label="结果">{{ tag("不一致", "wrong") }}</td></tr></tbody></table>
<h2>经过</h2>{{ steps([{"text": "接生人员签名", "state": "did", "small": at|moment}, {"text": "待审核", "state": "now"}]) }}{% endblock %}
{% block aside %}<form method="post">{{ csrf_input }}{{ act("审核通过并打印", "confirm_and_print", "取用下一张空白证件 Z520000818", "first") }}
{{ act("一次性告知", "give_notice", "列出全部缺少和不符的材料") }}{{ act("报告死产或新生儿死亡", "report_loss", "", "grave") }}
{{ act("核对一致，盖章", "seal", shut=["您已在本件中承担过其他环节，按岗位分离规定须由另一人办理"]) }}</form>{% endblock %}"""
DESK_LIST = """{% extends "look/desk.html" %}{% from "look/macros/pieces.html" import tag, due %}
{% block title %}待办{% endblock %}{% block main %}<h1>{{ self.title() }}</h1>
<form class="x-search" role="search">{{ field(form['q']) }}<button class="govuk-button govuk-button--secondary">查询</button></form>
<table class="x-table x-table--cards"><thead><tr><th scope="col">母亲</th><th scope="col">住院号</th><th scope="col">出生</th><th scope="col">现在</th><th scope="col">时限</th></tr></thead><tbody>
{% for name, hours in [("龙小梅", -3), ("潘秀英", 2), ("吴仙花", 30)] %}
<tr><th scope="row"><a class="govuk-link" href="#c{{ loop.index }}">{{ name }}</a></th><td data-label="住院号"><span>2026-11{{ loop.index }}07</span></td><td data-label="出生"><span>{{ at|moment }}</span></td><td data-label="现在">{{ tag(stage) }}</td><td data-label="时限">{{ due(dues[loop.index0], at) }}</td></tr>
{% endfor %}</tbody></table>{% endblock %}"""


class SearchForm(forms.Form):
    q = forms.CharField(label="姓名、住院号或证件编号")


def _page(source: str, **context: object) -> str:
    engine = engines.all()[0]
    assert isinstance(engine, Jinja2)
    return engine.from_string(source).render(
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
        "question": _page(QUESTION, form=child, caption="孩子的信息", step=2, steps=6, back_url="#"),
        "everything": _page(EVERYTHING, form=EverythingForm()),
        "everything-wrong": _page(EVERYTHING, form=EverythingForm(wrong), caption="示例"),
        "result": _page(RESULT),
        "desk-case": _page(DESK_CASE, bar=OFFICER),
        "desk-list": _page(DESK_LIST, bar=OFFICER, dues=dues, form=SearchForm()),
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
        pages[f"verdict-{tone}"] = _page(VERDICT, tone=tone, verdict=verdict)
    with translation.override("en"):
        pages["question-en"] = _page(QUESTION, form=child, caption="孩子的信息", step=2, steps=6, back_url="#")
        pages["desk-list-en"] = _page(DESK_LIST, bar=OFFICER, dues=dues, form=SearchForm())
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
