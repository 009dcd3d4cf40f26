"""Unified social credit codes of organisations (统一社会信用代码, GB 32100): eighteen characters."""

import re

from stdnum.cn import uscc

_SHAPE = re.compile(r"[0-9ABCDEFGHJKLMNPQRTUWXY]{2}[0-9]{6}[0-9ABCDEFGHJKLMNPQRTUWXY]{10}")  # no I O Z S V


def credit_code_fault(code: str) -> str | None:
    """Say `wrong_shape` or `wrong_check` of a code, or None. No I, O, S, V, Z occur in one (GB 32100, 4.2)."""
    if not _SHAPE.fullmatch(code):
        return "wrong_shape"
    return None if uscc.calc_check_digit(code[:-1]) == code[-1] else "wrong_check"


def is_credit_code(code: str) -> bool:
    """Say whether a text is a credit code with the right check character."""
    return credit_code_fault(code) is None


def credit_code_with_check(first_seventeen: str) -> str:
    """Add the check character to the first seventeen characters."""
    check: str = uscc.calc_check_digit(first_seventeen)
    return first_seventeen + check
