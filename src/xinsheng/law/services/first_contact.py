"""First-contact responsibility 首接责任制: who comes to a township goes on there, wherever the case is handled."""

from xinsheng.law import conditions
from xinsheng.law import registration_conditions as on
from xinsheng.law.acts import Act, Input
from xinsheng.law.terms import Duty, Stage

_TOWNSHIP = (Duty.TOWNSHIP_OFFICER,)
_OPEN = (Stage.WITH_TOWNSHIP, Stage.NOTICED)

HAND_TO_TOWNSHIP = Act(
    verb="hand_to_township",
    duties=_TOWNSHIP,
    moves={stage: stage for stage in _OPEN},
    asks=(Input.OFFICE,),
    conditions=(conditions.is_no_party,),
    takes_hand=False,
    source="首接责任制：首先受理的乡镇（街道）负责转交，不让当事人往返；期限不变",
)
TAKE_IN_PERSON = Act(
    verb="take_in_person",
    duties=_TOWNSHIP,
    moves={stage: stage for stage in _OPEN},
    asks=(Input.SEEN_PAPER,),
    conditions=(conditions.is_no_party,),
    checks=(on.seen_side_is_declared, on.seen_side_declares),
    takes_hand=False,
    anywhere=True,
    source="首接责任制：申报人到任一乡镇（街道）的，由首先接待的代为说明、改正、撤回，不让当事人往返；决定仍由办理地作出",
)

FIRST_CONTACT_ACTS: tuple[Act, ...] = (HAND_TO_TOWNSHIP, TAKE_IN_PERSON)
