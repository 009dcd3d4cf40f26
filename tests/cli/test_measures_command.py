"""`xinsheng measures`: everything counted again, and held against the books."""

import pytest
from tests.casework.conftest import own_keys, scene
from tests.casework.scene import Scene
from typer.testing import CliRunner

from xinsheng.cli import measures
from xinsheng.law.measures import Tally
from xinsheng.registry.models import MeasureCount

__all__ = ["own_keys", "scene"]


def test_counted_it_agrees_and_what_was_changed_by_hand_is_told_and_counted_right_again(scene: Scene) -> None:
    scene.sealed()
    run = CliRunner()
    assert run.invoke(measures.app, ["count", "--first", "2026-11-20", "--last", "2026-11-24"]).exit_code == 0
    agreeing = run.invoke(measures.app, ["check"])
    assert (agreeing.exit_code, "differing: 0" in agreeing.output) == (0, True)
    MeasureCount.objects.filter(tally=Tally.ISSUED, span="day").update(number=9)
    differing = run.invoke(measures.app, ["check", "--first", "2026-11-20"])
    assert differing.exit_code == 1
    assert "2026-11-22 day issued" in differing.output
    assert "2026-11-01 month issued" in differing.output
    assert run.invoke(measures.app, ["count", "--first", "2026-11-22", "--last", "2026-11-22"]).exit_code == 0
    assert run.invoke(measures.app, ["check"]).exit_code == 0


@pytest.mark.parametrize("command", ["count", "check"])
def test_a_day_that_is_none_is_told(command: str) -> None:
    assert CliRunner().invoke(measures.app, [command, "--first", "2026-13-40"]).exit_code != 0
