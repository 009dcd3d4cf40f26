"""A register of the state, in a process of its own: it takes what is filed, once each; or lies, sleeps, hangs up.

Run as a program with a folder, a format and a port: it serves there (0: on a free one, which it prints). The file
`mood` in the folder says how it answers; what it took is kept there, one file a key, before it answers.
"""

import hashlib
import json
import socket
import struct
import sys
import time
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import rfc8785

from xinsheng.gateways.signed_service import SIGNATURE, signature_of

KEY = b"a key of thirty-two bytes or more, of tests"
ASLEEP = 30  # seconds: longer than anyone waits for it


class Mood(StrEnum):
    """How the register answers."""

    WELL = "well"
    ASLEEP = "asleep"
    HANGS_UP = "hangs_up"  # before it took anything
    LOSES = "loses"  # it took it, and hangs up before it says so
    BROKEN = "broken"  # an error of its own
    ELSEWHERE = "elsewhere"
    UNSIGNED = "unsigned"
    OF_ANOTHER = "of_another"  # the receipt of another record
    REPLAYS = "replays"  # a receipt with an old nonce
    STALE = "stale"
    OTHER_CONTENT = "other_content"  # it says that it holds something else
    HALF = "half"
    NO_WORD = "no_word"  # neither taken nor refused
    REFUSES = "refuses"


def _receipt(said: dict[str, Any], mood: Mood, *, label: str, conflict: bool) -> dict[str, Any]:
    at = datetime.fromisoformat(said["sent_at"]) - timedelta(hours=6 if mood is Mood.STALE else 0)
    refused = "wrong_region" if mood is Mood.REFUSES else "other_content_before" if conflict else ""
    return {
        "format": label,
        "key": "Z520000009/0" if mood is Mood.OF_ANOTHER else said["key"],
        "sha256": "0" * 64 if mood is Mood.OTHER_CONTENT else said["sha256"],
        "nonce": "0" * 32 if mood is Mood.REPLAYS else said["nonce"],
        "answered_at": at.astimezone(UTC).isoformat(),
        "result": "perhaps" if mood is Mood.NO_WORD else "refused" if refused else "taken",
        "code": refused,
    }


def serve(folder: Path, label: str, port: int) -> None:  # noqa: C901  one small handler, within its folder
    """Serve until killed."""

    class Register(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            question, said = f"{label}-filing/1", json.loads(body)
            assert self.headers[SIGNATURE] == signature_of(body, label=question, key=KEY)
            assert said["format"] == question
            assert said["sha256"] == hashlib.sha256(rfc8785.dumps(said["record"])).hexdigest()
            mood = Mood((folder / "mood").read_text())
            with (folder / "heard").open("a", encoding="utf-8") as heard:
                heard.write(json.dumps([said["key"], said["sha256"], mood.value]) + "\n")
            if mood is Mood.ASLEEP:
                time.sleep(ASLEEP)
            if mood is Mood.HANGS_UP:
                return self.hang_up()
            kept = folder / f"{said['key'].replace('/', '-')}.json"
            conflict = kept.exists() and json.loads(kept.read_text())["sha256"] != said["sha256"]
            if mood in {Mood.WELL, Mood.LOSES} and not conflict:
                part = kept.with_suffix(f".{time.time_ns()}")
                part.write_text(json.dumps(said))
                part.rename(kept)
            if mood is Mood.LOSES:
                return self.hang_up()
            return self.say(_receipt(said, mood, label=f"{label}-receipt/1", conflict=conflict), mood)

        def say(self, receipt: dict[str, Any], mood: Mood) -> None:
            whole = json.dumps(receipt).encode()
            self.send_response({Mood.BROKEN: 500, Mood.ELSEWHERE: 307}.get(mood, 200))
            self.send_header("Location", "/elsewhere")
            sent = whole[:-20] if mood is Mood.HALF else whole
            key = b"another key of thirty-two bytes or more" if mood is Mood.UNSIGNED else KEY
            self.send_header(SIGNATURE, signature_of(sent, label=f"{label}-receipt/1", key=key))
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def hang_up(self) -> None:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            self.rfile.close()
            self.connection.close()

        def finish(self) -> None:
            try:
                super().finish()
            except (ValueError, OSError):
                return

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Register)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
