"""The bounded child process in which alone a stranger's bytes meet a parser; both its sides (threat T15).

The house runs a module by name (`python -I -m MODULE TASK`) with the bytes on standard input and reads what it
wrote on standard output. The child says `ready`, takes on its bounds, and only then reads. Whatever a parser does
there ends with that process.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

READY = b"ready\n"
_OUT_OF_TIME = {-24, -9}  # SIGXCPU, SIGKILL
_OPEN_FILES = 16


class UnableToAskChild(Exception):
    """The child gave no answer.

    Codes: `not_available` (it did not start: not the file's fault), `took_too_long`, `ended_badly`.
    """

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What a child may use: address space and output in bytes, processor time in seconds.

    For every child the same: 16 open files, no further process, no core on the disk.
    """

    memory: int
    cpu_seconds: int
    output: int


def ask_child(module: str, *, task: Mapping[str, Any], content: bytes, seconds: float, longest: int) -> bytes:
    """Let a module of ours work on a stranger's bytes; give at most `longest` bytes of its answer.

    `seconds` are by the clock. Raises UnableToAskChild.
    """
    with _in_memory("handed-in") as handed_in, _in_memory("given-back") as given_back:
        handed_in.write(content)
        handed_in.seek(0)
        ended = _run(module, json.dumps(task), handed_in=handed_in, given_back=given_back, seconds=seconds)
        given_back.seek(0)
        answer = given_back.read(longest)
    if not answer.startswith(READY):
        raise UnableToAskChild("not_available")
    if ended != 0:
        raise UnableToAskChild("took_too_long" if ended in _OUT_OF_TIME else "ended_badly")
    return answer.removeprefix(READY)


def begin_in_child(bounds: Bounds) -> dict[str, Any]:
    """The child's side: say that it started, take on the bounds, and give the task."""
    task: dict[str, Any] = json.loads(sys.argv[1])
    sys.stdout.buffer.write(READY)
    sys.stdout.buffer.flush()
    for limit, most in (
        (resource.RLIMIT_AS, bounds.memory),
        (resource.RLIMIT_CPU, bounds.cpu_seconds),
        (resource.RLIMIT_FSIZE, bounds.output),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    return task


def _run(module: str, task: str, *, handed_in: BinaryIO, given_back: BinaryIO, seconds: float) -> int:
    try:
        return subprocess.run(
            [sys.executable, "-I", "-m", module, task],
            stdin=handed_in,
            stdout=given_back,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            timeout=seconds,
            check=False,
            start_new_session=True,
        ).returncode
    except subprocess.TimeoutExpired as fault:
        raise UnableToAskChild("took_too_long") from fault
    except OSError as fault:
        raise UnableToAskChild("not_available") from fault


def _in_memory(name: str) -> BinaryIO:
    """Open a file that has no place on any disk."""
    return os.fdopen(os.memfd_create(name), "w+b")
