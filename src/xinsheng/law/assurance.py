"""How surely a citizen must be identified for each act they do themselves online (mission A2, B1, D3, E1).

At a counter an officer attests the person before them; what they do there is the officer's act. A level that the
notice does not ask for is not demanded: who cannot reach one is led to the counter, never turned away.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from xinsheng.law.terms import Duty


class Assurance(StrEnum):
    """How sure it is who is at the screen; each is surer than the one before."""

    NONE = "none"  # 演示，未核验
    NETWORK = "network"  # 政务服务网与权威数据实名核验
    LIVE = "live"  # 实人核验：刷脸，或读取本人身份证
    ORIGINAL_SEEN = "original_seen"  # 工作人员核验证件原件


class IdentityMethod(StrEnum):
    """How a person at the screen was identified."""

    COUNTER = "counter"  # 窗口核验原件
    DEVELOPMENT = "development"  # 演示登录，不是身份核验
    NETWORK = "network"  # 政务服务网统一身份认证
    CARD = "card"  # 在登记的读卡终端读取本人身份证件
    FACE = "face"  # 人脸核身服务把本人与权威数据比对


# What each way is worth by itself; the network's is its surest only where it says that it saw the living person.
GIVEN: Mapping[IdentityMethod, Assurance] = {
    IdentityMethod.COUNTER: Assurance.ORIGINAL_SEEN,
    IdentityMethod.DEVELOPMENT: Assurance.NONE,
    IdentityMethod.NETWORK: Assurance.NETWORK,
    IdentityMethod.CARD: Assurance.LIVE,
    IdentityMethod.FACE: Assurance.LIVE,
}


@dataclass(frozen=True, kw_only=True)
class Demand:
    """The least level at which an act is open, and where that is written.

    `fresh`: for how long an identification counts when a name is put to something in the act; past it the person is
    identified again, or types back a code sent to their own number. None: as long as the session.
    """

    least: Assurance
    source: str
    fresh: timedelta | None = None


_FACE_OR_CARD = Demand(least=Assurance.LIVE, source="通知：领证人刷脸或读取有效身份证后填写、签名、提交")
_LOGGED_IN = Demand(least=Assurance.NETWORK, source="通知：夫妻一方登录后申报")
_ENTRUSTED = Demand(least=Assurance.NETWORK, source="通知：可以委托办理；委托与登录后申报要求相同")
_IN_WRITING = Demand(least=Assurance.NETWORK, source="通知：补发可以在线申请，上传材料照片或扫描件")
_AS_THE_FILE = Demand(least=Assurance.NETWORK, source="本系统规定：与查看本人电子证照相同，实名登录即可")
_HANDED_ON = Demand(
    least=Assurance.NETWORK, source="本系统规定：委托书须实人核验后才能签署，把已填的内容交给受托人，实名登录即可"
)
_AN_HOUR = timedelta(
    hours=1
)  # ours, against a session left open (threat T5); whoever fills in at one sitting is not asked


def _signed(row: Demand) -> Demand:
    """The same for an act in which a name is put to something."""
    return replace(row, fresh=_AN_HOUR)


_TAKEN_BACK = Demand(least=Assurance.NETWORK, source="本系统规定：撤回不比申请更难，实名登录即可")

# Every verb that a party of a case may do, in whichever service; and a holder's with a licence, which is of no case.
DEMANDED: Mapping[Duty, Mapping[str, Demand]] = {
    Duty.COLLECTOR: {
        "begin_claim": _FACE_OR_CARD,
        "begin_outside": _FACE_OR_CARD,
        "give_material": _signed(_FACE_OR_CARD),  # a statement signed here; a paper is not
        "declare": _signed(_FACE_OR_CARD),
        "make_up": _signed(_FACE_OR_CARD),
        "revoke_authorisation": _TAKEN_BACK,
        "hand_to_agent": _HANDED_ON,
        "withdraw_claim": _TAKEN_BACK,
    },
    Duty.APPLICANT: {
        "begin_application": _IN_WRITING,
        "begin_for_legacy": _IN_WRITING,
        "give_material": _IN_WRITING,
        "apply": _signed(_IN_WRITING),
        "make_up_application": _signed(_IN_WRITING),
        "withdraw_application": _TAKEN_BACK,
        "consent_to_share": _AS_THE_FILE,
        "take_back_consent": _TAKEN_BACK,
        "decline_to_share": _TAKEN_BACK,
    },
    Duty.DECLARANT: {
        "begin_registration": _LOGGED_IN,
        "entrust_registration": _signed(_ENTRUSTED),
        "revoke_authorisation": _TAKEN_BACK,
        "declare_couple": _signed(_LOGGED_IN),
        "answer_question": _signed(_LOGGED_IN),
        "amend_declaration": _signed(_LOGGED_IN),
        "ask_correction": _signed(_LOGGED_IN),
        "first_code": _LOGGED_IN,
        "change_phone": _signed(_LOGGED_IN),  # from then on a code to this number says who is there
        "withdraw_registration": _TAKEN_BACK,
    },
    Duty.SPOUSE: {
        "confirm_as_spouse": _signed(_LOGGED_IN),
        "object_as_spouse": _signed(_LOGGED_IN),
    },
}
_RISING = tuple(Assurance)


def reaches(found: Assurance, *, least: Assurance) -> bool:
    """Whether a level is at least the other."""
    return _RISING.index(found) >= _RISING.index(least)


def find_lacking(verb: str, *, duty: Duty, found: Assurance) -> Assurance | None:
    """The level this act still lacks when done in this duty; None where it is open, or no party's act.

    A verb without a row is open to nobody who is merely a party: the surest level is lacking.
    """
    if duty not in DEMANDED:
        return None
    row = DEMANDED[duty].get(verb)
    least = row.least if row is not None else Assurance.ORIGINAL_SEEN
    return None if reaches(found, least=least) else least


def is_affirmed(verb: str, *, duty: Duty, affirmed_at: datetime | None, at: datetime) -> bool:
    """Whether a name may be put to something in this act now, by whoever was identified, or last typed a code, then.

    What is not a party's act, or asks nothing of the kind, is affirmed by itself.
    """
    row = DEMANDED.get(duty, {}).get(verb)
    if row is None or row.fresh is None:
        return True
    return affirmed_at is not None and at - affirmed_at <= row.fresh
