"""How officers come in: passkeys and their ends, what is written of each try, the times the law sets by policy."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from xinsheng.law.administration import ADMINISTRATOR_DUTIES, ProposalKind
from xinsheng.law.terms import Duty

CHALLENGE_LIVES = timedelta(minutes=5)  # how long a sign-in page may be answered
STEP_SECONDS = 30  # of a one-time code (RFC 6238)
DRIFT = 1  # steps by which a device's clock may be off, either way
CODES_A_DAY = 30  # typed in one person's name, right or wrong; the passkey is open whatever strangers type
OFFER_LIVES = timedelta(minutes=15)  # how long after a passkey, in its browser, codes may be enrolled beside it


ENROLMENTS = (ProposalKind.ENROLMENT, ProposalKind.SYSTEM_ENROLMENT)


class PasskeyState(StrEnum):
    """Whether a passkey still opens anything; what has ended never comes back."""

    IN_FORCE = "in_force"  # 使用中
    ENDED = "ended"  # 已停用


class PasskeyEnd(StrEnum):
    """Why a passkey ended."""

    NEW_ENROLMENT = "new_enrolment"  # 重新登记，原密钥停用
    COUNTER_WENT_BACK = "counter_went_back"  # 计数倒退，疑似被复制


class TokenEnd(StrEnum):
    """Why a certificate token ended in our books; its authority may have withdrawn it besides."""

    NEW_ENROLMENT = "new_enrolment"  # 登记了新证书
    REVOKED = "revoked"  # 挂失、停用


class SignInWay(StrEnum):
    """By what an officer comes in."""

    PASSKEY = "passkey"  # 通行密钥
    ONE_TIME_CODE = "one_time_code"  # 动态口令


class Opens(StrEnum):
    """What a session is good for."""

    READING = "reading"  # 查看
    ACTING = "acting"  # 办理


# The level of each way in: what can be typed off by somebody else, or read out to them, acts for nobody (threat T5).
OPENED: Mapping[SignInWay, frozenset[Opens]] = {
    SignInWay.PASSKEY: frozenset({Opens.READING, Opens.ACTING}),
    SignInWay.ONE_TIME_CODE: frozenset({Opens.READING}),
}


class OneTimeEnd(StrEnum):
    """Why one-time codes ended."""

    NEW_ENROLMENT = "new_enrolment"  # 重新登记
    REVOKED = "revoked"  # 本人停用


class SignInEvent(StrEnum):
    """What is written down of signing in: each try, and each change of what opens the door."""

    SIGNED_IN = "signed_in"  # 登录
    REFUSED = "refused"  # 未能登录
    SIGNED_OUT = "signed_out"  # 退出
    REPLACED = "replaced"  # 在另一处登录，原处退出
    ENROLMENT_OPENED = "enrolment_opened"  # 准予登记通行密钥
    ENROLMENT_REFUSED = "enrolment_refused"  # 登记码不符
    ENROLLED = "enrolled"  # 登记通行密钥
    ENDED = "ended"  # 停用通行密钥
    CODES_ENROLLED = "codes_enrolled"  # 登记动态口令
    CODES_ENDED = "codes_ended"  # 停用动态口令
    SIGNED_AT_HOSPITAL = "signed_at_hospital"  # 在医院信息系统中以数字证书签名
    ASKED_ANEW = "asked_anew"  # 申请重新登记通行密钥
    TOKEN_ENROLLED = "token_enrolled"  # noqa: S105  登记数字证书
    TOKEN_ENDED = "token_ended"  # noqa: S105  停用数字证书


class SessionEnd(StrEnum):
    """Why a session ended before its time."""

    SIGNED_OUT = "signed_out"  # 本人退出
    KEY_ENDED = "key_ended"  # 通行密钥已停用
    CODES_ENDED = "codes_ended"  # 动态口令已停用


def usable_from(enrolled_at: datetime, *, cooling_hours: int) -> datetime:
    """The first moment at which a passkey opens a duty: after the cooling time (threat T7)."""
    return enrolled_at + timedelta(hours=cooling_hours)


def may_propose_enrolment(*, by: Collection[Duty], of: Collection[Duty]) -> ProposalKind | None:
    """As what a person with these duties may propose that one with those enrols; None: not at all."""
    if Duty.SYSTEM_ADMINISTRATOR in by:
        return ProposalKind.ENROLMENT
    if Duty.AUDIT_ADMINISTRATOR in by and Duty.SYSTEM_ADMINISTRATOR in of:
        return ProposalKind.SYSTEM_ENROLMENT
    return None


def may_confirm_enrolment(*, by: Collection[Duty], of: Collection[Duty]) -> bool:
    """Whether they may confirm it: the audit administrator only for the other administrators."""
    if Duty.SECURITY_ADMINISTRATOR in by:
        return True
    return Duty.AUDIT_ADMINISTRATOR in by and bool(ADMINISTRATOR_DUTIES.intersection(of))
