"""First-contact responsibility 首接责任制: who comes to a township goes on there, wherever the case is handled."""

from xinsheng.law import conditions
from xinsheng.law import registration_conditions as on
from xinsheng.law.acts import Act, Input
from xinsheng.law.terms import Duty, Stage

TAKE_IN_PERSON = Act(
    verb="take_in_person",
    duties=(Duty.TOWNSHIP_OFFICER,),
    moves={stage: stage for stage in (Stage.WITH_TOWNSHIP, Stage.NOTICED)},
    asks=(Input.SEEN_PAPER,),
    conditions=(conditions.is_no_party,),
    checks=(on.seen_side_is_declared, on.seen_side_declares),
    takes_hand=False,
    anywhere=True,
    source="首接责任制：申报人到任一乡镇（街道）的，由首先接待的代为说明、撤回，不让当事人往返；决定仍由办理地作出",
)
