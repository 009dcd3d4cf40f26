"""Asking the population register about a couple, outside any transaction: what it says, or why it is silent."""

from datetime import datetime

from xinsheng.casework.outside import population_register
from xinsheng.gateways.population import CoupleAsking, UnableToAsk
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.register_records import RegisterAnswer


def ask_register(declaration: CoupleDeclaration, *, request_id: str, purpose: str, at: datetime) -> RegisterAnswer:
    """Ask once; what is slow, wrong or silent is an answer too: it leads to a person and decides nothing.

    `request_id` is of this one asking, `purpose` a code. No transaction may be open (design 3).
    """
    man = declaration.man
    asking = CoupleAsking(
        request_id=request_id,
        woman_no=declaration.woman.paper_no,
        man_no=man.paper_no if man else "",
        purpose=purpose,
        asked_at=at,
    )
    try:
        return population_register().find_couple(asking)
    except UnableToAsk as fault:
        return RegisterAnswer(request_id=request_id, silence=fault.silence)
