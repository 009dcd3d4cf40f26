"""The processes of one machine: started together, watched, ended together, nothing left behind."""

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType, TracebackType
from typing import NoReturn, Self

from xinsheng.config.server_tree import lowered

_LOOK_EVERY = 0.2  # seconds
_PATIENCE = 15.0  # seconds a process has to end by itself
_CRASHES, _WITHIN = 5, 60.0  # more crashes than this within so many seconds, and the family ends


class UnableToKeepRunning(Exception):
    """A process kept ending by itself. `name` says which."""

    def __init__(self, name: str, status: int) -> None:
        """Keep the name and the last exit status."""
        super().__init__(f"{name}: {status}")
        self.name = name
        self.status = status


@dataclass
class Member:
    """One process of the family and when it crashed lately."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes]
    crashes: deque[float] = field(default_factory=deque)


class Family:
    """Child processes that live and die with us; a context manager that ends them all."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """`variables`: the environment that every child gets."""
        self._variables = dict(variables)
        self._members: list[Member] = []

    def __enter__(self) -> Self:
        """Begin; children are started by `start`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every child, last started first."""
        self.end()

    def start(self, name: str, command: Sequence[str]) -> None:
        """Start a child that is kept running."""
        self._members.append(Member(name, command, self._spawn(command)))

    def watch(self, *, on_restart: Callable[[str, int], None], also: Callable[[], None]) -> NoReturn:
        """Restart whoever crashes, until a signal raises through here.

        `on_restart` is told the name and exit status; `also` is called on every look and may raise.
        Raises UnableToKeepRunning after too many crashes of one child.
        """
        while True:
            for member in self._members:
                status = member.process.poll()
                if status is not None:
                    self._restart(member, status)
                    on_restart(member.name, status)
            also()
            time.sleep(_LOOK_EVERY)

    def end(self, *, patience: float = _PATIENCE) -> None:
        """Ask all to end, wait so many seconds, and end by force who does not; their own children included."""
        for member in reversed(self._members):
            if member.process.poll() is None:
                member.process.terminate()
        until = time.monotonic() + patience
        for member in reversed(self._members):
            try:
                member.process.wait(timeout=max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(member.process.pid, signal.SIGKILL)
                member.process.wait()
        self._members.clear()

    def _restart(self, member: Member, status: int) -> None:
        now = time.monotonic()
        member.crashes.append(now)
        while member.crashes[0] < now - _WITHIN:
            member.crashes.popleft()
        if len(member.crashes) > _CRASHES:
            raise UnableToKeepRunning(member.name, status)
        member.process = self._spawn(member.command)

    def _spawn(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            lowered(command, ended_by=signal.SIGTERM),
            env=self._variables,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C at the terminal is ours to hand on, in the right order
        )


def end_on_signals() -> None:
    """Let SIGTERM, SIGINT and SIGHUP unwind us through every `with`, once; more of them change nothing.

    To end when asked to is no failure: the status is 0, for `make` and for a service manager alike.
    """

    def unwind(_number: int, _frame: FrameType | None) -> NoReturn:
        for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(each, signal.SIG_IGN)
        raise SystemExit(0)

    for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(each, unwind)


def wait_until_it_answers(address: str, *, seconds: float) -> bool:
    """Ask `address` until it answers 200; False when it has not within `seconds`."""
    until = time.monotonic() + seconds
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < until:
        try:
            with opener.open(address, timeout=2) as answer:
                if answer.status == 200:  # noqa: PLR2004  HTTP's "well"
                    return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    return False
