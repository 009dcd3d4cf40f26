"""An authorisation signed online 委托书: how long it is good, and how it ends (mission A5, E12, domain 3.6, 6).

A mother's for her child's certificate, or one of a couple's for their registration. It serves one submission by the
one person whom it names, on the one case it was signed on. Until then its signer takes it back at any moment
(民法典 art. 165, 173).
"""

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum


class AuthorisationEnd(StrEnum):
    """How an authorisation came to its end before its last day; each has one end at most."""

    USED = "used"  # 受托人已凭此提交
    REVOKED = "revoked"  # 委托人已撤回


class AuthorisationState(StrEnum):
    """Where an authorisation stands on a day."""

    STANDING = "standing"  # 有效，尚未使用
    USED = "used"  # 已使用
    REVOKED = "revoked"  # 已撤回
    EXPIRED = "expired"  # 已过期


LAPSED: Collection[AuthorisationState] = frozenset({AuthorisationState.REVOKED, AuthorisationState.EXPIRED})


def last_day(signed_on: date, *, days: int) -> date:
    """The last civil day on which an authorisation signed on that day can be used; the day of signing not counted."""
    return signed_on + timedelta(days=days)


def state_on(day: date, *, until_on: date | None, ended: AuthorisationEnd | None) -> AuthorisationState:
    """Where it stands on that civil day; None for `until_on` is a paper one, whose term an officer reads.

    One that was used in its time stays used: what it let somebody do is done.
    """
    if ended is not None:
        return AuthorisationState(ended.value)
    over = until_on is not None and until_on < day
    return AuthorisationState.EXPIRED if over else AuthorisationState.STANDING
