"""A provider on loopback that lies on order: everything it says can be overridden, part by part."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey
from tests.gateways.identity.network_process import Network

RIGHT, WRONG = ECKey.generate_key("P-256", {"kid": "1"}), ECKey.generate_key("P-256", {"kid": "1"})


@dataclass
class Liar:
    """What it says: `claims` over the honest ones; `key` signs; `tokens`, `userinfo`, `metadata`, `keys` override."""

    issuer: str = ""
    nonce: str = ""
    alg: str = "ES256"
    key: ECKey | RSAKey | OctKey = field(default_factory=lambda: RIGHT)
    claims: dict[str, Any] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    tokens: Any = None
    userinfo: Any = None
    metadata: dict[str, Any] = field(default_factory=dict)
    keys: Any = None
    status: int = 200
    slow: float = 0.0
    drip: float = 0.0  # seconds between the bytes of a header that never ends
    padding: int = 0
    asked: list[str] = field(default_factory=list)

    def id_token(self) -> str:
        now = int(time.time())
        honest = {
            "iss": self.issuer, "sub": "7", "aud": "xinsheng", "exp": now + 60, "iat": now, "nonce": self.nonce,
            "acr": "face", "name": "龙小梅", "id_type": "111", "id_number": "522622199508120026",
        }  # fmt: skip
        said = {name: value for name, value in {**honest, **self.claims}.items() if name not in self.without}
        return jwt.encode({"alg": self.alg, "kid": "1"}, said, self.key, algorithms=[self.alg])

    def said_at(self, path: str) -> Any:
        if path.endswith("openid-configuration"):
            names = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")
            return {"issuer": self.issuer} | {name: f"{self.issuer}/{name}" for name in names} | self.metadata
        if path == "/jwks_uri":
            return self.keys if self.keys is not None else {"keys": [RIGHT.as_dict(private=False)]}
        if path == "/userinfo_endpoint":
            return self.userinfo
        if self.tokens is not None:
            return self.tokens
        return {"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": self.id_token()}

    @property
    def place(self) -> Any:
        return Network(self.issuer).place


@contextmanager
def lying_network() -> Iterator[Liar]:
    """Start it, and end it."""
    liar = Liar()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            liar.asked.append(self.path)
            tells = self.path in {"/token_endpoint", "/userinfo_endpoint"}
            said = liar.said_at(self.path)
            body = said if isinstance(said, bytes) else json.dumps(said).encode()
            body += b" " * (liar.padding if tells else 0)
            if tells and liar.drip:
                self._drip()
                return
            self.send_response(liar.status if tells else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Location", f"{liar.issuer}/elsewhere")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if tells and liar.slow:
                time.sleep(liar.slow)
            self.wfile.write(body)

        def _drip(self) -> None:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
            for _ in range(60):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(liar.drip)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.do_GET()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class names it so
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    liar.issuer = f"http://127.0.0.1:{server.server_port}"
    try:
        yield liar
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
