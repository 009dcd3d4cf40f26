"""The closed lists of a township's work beside deciding: looks, checks, and what was asked beyond the list."""

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


class ExtraDemand(StrEnum):
    """What a person was asked for beyond what may be seen on site (mission E12, 条例 art. 33)."""

    COPIES = "copies"  # 证件的复印件、照片
    HOUSEHOLD_BOOKLET = "household_booklet"  # 户口簿
    PROOFS = "proofs"  # 单位、村（居）等开的证明
    HEALTH_PAPERS = "health_papers"  # 孕检、诊断等医疗材料
    FEE = "fee"  # 交钱
    OTHER = "other"  # 其他；写明是什么


class OrdinaryPaper(StrEnum):
    """What an ordinary certificate was printed on (mission E6); both are equally valid."""

    FORM = "form"  # 统一印制的证件，套打
    PLAIN = "plain"  # 白纸


class FormSpoiling(StrEnum):
    """Why forms of the Commission can no longer be handed out."""

    MISPRINTED = "misprinted"  # 打印错位、卡纸
    MARRED = "marred"  # 污损、破损
    LOST = "lost"  # 清点短少、遗失
    OUTDATED = "outdated"  # 版式停用，收回


class DemandFinding(StrEnum):
    """What the county's supervisor found on it."""

    PUT_RIGHT = "put_right"  # 属实，已要求改正
    WITHIN_THE_LIST = "within_the_list"  # 属于规定可以查看的证件
    NOT_CONFIRMED = "not_confirmed"  # 没有查实


# What stands in the journal of a report and is no act on a case: it moves none, and no duty is asked.
REPORT_DEMAND, ANSWER_DEMAND = "report_demand", "answer_demand"
SPOIL_FORMS = "spoil_forms"  # of a township's stock of ordinary forms
