"""What may be typed and not yet signed: the closed list of drafts."""

from enum import StrEnum


class DraftSection(StrEnum):
    """Which part of a case a draft is of; one a person and part."""

    DELIVERY = "delivery"  # 接生信息
    DECLARATION = "declaration"  # 领证人填写的登记表
    HANDED = "handed"  # what a mother typed and handed to the person she sends
    APPLICATION = "application"  # 补发、换发申请
    COUPLE = "couple"  # 生育登记申报
