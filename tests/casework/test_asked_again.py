"""What an office asks twice, since the answer was lost, is asked once: requests by its number, looks by a key.

And what a holder gives in a day is counted together, whichever way it was asked for.
"""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, connection, transaction
from tests.casework.conftest import own_keys
from tests.casework.scene import AT, Scene
from tests.casework.sharing_scene import INSURANCE, LANDING, a_wish, an_ask, end, let_in, lets, looks, wishes
from tests.casework.test_races import all_at_once
from tests.province import set_up_province

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.attempts import tries_at
from xinsheng.casework.licence_asking import UnableToLook
from xinsheng.casework.licence_looks import look_at_licence
from xinsheng.casework.licence_requests import answer_request, ask_for_licence, look_as_agreed
from xinsheng.casework.people import keep_phone
from xinsheng.law.policies import Policy
from xinsheng.law.sharing import ANSWER_KEPT, AgencyKind, ShareForm, SharePurpose
from xinsheng.law.sharing_requests import REACHES_DAILY, RequestAnswer
from xinsheng.registry.models import (
    Agency,
    Case,
    JournalEntry,
    LicenceConsent,
    LicenceConsentEnding,
    LicenceRequest,
    TextMessage,
)

__all__ = ["own_keys"]
AGREED = RequestAnswer.AGREED
HANDS, CAP = 6, 3


@pytest.fixture
def police(scene: Scene) -> Agency:
    return let_in(scene)


@pytest.fixture
def case(scene: Scene, police: Agency) -> Case:
    return scene.sealed()


@pytest.fixture
def busy(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


def asks_of(agency: Agency) -> int:
    return tries_at(f"licence_asks:{agency.pk}")


def refused(scene: Scene, agency: Agency, code: str, *, key: str, **said: object) -> str:
    with pytest.raises(UnableToLook) as told:
        looks(scene, agency, code, key=key, **said)  # type: ignore[arg-type]
    return told.value.code


def test_the_same_request_again_is_that_request_and_neither_counts_nor_rings(
    scene: Scene, police: Agency, case: Case
) -> None:
    keep_phone(scene.person("mother"), phone="13800000001")
    row = wishes(scene, police, case, request_no="HK-1")
    answer_request(row.pk, answer=AGREED, by=scene.by("mother"), at=scene.later())
    number = case.certificates.get().blank_id.lower()

    again = [wishes(scene, police, case, request_no="HK-1", number=as_typed) for as_typed in ("", number)]

    assert again == [row, row]
    assert (asks_of(police), TextMessage.objects.filter(kind="share_asked").count()) == (1, 1)
    assert JournalEntry.objects.filter(chain=row.pk).count() == 1


@pytest.mark.parametrize("change", [{"of": "father"}, {"number": "Z529999999"}, {"form": ShareForm.COPY}])
def test_something_else_under_a_number_that_was_used_is_refused_whatever_became_of_the_first(
    scene: Scene, police: Agency, case: Case, change: dict[str, str]
) -> None:
    nothing = wishes(scene, police, case, request_no="HK-2", number="Z528888888")
    real = wishes(scene, police, case, request_no="HK-1")
    answer_request(real.pk, answer=RequestAnswer.DECLINED, by=scene.by("mother"), at=scene.later())
    for number in ("HK-1", "HK-2"):
        with pytest.raises(UnableToLook, match="number_used"):
            wishes(scene, police, case, request_no=number, **change)
    assert set(LicenceRequest.objects.all()) == {nothing, real}
    assert asks_of(police) == 4  # "used" tells apart what was asked under it: that is not tried without end


def test_each_office_counts_its_own_numbers_and_an_ended_one_asks_nothing(
    scene: Scene, police: Agency, case: Case
) -> None:
    row = wishes(scene, police, case, request_no="HK-1")
    end(scene, police)
    anew = let_in(scene)
    other = wishes(scene, anew, case, request_no="HK-1")
    assert (other.pk != row.pk, other.certificate) == (True, row.certificate)


def test_the_books_take_a_number_of_an_office_once_and_know_what_was_said_under_it(
    scene: Scene, police: Agency, case: Case
) -> None:
    row = wishes(scene, police, case, request_no="HK-1")
    fields = ("agency_id", "purpose", "basis", "form", "handled_by", "request_no", "asked_at", "until_on")
    said = {name: getattr(row, name) for name in fields}
    with pytest.raises(IntegrityError, match="licence_request_once_a_number"), transaction.atomic():
        LicenceRequest.objects.create(**said, asked_index=b"x" * 32)
    with pytest.raises(IntegrityError, match="licence_request_told_from_another"), transaction.atomic():
        LicenceRequest.objects.create(**{**said, "request_no": "HK-2"})


def test_a_look_whose_answer_was_lost_is_found_again_by_its_key_and_counts_once(
    scene: Scene, police: Agency, case: Case
) -> None:
    given = lets(scene, police, case)
    look = looks(scene, police, given.code, key="K-1")

    again = looks(scene, police, given.code, key="K-1")

    assert (again, again.ended_at, asks_of(police)) == (look, look.ended_at, 1)
    acts = JournalEntry.objects.filter(chain=given.row.pk).values_list("act", flat=True)
    assert sorted(acts) == ["consent_to_share", "look_at_licence"]
    assert looks(scene, police, given.code, key="K-1", at=look.ended_at + ANSWER_KEPT * 0.9) == look


def test_without_its_key_with_another_or_too_late_a_used_code_opens_nothing(
    scene: Scene, police: Agency, case: Case
) -> None:
    given = lets(scene, police, case)
    look = looks(scene, police, given.code, key="K-1")
    told = [refused(scene, police, given.code, key=key) for key in ("", "K-2")]
    late = refused(scene, police, given.code, key="K-1", at=look.ended_at + ANSWER_KEPT)
    assert (told, late) == (["no_consent", "no_consent"], "no_consent")
    assert asks_of(police) == 4


def test_a_key_names_one_look_of_one_office_for_ever(scene: Scene, police: Agency, case: Case) -> None:
    first, second = lets(scene, police, case), lets(scene, police, case)
    look = looks(scene, police, first.code, key="K-1")
    assert refused(scene, police, second.code, key="K-1") == "key_used"
    assert refused(scene, police, first.code, key="K-1", form=ShareForm.COPY) == "key_used"
    assert refused(scene, police, "\ud800", key="K-1", at=look.ended_at + 2 * ANSWER_KEPT) == "key_used"
    purposes = (SharePurpose.INSURANCE_ENROLMENT,)
    insurance = let_in(scene, name=INSURANCE, kind=AgencyKind.MEDICAL_INSURANCE, purposes=purposes)
    theirs = lets(scene, insurance, case, purpose=SharePurpose.INSURANCE_ENROLMENT)
    ask = an_ask(theirs.code, purpose=SharePurpose.INSURANCE_ENROLMENT)
    assert look_at_licence(insurance, ask=ask, key="K-1", at=scene.later()).pk == theirs.row.pk


def test_a_wrong_code_leaves_its_key_unused(scene: Scene, police: Agency, case: Case) -> None:
    given = lets(scene, police, case)
    assert refused(scene, police, "wrong", key="K-1") == "no_consent"
    assert looks(scene, police, given.code, key="K-1").pk == given.row.pk
    assert asks_of(police) == 2


def test_a_look_that_was_agreed_to_is_found_again_as_well(scene: Scene, police: Agency, case: Case) -> None:
    row = wishes(scene, police, case)
    answer_request(row.pk, answer=AGREED, by=scene.by("mother"), at=scene.later())
    look = look_as_agreed(police, row.pk, at=scene.later(), key="K-1")
    assert look_as_agreed(police, row.pk, at=scene.later(), key="K-1") == look
    for key in ("", "K-2"):
        with pytest.raises(UnableToLook, match="no_consent"):
            look_as_agreed(police, row.pk, at=scene.later(), key=key)


def test_a_holders_days_consents_are_counted_together_by_code_and_as_asked_for(
    scene: Scene, police: Agency, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = Policy(sharing_holder_daily=2)
    monkeypatch.setattr("xinsheng.casework.licence_consents.sharing_policy", lambda **_at: policy)
    rows = [wishes(scene, police, case) for _each in range(2)]
    lets(scene, police, case)
    answer_request(rows[0].pk, answer=AGREED, by=scene.by("mother"), at=scene.later())

    with pytest.raises(UnableToAct, match="too_many_consents"):
        answer_request(rows[1].pk, answer=AGREED, by=scene.by("mother"), at=scene.later())
    with pytest.raises(UnableToAct, match="too_many_consents"):
        lets(scene, police, case)

    answer_request(rows[1].pk, answer=AGREED, by=scene.by("mother"), at=scene.later(days=1))  # it waited for that
    assert LicenceConsent.objects.count() == 3


@pytest.mark.race
@pytest.mark.no_cover
@pytest.mark.django_db(transaction=True)
def test_one_request_and_one_look_sent_many_times_at_one_moment_are_each_one_and_counted_once(busy: Scene) -> None:
    police, case = let_in(busy), busy.sealed()
    wish, given, at = a_wish(case), lets(busy, police, case), busy.later(seconds=1)

    asked = all_at_once([lambda: ask_for_licence(police, wanted=wish, at=at).pk] * HANDS, hands=HANDS)
    seen = all_at_once(
        [lambda: look_at_licence(police, ask=an_ask(given.code), at=at, key="K-1").pk] * HANDS, hands=HANDS
    )

    assert set(asked) == {LicenceRequest.objects.get().pk}
    assert set(seen) == {LicenceConsentEnding.objects.get().pk}
    assert asks_of(police) == 2


@pytest.mark.race
@pytest.mark.no_cover
@pytest.mark.django_db(transaction=True)
def test_both_ways_at_one_moment_a_holder_gives_no_more_than_the_days_cap(
    busy: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = Policy(sharing_holder_daily=CAP)
    monkeypatch.setattr("xinsheng.casework.licence_consents.sharing_policy", lambda **_at: policy)
    police, case = let_in(busy), busy.sealed()
    rows, mother = [wishes(busy, police, case) for _each in range(REACHES_DAILY)], busy.by("mother")
    at = busy.later()
    by_request = [lambda row=row: answer_request(row.pk, answer=AGREED, by=mother, at=at) for row in rows]
    by_code = [lambda: lets(busy, police, case, at=at) for _each in range(REACHES_DAILY)]

    told = all_at_once([*by_request, *by_code], hands=HANDS)

    assert LicenceConsent.objects.filter(purpose=LANDING).count() == CAP
    assert [str(one) for one in told if isinstance(one, UnableToAct)] == ["too_many_consents"] * CAP
