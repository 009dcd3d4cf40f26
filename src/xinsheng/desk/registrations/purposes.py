"""For what an officer may be shown what the population register says: a closed list, each look written down (T24)."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.township_terms import LookPurpose

PURPOSES: Mapping[LookPurpose, Promise | str] = {
    LookPurpose.VERIFY: _("核实本件登记"),
    LookPurpose.EXPLAIN: _("当事人到场，当面解释结果"),
    LookPurpose.CHECK_COMMITMENT: _("登记后核查承诺"),
    LookPurpose.SUPERVISE: _("督办逾期件"),
}


def find_purpose(word: str) -> LookPurpose | None:
    """The purpose that a form names; None for none and for what is not on the list."""
    return LookPurpose(word) if word in set(LookPurpose) else None


def purpose_choices() -> list[tuple[str, str]]:
    """The closed list, for choosing from."""
    return [(one.value, str(words)) for one, words in PURPOSES.items()]
