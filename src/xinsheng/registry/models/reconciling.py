"""Where an office's account of blanks does not close: each way in which a number can fail to be accounted for."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from .offices import Office
from .stock import Blank, BlankIntake
from .stock_transfers import BlankReceipt

_MISSING = """
SELECT number.no
FROM (
    SELECT first_no, last_no, quantity, at FROM blank_intake WHERE office_id = %(office)s
    UNION ALL
    SELECT sent.first_no, sent.last_no, sent.quantity, receipt.at
    FROM blank_transfer AS sent JOIN blank_receipt AS receipt ON receipt.transfer_id = sent.id
    WHERE sent.to_office_id = %(office)s
) AS came
CROSS JOIN LATERAL (
    SELECT left(came.first_no, 3) || lpad(serial::text, 7, '0') AS no
    FROM generate_series(substr(came.first_no, 4)::int, substr(came.last_no, 4)::int) AS serial
) AS number
WHERE came.quantity <> (SELECT count(*) FROM blank WHERE no BETWEEN came.first_no AND came.last_no)
  AND NOT EXISTS (SELECT FROM blank WHERE blank.no = number.no)
  AND NOT EXISTS (  -- since then it was counted in elsewhere: that office answers for it
      SELECT FROM blank_transfer AS on_it JOIN blank_receipt AS there ON there.transfer_id = on_it.id
      WHERE there.at > came.at AND number.no BETWEEN on_it.first_no AND on_it.last_no
  )
ORDER BY number.no LIMIT 1
"""
_UNTOLD = """
SELECT no FROM blank
WHERE office_id = %(office)s AND status <> 'stock'
  AND NOT EXISTS (SELECT FROM blank_move WHERE blank_id = blank.no AND to_status = blank.status AND at = moved_at)
ORDER BY no LIMIT 1
"""
_UNPRINTED = """
SELECT no FROM blank
WHERE office_id = %(office)s AND status IN ('assigned', 'used')
  AND NOT EXISTS (SELECT FROM certificate WHERE certificate.blank_id = blank.no)
ORDER BY no LIMIT 1
"""
_UNSTANDING = """
SELECT no FROM blank JOIN certificate ON certificate.blank_id = blank.no
WHERE blank.office_id = %(office)s AND blank.status = 'used'
  AND NOT EXISTS (SELECT FROM standing WHERE standing.certificate_id = certificate.id)
ORDER BY no LIMIT 1
"""
_UNCOUNTED = """
SELECT no FROM blank
WHERE office_id = %(office)s
  AND no > coalesce((  -- a number comes in once, so the range that begins last before it is the only one to hold it
      SELECT came.last_no FROM blank_intake AS came WHERE came.first_no <= blank.no
      ORDER BY came.first_no DESC LIMIT 1
  ), '')
ORDER BY no LIMIT 1
"""
_WAYS = {
    "missing": _MISSING,  # it came in, and the books no longer know it
    "uncounted": _UNCOUNTED,  # the books know it, and nobody ever counted it in
    "untold": _UNTOLD,  # it is no longer in stock, and no move says since when
    "unprinted": _UNPRINTED,  # it was given to a case, and nothing was printed on it
    "unstanding": _UNSTANDING,  # it counts as used, and no certificate on it ever stood
}


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A number that is not accounted for, and the code of the way in which it is not."""

    no: str
    way: str


def given_blanks() -> QuerySet[Office]:
    """Give every office that blanks were ever given to, from outside or down the line, or that holds any."""
    came = Exists(BlankIntake.objects.filter(office=OuterRef("pk")))
    was_sent = Exists(BlankReceipt.objects.filter(transfer__to_office=OuterRef("pk")))
    holds = Exists(Blank.objects.filter(office=OuterRef("pk")))
    return Office.objects.filter(Q(came) | Q(was_sent) | Q(holds)).order_by("pk")


def find_gaps(office: Office) -> tuple[Gap, ...]:
    """Give the first number of each way in which the office's account does not close; none when it does."""
    gaps = []
    with connection.cursor() as cursor:
        for way, statement in _WAYS.items():
            cursor.execute(statement, {"office": office.pk})
            gaps += [Gap(no=no, way=way) for (no,) in cursor.fetchall()]
    return tuple(gaps)
