"""`xinsheng compare replay`: what was decided recomputes to itself; a proposed policy is tried on past cases."""

from dataclasses import replace

import pytest
from tests.casework.couple_scene import CoupleScene, a_couple, a_spouse
from tests.casework.scene import Scene
from typer.testing import CliRunner

from xinsheng.cli import compare
from xinsheng.law.comparison import RULE_VERSION, Comparison, comparison_from
from xinsheng.registry.models import CaseKey, RegisterComparison


@pytest.fixture
def decided(scene: Scene) -> CoupleScene:
    """One couple registered at once, and one with the township."""
    couple = CoupleScene(scene)
    couple.registered()
    couple.with_township(a_couple(woman=a_spouse("mother2"), man=None), login="mother2")
    return couple


def replayed(*asked: str) -> tuple[int, str]:
    came = CliRunner().invoke(compare.app, list(asked), env={"COLUMNS": "200"})
    return came.exit_code, came.output


@pytest.mark.usefixtures("decided")
def test_what_was_decided_recomputes_to_itself() -> None:
    code, said = replayed()
    assert code == 0
    assert "Recomputed 2, would change 0, erased 0." in said


@pytest.mark.usefixtures("decided")
def test_a_proposed_policy_says_whom_it_would_send_to_a_person_and_changes_nothing() -> None:
    before = list(RegisterComparison.objects.order_by("pk").values_list("agrees", "result"))
    code, said = replayed("--policy", "registration_children=0")
    registered = RegisterComparison.objects.get(agrees=True)
    assert code == 0
    assert str(registered.case_id) in said
    assert "issued at once now 0, to a person now 1." in said
    assert list(RegisterComparison.objects.order_by("pk").values_list("agrees", "result")) == before


@pytest.mark.usefixtures("decided")
def test_a_rule_that_would_decide_otherwise_is_reported_and_ends_with_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def of_another_rule(row: RegisterComparison, *, policy: object) -> Comparison:
        del policy
        return replace(comparison_from(row.result), rule_version=RULE_VERSION + 1)

    monkeypatch.setattr(compare, "recompute", of_another_rule)
    code, said = replayed()
    assert code == 1
    assert "would change 2" in said


def test_of_an_erased_case_nothing_is_left_to_recompute(decided: CoupleScene) -> None:
    registered = RegisterComparison.objects.get(agrees=True)
    CaseKey.objects.filter(case=registered.case_id).update(wrapped=None, destroyed_at=decided.at)
    assert "Recomputed 1, would change 0, erased 1." in replayed()[1]


@pytest.mark.parametrize("said", ["no_such_policy=1", "registration_children=many", "registration_children"])
@pytest.mark.usefixtures("decided")
def test_a_policy_that_cannot_be_is_told_and_nothing_is_recomputed(said: str) -> None:
    code, told = replayed("--policy", said)
    assert code == 2
    assert "Recomputed" not in told
