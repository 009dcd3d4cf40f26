"""What a couple may promise 承诺的事项: a matter, and whose where each has their own; the letter's words for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from xinsheng.desk.registrations.declared import children_words, marriage_words, place_words
from xinsheng.law.comparison import ComparedField, Comparison
from xinsheng.law.couple_faults import spouses_of
from xinsheng.law.couples import CoupleDeclaration, Side
from xinsheng.law.likeness import Verdict
from xinsheng.law.terms import Question
from xinsheng.words.labels import label

Line = tuple[str, str]
_OF_BOTH = (Question.MARRIAGE, Question.CHILDREN)
_MATTER_OF: Mapping[str, Question] = {  # the last word of a compared field -> the matter it belongs to
    "household": Question.HOUSEHOLD,
    "residence": Question.RESIDENCE,
    "marital_state": Question.MARRIAGE,
    "counterpart": Question.MARRIAGE,
    "registered_on": Question.MARRIAGE,
    "found": Question.CHILDREN,
    "none_missing": Question.CHILDREN,
    "certificates": Question.CHILDREN,
    "child_order": Question.CHILDREN,
}
_WORDS: Mapping[tuple[Question, Side], Promise | str] = {
    (Question.NAMES_AND_NUMBERS, Side.WOMAN): gettext_lazy("女方姓名、证件号码"),
    (Question.NAMES_AND_NUMBERS, Side.MAN): gettext_lazy("男方姓名、证件号码"),
    (Question.HOUSEHOLD, Side.WOMAN): gettext_lazy("女方户籍地"),
    (Question.HOUSEHOLD, Side.MAN): gettext_lazy("男方户籍地"),
    (Question.RESIDENCE, Side.WOMAN): gettext_lazy("女方现居住地"),
    (Question.RESIDENCE, Side.MAN): gettext_lazy("男方现居住地"),
}


@dataclass(frozen=True, kw_only=True)
class Matter:
    """One thing that can be promised; `side` is None for what the two have in common."""

    question: Question
    side: Side | None = None

    @property
    def value(self) -> str:
        """How a form says it: household.man, marriage."""
        return f"{self.question}.{self.side}" if self.side else str(self.question)

    @property
    def words(self) -> str:
        """How a page says it: 男方户籍地, 婚姻登记."""
        return str(_WORDS[self.question, self.side]) if self.side else label(self.question)


def matters_of(declaration: CoupleDeclaration | None) -> tuple[Matter, ...]:
    """All that this couple can promise, in the order of the list; nothing of a man who is not given."""
    sides = [side for side, _spouse in spouses_of(declaration)] if declaration is not None else []
    found: list[Matter] = []
    for question in Question:
        shared = question in _OF_BOTH
        found += [Matter(question=question)] if shared else [Matter(question=question, side=side) for side in sides]
    return tuple(found)


def matters_open(compared: Comparison | None) -> frozenset[Matter]:
    """The matters in which a main field does not agree, as a first choice for the officer."""
    fields = compared.fields if compared is not None else ()
    return frozenset(_matter_of(one.field) for one in fields if one.is_main and one.verdict is not Verdict.AGREE)


def matters_agreed(compared: Comparison | None) -> frozenset[Matter]:
    """The matters that were found to be as declared: all of their main fields agree."""
    fields = compared.fields if compared is not None else ()
    return frozenset(_matter_of(one.field) for one in fields if one.is_main) - matters_open(compared)


def _matter_of(field: ComparedField) -> Matter:
    whose, _dot, part = field.value.rpartition(".")
    if field is ComparedField.CHILDREN_NUMBER:
        return Matter(question=Question.CHILDREN)
    question = _MATTER_OF.get(part, Question.NAMES_AND_NUMBERS)
    return Matter(question=question) if question in _OF_BOTH else Matter(question=question, side=Side(whose))


def facts_promised(declaration: CoupleDeclaration, matters: Iterable[Matter]) -> tuple[Line, ...]:
    """What the couple declared about each matter, in the words that stand in the letter."""
    return tuple((one.words, _fact(declaration, one)) for one in matters)


def _fact(declaration: CoupleDeclaration, matter: Matter) -> str:
    if matter.question is Question.MARRIAGE:
        return marriage_words(declaration)
    if matter.question is Question.CHILDREN:
        return children_words(declaration.children)
    spouse = dict(spouses_of(declaration))[Side(matter.side or "")]
    if matter.question is Question.NAMES_AND_NUMBERS:
        return f"{spouse.name} {spouse.paper_no}"
    return place_words(spouse.household if matter.question is Question.HOUSEHOLD else spouse.residence)
