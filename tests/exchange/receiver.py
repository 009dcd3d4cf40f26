"""A hospital's receiver of results, in a process of its own: it takes, refuses, sends elsewhere or falls asleep.

Run as a program with a folder: it serves on a free port, which it prints. The file `mood` in the folder says how it
answers; what it was sent is kept there, one file a delivery, before it answers.
"""

import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ASLEEP = 30  # seconds: longer than anyone waits for it


def serve(folder: Path) -> None:
    """Serve until killed."""

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            mood = (folder / "mood").read_text()
            kept = {"mood": mood, "signature": self.headers["Xinsheng-Signature"], "body": body.decode()}
            whole = folder / f"{time.time_ns()}.part"
            whole.write_text(json.dumps(kept))
            whole.rename(whole.with_suffix(".json"))  # killed in between, it has nothing rather than half
            if mood == "asleep":
                time.sleep(ASLEEP)
            self.send_response({"well": 204, "elsewhere": 307}.get(mood, 500))
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Receiver)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
