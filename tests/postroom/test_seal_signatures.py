"""The worker's round over what citizens signed: sealed, or waiting for the key, and never a fault."""

import pytest
from tests.casework.citizen_scene import row_of, signed_on_paper
from tests.casework.scene import Scene

from xinsheng.casework import outside
from xinsheng.postroom.seal_signatures import seal_signatures
from xinsheng.registry.models import CitizenSeal, WaitingSeal


def test_a_round_seals_what_waits_and_without_the_key_it_goes_on_waiting(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    case = signed_on_paper(scene)
    file = scene.keys_folder / "credential.pem"
    kept = file.rename(file.with_name("elsewhere"))
    outside.keys.cache_clear()
    seal_signatures(timestamp=0)
    assert (WaitingSeal.objects.count(), "citizen_seals_wait" in caplog.text) == (1, True)
    kept.rename(file)
    outside.keys.cache_clear()
    seal_signatures(timestamp=0)
    assert CitizenSeal.objects.get().signature == row_of(case)
    assert not WaitingSeal.objects.exists()
