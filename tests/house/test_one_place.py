"""What every service does is written once: a case opened, a ruling carried out, a declaration signed."""

import ast
import re
from collections import Counter

import pytest
from tests.house.source import PACKAGE, dotted, modules_of, place, tree_of

ONE_PLACE: dict[str, set[str]] = {
    "Case.objects.create": set(),
    "write_cases": {"beginnings", "many_beginnings", "openings"},
    "give_keys": {"beginnings"},
    "rule_on": {"door", "beginnings", "many_beginnings", "archives"},
    "finish": {"door", "beginnings"},
    "finish_together": {"door", "many_beginnings"},
    "JournalEntry.objects.create": set(),
    "JournalEntry": {"journal"},
    "JournalSalt": {"journal"},
    "Submission": {"submissions"},
    "Case": {"beginnings", "openings"},
    "Declaration.objects.create": {"declared"},
}


@pytest.mark.parametrize("call", ONE_PLACE)
def test_casework_does_it_in_one_place(call: str) -> None:
    called = {
        place(module).rpartition("/")[2].partition(".")[0]
        for module in modules_of("casework")
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call) and dotted(node.func).removeprefix("models.") == call
    }
    assert called == ONE_PLACE[call]


def test_no_two_locks_bear_one_number() -> None:
    files = [*modules_of(), *(PACKAGE / "registry" / "migrations" / "sql").glob("*.sql")]
    written = (path.read_text(encoding="utf-8").replace("_", "") for path in files)
    numbers = Counter(number for text in written for number in re.findall(r"\b73105\d{5}\b", text))

    assert len(numbers) >= 3
    assert [number for number, times in numbers.items() if times > 1] == []
