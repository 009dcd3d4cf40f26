"""Who was asked before another and came to the case after it acts as late as that one, in all that is written.

Here the clock of every act is a second behind that of the act before: as if each had waited for the lock, or another
machine's clock were slow. What the books say afterwards is the same to the second, whoever checks it.
"""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import Scene
from tests.casework.succession_scene import Succession

from xinsheng.casework.acting import THE_MACHINE
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.proof_checks import check
from xinsheng.law.terms import Duty
from xinsheng.proof.entries import check_chain
from xinsheng.registry.models import Case, JournalEntry


@pytest.fixture
def behind(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Scene:
    def earlier(self: Scene, **_length: float) -> datetime:
        self.at -= timedelta(seconds=1)
        return self.at

    monkeypatch.setattr(Scene, "later", earlier)
    return scene


def moments_of(case: Case) -> set[datetime]:
    return set(JournalEntry.objects.filter(chain=case.pk).values_list("at", flat=True))


def test_a_birth_is_sealed_by_acts_that_waited_and_its_whole_history_is_proven(behind: Scene) -> None:
    begun = behind.at - timedelta(seconds=1)
    case = behind.sealed()
    assert moments_of(case) == {begun}
    assert check(case.pk).broken == ()


@pytest.mark.parametrize("by_township", [False, True])
def test_a_couple_is_registered_by_acts_that_waited_and_its_whole_history_is_proven(
    behind: Scene, *, by_township: bool
) -> None:
    couple = CoupleScene(behind)
    case = couple.filed(couple.registers(couple.with_township())) if by_township else couple.registered()
    assert len(moments_of(case)) == 1
    assert check(case.pk).broken == ()


def test_a_certificate_is_reissued_by_acts_that_waited_and_its_whole_history_is_proven(behind: Scene) -> None:
    original = behind.sealed().certificates.get()
    certificate = Succession(behind).whole(original)
    assert len(moments_of(certificate.case)) == 1
    assert check(certificate.case_id).broken == ()


def test_a_line_of_no_case_is_no_earlier_than_the_one_before_it_either(scene: Scene) -> None:
    chain = uuid4()
    for late in (0, 3, 1):
        at = scene.at + timedelta(seconds=late)
        write_line(
            Line(chain=chain, act="give", from_stage=None, to_stage=None, duty=Duty.MACHINE, by=THE_MACHINE, at=at)
        )
    written = JournalEntry.objects.filter(chain=chain).order_by("seq").values_list("at", flat=True)
    assert [(at - scene.at).seconds for at in written] == [0, 3, 3]
    bodies = JournalEntry.objects.filter(chain=chain).order_by("seq").values_list("body", flat=True)
    assert check_chain([bytes(body) for body in bodies]) == ()
