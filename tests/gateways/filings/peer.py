"""The register as a test holds it: its process, its mood, and what it was told."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.gateways.filings import register
from tests.gateways.filings.register import KEY, Mood

from xinsheng.gateways.signed_service import ServicePlace


@dataclass
class Peer:
    """One register, and what it was told."""

    folder: Path
    label: str
    port: int = 0
    process: "subprocess.Popen[str] | None" = field(default=None)

    def starts(self) -> "Peer":
        """Start, the second time on the same port."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "key").write_bytes(KEY + b"\n")
        if not (self.folder / "mood").exists():
            self.feels(Mood.WELL)
        command = [sys.executable, register.__file__, str(self.folder), self.label, str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline())
        return self

    def dies(self) -> None:
        """Die at once."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def feels(self, mood: Mood) -> None:
        """Answer like that from now on."""
        (self.folder / "mood").write_text(mood.value)

    def place(self) -> ServicePlace:
        """Where an operator would say that it is."""
        url = f"http://127.0.0.1:{self.port}/filings"
        return ServicePlace(adapter="http", service_url=url, key_file=self.folder / "key", seconds=1)

    def heard(self) -> list[tuple[str, str, str]]:
        """Everything that reached it, in order: key, digest, its mood."""
        file = self.folder / "heard"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return [tuple(json.loads(line)) for line in lines]

    def holds(self) -> dict[str, Any]:
        """The records that it took, by their key."""
        read = [json.loads(file.read_text()) for file in sorted(self.folder.glob("*.json"))]
        return {one["key"]: one["record"] for one in read}
