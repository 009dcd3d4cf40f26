"""An attendant's own signature through a hospital's system: what is asked, what is answered, the same either way."""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.deliveries import SIGNATURE
from xinsheng.casework.hospital_signatures import ToSign, Wish, ask_at_hospital, sign_at_hospital
from xinsheng.exchange.callers import Caller
from xinsheng.exchange.elements import ELEMENTS
from xinsheng.exchange.issues import Issue, issues_of
from xinsheng.exchange.values import IDENTIFIER
from xinsheng.law.reasons import CautionCode, NotAllowed

LONGEST_NO, LONGEST_REASON = 64, 200  # characters of a licence's number, of a reason
LONGEST_BASE64 = 12 * 1024  # characters; a certificate or a signature has about a thousand
LAST_VERSION = 9999
CONFIRMABLE = (
    CautionCode.LOW_WEIGHT,
    CautionCode.HIGH_WEIGHT,
    CautionCode.SHORT_LENGTH,
    CautionCode.LONG_LENGTH,
    CautionCode.EARLY_BIRTH,
    CautionCode.LATE_BIRTH,
    CautionCode.WEIGHT_FOR_GESTATION,
    CautionCode.BORN_OUT_OF_ORDER,
)
BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}", re.ASCII)
_STATUS = {"no_such_newborn": 404, "signature_not_asked": 404, "no_signing_page": 403}
_FORBIDDEN, _CONFLICT, _UNREAD = 403, 409, 422
_LABELS: Mapping[str, Promise | str] = {
    "identifier": ELEMENTS["identifier"].label,
    "attendant_no": ELEMENTS["attendant_no"].label,
    "version": _("版本"),
    "confirmed": _("已核对的异常情形"),
    "late_reason": _("填写较晚的原因"),
    "certificate": _("数字证书"),
    "signature": _("签名值"),
}


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What came of it: an HTTP status, and the flat answer's values, or the issues where nothing came of it."""

    status: int
    said: Mapping[str, str] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


class _UnableToRead(Exception):
    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__(", ".join(issue.code for issue in issues))
        self.issues = issues


def ask(said: Any, *, caller: Caller) -> Answered:
    """What the attendant is to sign of a version that was sent."""
    return _answered(lambda: _asked(ask_at_hospital(caller.client, wish=_wish_of(said), at=caller.at)))


def sign(request_id: UUID, said: Any, *, caller: Caller) -> Answered:
    """The delivery, signed with what the attendant's token answered."""
    return _answered(lambda: _signed(request_id, _answer_of(said), caller=caller))


def _answered(act: Callable[[], Answered]) -> Answered:
    try:
        return act()
    except _UnableToRead as unread:
        return Answered(status=_UNREAD, issues=unread.issues)
    except NotAllowed as refused:
        return Answered(status=_FORBIDDEN, issues=issues_of(refused))
    except UnableToAct as unable:
        return Answered(status=_STATUS.get(unable.code, _CONFLICT), issues=(Issue(code=unable.code),))


def _asked(wanted: ToSign) -> Answered:
    return Answered(
        status=201,
        said={
            "request": str(wanted.request_id),
            "case": str(wanted.case_id),
            "statement": wanted.statement,
            "statement_digest": wanted.statement_digest.hex(),
            "nonce": wanted.nonce.hex(),
            "challenge": wanted.challenge.hex(),
            "origin": wanted.origin,
            "certificate": b64encode(wanted.certificate).decode(),
            "expires_at": wanted.expires_at.isoformat(),
        },
    )


def _signed(request_id: UUID, answer: str, *, caller: Caller) -> Answered:
    outcome = sign_at_hospital(caller.client, request_id=request_id, said=answer, at=caller.at)
    said = {"case": str(outcome.case_id), "signature_digest": str(outcome.answer[SIGNATURE])}
    return Answered(status=200, said=said)


def _wish_of(said: Any) -> Wish:
    members = _members(said, needed=("identifier", "version", "attendant_no"), others=("confirmed", "late_reason"))
    confirmed, late_reason = members.get("confirmed", []), members.get("late_reason", "")
    checks = {
        "identifier": _fits(members["identifier"], IDENTIFIER) or "bad_identifier",
        "version": _is_version(members["version"]) or "wrong_value_type",
        "attendant_no": _is_text(members["attendant_no"], longest=LONGEST_NO) or "wrong_value_type",
        "confirmed": (isinstance(confirmed, list) and all(isinstance(one, str) for one in confirmed))
        or "wrong_value_type",
        "late_reason": late_reason == "" or _is_text(late_reason, longest=LONGEST_REASON) or "wrong_value_type",
    }
    if checks["confirmed"] is True and not set(confirmed) <= set(CONFIRMABLE):
        checks["confirmed"] = "unknown_code"
    _refuse(checks)
    return Wish(
        identifier=members["identifier"],
        version=members["version"],
        attendant_no=members["attendant_no"],
        confirmed=tuple(CautionCode(one) for one in confirmed),
        late_reason=late_reason.strip(),
    )


def _answer_of(said: Any) -> str:
    """What the token's service answered, in one form whichever way it came: the same again is the same."""
    members = _members(said, needed=("certificate", "signature"))
    _refuse({name: _is_base64(value) or "wrong_value_type" for name, value in members.items()})
    return json.dumps(members, sort_keys=True)


def _members(said: Any, *, needed: tuple[str, ...], others: tuple[str, ...] = ()) -> dict[str, Any]:
    """The members of an object that has these, and none but these. Raises _UnableToRead with all that is wrong."""
    if not isinstance(said, dict):
        raise _UnableToRead((Issue(code="unreadable"),))
    wrong = [_issue("required", name) for name in needed if said.get(name) in (None, "")]
    wrong += [Issue(code="unknown_element") for name in said if name not in (*needed, *others)][:1]
    if wrong:
        raise _UnableToRead(tuple(wrong))
    return said


def _refuse(checks: Mapping[str, bool | str]) -> None:
    wrong = tuple(_issue(code, name) for name, code in checks.items() if isinstance(code, str))
    if wrong:
        raise _UnableToRead(wrong)


def _issue(code: str, name: str) -> Issue:
    return Issue(code=code, element=name, label=_LABELS[name])


def _fits(value: Any, pattern: re.Pattern[str]) -> bool:
    return isinstance(value, str) and bool(pattern.fullmatch(value))


def _is_version(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LAST_VERSION


def _is_text(value: Any, *, longest: int) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= len(value) <= longest and value.isprintable()


def _is_base64(value: Any) -> bool:
    return _fits(value, BASE64) and len(value) <= LONGEST_BASE64
