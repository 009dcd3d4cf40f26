"""Two people at one slip, one admission, one proposal, one range of blanks: the books have room for one of them."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from tests.casework.scene import AT, Scene, asked
from tests.province import set_up_province

from xinsheng.casework import claims, openings, proposals
from xinsheng.casework.acting import UnableToAct
from xinsheng.law.administration import ProposalKind
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Relation
from xinsheng.registry.models import Blank, Case, Claim, ClaimSlipUse, Delivery, Proposal, Tray

pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
STRANGERS = ("grandmother", "father", "mother2")


@pytest.fixture
def busy_scene(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


def at_once(tries: list[Callable[[], object]]) -> list[object]:
    """Every try on its own connection; a refusal is an answer."""

    def one(do: Callable[[], object]) -> object:
        try:
            return do()
        except (NotAllowed, UnableToAct) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tries)) as pool:
        return list(pool.map(one, tries))


def done(answers: list[object]) -> int:
    return sum(not isinstance(answer, Exception) for answer in answers)


def test_one_slip_typed_by_three_people_at_once_lets_one_of_them_in(busy_scene: Scene) -> None:
    case = busy_scene.signed()
    for _evening in range(5):
        _type_at_once(busy_scene, case)

        let_in = set(Claim.objects.filter(case=case).values_list("person_id", flat=True))
        assert let_in == set(ClaimSlipUse.objects.values_list("person_id", flat=True))


def _type_at_once(scene: Scene, case: Case) -> None:
    by, at = scene.by("issuing"), scene.later()
    _outcome, code = claims.print_claim_slip(case.pk, by=by, at=at, asked=asked())
    hers = Relation.RELATIVE
    at_once(
        [
            lambda who=who: claims.begin_claim_by_slip(code, relation=hers, by=scene.by(who), at=at, asked=asked())
            for who in STRANGERS
        ]
    )


def test_one_admission_opened_by_two_midwives_at_once_is_one_delivery(busy_scene: Scene) -> None:
    admission = openings.Admission(mother_name="龙小梅", inpatient_no="ZY1", plurality=2)
    at = busy_scene.later()

    at_once(
        [
            lambda who=who: openings.open_birth(
                busy_scene.hospital, admission=admission, by=busy_scene.by(who), at=at, asked=asked()
            )
            for who in ("midwife", "midwife2") * 3
        ]
    )

    assert (Delivery.objects.count(), Case.objects.count()) == (1, 2)


def proposed(scene: Scene, kind: ProposalKind, payload: dict[str, Any]) -> Proposal:
    return proposals.propose(
        kind,
        payload={"office": str(scene.hospital.pk), **payload},
        office=scene.hospital,
        by=scene.by("stock"),
        at=scene.later(),
    )


def confirm_all(scene: Scene, ids: list[UUID]) -> list[object]:
    by, at = scene.by("supervisor"), scene.later()
    return at_once([lambda pk=pk: proposals.confirm(pk, by=by, at=at) for pk in ids])


def test_a_proposal_confirmed_six_times_at_once_is_done_once(busy_scene: Scene) -> None:
    before = Blank.objects.count()
    one = proposed(busy_scene, ProposalKind.BLANKS, {"first_no": "Z520900001", "last_no": "Z520900050"})

    answers = confirm_all(busy_scene, [one.pk] * 6)

    assert (done(answers), Blank.objects.count()) == (1, before + 50)


def test_overlapping_ranges_laid_in_two_trays_at_once_go_to_one(busy_scene: Scene) -> None:
    confirm_all(
        busy_scene,
        [proposed(busy_scene, ProposalKind.BLANKS, {"first_no": "Z520900001", "last_no": "Z520900050"}).pk],
    )
    ranges = [("一号", "Z520900001", "Z520900030"), ("二号", "Z520900020", "Z520900050")]
    wanted = [
        proposed(busy_scene, ProposalKind.TRAY, {"label": label, "first_no": first, "last_no": last})
        for label, first, last in ranges
    ]

    answers = confirm_all(busy_scene, [one.pk for one in wanted])

    assert done(answers) == 1
    assert Tray.objects.filter(label__in=["一号", "二号"]).count() == 1


def test_overlapping_ranges_taken_in_at_once_arrive_once(busy_scene: Scene) -> None:
    before = Blank.objects.count()
    wanted = [
        proposed(busy_scene, ProposalKind.BLANKS, {"first_no": first, "last_no": last})
        for first, last in (("Z520900001", "Z520900030"), ("Z520900020", "Z520900049"))
    ]

    answers = confirm_all(busy_scene, [one.pk for one in wanted])

    assert (done(answers), Blank.objects.count()) == (1, before + 30)
