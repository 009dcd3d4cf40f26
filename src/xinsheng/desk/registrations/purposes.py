"""For what an officer may be shown what the population register says: a closed list, each look written down (T24)."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class LookPurpose(StrEnum):
    """Why the register's values of one registration are looked at; the word is what the reading keeps."""

    VERIFY = "verify_registration"
    EXPLAIN = "explain_in_person"
    CHECK_COMMITMENT = "check_commitment"
    SUPERVISE = "supervise_overdue"


PURPOSES: Mapping[LookPurpose, Promise | str] = {
    LookPurpose.VERIFY: _("核实本件登记"),
    LookPurpose.EXPLAIN: _("当事人到场，当面解释结果"),
    LookPurpose.CHECK_COMMITMENT: _("登记后核查承诺"),
    LookPurpose.SUPERVISE: _("督办逾期件"),
}


def purpose_choices() -> list[tuple[str, str]]:
    """The closed list, for choosing from."""
    return [(one.value, str(words)) for one, words in PURPOSES.items()]
