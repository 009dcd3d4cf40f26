"""Where custom wants a name written by hand: what is signed with a pen on paper may be written on a screen.

Nobody has to: an electronic signature by who one is equals a handwritten one (State Council Order 716 art. 8), and
who cannot write presses a finger (Civil Code art. 490).
"""

from xinsheng.law.acts import StatementKind
from xinsheng.law.policies import Policy


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
