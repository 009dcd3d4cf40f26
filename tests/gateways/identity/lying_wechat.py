"""A stand-in for WeChat's web authorisation on loopback: it holds addresses against its pattern, and lies on order.

Written from WeChat's own published description, not from our adapter. It is no proof that WeChat itself behaves so.
"""

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import uuid4

from xinsheng.gateways.identity import WechatPlace

APP_ID, APP_SECRET = "wx0123456789abcdef", "invented-secret-of-the-tests"
_ASKED = re.compile(
    r"(?P<pages>.+)/connect/oauth2/authorize\?appid=(?P<appid>[^&]+)&redirect_uri=(?P<back>[^&]+)"
    r"&response_type=code&scope=snsapi_base&state=(?P<state>[A-Za-z0-9]{1,128})#wechat_redirect"
)


@dataclass
class Liar:
    """What it says: `said` over an honest answer, `raw` in its place; `status`, `slow`, `drip`, `padding` of all."""

    address: str = ""
    said: dict[str, Any] = field(default_factory=dict)
    raw: bytes = b""
    status: int = 200
    slow: float = 0.0  # seconds before the body
    drip: float = 0.0  # seconds between the bytes of a header that never ends
    padding: int = 0  # bytes
    asked: list[str] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)  # a code not yet used, and the account it was made for

    @property
    def place(self) -> WechatPlace:
        """An official account there."""
        return WechatPlace(app_id=APP_ID, app_secret=APP_SECRET, pages=self.address, service=self.address, seconds=1)

    def sends_back(self, address: str) -> str:
        """What a person's WeChat does with the address it is sent to: the address it is sent back to."""
        asked = _ASKED.fullmatch(address)
        assert asked is not None, f"WeChat would not open {address}"
        assert asked["pages"] == self.address
        code = f"0{uuid4().hex[:30]}"
        self.codes[code] = asked["appid"]
        return f"{unquote(asked['back'])}?code={code}&state={asked['state']}"

    def answer_to(self, path: str) -> bytes:
        """The answer to one question of ours."""
        if self.raw:
            return self.raw
        asked = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
        if (asked.get("appid"), asked.get("secret")) != (APP_ID, APP_SECRET):
            return _error(40125, "invalid appsecret")
        if asked.get("grant_type") != "authorization_code" or asked.get("code") not in self.codes:
            return _error(40163, "code been used")
        if self.codes.pop(asked["code"]) != APP_ID:
            return _error(40029, "invalid code")
        honest = {
            "access_token": "84_x", "expires_in": 7200, "refresh_token": "84_y",
            "openid": f"o{uuid4().hex[:27]}", "scope": "snsapi_base",
        }  # fmt: skip
        return json.dumps({name: value for name, value in {**honest, **self.said}.items() if value != ""}).encode()


def _error(code: int, message: str) -> bytes:
    return json.dumps({"errcode": code, "errmsg": message}).encode()


@contextmanager
def lying_wechat() -> Iterator[Liar]:
    """Start it, and end it."""
    liar = Liar()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith("/connect/"):  # the page at WeChat, which without a question leads back
                self.send_response(302)
                self.send_header("Location", liar.sends_back(f"{liar.address}{self.path}#wechat_redirect"))
                self.end_headers()
                return
            liar.asked.append(self.path)
            if liar.drip:
                self._drip()
                return
            body = liar.answer_to(self.path) + b" " * liar.padding
            self.send_response(liar.status)
            self.send_header("Content-Type", "text/plain")  # so it says, of JSON
            self.send_header("Location", f"{liar.address}/elsewhere")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            time.sleep(liar.slow)
            self.wfile.write(body)

        def _drip(self) -> None:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
            for _ in range(60):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(liar.drip)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class names it so
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    liar.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield liar
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
