"""The province seals what citizens signed: by the worker, after the act, once, and nothing only written in (T33)."""

import logging
import secrets
from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction

from xinsheng.casework.citizen_signatures import citizen_signature_of, mac_of
from xinsheng.casework.outside import keys
from xinsheng.proof.citizen_signatures import CitizenSeal, seal_signature
from xinsheng.proof.es256 import Es256Key
from xinsheng.registry import models

_MOST = 2000  # in one round: the next comes in a minute
_log = logging.getLogger(__name__)


def seal_waiting(*, clock: Callable[[], datetime], most: int = _MOST) -> int:
    """Seal what waits, the oldest first; gives how many. Raises UnableToUseKey: then all of it goes on waiting.

    The key is used outside any transaction. What does not carry our own code is left without a seal for ever, and
    `xinsheng proof check` names it; however much of it there is, what comes after it is sealed in the same round.
    """
    waiting = (
        models.CitizenSignature.objects.filter(waiting__isnull=False)
        .select_related("entry", "handwriting")
        .order_by("entry_id")
    )
    made, rows = 0, list(waiting[:most])
    key = keys().credential_key() if rows else None
    while key is not None and rows:
        made += sum(_seal(row, key=key, at=clock()) for row in rows)
        rows = list(waiting.filter(entry_id__gt=rows[-1].entry_id)[:most]) if made < most else []
    return made


def seal_of(row: models.CitizenSignature) -> CitizenSeal | None:
    """The seal as it is kept, in its published form; None while it waits, and for what is never sealed."""
    kept: models.CitizenSeal | None = getattr(row, "seal", None)
    if kept is None:
        return None
    return CitizenSeal(
        signature_digest=bytes(row.digest),
        entry_digest=bytes(row.entry.digest),
        sealed_at=kept.sealed_at,
        public_key=bytes(kept.public_key),
        signature=bytes(kept.seal),
    )


def is_our_own(row: models.CitizenSignature) -> bool:
    """Whether the row was written by an act of this platform, as it stands now. Raises UnableToUseKey."""
    made = citizen_signature_of(row)
    return secrets.compare_digest(mac_of(made, entry_digest=bytes(row.entry.digest)), bytes(row.mac))


def _seal(row: models.CitizenSignature, *, key: Es256Key, at: datetime) -> bool:
    if not is_our_own(row):
        _log.error("citizen_signature_not_ours", extra={"signature": str(row.pk)})
        return False
    made = seal_signature(
        citizen_signature_of(row), entry_digest=bytes(row.entry.digest), key=key, at=max(at, row.signed_at)
    )
    try:
        with transaction.atomic():
            models.CitizenSeal.objects.create(
                signature=row, public_key=made.public_key, sealed_at=made.sealed_at, seal=made.signature
            )
    except IntegrityError:  # another worker was there first
        return False
    return True
