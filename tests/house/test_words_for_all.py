"""Whatever the law can say, a person can read, in Chinese and in English; errands have somebody who runs them."""

import ast
import re
from collections.abc import Iterator
from enum import StrEnum

import pytest
from django.utils import translation
from procrastinate.contrib.django import app
from tests.house.source import dotted, modules_of, place, tree_of

from xinsheng.law import terms
from xinsheng.law.acts import Errand, Input, MessageKind, stages_of
from xinsheng.law.assurance import Assurance, IdentityMethod
from xinsheng.law.card_readings import CardField, KioskUse, ReadFor
from xinsheng.law.couples import Side
from xinsheng.law.flags import Flag
from xinsheng.law.materials import Lack, Remedy, UnacceptableReason
from xinsheng.law.outside_birth import OutsidePlace
from xinsheng.law.reasons import Caution, CautionCode, FaultCode, Reason, ReasonCode
from xinsheng.law.seen_papers import SeenPaper
from xinsheng.law.services import SERVICES, first_issuance_inside, first_issuance_outside, service_registration
from xinsheng.law.stock import YearColumn
from xinsheng.law.stock_terms import BlankLossKind, InquiryFinding, StopCause
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.words.faults import find_fault_sentence
from xinsheng.words.labels import act_label, label, what_now, what_now_for_couple
from xinsheng.words.messages import text_message
from xinsheng.words.reasons import caution_sentence, reason_sentence
from xinsheng.words.refusals import REFUSALS

LABELLED = (
    terms.Service,
    terms.Stage,
    terms.Duty,
    terms.OfficeKind,
    terms.SealKind,
    terms.Sex,
    terms.BirthPlace,
    terms.MotherIdentity,
    terms.Loss,
    terms.Relation,
    terms.MothersState,
    terms.Material,
    OutsidePlace,
    terms.Satisfaction,
    terms.Finding,
    terms.Standing,
    terms.PublicStanding,
    terms.BlankStatus,
    terms.SpoilReason,
    terms.CertificateKind,
    terms.Channel,
    IdentityMethod,
    Assurance,
    KioskUse,
    ReadFor,
    CardField,
    terms.SignatureMethod,
    Flag,
    terms.Basis,
    terms.Closing,
    terms.Question,
    Side,
    SeenPaper,
    YearColumn,
    BlankLossKind,
    StopCause,
    InquiryFinding,
    Input,
    PaperKind,
    Lack,
    Remedy,
    UnacceptableReason,
)
HAN = re.compile(r"[\u4e00-\u9fff]")


def sentences() -> Iterator[tuple[str, str]]:
    """Everything the law can make a page or a message say, in the language that is on."""
    words: list[StrEnum] = [one for kind in LABELLED for one in kind]
    yield from ((f"{type(one).__name__}.{one.name}", label(one)) for one in words)
    yield from ((f"reason {one}", reason_sentence(Reason(one))) for one in ReasonCode)
    yield from ((f"caution {one}", caution_sentence(Caution("field", one))) for one in CautionCode)
    yield from ((f"fault {one}", find_fault_sentence(one, label="1") or "") for one in FaultCode)
    births = (*first_issuance_inside.ACTS, *first_issuance_outside.ACTS)
    yield from ((f"stage {one}", what_now(one)) for one in stages_of(births))
    yield from ((f"stage {one}", what_now_for_couple(one)) for one in stages_of(service_registration.ACTS))
    for service in SERVICES.values():
        yield from ((f"act {act.verb}", act_label(act.verb)) for act in service.ACTS)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_word_of_the_law_is_said_in_both_languages(language: str) -> None:
    with translation.override(language):
        said = dict(sentences())
    wanted = language == "zh-hans"

    assert [what for what, sentence in said.items() if bool(HAN.search(sentence)) is not wanted] == []


@pytest.mark.parametrize("kind", list(MessageKind))
def test_every_text_message_is_said_in_both_languages(kind: MessageKind) -> None:
    words = {"addressee": "A", "office": "B", "township": "C", "due_on": "D", "until": "E"}
    chinese = text_message(kind, words=words)
    english = text_message(kind, words=words, language="en")

    assert HAN.search(chinese)
    assert not HAN.search(english)


def test_every_errand_of_the_law_is_run_by_the_postroom_and_no_other_is() -> None:
    app.perform_import_paths()
    modules = {f"xinsheng.postroom.{path.stem}" for path in modules_of("postroom")}
    periodic = {name for name, _id in app.periodic_registry.periodic_tasks}
    registered = {name for name, task in app.tasks.items() if task.func.__module__ in modules}

    assert registered - periodic == {errand.value for errand in Errand}


def test_every_code_of_casework_has_its_one_sentence() -> None:
    raised = {
        node.args[0].value: place(path, node)
        for path in modules_of("casework")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and dotted(node.func) == "UnableToAct"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert len(raised) > 15
    assert {code: where for code, where in raised.items() if code not in REFUSALS} == {}


MARKS_BETWEEN = re.compile(r'"[、，；：]"\.join\(|\bf"[^"]*[（）、，；：][^"]*"')
CHINESE_IN_ANY_LANGUAGE = {"entrust/words.py", "materials/statements.py"}  # what is signed stands in Chinese


def test_words_are_joined_by_the_readers_own_marks() -> None:
    """A Chinese mark written between words stands in English too: words/joining.py has them all."""
    found = {
        f"{path.parent.name}/{path.name}"
        for path in modules_of("counter", "desk", "verify", "look")
        if MARKS_BETWEEN.search(path.read_text(encoding="utf-8"))
    }
    assert found == CHINESE_IN_ANY_LANGUAGE
