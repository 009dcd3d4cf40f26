"""The errand that asks the population register about a couple and brings its answer in (mission E2).

The register is asked outside any transaction; what is slow, wrong or silent is an answer too: it leads to a person.
"""

import logging
from datetime import UTC, datetime
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from xinsheng.casework.comparisons import find_declared, record_answer
from xinsheng.casework.outside import population_register
from xinsheng.gateways.population import CoupleAsking, UnableToAsk
from xinsheng.law.acts import Errand
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.register_records import RegisterAnswer

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
    answer = _ask(declaration, request_id=str(row.pk), at=at)
    if answer.silence is not None:
        _log.warning("register_silent", extra={"case": str(case_id), "silence": answer.silence.value})
    record_answer(case_id, declaration_id=row.pk, answer=answer, at=datetime.now(tz=UTC))


def _ask(declaration: CoupleDeclaration, *, request_id: str, at: datetime) -> RegisterAnswer:
    """The register's answer, or its silence as one."""
    man = declaration.man
    asking = CoupleAsking(
        request_id=request_id,
        woman_no=declaration.woman.paper_no,
        man_no=man.paper_no if man else "",
        purpose=PURPOSE,
        asked_at=at,
    )
    try:
        return population_register().find_couple(asking)
    except UnableToAsk as fault:
        return RegisterAnswer(request_id=request_id, silence=fault.silence)
