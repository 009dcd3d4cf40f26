from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.test import Client
from tests.casework.conftest import own_keys
from tests.casework.scene import Scene
from tests.counter.family import Family
from tests.house.access import sessions_rest
from tests.province import set_up_province, stands_from

from xinsheng.registry.models import Account

__all__ = ["own_keys", "sessions_rest"]
THIS_RUN = datetime.now(tz=UTC)


@pytest.fixture
@stands_from(THIS_RUN)
def scene(db: None, own_keys: None) -> Scene:
    """The demonstration province, set up when the run began, since pages read the clock."""
    set_up_province(at=THIS_RUN)
    scene = Scene()
    scene.at = datetime.now(tz=UTC)
    return scene


@pytest.fixture
def mother(scene: Scene) -> Family:
    return signed_in("mother")


@pytest.fixture
def father(scene: Scene) -> Family:
    return signed_in("father")


@pytest.fixture
def grandmother(scene: Scene) -> Family:
    return signed_in("grandmother")


def signed_in(login: str) -> Family:
    client = Client()
    account: UUID = Account.objects.get(login_name=login).pk
    client.post("/sign-in/", {"account": str(account)})
    return Family(client)
