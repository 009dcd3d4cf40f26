"""Log lines as JSON objects, without personal data: what looks like a person's number is struck out."""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Final

current_reference: Final[ContextVar[str]] = ContextVar("current_reference", default="")

STRUCK_OUT = "***"
_FIELDS = ("method", "route", "status", "milliseconds", "errand", "attempt", "provider", "code")
_PERSONAL = (
    re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)"),  # resident identity number, GB 11643
    re.compile(r"(?<!\d)\d{15}(?!\d)"),  # its first generation
    re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d{9}(?!\d)"),  # mobile telephone
    re.compile(r"(?<![A-Za-z0-9])(?:[EGDSPHkK]|[A-Z]{2})\d{7,9}(?![A-Za-z0-9])"),  # passports and permits
    re.compile(r"(?<=[?&]secret=)[^&\s]+"),  # WeChat has it in an address
    re.compile(r"(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"),  # name and password in an address
)
_DETAIL = re.compile(r"^(?:DETAIL|CONTEXT|LINE \d+|HINT):.*$", re.MULTILINE)  # PostgreSQL repeats a row's values
_PATH = re.compile(r":? /\S*")
_HAN = re.compile(r"(?<==)[\u3400-\u9fff\U00020000-\U0003ffff·]{2,}")  # name=张三


class JsonLines(logging.Formatter):
    """One JSON object a line: at, level, logger, message, reference, and the few fields we know."""

    def format(self, record: logging.LogRecord) -> str:
        """Make the line; an error adds its type and where it happened."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": redact(_message(record)),
        }
        reference = current_reference.get()
        if reference:
            line["reference"] = reference
        line.update({name: getattr(record, name) for name in _FIELDS if hasattr(record, name)})
        if record.exc_info:
            line["error"] = redact(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)


def redact(text: str) -> str:
    """Strike out numbers of persons, passwords in addresses, and what PostgreSQL tells of a row."""
    for pattern in (*_PERSONAL, _HAN):
        text = pattern.sub(STRUCK_OUT, text)
    return _DETAIL.sub(STRUCK_OUT, text)


def _message(record: logging.LogRecord) -> str:
    """Give the message; Django's own end in the path, which may carry a reference, so theirs lose it."""
    message = record.getMessage()
    return _PATH.sub("", message) if record.name.startswith("django.") else message
