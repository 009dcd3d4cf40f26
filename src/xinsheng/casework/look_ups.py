"""A fresh look into the population register by the officer who handles the case (mission E5): it decides nothing.

What came is compared with the declaration by the rules of the case and kept beside the comparison that sent it to a
person. The register is asked between two transactions; slow, wrong or silent, it takes nothing away.
"""

from datetime import datetime
from uuid import UUID, uuid4

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.door import Outcome, Performance, perform, rule_beforehand
from xinsheng.casework.frozen_policies import policy_of
from xinsheng.casework.privacy import hide
from xinsheng.casework.readings import record_reading
from xinsheng.casework.register_answers import ask_register
from xinsheng.casework.registration_snapshots import declaration_in
from xinsheng.casework.submissions import find_answer
from xinsheng.law.acts import Given, Input
from xinsheng.law.comparison import RULE_VERSION, compare
from xinsheng.law.couple_payloads import register_answer_payload_of
from xinsheng.law.policies import policy_as_rows
from xinsheng.law.services import service_registration as service
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date

PAGE = "desk.registrations.look_up"


def look_up_register(case_id: UUID, *, purpose: str, by: By, at: datetime, asked: Asked) -> Outcome:
    """Ask the register about the couple now, for a purpose of the closed list; keep answer or silence.

    The law is heard and the reading written before the register is asked; asked again, the same page asks nobody.
    Raises NotAllowed, or UnableToAct("no_such_case", "no_declaration") and the door's own.
    """
    act = service.LOOK_UP_REGISTER
    if earlier := find_answer(asked, by=by, act=act.verb):
        return Outcome(**earlier, repeated=True)
    given: Given = {Input.PURPOSE: purpose}
    case = rule_beforehand(act, case_id, by=by, at=at, given=given)
    row = case.declarations.order_by("-seq").first()
    if row is None:
        raise UnableToAct("no_declaration")
    record_reading(case, by=by, purpose=purpose, page=PAGE, at=at)
    declaration = declaration_in(row, case=case)
    request_id = str(uuid4())
    answer = ask_register(declaration, request_id=request_id, purpose=purpose, at=at)

    def write(performance: Performance) -> None:
        policy = policy_of(performance.case)
        compared = compare(declaration, answer, request_id=request_id, policy=policy, on=civil_date(performance.at))
        look_up = models.RegisterLookUp.objects.create(
            case=performance.case,
            declaration=row,
            purpose=purpose,
            asked_by=by.someone,
            rule_version=RULE_VERSION,
            snapshot=answer.snapshot,
            policies=policy_as_rows(policy),
            answer_cipher=hide(
                register_answer_payload_of(answer), case=performance.case, place="register_comparison"
            ),
            result=compared.as_json(),
            agrees=compared.agrees,
            compared_at=performance.at,
        )
        performance.subjects["look_up"] = str(look_up.pk)

    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)


def find_look_up(case: models.Case) -> models.RegisterLookUp | None:
    """The look-up made last, of whichever declaration was in force then."""
    looked = case.look_ups.select_related("declaration", "asked_by", "case__key")
    return looked.order_by("-compared_at", "id").first()
