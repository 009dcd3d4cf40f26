"""The rows of the other spouse's own confirmation, where a dated policy asks for it (invariant 41).

The register is asked only when the other has answered, or has said nothing in the days given: until both are known to
mean it, nobody learns from us whether their declaration agrees with the register (threat T24).
A yes leads on at once. A no waits out the days that a silence would: its time, too, would tell the declarant of it.
"""

from collections.abc import Mapping

from xinsheng.law import spouse_conditions as on
from xinsheng.law.acts import Act, Errand, Input, MessageKind, StatementKind
from xinsheng.law.terms import Duty, Stage

_MACHINE = (Duty.MACHINE,)
_THE_OTHER = (Duty.SPOUSE, Duty.TOWNSHIP_OFFICER)  # online, or in person at any township with the card
_LATE: Mapping[Stage | None, Stage] = {Stage.WITH_TOWNSHIP: Stage.WITH_TOWNSHIP, Stage.NOTICED: Stage.NOTICED}

AWAIT_SPOUSE = Act(
    verb="await_spouse",
    duties=_MACHINE,
    moves={Stage.COMPARING: Stage.CONFIRMING},
    conditions=(on.spouse_is_asked, on.spouse_was_never_waited_for, on.spouse_has_not_answered),
    tells=(MessageKind.SPOUSE_ASKED,),
    takes_hand=False,
    source="本省政策要求另一方也确认的：先等另一方确认，再比对；等待天数由政策规定",
)
CONFIRM_AS_SPOUSE = Act(
    verb="confirm_as_spouse",
    duties=_THE_OTHER,
    moves={Stage.CONFIRMING: Stage.COMPARING, **_LATE},
    may_ask=(Input.SEEN_PAPER,),
    conditions=(on.is_the_other_or_no_party, on.spouse_is_asked, on.spouse_has_not_answered),
    checks=(on.card_was_seen_unless_the_other,),
    signs=StatementKind.SPOUSE_ANSWER,
    errands=(Errand.COMPARE_REGISTRATION,),
    takes_hand=False,
    anywhere=True,
    source="本省政策要求另一方也确认的：另一方本人登录，或持身份证到任一乡镇（街道）确认",
)
OBJECT_AS_SPOUSE = Act(
    verb="object_as_spouse",
    duties=_THE_OTHER,
    moves={Stage.CONFIRMING: Stage.CONFIRMING, **_LATE},
    asks=(Input.OBJECTION,),
    may_ask=(Input.SEEN_PAPER,),
    conditions=(on.is_the_other_or_no_party, on.spouse_is_asked, on.spouse_has_not_answered),
    checks=(on.card_was_seen_unless_the_other,),
    signs=StatementKind.SPOUSE_ANSWER,
    takes_hand=False,
    anywhere=True,
    source="本省政策要求另一方也确认的：另一方不认可的，期满转乡镇（街道）由工作人员核实，不自动拒绝",
)
GO_ON_WITHOUT_SPOUSE = Act(
    verb="go_on_without_spouse",
    duties=_MACHINE,
    moves={Stage.CONFIRMING: Stage.COMPARING},
    conditions=(on.spouses_days_are_over,),
    errands=(Errand.COMPARE_REGISTRATION,),
    takes_hand=False,
    source="本省政策要求另一方也确认的：期满没有确认的转乡镇（街道）办理，不停办",
)

SPOUSE_ACTS: tuple[Act, ...] = (AWAIT_SPOUSE, CONFIRM_AS_SPOUSE, OBJECT_AS_SPOUSE, GO_ON_WITHOUT_SPOUSE)
