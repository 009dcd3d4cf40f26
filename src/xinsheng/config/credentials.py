"""The addresses and passwords of the embedded server, kept in one file that only we can read."""

import json
import os
import secrets
import socket
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from psycopg.conninfo import conninfo_to_dict

from xinsheng.config.environment import CREDENTIALS

ADMINISTRATOR, OWNER, APPLICATION = "xinsheng_server", "xinsheng_owner", "xinsheng_application"
DATABASE = "xinsheng"


@dataclass(frozen=True)
class Credentials:
    """Addresses with passwords, one a role."""

    administrator_url: str
    owner_url: str
    application_url: str

    @classmethod
    def invent(cls, *, port: int) -> Self:
        """Make new random passwords for a server at `port`."""
        roles = (ADMINISTRATOR, OWNER, APPLICATION)
        return cls(*(_url(role, secrets.token_urlsafe(24), port) for role in roles))

    @classmethod
    def read(cls, state: Path) -> Self:
        """Read what `keep` wrote. Raises FileNotFoundError."""
        return cls(**json.loads((state / CREDENTIALS).read_text(encoding="utf-8")))

    @property
    def port(self) -> int:
        """The port all three share."""
        return int(str(conninfo_to_dict(self.owner_url)["port"]))

    def at_port(self, port: int) -> Self:
        """Give the same passwords at another port."""
        pairs = (
            (ADMINISTRATOR, self.administrator_url),
            (OWNER, self.owner_url),
            (APPLICATION, self.application_url),
        )
        return type(self)(*(_url(role, password_in(url), port) for role, url in pairs))

    def keep(self, state: Path) -> None:
        """Write them into the state folder."""
        write_private(state / CREDENTIALS, json.dumps(asdict(self), indent=1))


def password_in(url: str) -> str:
    """Give the password of a database address."""
    return str(conninfo_to_dict(url)["password"])


def free_port() -> int:
    """Give a loopback port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    """Whether nobody listens on this loopback port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def write_private(file: Path, text: str) -> None:
    """Write a file that only we can read, whole or not at all."""
    unfinished = file.with_name(f"{file.name}.{os.getpid()}.new")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    unfinished.rename(file)


def _url(role: str, password: str, port: int) -> str:
    return f"postgresql://{role}:{password}@127.0.0.1:{port}/{DATABASE}"
