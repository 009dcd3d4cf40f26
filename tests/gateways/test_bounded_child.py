"""The child process in which strangers' bytes meet a parser: one for the house, whoever sends the bytes."""

import json
import subprocess
import sys
import time

import pytest
from tests.house.source import PACKAGE, modules_of, place

from xinsheng.gateways.bounded_child import Bounds, UnableToAskChild, ask_child

BOUNDS = Bounds(memory=64 * 1024 * 1024, cpu_seconds=1, output=1000)
BEGINS = f"""
import sys, resource
from xinsheng.gateways.bounded_child import Bounds, begin_in_child
task = begin_in_child({BOUNDS!r})
"""


def in_child(script: str) -> tuple[int, str]:
    command = [sys.executable, "-I", "-c", BEGINS + script, json.dumps({"page": 2})]
    ended = subprocess.run(command, capture_output=True, check=False, timeout=20, text=True)
    return ended.returncode, ended.stdout


def test_a_child_says_that_it_started_and_has_its_task() -> None:
    assert in_child("print(task)") == (0, "ready\n{'page': 2}\n")


def test_a_child_has_taken_on_every_bound_before_it_reads() -> None:
    names = ("AS", "CPU", "FSIZE", "NOFILE", "NPROC", "CORE")
    _, said = in_child(f"print([resource.getrlimit(getattr(resource, 'RLIMIT_' + name)) for name in {names}])")

    expected = [(most, most) for most in (BOUNDS.memory, 1, 1000, 16, 0, 0)]
    assert said == f"ready\n{expected}\n"


def test_a_child_that_wants_more_memory_or_time_does_not_get_it() -> None:
    assert in_child("bytes(200_000_000)")[0] == 1
    began = time.monotonic()
    assert in_child("\nwhile True: pass")[0] in (-24, -9)
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("module", ["xinsheng.nothing", "this"])
def test_what_never_says_that_it_started_is_not_the_files_fault(module: str) -> None:
    with pytest.raises(UnableToAskChild) as caught:
        ask_child(module, task={}, content=b"x", seconds=20, longest=100)
    assert caught.value.code == "not_available"


def test_a_child_is_not_waited_for_without_end() -> None:
    with pytest.raises(UnableToAskChild) as caught:
        ask_child("this", task={}, content=b"x", seconds=0.001, longest=100)
    assert caught.value.code == "took_too_long"


def test_bounds_are_taken_on_in_one_place_of_the_house() -> None:
    taking = [place(path) for path in modules_of() if "setrlimit(" in path.read_text(encoding="utf-8")]
    running = [place(path) for path in modules_of() if "memfd_create(" in path.read_text(encoding="utf-8")]

    assert taking == running == [place(PACKAGE / "gateways" / "bounded_child.py")]
