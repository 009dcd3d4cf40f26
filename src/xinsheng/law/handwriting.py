"""Where custom wants a name written by hand: what is signed with a pen on paper may be written on a screen.

Nobody has to: an electronic signature by who one is equals a handwritten one (State Council Order 716 art. 8), and
who cannot write presses a finger (Civil Code art. 490).
"""

from enum import StrEnum

from xinsheng.law.acts import StatementKind
from xinsheng.law.policies import Policy


class HandSigning(StrEnum):
    """How a person signed with their own hand, where it was not with a pen on a printed form."""

    SCREEN = "screen"  # 在屏幕上手写
    MARK = "mark"  # 不能书写，在纸质表单上按指印（民法典 art. 490），工作人员见证


def may_write(kind: StatementKind, *, at_counter: bool, policy: Policy) -> bool:
    """Whether the field for a handwritten name is offered under this statement, online or before an officer.

    What custom has signed on no form of paper (the other spouse's answer, a correction asked for) has none online.
    """
    if at_counter:
        return policy.handwriting_at_counter
    return {
        StatementKind.DECLARATION: policy.handwriting_declaration,
        StatementKind.COUPLE_DECLARATION: policy.handwriting_couple,
        StatementKind.MATERIAL_STATEMENT: policy.handwriting_statement,
    }.get(kind, False)
