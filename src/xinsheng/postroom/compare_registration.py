"""The errand that asks the population register about a couple and brings its answer in (mission E2).

The register is asked outside any transaction; what is slow, wrong or silent is an answer too: it leads to a person.
So does, after a while, whatever else keeps a comparison from being made: no couple waits at the machine for ever.
"""

import logging
from datetime import UTC, datetime, timedelta
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from xinsheng.casework.comparisons import find_declared, record_answer, request_id_of
from xinsheng.casework.confirmations import await_spouse
from xinsheng.casework.register_answers import ask_register
from xinsheng.law.acts import Errand
from xinsheng.law.register_records import RegisterAnswer, Silence

PURPOSE = "birth_service_registration"
_PATIENT = RetryStrategy(max_attempts=200, linear_wait=5)
_LONG_ENOUGH = timedelta(minutes=15)  # a comparison takes a second; then a person takes it
_log = logging.getLogger(__name__)


@app.task(name=Errand.COMPARE_REGISTRATION.value, queue="postroom", retry=_PATIENT)
def compare_registration(*, case_id: str) -> None:
    """Compare a submitted registration, now."""
    carry_out(UUID(case_id), at=datetime.now(tz=UTC))


def carry_out(case_id: UUID, *, at: datetime) -> None:
    """Ask once and record what came; a case that is not being compared needs nothing.

    Where a policy asks for it the other spouse is asked first, and the register only after them (threat T24).
    """
    declared = find_declared(case_id)
    if declared is None:
        return
    row, declaration = declared
    if await_spouse(case_id, declaration_id=row.pk, at=at) is not None:
        return
    try:
        answer = ask_register(declaration, request_id=request_id_of(row), purpose=PURPOSE, at=at)
        if answer.silence is not None:
            _log.warning("register_silent", extra={"case": str(case_id), "silence": answer.silence.value})
        record_answer(case_id, declaration_id=row.pk, answer=answer, at=datetime.now(tz=UTC))
    except Exception:  # whatever it is: the clock of the couple must start (invariant 48)
        if at - row.case.stage_since < _LONG_ENOUGH:
            raise
        _log.exception("comparison_given_up", extra={"case": str(case_id)})
        late = RegisterAnswer(request_id=request_id_of(row), silence=Silence.LATE)
        record_answer(case_id, declaration_id=row.pk, answer=late, at=datetime.now(tz=UTC))
