"""For what the archive of a certificate leaves the house: a closed list, each export written down (domain 3.8)."""

from enum import StrEnum


class ArchivePurpose(StrEnum):
    """For what an archive is exported: a closed list, each export written down."""

    DEPOSIT = "deposit"  # 移交档案机构
    COURT = "court"  # 司法机关、监察机关依法调取
    PARTY = "party"  # 当事人依法查阅、复制
    REVIEW = "review"  # 行政复议、诉讼
    SUPERVISION = "supervision"  # 上级机关核查
