"""The demonstration's phone: messages kept as files on this machine, to be looked at on a page; sent to nobody."""

import json
import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from xinsheng.gateways.sms.checking import check_message
from xinsheng.gateways.sms.port import Became, Message, Receipt, Sent, Take, UnableToSend

MOST = 200  # messages; the oldest make room


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """One message as the phone shows it; `at` is when it came (aware UTC)."""

    phone: str = field(repr=False)
    text: str = field(repr=False)
    at: datetime


class PhoneScreen:
    """Text messages to the phone on the screen (see `TextMessages`); worker and pages share its folder."""

    def __init__(self, folder: Path, *, production: bool) -> None:
        """Keep messages in `folder`; raises `UnableToSend("not_in_production")` in production."""
        if production:
            raise UnableToSend("not_in_production", again=False)
        self._folder = folder
        self._receipts: list[Receipt] = []

    def send(self, message: Message) -> Sent:
        """Put the message on the phone, once a reference."""
        check_message(message)
        file = self._folder / f"{short_name(message.reference)}.json"
        ref = f"phone_screen:{message.reference}"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not file.exists():
                _write(file, json.dumps({"phone": message.phone, "text": message.text}, ensure_ascii=False))
                self._make_room()
        except OSError as fault:
            raise UnableToSend("not_available", again=True) from fault
        self._receipts.append(Receipt(became=Became.DELIVERED, ref=ref, reference=message.reference))
        return Sent(refs=(ref,))

    def collect(self, take: Take) -> None:
        """A message that stands on the phone was delivered."""
        self._receipts = [receipt for receipt in self._receipts if not take(receipt)]

    def close(self) -> None:
        """Nothing stays open."""

    def shown(self) -> tuple[Shown, ...]:
        """Everything on the phone, the newest first."""
        found = []
        for file in self._files():
            at = datetime.fromtimestamp(file.stat().st_mtime, tz=UTC)
            found.append(Shown(**json.loads(file.read_text(encoding="utf-8")), at=at))
        return tuple(reversed(found))

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("*.json"), key=lambda file: (file.stat().st_mtime_ns, file.name))

    def _make_room(self) -> None:
        for file in self._files()[:-MOST]:
            file.unlink(missing_ok=True)


def short_name(reference: str) -> str:
    """A reference as a file's name: nothing but letters, digits and dashes."""
    return "".join(letter for letter in reference if letter.isalnum() or letter == "-")


def _write(file: Path, text: str) -> None:
    unfinished = file.with_suffix(f".{os.getpid()}.new")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.chmod(0o600)
    unfinished.rename(file)
