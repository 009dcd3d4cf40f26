"""What hospitals' systems sent of a birth, as it stands in the database, checked against the journal."""

from collections.abc import Iterator

from xinsheng.casework.birth_messages import PLACE, statement_of
from xinsheng.casework.checked_journal import Broken, Chain
from xinsheng.casework.privacy import UnableToRead, show
from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.law.services import first_issuance_inside as service
from xinsheng.registry import models

_ASKS = (service.REQUEST_CORRECTION.verb,)
_SAYS = (service.RECEIVE_BLOCK.verb, service.RECEIVE_AGREEMENT.verb)


def broken_received(case: models.Case, *, chain: Chain) -> Iterator[Broken]:
    """Every message that does not hold.

    Codes: `unreadable`, `not_in_journal` (no entry of that moment names its row as it stands), and of an entry whose
    row is gone `missing`. Of an erased case everything but what it says.
    """
    rows = list(case.received_births.order_by("seq"))
    for row in rows:
        codes = _faults_of(case, row, chain=chain)
        yield from (Broken(table="received_birth", row=str(row.pk), code=code, chain=case.pk) for code in codes)
    if sum(entry.act in _ASKS + _SAYS for entry in chain.entries) > len(rows):
        yield Broken(table="received_birth", row=str(case.pk), code="missing", chain=case.pk)


def _faults_of(case: models.Case, row: models.ReceivedBirth, *, chain: Chain) -> Iterator[str]:
    try:
        show(row.payload_cipher, case=case, place=PLACE)
    except UnableToUseKey:
        yield "unreadable"
    except UnableToRead:
        pass  # erased: the entry's digest stands for it
    acts = _ASKS if row.is_request else _SAYS
    if chain.entry_of(*acts, statement_digest=statement_of(row), at=row.received_at) is None:
        yield "not_in_journal"
