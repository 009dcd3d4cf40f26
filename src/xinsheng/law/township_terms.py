"""The closed lists of a township's work beside deciding: why the register is looked into."""

from enum import StrEnum


class LookPurpose(StrEnum):
    """Why an officer looks at what the population register says; the word is what the reading keeps (T24)."""

    VERIFY = "verify_registration"  # 核实本件登记
    EXPLAIN = "explain_in_person"  # 当事人到场，当面解释结果
    CHECK_COMMITMENT = "check_commitment"  # 登记后核查承诺
    SUPERVISE = "supervise_overdue"  # 督办逾期件
