"""The mother takes back what her agent uses, at the very same moment: one of the two, never both."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, connection, transaction
from tests.casework.conftest import own_keys
from tests.casework.scene import AT, Scene, asked
from tests.casework.sending import as_sent, sends
from tests.casework.test_races import all_at_once
from tests.province import set_up_province

from xinsheng.casework import claims
from xinsheng.casework.authorisations import revoke_authorisation
from xinsheng.law.authorisations import AuthorisationEnd
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Authorisation, AuthorisationEnding, Case

__all__ = ["own_keys"]
pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
CASES = 6


@pytest.fixture
def busy(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    set_up_province(at=AT)
    yield Scene()
    connection.close()


def ready(scene: Scene, place: int) -> Case:
    (case,) = scene.opened(inpatient_no=f"ZY{place:05}")
    scene.claimed(scene.signed(case))
    sends(scene, case)
    claims.begin_claim_by_authorisation(case.pk, by=scene.by("father"), at=scene.later(), asked=asked())
    return case


def test_taken_back_and_used_at_one_moment_it_has_one_end_and_the_case_goes_by_it(busy: Scene) -> None:
    cases = [ready(busy, place) for place in range(CASES)]
    mother, father, at = busy.by("mother"), busy.by("father"), busy.later()
    tries = []
    for case in cases:
        tries += [
            lambda case=case: revoke_authorisation(case.pk, by=mother, at=at, asked=asked()),
            lambda case=case: claims.declare(case.pk, declaration=as_sent(), by=father, at=at, asked=asked()),
            lambda case=case: claims.declare(case.pk, declaration=as_sent(), by=father, at=at, asked=asked()),
        ]

    answers = all_at_once(tries, hands=len(tries))

    ends = dict(AuthorisationEnding.objects.values_list("authorisation__material__case", "how"))
    assert set(ends) == {case.pk for case in cases}
    for place, case in enumerate(cases):
        done = [not isinstance(answer, Exception) for answer in answers[3 * place : 3 * place + 3]]
        is_used = ends[case.pk] == AuthorisationEnd.USED
        assert sum(done) == 1
        assert done[0] is not is_used
        assert (Case.objects.get(pk=case.pk).stage == Stage.DECLARED) is is_used
        assert case.declarations.exists() is is_used


def test_the_books_hold_it_to_its_case_its_time_its_signer_and_one_end(busy: Scene) -> None:
    case, other = ready(busy, 1), ready(busy, 2)
    sent, later = Authorisation.objects.get(material__case=case), busy.later(days=40)
    claims.declare(other.pk, declaration=as_sent(), by=busy.by("father"), at=busy.later(days=-39), asked=asked())
    foreign, mother = other.declarations.get(), busy.person("mother")
    used, revoked = AuthorisationEnd.USED.value, AuthorisationEnd.REVOKED.value
    spent = Authorisation.objects.get(material__case=other)
    wrong = (
        (sent, {"how": used, "declaration": foreign, "ended_by": mother, "ended_at": busy.at}),
        (sent, {"how": revoked, "ended_by": busy.person("father"), "ended_at": busy.at}),
        (sent, {"how": used, "ended_by": mother, "ended_at": busy.at}),
        (spent, {"how": revoked, "ended_by": mother, "ended_at": later}),
    )

    for of, row in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            AuthorisationEnding.objects.create(authorisation=of, **row)

    assert AuthorisationEnding.objects.get().authorisation == spent
