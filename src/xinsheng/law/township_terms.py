"""The closed lists of a township's work beside deciding: looks into the register, checks of commitments."""

from enum import StrEnum


class LookPurpose(StrEnum):
    """Why an officer looks at what the population register says; the word is what the reading keeps (T24)."""

    VERIFY = "verify_registration"  # 核实本件登记
    EXPLAIN = "explain_in_person"  # 当事人到场，当面解释结果
    CHECK_COMMITMENT = "check_commitment"  # 登记后核查承诺
    SUPERVISE = "supervise_overdue"  # 督办逾期件


class CheckFinding(StrEnum):
    """What the check of a couple's commitment came to (国办发〔2020〕42号)."""

    TRUE = "true"  # 属实
    FALSE = "false"  # 不实；登记注销
