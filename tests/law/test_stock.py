"""The sums of the yearly table hold for any figures, and tables of a line add up."""

from hypothesis import given
from hypothesis import strategies as some

from xinsheng.law.stock import YearColumn, YearTable, sum_of, waste_kind
from xinsheng.law.stock_terms import WasteKind
from xinsheng.law.terms import SpoilReason

_FIGURES = ("opening", "drawn", "first", "replaced", "reissued", "outside_first", "outside_again")
_FIGURES += ("misprinted", "lost", "other", "live_births")
tables = some.builds(YearTable, **{name: some.integers(0, 10**7) for name in _FIGURES})


@given(tables)
def test_the_seventeen_columns_agree_with_each_other(table: YearTable) -> None:
    one, two, *rest = table.columns()
    assert len(YearColumn) == len(table.columns()) == 17
    three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, _born, rate = rest
    assert six == three + four + five
    assert nine == seven + eight
    assert thirteen == ten + eleven + twelve
    assert fourteen == six + nine + thirteen
    assert fifteen == one + two - fourteen
    assert rate == (thirteen / fourteen if fourteen else 0)


@given(some.lists(tables, max_size=5))
def test_tables_of_a_line_add_up_column_by_column(several: list[YearTable]) -> None:
    summed = sum_of(several).columns()[:16]
    assert summed == tuple(sum(table.columns()[place] for table in several) for place in range(16))


def test_every_spoiled_print_has_its_kind_of_waste_and_what_is_unknown_is_other() -> None:
    kinds = {reason: waste_kind(reason) for reason in SpoilReason}
    assert {reason for reason, kind in kinds.items() if kind is not WasteKind.MISPRINTED} == {SpoilReason.LOST}
    assert waste_kind("eaten") is WasteKind.OTHER
