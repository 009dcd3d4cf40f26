"""What every service does is written once: a case opened, a ruling carried out, a declaration signed."""

import ast

import pytest
from tests.house.source import dotted, modules_of, place, tree_of

ONE_PLACE: dict[str, set[str]] = {
    "Case.objects.create": set(),
    "write_cases": {"beginnings", "many_beginnings", "openings"},
    "give_keys": {"beginnings"},
    "rule_on": {  # a look asks outside only after the law
        "door",
        "beginnings",
        "many_beginnings",
        "look_ups",
        "record_look_ups",
        "report_confirmations",
        "archives",
    },
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
