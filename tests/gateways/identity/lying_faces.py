"""A stand-in for Tencent Cloud's face service on loopback: it checks every signature, has a page, and lies on order.

The signature is checked as the service's own document says it (API 3.0, signature method v3), written from that and
not from the SDK, so that the two can disagree. It is no proof that the service itself behaves so.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from tests.gateways.tencent import SECRET_ID, SECRET_KEY, signature_fault

from xinsheng.gateways.identity import FacePlace

RULE = "7"


@dataclass
class Liar:
    """What it says: `text` over the honest text of a result, `result` and `opened` over the answers themselves.

    `error` is a code said in their place; `status`, `slow` and `drip` (seconds), `padding` (bytes) of every answer.
    """

    address: str = ""
    text: dict[str, Any] = field(default_factory=dict)
    result: dict[str, Any] = field(default_factory=dict)
    opened: dict[str, Any] = field(default_factory=dict)
    error: str = ""
    raw: bytes = b""
    status: int = 200
    slow: float = 0.0
    drip: float = 0.0
    padding: int = 0
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    visited: list[str] = field(default_factory=list)  # addresses at which a page was asked for
    flows: dict[str, dict[str, Any]] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)

    @property
    def place(self) -> FacePlace:
        """An account there."""
        return FacePlace(
            adapter="tencent",
            endpoint=self.address,
            rule_id=RULE,
            secret_id=SECRET_ID,
            secret_key=SECRET_KEY,
            seconds=2,
        )

    def shows_their_face(self, address: str, *, finds: str = "") -> str:
        """The person does what the page asks; where it leads them then. `finds`: the page's own button of refusal."""
        token = parse_qs(urlsplit(address).query)["token"][0]
        if not finds:
            self.done.add(token)
        return f"{self.flows[token]['RedirectUrl']}?BizToken={token}"

    def answer(self, action: str, body: dict[str, Any]) -> dict[str, Any]:
        self.asked.append((action, body))
        if self.error:
            return {"Error": {"Code": self.error, "Message": f"about {body}"}}
        if body.get("RuleId") != RULE:
            return {"Error": {"Code": "InvalidParameterValue.RuleIdNotExist", "Message": ""}}
        return self._open(body) if action == "DetectAuth" else self._tell(body)

    def _open(self, body: dict[str, Any]) -> dict[str, Any]:
        token = str(uuid4()).upper()
        self.flows[token] = body
        return {"BizToken": token, "Url": f"{self.address}/page?token={token}", **self.opened}

    def _tell(self, body: dict[str, Any]) -> dict[str, Any]:
        flow = self.flows.get(body["BizToken"])
        if flow is None:
            return {"Error": {"Code": "InvalidParameterValue.BizTokenIllegal", "Message": ""}}
        honest = {"ErrCode": None, "ErrMsg": None, "Extra": flow["Extra"], "Name": flow["Name"]}
        if body["BizToken"] in self.done:
            honest |= _well(flow)
        wanted = body.get("InfoType", "0")
        picture = None if wanted == "1" else {"BestFrame": "a face"}
        return {"Text": {**honest, **self.text}, "BestFrame": picture, "IdCardData": None, **self.result}


def _well(flow: dict[str, Any]) -> dict[str, Any]:
    """The text of a success, with every field of the service's own published example of an answer."""
    both = {
        "CompareLibType": "权威库", "Sim": "92.31", "LivenessMode": 4, "Comparestatus": 0, "Comparemsg": "成功",
    }  # fmt: skip
    tried = {
        "ReqTime": "1577179388135", "Seq": str(uuid4()), "Idcard": flow["IdCard"], "Name": flow["Name"],
        "IsNeedCharge": True, "Errcode": 0, "Errmsg": "成功", "Livestatus": 0, "Livemsg": "成功", **both,
    }  # fmt: skip
    read = dict.fromkeys(f"Ocr{name}" for name in ("Nation", "Address", "Birth", "Authority", "ValidDate", "Gender"))
    return {
        "ErrCode": 0, "ErrMsg": "成功", "UseIDType": 0, "IdCard": flow["IdCard"], "LiveStatus": 0, "LiveMsg": "成功",
        "OcrName": flow["Name"], "OcrIdCard": flow["IdCard"], **read, "IdInfoFrom": "其他", "Location": None,
        "Mobile": None, "NFCRequestIds": None, "NFCBillingCounts": 0, "PassNo": "", "VisaNum": "",
        "LivenessDetail": [tried], **both,
    }  # fmt: skip


class Service(ThreadingHTTPServer):
    """The service, with what it is to do."""

    daemon_threads = True
    liar: Liar


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        payload, liar = self.rfile.read(int(self.headers["Content-Length"])), self.server.liar
        fault = signature_fault(self.headers, payload, service="faceid")
        if fault is None and self.headers["X-TC-Version"] != "2018-03-01":
            fault = "InvalidAction"
        if fault is not None:
            liar.refused.append(fault)
            self._write(
                json.dumps({"Response": {"Error": {"Code": fault, "Message": ""}, "RequestId": "r"}}).encode()
            )
            return
        response = liar.answer(self.headers["X-TC-Action"], json.loads(payload))
        time.sleep(liar.slow)
        said = {**response, "RequestId": "r", **({"Padding": "x" * liar.padding} if liar.padding else {})}
        self._write(liar.raw or json.dumps({"Response": said}).encode())

    def do_GET(self) -> None:
        """The page itself: one button, which shows the face, and one that does not."""
        liar, asked = self.server.liar, parse_qs(urlsplit(self.path).query)
        liar.visited.append(self.path)
        token = asked["token"][0]
        if "done" not in asked:
            page = (
                "<!doctype html><html lang=zh-CN><meta charset=utf-8><title>人脸核身</title>"
                f"<h1>请把脸放进框内</h1><a href='/page?token={token}&done=1'>开始</a>"
                f" <a href='{liar.flows[token]['RedirectUrl']}?BizToken={token}'>取消</a>"
            )
            self._write(page.encode(), kind="text/html; charset=utf-8")
            return
        self.send_response(302)
        self.send_header("Location", liar.shows_their_face(self.path))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _write(self, body: bytes, *, kind: str = "application/json") -> None:
        if self.server.liar.drip and self.command == "POST":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
            for _ in range(60):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(self.server.liar.drip)
            return
        self.send_response(self.server.liar.status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:  # who asked no longer listens
            self.close_connection = True

    def log_message(self, *_said: object) -> None:
        """Say nothing."""


@contextmanager
def lying_faces() -> Iterator[Liar]:
    """The service, in this process."""
    server = Service(("127.0.0.1", 0), Handler)
    server.liar = liar = Liar(address=f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield liar
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
