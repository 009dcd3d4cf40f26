"""What the books say of each tally: one statement for those that are counted together, office by office.

A day's events are found by when they were written (`0038`), so that a day costs a day however many years there are.
What is counted by is what never changes afterwards: a day that is over counts the same whenever it is counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from xinsheng.law.measures import Tally

from .measure_counts import Counts

_SIGNED = """
SELECT birth_case.office_id, count(*), count(*) FILTER (WHERE NOT birth_case.late)
FROM delivery_record AS record JOIN birth_case ON birth_case.id = record.case_id
WHERE record.seq = 1 AND record.signed_at >= %(begin)s AND record.signed_at < %(end)s
GROUP BY 1
"""
_ISSUED = """
SELECT birth_case.office_id, count(*),
       count(*) FILTER (WHERE told.notices = 0 AND NOT birth_case.flags @> '["put_off"]'), sum(told.notices)
FROM elicence JOIN certificate ON certificate.id = elicence.certificate_id
JOIN birth_case ON birth_case.id = certificate.case_id
CROSS JOIN LATERAL (
    SELECT count(*) AS notices FROM notice WHERE case_id = birth_case.id AND given_at < elicence.made_at
) AS told
WHERE elicence.made_at >= %(begin)s AND elicence.made_at < %(end)s
GROUP BY 1
"""
_FIRST_FILED = """
    SELECT registration.*
    FROM service_elicence AS file JOIN service_certificate AS one ON one.id = file.certificate_id
    JOIN registration ON registration.case_id = one.case_id
    WHERE file.made_at >= %(begin)s AND file.made_at < %(end)s
      AND NOT EXISTS (
        SELECT FROM service_certificate AS before JOIN service_elicence AS filed ON filed.certificate_id = before.id
        WHERE before.case_id = one.case_id AND before.version < one.version
      )
"""
_REGISTERED = f"""
SELECT township_id, count(*), count(*) FILTER (WHERE basis = 'compared' AND accepted_at IS NULL)
FROM ({_FIRST_FILED}) AS registered GROUP BY 1
"""  # noqa: S608  of our own text
_DECIDED = f"""
SELECT township_id, accepted_code, (accepted_at AT TIME ZONE 'Asia/Shanghai')::date, count(*),
       count(*) FILTER (WHERE due_on >= %(on)s)
FROM (
    {_FIRST_FILED}
    UNION ALL
    SELECT registration.* FROM birth_case JOIN registration ON registration.case_id = birth_case.id
    WHERE birth_case.stage = 'closed' AND birth_case.stage_since >= %(begin)s AND birth_case.stage_since < %(end)s
) AS ended
WHERE accepted_at IS NOT NULL GROUP BY 1, 2, 3
"""  # noqa: S608  the same
_BLANKS = """
SELECT blank.office_id, count(*) FILTER (WHERE move.to_status = 'used'),
       count(*) FILTER (WHERE move.to_status = 'void'), count(*)
FROM blank_move AS move JOIN blank ON blank.no = move.blank_id
WHERE move.at >= %(begin)s AND move.at < %(end)s AND move.to_status IN ('used', 'void')
GROUP BY 1
"""
_MESSAGES = """
SELECT coalesce(accepting.id, registration.township_id, birth_case.office_id), count(DISTINCT message.id),
       count(DISTINCT message.id) FILTER (WHERE receipt.outcome = 'delivered')
FROM text_message_receipt AS receipt JOIN text_message AS message ON message.id = receipt.message_id
JOIN birth_case ON birth_case.id = message.case_id
LEFT JOIN registration ON registration.case_id = birth_case.id
LEFT JOIN office AS accepting ON registration.accepted_code <> '' AND accepting.kind = 'township'
    AND accepting.division_code = registration.accepted_code
WHERE receipt.at >= %(begin)s AND receipt.at < %(end)s AND receipt.outcome IN ('delivered', 'needs_person')
  AND NOT EXISTS (
    SELECT FROM text_message_receipt AS earlier
    WHERE earlier.message_id = message.id AND earlier.outcome IN ('delivered', 'needs_person')
      AND earlier.at < receipt.at
  )
GROUP BY 1
"""
_OVERDUE = """
SELECT office_id, count(*) FROM (
    SELECT office_id FROM birth_case WHERE stage = 'opened' AND sign_due_at < %(at)s
    UNION ALL
    SELECT registration.township_id FROM birth_case JOIN registration ON registration.case_id = birth_case.id
    WHERE birth_case.stage IN ('with_township', 'noticed') AND registration.due_on < %(on)s
       OR birth_case.stage = 'correcting' AND registration.correction_due_on < %(on)s
) AS overdue GROUP BY 1
"""
_HELD = """
SELECT office.id, held.number FROM office CROSS JOIN LATERAL (
    SELECT count(*) AS number FROM blank WHERE office_id = office.id AND status IN ('stock', 'assigned')
) AS held WHERE held.number > 0
"""
_STOPPED = """
SELECT DISTINCT office_id, 1 FROM suspension
WHERE cause <> 'decision' AND NOT EXISTS (SELECT FROM suspension_lift WHERE suspension_id = suspension.id)
"""
_OF_A_DAY: tuple[tuple[str, tuple[Tally, ...]], ...] = (
    (_SIGNED, (Tally.SIGNED, Tally.SIGNED_IN_TIME)),
    (_ISSUED, (Tally.ISSUED, Tally.ISSUED_IN_ONE_GO, Tally.NOTICES)),
    (_REGISTERED, (Tally.REGISTERED, Tally.REGISTERED_AT_ONCE)),
    (_BLANKS, (Tally.USED, Tally.VOIDED, Tally.USED_OR_VOIDED)),
    (_MESSAGES, (Tally.TOLD, Tally.DELIVERED)),
)
_AT_A_MOMENT: tuple[tuple[str, tuple[Tally, ...]], ...] = (
    (_OVERDUE, (Tally.OVERDUE,)),
    (_HELD, (Tally.BLANKS_HELD,)),
    (_STOPPED, (Tally.STOCK_STOPPED,)),
)


@dataclass(frozen=True, kw_only=True)
class Decided:
    """Registrations that a township ended this day, all accepted on one day by one place's calendar."""

    office_id: UUID
    accepted_code: str
    accepted_on: date
    number: int
    in_time: int


def tally_day(*, begin: datetime, end: datetime) -> Counts:
    """Count what happened from `begin` on and before `end` (aware), but for what needs a calendar."""
    return _counted(_OF_A_DAY, {"begin": begin, "end": end})


def tally_decided(on: date, *, begin: datetime, end: datetime) -> tuple[Decided, ...]:
    """Count what townships ended on this civil day, from `begin` on and before `end`."""
    return tuple(
        Decided(office_id=office, accepted_code=code, accepted_on=accepted_on, number=number, in_time=in_time)
        for office, code, accepted_on, number, in_time in _asked(_DECIDED, {"on": on, "begin": begin, "end": end})
    )


def tally_standing(*, at: datetime, on: date) -> Counts:
    """Count how it stands at this moment of this civil day."""
    return _counted(_AT_A_MOMENT, {"at": at, "on": on})


def _counted(questions: tuple[tuple[str, tuple[Tally, ...]], ...], said: dict[str, date]) -> Counts:
    return {
        (office, tally): int(number)
        for statement, tallies in questions
        for office, *numbers in _asked(statement, said)
        for tally, number in zip(tallies, numbers, strict=True)
        if number
    }


def _asked(statement: str, said: dict[str, date]) -> Iterator[tuple]:  # type: ignore[type-arg]
    with connection.cursor() as cursor:
        cursor.execute(statement, said)
        yield from cursor.fetchall()
