"""A real SMPP gateway process on loopback: node-smpp (npm, MIT), which `make test` installs beside the programs.

Another implementation of the protocol than our client's, so that the two can disagree. It ends with its standard
input, that is with the test, however the test ends.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from xinsheng.gateways.sms.accounts import SmppAccount

PROGRAM = Path(__file__).parent / "simulator" / "gateway.js"
MODULES = Path(sys.prefix) / "smpp" / "node_modules"


@dataclass
class Gateway:
    """The process, what it was ordered, and everything it said."""

    process: subprocess.Popen[str]
    events: list[dict[str, Any]] = field(default_factory=list)
    number: int = 0
    _ordering: Lock = field(default_factory=Lock)

    def listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.events.append(json.loads(line))

    @property
    def port(self) -> int:
        self.until(lambda: any("port" in event for event in self.events))
        return int(next(event["port"] for event in self.events if "port" in event))

    @property
    def account(self) -> SmppAccount:
        return SmppAccount(
            host="127.0.0.1",
            port=self.port,
            tls=False,
            system_id="xinsheng",
            password="invented",
            source="10690000",
        )

    def order(self, **orders: object) -> None:
        """From now on behave so."""
        self._tell({"orders": orders})

    def do(self, **deeds: object) -> None:
        """Do this once: forget (what it owes), hang_up, away, back, enquire, say (hexadecimal), from_phone."""
        self._tell(deeds)

    def _tell(self, order: dict[str, object]) -> None:
        with self._ordering:
            self.number += 1
            number = self.number
            assert self.process.stdin is not None
            self.process.stdin.write(json.dumps({**order, "number": number}) + "\n")
            self.process.stdin.flush()
        self.until(lambda: any(event.get("done") == number for event in self.events))

    @property
    def got(self) -> list[dict[str, Any]]:
        """Every part the gateway took, in order: what reached a phone."""
        return self.said("got")

    def said(self, name: str) -> list[Any]:
        """All it has said under this name until now. Its answers come by another way than what it says: it is asked
        to say one thing more, and what it said before that has come too."""
        self._tell({})
        return [event[name] for event in list(self.events) if name in event]

    def until(self, holds: Callable[[], bool], *, seconds: float = 10.0) -> None:
        end = time.monotonic() + seconds
        while not holds():
            assert self.process.poll() is None, "the gateway has ended"
            assert time.monotonic() < end, f"the gateway said only {self.events[-5:]}"
            time.sleep(0.002)


@contextmanager
def gateway_process(port: int = 0, *, secured_by: Path | None = None, **tls: object) -> Iterator[Gateway]:
    """Start the gateway, and end it; under TLS by the key and certificate in a folder, with node's own options."""
    assert MODULES.is_dir(), "node-smpp is not installed; `make test` installs it"
    process = subprocess.Popen(
        ["node", str(PROGRAM), str(port), *([str(secured_by), json.dumps(tls)] if secured_by else [])],
        env={**os.environ, "NODE_PATH": str(MODULES), "NODE_NO_WARNINGS": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    gateway = Gateway(process)
    listener = Thread(target=gateway.listen, daemon=True)
    listener.start()
    try:
        yield gateway
    finally:
        process.kill()
        process.wait()
        listener.join()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()
