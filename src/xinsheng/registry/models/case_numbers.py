"""The number by which people call a case 受理编号: short enough to be read out, and found again as it was typed."""

import re
import unicodedata
import uuid

from django.db.models import Q

_SHAPE = re.compile(r"[0-9A-F]{8}")
_UNSAID = 96  # bits of the id that the number leaves out


def short_no(case_id: uuid.UUID) -> str:
    """The first eight hexadecimal digits of the id, in two groups."""
    digits = case_id.hex[:8].upper()
    return f"{digits[:4]}-{digits[4:]}"


def called(text: str, *, field: str) -> Q:
    """Match the case whose number this is, however it was typed; `field` holds the id. Other texts match none."""
    typed = re.sub(r"[\s\-–—]", "", unicodedata.normalize("NFKC", text)).upper()
    if not _SHAPE.fullmatch(typed):
        return Q(pk__in=[])
    first = int(typed, 16) << _UNSAID
    last = first + (1 << _UNSAID) - 1
    return Q(**{f"{field}__gte": uuid.UUID(int=first), f"{field}__lte": uuid.UUID(int=last)})
