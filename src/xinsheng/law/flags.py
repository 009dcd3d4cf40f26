"""What stands out on a case: its flags, a closed list. A flag refuses nothing and asks nothing of the family."""

from enum import StrEnum


class Flag(StrEnum):
    """Something that whoever has the case looks at once more; the books know no other word (domain 9, balance)."""

    LATE_ENTRY = "late_entry"  # 接生信息填写较晚
    HOSPITAL_DIFFERS = "hospital_differs"  # 医院系统送来的与已签名的不同，重新签名以前
    DELIVERY_CORRECTED = "delivery_corrected"  # 接生信息有更正
    PUT_OFF = "put_off"  # 材料齐全而暂缓
    SAME_MOTHER_RECENTLY = "same_mother_recently"  # 同一位母亲不久前另有一次分娩
    REPORTED = "reported"  # 母亲年幼，已报告公安机关
    AFTER_LOSS = "after_loss"  # 曾报告死亡，继续办理
    REPORT_NAME_DIFFERS = "report_name_differs"  # 鉴定意见书上的姓名与申报不同
    REPORT_LATE = "report_late"  # 晚于出生很久
    REPORT_BEFORE_BIRTH = "report_before_birth"  # 早于出生（产前鉴定），须核对是否为本次出生
    REPORT_OF_A_LOST_CHILD = "report_of_a_lost_child"  # 曾为另一次登记中已死亡的子女出具
    REPORT_LABORATORY_UNLICENSED = "report_laboratory_unlicensed"  # 出具当日没有这个许可证号的鉴定机构
    REPORT_LABORATORY_DIFFERS = "report_laboratory_differs"  # 这个许可证号属于别的鉴定机构
    REPORT_LABORATORY_KNOWS_NONE = "report_laboratory_knows_none"  # 鉴定机构答复没有出具过
    REPORT_LABORATORY_SAYS_OTHERWISE = "report_laboratory_says_otherwise"  # 鉴定机构的存档与申报不同
    REPORT_LABORATORY_SILENT = "report_laboratory_silent"  # 鉴定机构期满没有答复
    SECOND_REVIEW_OVERDUE = "second_review_overdue"  # 复核期满无人复核，已报上一级
    OVERDUE = "overdue"  # 登记或更正逾期，已报县级
    SPOUSE_OBJECTS = "spouse_objects"  # 另一方不认可
    COMMITMENT_TO_CHECK = "commitment_to_check"  # 凭承诺登记，待核查


REPORT_FLAGS: frozenset[Flag] = frozenset(  # about a declared parentage test report, told anew with each declaration
    {
        Flag.REPORT_NAME_DIFFERS,
        Flag.REPORT_LATE,
        Flag.REPORT_BEFORE_BIRTH,
        Flag.REPORT_OF_A_LOST_CHILD,
        Flag.REPORT_LABORATORY_UNLICENSED,
        Flag.REPORT_LABORATORY_DIFFERS,
        Flag.REPORT_LABORATORY_KNOWS_NONE,
        Flag.REPORT_LABORATORY_SAYS_OTHERWISE,
        Flag.REPORT_LABORATORY_SILENT,
    }
)
