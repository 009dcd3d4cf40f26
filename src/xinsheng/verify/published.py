"""What the province publishes beside its keys: the signed trust list."""

from pathlib import Path

from django.conf import settings

from xinsheng.casework.province_keys import TRUST_LIST

__all__ = ["TRUST_LIST", "find_trust_list"]


def find_trust_list() -> bytes | None:
    """The trust list as it was signed (docs/formats.md), None before one was published."""
    file = Path(settings.KEYS_FOLDER) / TRUST_LIST
    return file.read_bytes() if file.exists() else None
