"""How an officer's passkey comes to be and ends: the closed lists, and the times the law sets by policy."""

from datetime import datetime, timedelta
from enum import StrEnum

CHALLENGE_LIVES = timedelta(minutes=5)  # how long a sign-in page may be answered


class PasskeyState(StrEnum):
    """Whether a passkey still opens anything; what has ended never comes back."""

    IN_FORCE = "in_force"  # 使用中
    ENDED = "ended"  # 已停用


class PasskeyEnd(StrEnum):
    """Why a passkey ended."""

    NEW_ENROLMENT = "new_enrolment"  # 重新登记，原密钥停用
    COUNTER_WENT_BACK = "counter_went_back"  # 计数倒退，疑似被复制


def usable_from(enrolled_at: datetime, *, cooling_hours: int) -> datetime:
    """The first moment at which a passkey opens a duty: after the cooling time (threat T7)."""
    return enrolled_at + timedelta(hours=cooling_hours)
