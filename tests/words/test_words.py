"""Every word of the law has words for people, in Chinese and in English."""

import ast
import inspect
import re
from enum import StrEnum
from unittest import mock

import pytest
from babel.messages.catalog import Catalog
from django.utils import translation

from xinsheng.casework.brought_lists import BRING_LIST
from xinsheng.casework.legacy_loading import LOAD_LEGACY
from xinsheng.casework.legacy_registrations import LOAD_REGISTRATIONS
from xinsheng.casework.subscriptions import END_SUBSCRIPTION, SUBSCRIBE
from xinsheng.cli import words
from xinsheng.law import terms
from xinsheng.law.acts import MessageKind, stages_of
from xinsheng.law.archiving import EXPORTS
from xinsheng.law.filings import TRY_AGAIN
from xinsheng.law.legacy_corrections import CORRECTION_VERBS
from xinsheng.law.office_acts import KEEP_PLACEMENT
from xinsheng.law.reasons import Caution, CautionCode, FaultCode, Reason, ReasonCode
from xinsheng.law.services import SERVICES, first_issuance_inside, first_issuance_outside, service_registration
from xinsheng.law.stock_terms import STOCK_VERBS
from xinsheng.law.terms import MotherIdentity, PublicStanding, Sex, Stage
from xinsheng.law.township_terms import ANSWER_DEMAND, REPORT_DEMAND, SPOIL_FORMS
from xinsheng.registry.models import MessageOutcome
from xinsheng.words.act_names import ACTS
from xinsheng.words.faults import find_fault_sentence
from xinsheng.words.labels import LABELS, label, what_now, what_now_for_couple
from xinsheng.words.messages import BECAME, text_message
from xinsheng.words.reasons import CAUTIONS, REASONS, caution_sentence, reason_sentence

KINDS = [
    kind
    for _, kind in inspect.getmembers(terms, inspect.isclass)
    if issubclass(kind, StrEnum) and kind is not StrEnum
]


@pytest.mark.parametrize("kind", sorted({*KINDS, *LABELS}, key=lambda kind: kind.__name__))
def test_every_word_of_the_law_has_a_label_and_no_label_is_left_over(kind: type[StrEnum]) -> None:
    assert set(LABELS[kind]) == {member.value for member in kind}


def test_one_stored_word_means_different_things_in_different_lists() -> None:
    assert {label(Sex.UNKNOWN), label(PublicStanding.UNKNOWN)} == {"性别不明", "查无此证"}
    assert label(MotherIdentity.UNKNOWN).startswith("身份不明")


def test_every_reason_and_caution_has_a_sentence() -> None:
    assert set(REASONS) == set(ReasonCode)
    assert set(CAUTIONS) == set(CautionCode)


def test_every_fault_of_the_law_has_a_sentence() -> None:
    assert [code for code in FaultCode if find_fault_sentence(code, label="姓名") is None] == []


def test_every_fault_of_the_standards_has_a_sentence() -> None:
    folder = words.PACKAGE / "standards"
    for module in ("names", "permits", "resident_numbers", "identity_papers"):
        source = (folder / f"{module}.py").read_text(encoding="utf-8")
        codes = set(re.findall(r'(?:return|else) "([a-z_]+)"', source)) - {"female", "male"}
        assert {code for code in codes if find_fault_sentence(code) is None} == set(), module


def test_whatever_became_of_a_text_message_has_words() -> None:
    assert set(BECAME) == {"", *MessageOutcome}


def test_every_act_of_every_service_has_words_for_its_button() -> None:
    verbs = {act.verb for service in SERVICES.values() for act in service.ACTS}
    verbs |= {row.verb for row in EXPORTS.values()}
    assert verbs | {
        REPORT_DEMAND,
        ANSWER_DEMAND,
        SPOIL_FORMS,
        LOAD_LEGACY,
        BRING_LIST,
        LOAD_REGISTRATIONS,
        *STOCK_VERBS,
        *CORRECTION_VERBS,
        *(SUBSCRIBE, END_SUBSCRIPTION, TRY_AGAIN, KEEP_PLACEMENT),
        *(
            "consent_to_share",
            "take_back_consent",
            "look_at_licence",
            "answer_look",
            "ask_for_licence",
            "decline_to_share",
        ),  # of a licence shown elsewhere
    } == set(ACTS)


def test_a_family_and_a_couple_are_told_at_every_stage_what_it_means() -> None:
    assert all(
        what_now(stage).endswith("。")
        for stage in stages_of((*first_issuance_inside.ACTS, *first_issuance_outside.ACTS))
    )
    assert all(what_now_for_couple(stage).endswith("。") for stage in stages_of(service_registration.ACTS))


def test_a_reason_shows_printed_numbers_but_no_codes() -> None:
    assert reason_sentence(Reason(ReasonCode.INSERT_DIFFERS, ("Z520000817",))).endswith("（Z520000817）")
    assert "mother_id" not in reason_sentence(Reason(ReasonCode.MATERIAL_OUTSTANDING, ("mother_id",)))
    assert caution_sentence(Caution("child.name", CautionCode.RARE_CHARACTER, ("𬱖",))).endswith("（𬱖）")


@pytest.mark.parametrize("kind", MessageKind)
def test_a_text_message_fits_in_one_with_its_query_code_too(kind: MessageKind) -> None:
    words = {
        "addressee": "龙女士",
        "office": "凯里市妇幼保健院",
        "township": "西湖路街道办事处",
        "due_on": "11月30日",
        "until": "11月30日",
    }
    with_code = text_message(kind, words=words, has_code=True).replace("{code}", "ABCD-EFGH-JKLM-NP")
    assert len(text_message(kind, words=words)) <= 70
    assert len(with_code) <= 70
    assert "Xinsheng" in text_message(kind, words=words, language="en")


def test_the_english_of_an_english_reader_is_english() -> None:
    with translation.override("en"):
        assert label(Stage.DECLARED) == "Waiting for review"


@pytest.mark.parametrize("room", ["look", "words"])
def test_the_english_of_these_rooms_is_complete(room: str) -> None:
    assert words.faults(room) == []


@pytest.mark.parametrize(
    ("english", "fault"),
    [
        ("", "has no English"),
        ("Enter it", "has other placeholders in English"),
        ("请填写%(label)s", "is not translated"),
        ("Enter the mother's %(label)s", "has a straight apostrophe in English"),
        ("Enter the parents' %(label)s", "has a straight apostrophe in English"),
        ("Enter the %(label)s.Enter it again", "has no space between two sentences in English"),
    ],
)
def test_a_missing_or_broken_translation_fails_the_check(english: str, fault: str) -> None:
    said, told = Catalog(locale="en"), Catalog(locale="en")
    said.add("请填写%(label)s")
    told.add("请填写%(label)s", english)
    with mock.patch.object(words, "spoken", return_value=said), mock.patch.object(words, "kept", return_value=told):
        assert words.faults("look") == [f"look: '请填写%(label)s' {fault}"]


def test_no_sentence_is_said_under_a_name_that_the_catalogues_are_not_made_from() -> None:
    imported = [
        one.asname or one.name
        for file in words.PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for one in node.names
        if one.name.removesuffix("_lazy").endswith("gettext")
    ]
    assert imported
    assert set(imported) <= set(words.KEYWORDS)
