"""A real OpenID provider process on loopback: oidc-provider (npm, MIT), installed by `make test`.

It ends with its standard input, that is with the test, however the test ends.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from xinsheng.gateways.identity.network_place import NetworkPlace

PROGRAM = Path(__file__).parent / "network" / "provider.js"
MODULES = Path(sys.prefix) / "openid" / "node_modules"
SECRET = "invented-secret-of-the-tests-and-nothing-else"


@dataclass(frozen=True)
class Network:
    """Where the provider listens."""

    issuer: str

    @property
    def place(self) -> NetworkPlace:
        """What our operator would write of it."""
        return NetworkPlace(
            issuer=self.issuer,
            client_id="xinsheng",
            client_secret=SECRET,
            kinds=(("111", "resident_card"), ("414", "passport")),
            levels=("face",),
            face_levels=("face",),
            seconds=5,
        )

    def sign_in(self, address: str, *, name: str, number: str, **said: str) -> str:
        """Do what a person's browser does there, up to the address it is sent back to."""
        with requests.Session() as browser:
            asked = browser.get(address, allow_redirects=False, timeout=10)
            assert asked.status_code == 303, asked.text
            form = {"name": name, "kind": "111", "number": number, "level": "face", "act": "yes", **said}
            said_yes = browser.post(
                f"{self.issuer}{asked.headers['Location']}", form, allow_redirects=False, timeout=10
            )
            back = browser.get(said_yes.headers["Location"], allow_redirects=False, timeout=10)
        return back.headers["Location"]


@contextmanager
def network_process(return_to: str, *, claims: str = "userinfo") -> Iterator[Network]:
    """Start the provider, and end it."""
    assert MODULES.is_dir(), "oidc-provider is not installed; `make test` installs it"
    with subprocess.Popen(
        ["node", str(PROGRAM), str(MODULES), return_to, claims],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            yield Network(issuer=f"http://127.0.0.1:{json.loads(process.stdout.readline())['port']}")
        finally:
            process.kill()
