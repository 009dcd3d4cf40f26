"""The errand that asks the population register about a couple and brings its answer in (mission E2).

The register is asked outside any transaction; what is slow, wrong or silent is an answer too: it leads to a person.
"""

import logging
from datetime import UTC, datetime
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from xinsheng.casework.comparisons import find_declared, record_answer
from xinsheng.casework.register_answers import ask_register
from xinsheng.law.acts import Errand

PURPOSE = "birth_service_registration"
_PATIENT = RetryStrategy(max_attempts=200, linear_wait=5)
_log = logging.getLogger(__name__)


@app.task(name=Errand.COMPARE_REGISTRATION.value, queue="postroom", retry=_PATIENT)
def compare_registration(*, case_id: str) -> None:
    """Compare a submitted registration, now."""
    carry_out(UUID(case_id), at=datetime.now(tz=UTC))


def carry_out(case_id: UUID, *, at: datetime) -> None:
    """Ask once and record what came; a case that is not being compared needs nothing."""
    declared = find_declared(case_id)
    if declared is None:
        return
    row, declaration = declared
    answer = ask_register(declaration, request_id=str(row.pk), purpose=PURPOSE, at=at)
    if answer.silence is not None:
        _log.warning("register_silent", extra={"case": str(case_id), "silence": answer.silence.value})
    record_answer(case_id, declaration_id=row.pk, answer=answer, at=datetime.now(tz=UTC))
