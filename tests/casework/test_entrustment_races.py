"""A couple's authorisation used twice, or taken back and used, at the very same moment: it has one end."""

from collections.abc import Iterator

import pytest
from django.db import connection
from tests.casework.conftest import own_keys
from tests.casework.couple_scene import CoupleScene, a_couple, a_spouse
from tests.casework.entrusting_scene import agent, comes, sends
from tests.casework.scene import AT, Scene, asked
from tests.casework.test_races import all_at_once
from tests.province import set_up_province

from xinsheng.casework import registrations
from xinsheng.casework.authorisations import revoke_authorisation
from xinsheng.law.authorisations import AuthorisationEnd
from xinsheng.law.seen_papers import SeenOnSite, SeenPaper
from xinsheng.law.terms import Channel, Stage
from xinsheng.registry.models import AuthorisationEnding, Case

__all__ = ["own_keys"]
pytestmark = [pytest.mark.race, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
WOMEN = ("mother", "mother2")
SEEN = SeenOnSite(papers=(SeenPaper.AGENT_IDENTITY,), agent=agent())


@pytest.fixture
def couples(transactional_db: None, own_keys: None) -> Iterator[CoupleScene]:
    set_up_province(at=AT)
    yield CoupleScene(Scene())
    connection.close()


def ready(couples: CoupleScene, login: str) -> Case:
    """A woman who declares alone has sent somebody, who stands at the window."""
    case = couples.begun(login)
    sends(couples, case, of=a_couple(woman=a_spouse(login), man=None), login=login)
    return comes(couples, case)


def test_taken_back_and_used_twice_at_one_moment_it_has_one_end_and_the_form_goes_by_it(couples: CoupleScene) -> None:
    cases = {login: ready(couples, login) for login in WOMEN}
    officers, at = (couples.by("township", Channel.COUNTER), couples.by("township2", Channel.COUNTER)), couples.at
    tries = []
    for login, case in cases.items():
        said, her = a_couple(woman=a_spouse(login), man=None), couples.by(login)
        tries.append(lambda case=case, her=her: revoke_authorisation(case.pk, by=her, at=at, asked=asked()))
        tries += [
            lambda case=case, by=by, said=said: registrations.declare_couple(
                case.pk, declaration=said, by=by, at=at, asked=asked(), seen=SEEN
            )
            for by in officers
        ]

    answers = all_at_once(tries, hands=len(tries))

    for place, case in enumerate(cases.values()):
        done = [not isinstance(answer, Exception) for answer in answers[3 * place : 3 * place + 3]]
        is_used = AuthorisationEnding.objects.get(authorisation__material__case=case).how == AuthorisationEnd.USED
        assert sum(done) == 1
        assert done[0] is not is_used
        assert (Case.objects.get(pk=case.pk).stage == Stage.COMPARING) is is_used
        assert case.declarations.count() == int(is_used)


def test_used_at_two_windows_at_one_moment_it_is_used_once(couples: CoupleScene) -> None:
    case, said = ready(couples, "mother"), a_couple(man=None)
    hands = [couples.by(login, Channel.COUNTER) for login in ("township", "township2") * 3]
    at = couples.at

    answers = all_at_once(
        [
            lambda by=by: registrations.declare_couple(
                case.pk, declaration=said, by=by, at=at, asked=asked(), seen=SEEN
            )
            for by in hands
        ],
        hands=len(hands),
    )

    assert sum(not isinstance(answer, Exception) for answer in answers) == 1
    assert AuthorisationEnding.objects.get().how == AuthorisationEnd.USED
    assert case.declarations.count() == 1
