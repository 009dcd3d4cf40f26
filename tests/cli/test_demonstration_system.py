import json
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from joserfc.jwk import ECKey
from pytest_django.fixtures import Settings
from tests.casework.conftest import own_keys, scene
from tests.casework.scene import Scene
from tests.exchange.system import System

from xinsheng.cli.demonstration_system import bring_in_system, key_file, system_told

__all__ = ["own_keys", "scene"]
HOSPITAL = "贵阳市新生妇幼保健院（演示）"
NOW = datetime.now(tz=UTC)


@pytest.fixture
def own_state(settings: Settings, tmp_path: Path) -> None:
    settings.STATE = tmp_path


def test_the_demonstrations_system_is_let_in_with_the_key_that_lies_there(scene: Scene, own_state: None) -> None:
    client = bring_in_system(hospital=HOSPITAL, at=NOW)

    assert client is not None
    key = ECKey.import_key(json.loads(key_file().read_text()))
    system = System(client, key=key)
    assert system.asks_for_token(system.asserts(header={"kid": "demonstration"})).status_code == 200
    assert stat.S_IMODE(key_file().stat().st_mode) == 0o600
    assert str(client.pk) in "\n".join(system_told(client))


def test_a_second_start_brings_in_no_second_system(scene: Scene, own_state: None) -> None:
    first = bring_in_system(hospital=HOSPITAL, at=NOW)

    assert bring_in_system(hospital=HOSPITAL, at=NOW) == first
    key_file().unlink()
    assert bring_in_system(hospital=HOSPITAL, at=NOW) is None
