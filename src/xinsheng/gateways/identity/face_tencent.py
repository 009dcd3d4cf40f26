"""Tencent Cloud's face service (慧眼人脸核身, API 2018-03-01) by its own SDK: DetectAuth, GetDetectInfoEnhanced.

Tried against a stand-in on loopback that checks the signature, never against the service itself: an account needs an
institution's licence and a reviewed flow. Of a result only the text is asked for (`InfoType` 1), so that no picture
comes back; one that comes all the same is not read.
"""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.faceid.v20180301 import models
from tencentcloud.faceid.v20180301.faceid_client import FaceidClient

from xinsheng.gateways.identity.face import Claimed, Opened, Seen, claimed_from
from xinsheng.gateways.identity.face_place import FacePlace
from xinsheng.gateways.identity.network_wire import Patience, bound_session
from xinsheng.gateways.identity.port import UnableToVerify
from xinsheng.standards.identity_papers import PaperKind

T = TypeVar("T")
_TEXT_ALONE = "1"
_WELL = 0
_LEAST_LIKENESS = 70.0  # of 100: below it the service itself says another person; at it one in ten thousand passes
_OF_THE_STATE = "权威库"
_LONGEST = 1024  # characters of a token or an address
_PAPERS = {0: PaperKind.RESIDENT_CARD, 1: PaperKind.HMT_RESIDENCE_PERMIT}  # UseIDType
_SAYS = {  # of the service's codes those that are about the person, or about this one page
    "FailedOperation.IdFormatError": "not_taken",
    "FailedOperation.NameFormatError": "not_taken",
    "InvalidParameter": "not_taken",
    "InvalidParameterValue": "not_taken",
    "FailedOperation.IdentityAuthLimitExceeded": "too_often",
    "FailedOperation.InvalidTokenParameter": "refused",
    "InvalidParameterValue.BizTokenExpired": "expired",
    "InvalidParameterValue.BizTokenIllegal": "refused",
    "FailedOperation.CompareFail": "refused",
    "FailedOperation.CompareLowSimilarity": "refused",
    "FailedOperation.IdNameMisMatch": "refused",
    "FailedOperation.IdNoExistSystem": "refused",
    "FailedOperation.IdPhotoNoExist": "refused",
    "FailedOperation.LivessDetectFail": "refused",
    "FailedOperation.LivessDetectFake": "refused",
}
_NO_CONNECTION = frozenset({"ClientNetworkError", "ServerNetworkError"})  # the SDK's own
_UNREADABLE = (TypeError, AttributeError, ValueError, KeyError, RecursionError)  # an answer of another shape


class TencentFaces:
    """The face service of Tencent Cloud (see `FaceService`)."""

    def __init__(self, place: FacePlace) -> None:
        """Nothing is asked before the first use; each answer is waited for `place.seconds`."""
        self._place = place
        self._patience = Patience(seconds=place.seconds)

    def open(self, claimed: Claimed, *, extra: str, return_to: str) -> Opened:
        """Make a page for this person (DetectAuth)."""
        asked = models.DetectAuthRequest()
        asked.RuleId = self._place.rule_id
        asked.Name, asked.IdCard = claimed.name, claimed.paper_no
        asked.RedirectUrl, asked.Extra = return_to, extra
        return self._ask(lambda client: self._opened(client.DetectAuth(asked)))

    def result(self, token: str) -> Seen:
        """What came of it (GetDetectInfoEnhanced), its text alone."""
        asked = models.GetDetectInfoEnhancedRequest()
        asked.BizToken, asked.RuleId, asked.InfoType = token, self._place.rule_id, _TEXT_ALONE
        return self._ask(lambda client: _seen(client.GetDetectInfoEnhanced(asked).Text))

    def _ask(self, question: Callable[[FaceidClient], T]) -> T:
        """Put one question; the SDK's own words are dropped, since they may repeat what was sent."""
        try:
            return self._patience.spend(lambda: _asked(question, self._client()))
        except TencentCloudSDKException as fault:
            raise UnableToVerify(_code_of(fault)) from None
        except _UNREADABLE:
            raise UnableToVerify("malformed") from None

    def _client(self) -> FaceidClient:
        address = urlsplit(self._place.endpoint)
        transport = HttpProfile(
            protocol=address.scheme, endpoint=address.netloc, reqMethod="POST", reqTimeout=self._place.seconds
        )
        profile = ClientProfile(signMethod="TC3-HMAC-SHA256", httpProfile=transport)
        client = FaceidClient(Credential(self._place.secret_id, self._place.secret_key), "", profile)
        session = client.request.conn._session  # noqa: SLF001  the SDK has no other place for a bound on an answer
        bound_session(session, seconds=self._place.seconds)  # and led nowhere else: of an answer no Location is kept
        return client

    def _opened(self, told: Any) -> Opened:
        if not _is_word(told.BizToken) or not self._is_page(told.Url):
            raise UnableToVerify("malformed")
        return Opened(token=told.BizToken, address=told.Url)

    def _is_page(self, said: object) -> bool:
        """Whether that is an address to send a person to: under TLS, unless we ask a stand-in without."""
        if not isinstance(said, str) or not 0 < len(said) <= _LONGEST or not said.isascii() or not said.isprintable():
            return False
        parts = urlsplit(said)
        return parts.scheme in {"https", urlsplit(self._place.endpoint).scheme} and bool(parts.hostname)


def _asked(question: Callable[[FaceidClient], T], client: FaceidClient) -> T:
    """Put it; a silence is told to whoever waits as one, so that nobody else waits for it after them."""
    try:
        return question(client)
    except TencentCloudSDKException as fault:
        if fault.get_code() in _NO_CONNECTION:
            raise UnableToVerify("no_answer") from None
        raise


def _seen(told: Any) -> Seen:
    """Whose face it was, from the text of a result. Raises UnableToVerify; every word must agree with every other."""
    if told is None or told.ErrCode is None:  # not done, or not yet
        raise UnableToVerify("refused")
    verdicts = (told.ErrCode, told.LiveStatus, told.Comparestatus)
    if not all(verdict is None or type(verdict) is int for verdict in verdicts):
        raise UnableToVerify("malformed")
    if told.ErrCode != _WELL:
        raise UnableToVerify("refused")
    if (told.LiveStatus, told.Comparestatus) != (_WELL, _WELL):
        raise UnableToVerify("contradictory")
    if told.CompareLibType not in {None, "", _OF_THE_STATE}:
        raise UnableToVerify("too_low")
    if _likeness_in(told.Sim) < _LEAST_LIKENESS:
        raise UnableToVerify("contradictory")
    return Seen(claimed=_claimed_in(told), extra=told.Extra if isinstance(told.Extra, str) else "")


def _likeness_in(said: object) -> float:
    """How alike the two faces are, of 100. Raises UnableToVerify("malformed")."""
    try:
        likeness = float(said) if isinstance(said, str) and len(said) <= len("100.00") else -1.0
    except ValueError:
        likeness = -1.0
    if not 0 <= likeness <= 100:  # noqa: PLR2004  a share of a hundred; not a number is none either
        raise UnableToVerify("malformed")
    return likeness


def _claimed_in(told: Any) -> Claimed:
    if not _is_word(told.Name) or not _is_word(told.IdCard):
        raise UnableToVerify("incomplete")
    claimed = claimed_from(told.Name, told.IdCard)
    if told.UseIDType is not None and _PAPERS.get(told.UseIDType) is not claimed.paper_kind:
        raise UnableToVerify("contradictory")
    return claimed


def _is_word(said: object) -> bool:
    return isinstance(said, str) and 0 < len(said.strip()) <= _LONGEST and said.isprintable()


def _code_of(fault: TencentCloudSDKException) -> str:
    """What the service's code comes to; a failure of the SDK's own has a cause, and is an answer it cannot read.

    Whatever is not about the person is about our account or their house: as good as no answer.
    """
    return "malformed" if fault.__context__ is not None else _SAYS.get(str(fault.get_code()), "no_answer")
