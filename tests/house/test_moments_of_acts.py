"""What an act writes is dated by the act, which may have waited, never by the moment its caller asked at."""

import ast
from collections.abc import Iterator
from pathlib import Path

CASEWORK = Path(__file__).resolve().parents[2] / "src" / "xinsheng" / "casework"


def dated_by_the_caller(source: str) -> Iterator[int]:
    """The lines on which a function that is given the performance reads an `at` from around it."""
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef):
            continue
        given = {one.arg for one in (*function.args.args, *function.args.kwonlyargs)}
        names = [one for one in ast.walk(function) if isinstance(one, ast.Name) and one.id == "at"]
        if "performance" in given and "at" not in given and not any(isinstance(one.ctx, ast.Store) for one in names):
            yield from (one.lineno for one in names)


def test_an_act_is_dated_by_its_performance() -> None:
    found = {file.name: list(dated_by_the_caller(file.read_text(encoding="utf-8"))) for file in CASEWORK.glob("*.py")}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_one_that_takes_the_callers_moment_is_found() -> None:
    assert list(dated_by_the_caller("def act(at):\n  def write(performance):\n    note(at=at)\n")) == [3]
    assert list(dated_by_the_caller("def act(at):\n  def write(performance):\n    note(at=performance.at)\n")) == []
