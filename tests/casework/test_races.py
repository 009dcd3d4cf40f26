"""Many officers at once: what the locks and the books promise under real connections (trial G4)."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from django.db import connection
from tests.casework.scene import AT, Scene, asked, typed_off
from tests.province import set_up_province

from xinsheng.casework import reviews, sealings
from xinsheng.casework.acting import Asked, UnableToAct
from xinsheng.casework.told_versions import told_version
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import BlankStatus, Stage, Standing
from xinsheng.registry.models import Blank, Case, Certificate, SealIntent
from xinsheng.registry.models import Standing as StandingRow

pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
OFFICERS = 50


@pytest.fixture
def busy_scene(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


def all_at_once(tries: list[Callable[[], object]], *, hands: int = OFFICERS) -> list[object]:
    """Do all tries in parallel, each on its own connection; a refusal of the law or the door is an answer."""

    def one(do: Callable[[], object]) -> object:
        try:
            return do()
        except (NotAllowed, UnableToAct) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(hands) as pool:
        return list(pool.map(one, tries))


def wait_until_somebody_waits() -> None:
    """Until another connection waits for the lock of a row, or of its transaction; three seconds at most."""
    for _look in range(60):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype IN ('transactionid', 'tuple')"
            )
            if cursor.fetchone()[0]:
                return
        sleep(0.05)


def many_examined(scene: Scene, count: int) -> list[Case]:
    cases = []
    for place in range(count):
        (case,) = scene.opened(inpatient_no=f"ZY{place:05}")
        cases.append(scene.examined(scene.declared(scene.signed(case))))
    return cases


def test_fifty_officers_on_one_tray_take_dense_numbers_and_none_twice(busy_scene: Scene) -> None:
    cases = many_examined(busy_scene, OFFICERS)
    tray, by, at = busy_scene.tray().pk, busy_scene.by("issuing"), busy_scene.later()

    all_at_once(
        [
            lambda case=case: reviews.confirm_and_print(case.pk, tray_id=tray, by=by, at=at, asked=asked())
            for case in cases
        ]
    )

    taken = sorted(Blank.objects.filter(status=BlankStatus.ASSIGNED).values_list("no", flat=True))
    assert taken == [f"Z52{place:07}" for place in range(1, OFFICERS + 1)]
    assert Certificate.objects.count() == OFFICERS


def test_one_case_confirmed_by_fifty_hands_takes_one_number(busy_scene: Scene) -> None:
    case = busy_scene.examined()
    tray, by, at = busy_scene.tray().pk, busy_scene.by("issuing"), busy_scene.later()

    answers = all_at_once(
        [
            lambda: reviews.confirm_and_print(case.pk, tray_id=tray, by=by, at=at, asked=asked())
            for _hand in range(OFFICERS)
        ]
    )

    assert sum(not isinstance(answer, Exception) for answer in answers) == 1
    assert Blank.objects.filter(status=BlankStatus.ASSIGNED).count() == 1


def test_the_same_page_sent_fifty_times_is_one_act_with_one_answer(busy_scene: Scene) -> None:
    case = busy_scene.examined()
    tray, by, at, page = busy_scene.tray().pk, busy_scene.by("issuing"), busy_scene.later(), asked()

    answers = all_at_once(
        [
            lambda: reviews.confirm_and_print(case.pk, tray_id=tray, by=by, at=at, asked=page)
            for _hand in range(OFFICERS)
        ]
    )

    numbers = {answer.answer["certificate_no"] for answer in answers if not isinstance(answer, Exception)}
    assert len(answers) == OFFICERS
    assert numbers == {"Z520000001"}


def test_two_sealing_hands_on_one_print_store_one_intent(busy_scene: Scene) -> None:
    case = busy_scene.printed()
    typed, by, at = typed_off(case.certificates.get()), busy_scene.by("sealing"), busy_scene.later()

    all_at_once([lambda: sealings.seal(case.pk, typed=typed, by=by, at=at, asked=asked()) for _hand in range(10)])

    assert SealIntent.objects.count() == 1


def test_sealing_and_voiding_at_once_never_leave_a_sealed_void_number(busy_scene: Scene) -> None:
    case = busy_scene.printed()
    typed, at = typed_off(case.certificates.get()), busy_scene.later()
    version = told_version(Case.objects.get(pk=case.pk), channel=busy_scene.by("sealing").channel)

    def seal() -> object:
        return sealings.seal(
            case.pk, typed=typed, by=busy_scene.by("sealing"), at=at, asked=asked(seen_version=version)
        )

    def void() -> object:
        reason = reviews.SpoilReason.JAM
        return reviews.void_print(
            case.pk, reason=reason, by=busy_scene.by("issuing2"), at=at, asked=asked(seen_version=version)
        )

    all_at_once([seal, void] * 5)

    case.refresh_from_db()
    sealed, voided = SealIntent.objects.count(), StandingRow.objects.filter(state=Standing.VOID).count()
    assert (case.stage, sealed, voided) in {(Stage.SEALING, 1, 0), (Stage.DECLARED, 0, 1)}


def test_filing_twice_at_once_makes_one_elicence(busy_scene: Scene) -> None:
    case = busy_scene.sealing()
    certificate, at = case.certificates.get(), busy_scene.later()

    def file_it(ref: str) -> object:
        made = sealings.Made(file_ref=ref * 32, sha256=b"\x03" * 32, size=10, credential=b"c")
        return sealings.file_elicence(certificate, made=made, at=at)

    all_at_once([lambda ref=ref: file_it(ref) for ref in "abcdefgh"], hands=8)

    assert StandingRow.objects.filter(state=Standing.VALID).count() == 1
    assert Case.objects.get(pk=case.pk).stage == Stage.SEALED


def test_a_key_used_for_something_else_is_refused(busy_scene: Scene) -> None:
    case = busy_scene.examined()
    tray, by, page = busy_scene.tray().pk, busy_scene.by("issuing"), asked()
    reviews.confirm_and_print(case.pk, tray_id=tray, by=by, at=busy_scene.later(), asked=page)

    with pytest.raises(UnableToAct, match="other_body"):
        reviews.confirm_and_print(
            case.pk, tray_id=tray, by=by, at=busy_scene.later(), asked=Asked(key=page.key, body_digest=b"\x09" * 32)
        )
