"""The comparison, field by field: declared and recorded side by side, the verdict in words, how it was come by."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from xinsheng.desk.registrations.values import HIDDEN, columns_of, is_number, masked
from xinsheng.law.comparison import Comparison, FieldVerdict
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.likeness import Verdict
from xinsheng.law.register_records import RegisterAnswer
from xinsheng.words.comparison import absent_words, comparison_words

_TONES = {Verdict.AGREE: "well", Verdict.DIFFER: "due", Verdict.CANNOT_TELL: "due"}

_ORDER = (Verdict.DIFFER, Verdict.CANNOT_TELL, Verdict.AGREE)


@dataclass(frozen=True, kw_only=True)
class ComparedRow:
    """One field: both columns as they may be shown, and what comparing them came to."""

    field: str
    declared: str
    recorded: str
    is_hidden: bool  # the register has a value that is not shown
    verdict: str
    tone: str
    steps: str
    stands_out: bool
    group: str  # the verdict's word: what differs stays open, the rest is folded
    because: str  # whose missing record leaves it untold
    is_number: bool  # it must not break over two lines


def rows_of(
    compared: Comparison,
    *,
    declaration: CoupleDeclaration,
    answer: RegisterAnswer | None,
    is_shown: bool,
    on: date,
) -> tuple[tuple[ComparedRow, ...], tuple[ComparedRow, ...]]:
    """The main fields, and the auxiliary ones, which decide nothing; the register's values only when `is_shown`.

    What differs comes first, then what cannot be told.
    """
    columns = columns_of(declaration, answer, on=on)
    rows = []
    for one in sorted(compared.fields, key=lambda field: _ORDER.index(field.verdict)):
        whole = columns.get(one.field, ("", ""))
        because = absent_words(one.field, comparison=compared)
        rows.append((one, _row(one, columns=whole if is_shown else masked(one.field, whole), because=because)))
    return (
        tuple(row for one, row in rows if one.is_main),
        tuple(row for one, row in rows if not one.is_main),
    )


def _row(one: FieldVerdict, *, columns: tuple[str, str], because: str) -> ComparedRow:
    declared, recorded = columns
    return ComparedRow(
        field=comparison_words(one.field),
        declared=declared,
        recorded=recorded,
        is_hidden=recorded == HIDDEN,
        verdict=comparison_words(one.verdict),
        tone=_TONES[one.verdict],
        steps=_("、").join(map(comparison_words, one.normalised_by)),
        stands_out=one.is_main and one.verdict is Verdict.DIFFER,
        group=one.verdict.value,
        because=because if one.verdict is Verdict.CANNOT_TELL else "",
        is_number=is_number(one.field),
    )


def changes_since(then: Comparison, *, now: Comparison) -> tuple[str, ...]:
    """The fields that come out otherwise now, each with what it was and what it is; none where one was silent."""
    if then.silence is not None or now.silence is not None:
        return ()
    before = {one.field: one.verdict for one in then.fields}
    return tuple(
        _("%(field)s：%(was)s → %(now)s")
        % {
            "field": comparison_words(one.field),
            "was": comparison_words(before[one.field]),
            "now": comparison_words(one.verdict),
        }
        for one in now.fields
        if before.get(one.field, one.verdict) is not one.verdict
    )


def tally_of(compared: Comparison) -> str:
    """How the main fields came out, in one line."""
    main = [one.verdict for one in compared.fields if one.is_main]
    counts = {
        "agree": main.count(Verdict.AGREE),
        "differ": main.count(Verdict.DIFFER),
        "cannot": main.count(Verdict.CANNOT_TELL),
    }
    return _("主要信息：%(agree)d 项一致，%(differ)d 项不一致，%(cannot)d 项无法判断") % counts
