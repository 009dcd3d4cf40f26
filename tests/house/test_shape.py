"""Short rooms, short functions, no back doors: the shape that keeps the house readable."""

import ast
from pathlib import Path
from statistics import median

from tests.house.source import PACKAGE, functions_of, length_of, modules_of, modules_of_tests, place, tree_of

LONGEST_MODULE, LONGEST_TEST, LONGEST_FUNCTION = 300, 400, 50
USUAL_MODULE, USUAL_SHARE, MEDIAN_FUNCTION = 200, 0.95, 8
NAMELESS = {"utils", "helpers", "common", "core", "misc", "tools", "base"}
NAMED_BY_DJANGO = {"config/postgresql/base.py"}  # a backend's connection is looked for under this name
CALLED_BY_DJANGO = {"get_prep_value"}  # of a model's field
MODULES = modules_of()


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_module_is_too_long_to_be_read_at_once() -> None:
    assert {place(path): lines_of(path) for path in MODULES if lines_of(path) > LONGEST_MODULE} == {}
    assert {place(path): lines_of(path) for path in modules_of_tests() if lines_of(path) > LONGEST_TEST} == {}


def test_nearly_every_module_is_short() -> None:
    long = [place(path) for path in MODULES if lines_of(path) > USUAL_MODULE]
    assert len(long) <= (1 - USUAL_SHARE) * len(MODULES), long


def test_functions_are_short_and_mostly_very_short() -> None:
    lengths = {place(path, function): length_of(function) for path in MODULES for function in functions_of(path)}

    assert {where: length for where, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    assert median(lengths.values()) <= MEDIAN_FUNCTION


def test_every_file_has_a_name() -> None:
    named = [*PACKAGE.rglob("*.py"), *(path for path in PACKAGE.rglob("*") if path.is_dir())]
    assert {place(path) for path in named if path.stem in NAMELESS} == NAMED_BY_DJANGO


def test_nothing_is_imported_inside_a_function_or_for_the_type_checker_only() -> None:
    late = {
        place(path, inner)
        for path in MODULES
        for function in functions_of(path)
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    }
    pretended = {
        place(path, node)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if (isinstance(node, ast.Name) and node.id == "TYPE_CHECKING")
        or (isinstance(node, ast.Attribute) and node.attr == "TYPE_CHECKING")
    }
    assert late | pretended == set()


def test_no_signal_is_received_and_no_save_is_overridden() -> None:
    received = {
        place(path, node)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if (isinstance(node, ast.ImportFrom) and node.module and "signals" in node.module.split("."))
        or (isinstance(node, ast.Name) and node.id in {"receiver", "Signal"})
        or (isinstance(node, ast.Attribute) and node.attr == "connect" and "signal" in ast.dump(node.value).lower())
    }
    overridden = {
        place(path, function)
        for path in MODULES
        for function in functions_of(path)
        if function.name in {"save", "bulk_create", "bulk_update", "full_clean"}
    }
    assert received | overridden == set()


def test_no_class_stands_on_more_than_two_of_ours() -> None:
    ours = {node.name for path in MODULES for node in ast.walk(tree_of(path)) if isinstance(node, ast.ClassDef)}
    towers = {
        place(path, node)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef) and sum(getattr(base, "id", "") in ours for base in node.bases) > 2
    }
    assert towers == set()


def test_nothing_is_written_outside_casework() -> None:
    """One door writes (style: habit 3). The queue's and the session's own tables are their apps' business."""
    writing = {"save", "create", "update", "delete", "bulk_create", "get_or_create", "update_or_create"}
    found = {
        place(path, node)
        for path in modules_of("counter", "desk", "verify", "exchange", "postroom")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in writing
        and "objects" in ast.dump(node.func.value)
    }
    assert found == set()


def test_what_is_looked_for_may_be_missing_and_what_is_got_is_there() -> None:
    """`find_...` may give None, or nothing of many; `get_...` raises. A port raises a silence."""
    raising, empty = set[str](), set[str]()
    for path in MODULES:
        for function in functions_of(path):
            name, gives = function.name.lstrip("_"), ast.unparse(function.returns or ast.Constant("untyped"))
            raises = any(isinstance(inner, ast.Raise) for inner in ast.walk(function))
            if name.startswith("find_") and raises and "None" not in gives and "gateways" not in path.parts:
                raising.add(place(path, function))
            if name.startswith("get_") and gives.endswith("| None") and name not in CALLED_BY_DJANGO:
                empty.add(place(path, function))

    assert (raising, empty) == (set(), set())
