"""Arrows point down; the rules know nothing but the standard library; the clock is read at the edge alone."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.source import BELOW_THE_FACES, REPOSITORY, dotted, imported_by, modules_of, place, tree_of

ALSO = {"law": {"xinsheng.law", "xinsheng.standards"}, "standards": {"xinsheng.standards", "stdnum"}}
CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "datetime.datetime.now",
    "date.today",
    "datetime.date.today",
    "timezone.now",
    "timezone.localtime",
    "timezone.localdate",
    "time.time",
    "time.time_ns",
    "time.localtime",
}


@pytest.mark.parametrize("room", ["law", "standards"])
def test_the_rules_import_the_standard_library_and_no_framework(room: str) -> None:
    foreign = {
        f"{place(module)} imports {name}"
        for module in modules_of(room)
        for name in imported_by(module)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not any(name == known or name.startswith(f"{known}.") for known in ALSO[room])
    }
    assert foreign == set()


def test_the_floors_of_the_house_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=REPOSITORY, check=False, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr


def test_no_clock_is_read_below_the_faces() -> None:
    read = {
        place(module, node)
        for module in modules_of(*BELOW_THE_FACES)
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Attribute) and dotted(node) in CLOCKS
    }
    assert read == set()


def test_the_database_is_not_asked_for_the_time_either() -> None:
    asked = {
        place(module, node)
        for module in modules_of(*BELOW_THE_FACES)
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] == "Now"
    }
    assert asked == set()
