"""The balance of an office's store 库房结存 after each movement: what lies there in no tray and not on the way."""

import uuid
from collections.abc import Collection, Mapping

from django.db import connection

from .offices import Office

_BALANCES = """
SELECT id, balance FROM (
    SELECT id, sum(change) OVER (ORDER BY at, change < 0, id) AS balance FROM (
        SELECT id, at, quantity AS change FROM blank_intake WHERE office_id = %(office)s
        UNION ALL
        SELECT receipt.id, receipt.at, receipt.quantity
        FROM blank_receipt AS receipt JOIN blank_transfer AS sent ON sent.id = receipt.transfer_id
        WHERE sent.to_office_id = %(office)s
        UNION ALL
        SELECT id, at, from_trays - quantity FROM blank_transfer WHERE office_id = %(office)s
        UNION ALL
        SELECT drawn.id, decision.decided_at,
               substr(payload ->> 'first_no', 2)::int - substr(payload ->> 'last_no', 2)::int - 1
        FROM proposal AS drawn JOIN proposal_decision AS decision ON decision.proposal_id = drawn.id
        WHERE drawn.office_id = %(office)s AND drawn.kind = 'tray' AND decision.confirmed
        UNION ALL
        SELECT move.id, move.at, -1  -- lost or spoiled in the store; what was lost on the way had gone before
        FROM blank JOIN blank_move AS move ON move.blank_id = blank.no AND move.to_status = 'void'
        WHERE blank.office_id = %(office)s AND blank.status = 'void' AND tray_id IS NULL AND transfer_id IS NULL
    ) AS movement
) AS account WHERE id = ANY(%(lines)s)
"""


def store_balances(office: Office, *, lines: Collection[uuid.UUID]) -> Mapping[uuid.UUID, int]:
    """Give the balance, in inserts, after each of these lines: arrivals, draws into trays and transfers, by their id.

    Of what moved at one moment that which came counts first; the rest by its id, as a register shows it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_BALANCES, {"office": office.pk, "lines": list(lines)})
        return {line: int(balance) for line, balance in cursor.fetchall()}
