"""Faces through Tencent Cloud's own SDK, against a stand-in that checks every signature and lies on order."""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.gateways.identity.lying_faces import RULE, Liar, lying_faces

from xinsheng.config.credentials import free_port
from xinsheng.gateways.identity import (
    LIFETIME,
    Answer,
    Assurance,
    Challenge,
    FaceDeparture,
    FaceIdentity,
    FacePlace,
    UnableToVerify,
    face_from,
)
from xinsheng.gateways.identity.face import claimed_fault, claimed_from, new_return
from xinsheng.law.assurance import GIVEN, IdentityMethod
from xinsheng.standards.identity_papers import PaperKind

pytestmark = [
    pytest.mark.filterwarnings("ignore:datetime.datetime.utcfromtimestamp:DeprecationWarning"),  # the SDK's
    pytest.mark.filterwarnings("ignore:.*fields are useless:UserWarning"),  # the SDK's, of what it does not know
]
AT = datetime(2026, 11, 28, 3, 0, tzinfo=UTC)
WHO = claimed_from("龙小梅", "522622199508120026")
PERMIT = claimed_from("陈美玲", "81000019900307004X")


@dataclass
class Trip:
    """One person sent to the service."""

    identity: FaceIdentity
    challenge: Challenge
    departure: FaceDeparture
    secret: str
    address: str

    def heard(self, *, secret: str = "", token: str = "", at: datetime = AT) -> Answer:
        secret, token = secret or self.secret, token or self.departure.token
        return self.identity.hear(self.challenge, self.departure, secret=secret, token=token, at=at)


@pytest.fixture
def liar() -> Iterator[Liar]:
    with lying_faces() as started:
        yield started


def left(liar: Liar, *, who: object = WHO, case: str = "case-1", seconds: int = 2) -> Trip:
    identity = face_from(replace(liar.place, seconds=seconds))
    challenge, secret = identity.begin(case, purpose="sign_in", at=AT), new_return()
    return_to = f"https://xinsheng.test/sign-in/face/return/{secret}/"
    departure, address = identity.depart(challenge, who, secret=secret, return_to=return_to)  # type: ignore[arg-type]
    return Trip(identity=identity, challenge=challenge, departure=departure, secret=secret, address=address)


def shown(liar: Liar, **named: object) -> Trip:
    trip = left(liar, **named)  # type: ignore[arg-type]
    liar.shows_their_face(trip.address)
    return trip


def said_no(trip: Trip, **said: object) -> str:
    with pytest.raises(UnableToVerify) as fault:
        trip.heard(**said)  # type: ignore[arg-type]
    return fault.value.code


def not_opened(liar: Liar, *, seconds: int = 2) -> str:
    with pytest.raises(UnableToVerify) as fault:
        left(liar, seconds=seconds)
    return fault.value.code


def test_whose_face_it_was_is_identified_for_this_case_and_at_the_level_of_the_law(liar: Liar) -> None:
    trip = shown(liar)
    answer = trip.heard()
    found = trip.identity.finish(trip.challenge, answer=answer, at=AT)

    assert (found.name, found.paper_kind, found.paper_no) == (WHO.name, PaperKind.RESIDENT_CARD, WHO.paper_no)
    assert (found.method, found.assurance) == (IdentityMethod.FACE, GIVEN[IdentityMethod.FACE])
    assert (found.assurance, found.nonce) == (Assurance.LIVE, trip.challenge.nonce)
    assert found.holds_for("case-1", purpose="sign_in", at=AT)
    assert not found.holds_for("case-2", purpose="sign_in", at=AT)
    assert liar.refused == []


def test_a_residence_permit_is_known_by_its_number(liar: Liar) -> None:
    assert claimed_fault(PERMIT, on=AT.date()) is None
    liar.text = {"UseIDType": 1}

    assert shown(liar, who=PERMIT).heard().paper_kind is PaperKind.HMT_RESIDENCE_PERMIT


def test_no_picture_is_sent_or_asked_for_and_one_that_comes_all_the_same_is_not_read(liar: Liar) -> None:
    liar.result = {"BestFrame": {"BestFrame": "a face"}, "VideoData": {"LivenessVideo": "a film"}}
    answer = shown(liar).heard()

    (_opens, opened), (_tells, told) = liar.asked
    assert set(opened) == {"RuleId", "Name", "IdCard", "RedirectUrl", "Extra"}
    assert told == {"RuleId": RULE, "BizToken": told["BizToken"], "InfoType": "1"}
    assert "a f" not in repr(answer)


def test_what_the_session_keeps_and_what_goes_through_say_nothing_of_the_person(liar: Liar) -> None:
    trip = left(liar)

    for kept in (repr(trip.departure), liar.asked[0][1]["Extra"], trip.address):
        assert WHO.name not in kept
        assert WHO.paper_no not in kept
    assert trip.secret not in repr(trip.departure)


def test_another_key_is_refused_by_the_stand_in_and_is_a_service_that_is_away(liar: Liar) -> None:
    wrong = face_from(replace(liar.place, secret_key="another"))
    challenge = wrong.begin("", purpose="sign_in", at=AT)
    with pytest.raises(UnableToVerify, match="no_answer"):
        wrong.depart(challenge, WHO, secret="s", return_to="https://xinsheng.test/")

    assert (liar.refused, liar.asked) == (["AuthFailure.SignatureFailure"], [])


def test_whoever_has_not_shown_their_face_is_refused(liar: Liar) -> None:
    assert said_no(left(liar)) == "refused"


@pytest.mark.parametrize("verdict", [1001, -1, 3, 66660017])
def test_whoever_the_service_does_not_know_by_the_face_is_refused(liar: Liar, verdict: int) -> None:
    liar.text = {"ErrCode": verdict, "Sim": "12.00", "Comparestatus": verdict}

    assert said_no(shown(liar)) == "refused"


@pytest.mark.parametrize(
    "text",
    [
        {"LiveStatus": 1004},
        {"LiveStatus": None},
        {"Comparestatus": 2012},
        {"Comparestatus": None},
        {"Sim": "69.99"},
        {"Sim": "0"},
        {"UseIDType": 1},
        {"UseIDType": 2},
        {"UseIDType": "0"},
    ],
    ids=str,
)
def test_a_result_that_contradicts_itself_lets_nobody_in(liar: Liar, text: dict[str, object]) -> None:
    liar.text = text

    assert said_no(shown(liar)) == "contradictory"


@pytest.mark.parametrize("library", ["业务方自有库", "商业库", "人工审核库", "二次验证库"])
def test_a_face_compared_with_another_picture_than_the_states_is_not_enough(liar: Liar, library: str) -> None:
    liar.text = {"CompareLibType": library}

    assert said_no(shown(liar)) == "too_low"


@pytest.mark.parametrize(
    "text",
    [
        {"ErrCode": "0"},
        {"ErrCode": False},
        {"ErrCode": 0.0},
        {"ErrCode": [0]},
        {"LiveStatus": "0"},
        {"Comparestatus": {}},
        {"CompareLibType": []},
        {"UseIDType": [0]},
        {"Sim": None},
        {"Sim": 92.31},
        {"Sim": "nan"},
        {"Sim": "101"},
        {"Sim": "-1"},
        {"Sim": "9" * 5000},
    ],
    ids=lambda text: str(text)[:30],
)
def test_a_result_of_another_shape_lets_nobody_in(liar: Liar, text: dict[str, object]) -> None:
    liar.text = text

    assert said_no(shown(liar)) == "malformed"


@pytest.mark.parametrize(
    "text", [{"Name": None}, {"Name": ""}, {"Name": 7}, {"Name": "龙\x00"}, {"IdCard": None}, {"IdCard": ["5"]}],
    ids=str,
)  # fmt: skip
def test_a_result_without_a_person_identifies_nobody(liar: Liar, text: dict[str, object]) -> None:
    liar.text = text

    assert said_no(shown(liar)) == "incomplete"


@pytest.mark.parametrize("text", [{"Name": "王小苗"}, {"IdCard": "522631199001010019"}, {"Name": "龙小梅梅"}])
def test_a_result_for_another_person_lets_in_neither(liar: Liar, text: dict[str, str]) -> None:
    liar.text = text

    assert said_no(shown(liar)) == "other_person"


def test_a_result_asked_for_something_else_is_forged(liar: Liar) -> None:
    other = shown(liar, case="case-2")  # the same person, another case
    for extra in (None, "", "0" * 64, other.departure.binds):
        liar.text = {"Extra": extra}
        assert said_no(shown(liar)) == "forged"


def test_the_result_of_another_persons_page_is_never_mine(liar: Liar) -> None:
    mine, theirs = left(liar), shown(liar, who=claimed_from("石阿妹", "522631199001010019"))

    assert said_no(mine, token=theirs.departure.token) == "not_begun_here"
    swapped = replace(mine.departure, token=theirs.departure.token)
    assert said_no(replace(mine, departure=swapped), token=theirs.departure.token) == "other_person"


def test_who_began_and_who_ended_must_be_one_browser(liar: Liar) -> None:
    """A face lent to somebody else's page: they have the session and the token, and not the way back."""
    trip = shown(liar)
    before = len(liar.asked)

    for guessed in ("x", new_return(), trip.departure.returns):
        assert said_no(trip, secret=guessed) == "not_begun_here"
    assert len(liar.asked) == before  # and the service is not even asked


@pytest.mark.parametrize("late", [LIFETIME, timedelta(days=1)])
def test_a_return_after_ten_minutes_is_too_late_and_nobody_is_asked(liar: Liar, late: timedelta) -> None:
    trip = shown(liar)
    before = len(liar.asked)

    assert said_no(trip, at=AT + late) == "expired"
    assert len(liar.asked) == before


@pytest.mark.parametrize(
    ("code", "ours"),
    [
        ("FailedOperation.IdFormatError", "not_taken"),
        ("FailedOperation.NameFormatError", "not_taken"),
        ("FailedOperation.IdentityAuthLimitExceeded", "too_often"),
        ("InvalidParameterValue.BizTokenExpired", "expired"),
        ("InvalidParameterValue.BizTokenIllegal", "refused"),
        ("FailedOperation.IdNameMisMatch", "refused"),
        ("FailedOperation.CompareLibServiceUnavailable", "no_answer"),
        ("InvalidParameterValue.RuleIdNotExist", "no_answer"),
        ("UnauthorizedOperation.Arrears", "no_answer"),
        ("RequestLimitExceeded", "no_answer"),
        ("Something.New", "no_answer"),
    ],
)
def test_the_services_codes_say_whether_it_is_about_the_person(liar: Liar, code: str, ours: str) -> None:
    trip = shown(liar)
    liar.error = code

    assert (not_opened(liar), said_no(trip)) == (ours, ours)


@pytest.mark.parametrize(
    "raw",
    [b"<html>", b"{", b"[]", b"7", b'{"Response": []}', b'{"Response": {"RequestId": "r", "Text": [7]}}', b"\xff"],
    ids=["page", "broken", "list", "number", "empty list", "text a list", "no text"],
)
def test_what_is_no_answer_lets_nobody_in(liar: Liar, raw: bytes) -> None:
    trip = shown(liar)
    liar.raw = raw

    assert said_no(trip) == "malformed"
    assert not_opened(liar) == "malformed"


@pytest.mark.parametrize(
    "opened",
    [
        {"Url": None},
        {"Url": ""},
        {"Url": "javascript:alert(1)"},
        {"Url": "//elsewhere"},
        {"Url": "https://"},
        {"Url": "https://[x"},
        {"Url": "https://x.test/\n0;url=https://y.test"},
        {"Url": "https://x.test/" + "a" * 2000},
        {"BizToken": None},
        {"BizToken": ""},
        {"BizToken": 7},
        {"BizToken": "a" * 2000},
    ],
    ids=lambda opened: str(opened)[:40],
)
def test_a_page_that_is_none_is_led_to_by_nobody(liar: Liar, opened: dict[str, object]) -> None:
    liar.opened = opened

    assert not_opened(liar) == "malformed"


@pytest.mark.parametrize("status", [301, 302, 307, 400, 403, 500, 503])
def test_an_answer_that_is_not_plainly_good_is_none(liar: Liar, status: int) -> None:
    trip = shown(liar)
    liar.status = status

    assert said_no(trip) == "no_answer"
    assert liar.visited == []  # nowhere else is asked


def test_a_huge_answer_is_not_read_to_its_end(liar: Liar) -> None:
    trip = shown(liar)
    liar.padding = 20_000_000

    assert said_no(trip) == "no_answer"


@pytest.mark.parametrize(("slow", "drip"), [(20.0, 0.0), (0.0, 0.3)], ids=["silent", "dripping"])
def test_a_slow_service_is_not_waited_for_and_holds_up_nobody_else(liar: Liar, slow: float, drip: float) -> None:
    trip = shown(liar, seconds=1)
    liar.slow, liar.drip = slow, drip
    took = []
    for _ in range(3):
        began = time.monotonic()
        assert said_no(trip) == "no_answer"
        took.append(time.monotonic() - began)

    assert took[0] < 5
    assert max(took[1:]) < 0.5


def test_nobody_listening_is_no_answer(liar: Liar) -> None:
    nowhere = replace(liar, address=f"http://127.0.0.1:{free_port()}")

    assert not_opened(nowhere) == "no_answer"


def test_without_the_setting_nothing_of_it_is_loaded() -> None:
    program = (
        "import sys, xinsheng.gateways.identity as i\n"
        "print(sorted(n for n in sys.modules if n.startswith('tencentcloud') or n.endswith('face_tencent')))\n"
        "i.face_from(i.FacePlace(adapter='tencent', endpoint='https://x.test'))\n"
        "print('tencentcloud.faceid.v20180301.models' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout

    assert said.split("\n")[:2] == ["[]", "True"]


def test_a_place_shows_its_key_to_nobody_and_says_what_it_lacks(liar: Liar) -> None:
    assert liar.place.secret_key not in repr(liar.place)
    assert (liar.place.is_complete, replace(liar.place, rule_id="").is_complete) == (True, False)
    assert not FacePlace().is_named
