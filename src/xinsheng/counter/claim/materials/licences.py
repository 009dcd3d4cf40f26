"""What can be said of a presented e-licence, kept with it for the officer who examines it."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from xinsheng.casework.outside import licence_checker


def check_details(content: bytes, *, at: datetime) -> dict[str, Any]:
    """The check of the original file as plain values; not being able to tell is not a no, the officer decides."""
    return {"licence_check": asdict(licence_checker().check(content, at=at)), "checked_at": at.isoformat()}
