"""Why somebody is shown a case: the closed list of the reading log (invariant 32)."""

from enum import StrEnum


class ReadingPurpose(StrEnum):
    """What it was read for."""

    HANDLING = "handling"  # 办理
    AUDIT = "audit"  # 审计
    OWN_CERTIFICATE = "own_certificate"  # 本人查看自己的证明
    OWN_ANSWER = "own_answer"  # 本人答复
    CARD_SEEN = "card_seen"  # 当事人持证件到场
    VERIFY_REGISTRATION = "verify_registration"  # 核实本件登记
    EXPLAIN_IN_PERSON = "explain_in_person"  # 当事人到场，当面解释结果
    CHECK_COMMITMENT = "check_commitment"  # 登记后核查承诺
    SUPERVISE_OVERDUE = "supervise_overdue"  # 督办逾期件
    DEMAND_REPORT = "demand_report"  # 核实多要材料的反映
    ARCHIVE_DEPOSIT = "archive_deposit"  # 导出档案：移交档案机构
    ARCHIVE_COURT = "archive_court"  # 导出档案：司法机关、监察机关依法调取
    ARCHIVE_PARTY = "archive_party"  # 导出档案：当事人依法查阅、复制
    ARCHIVE_REVIEW = "archive_review"  # 导出档案：行政复议、诉讼
    ARCHIVE_SUPERVISION = "archive_supervision"  # 导出档案：上级机关核查
