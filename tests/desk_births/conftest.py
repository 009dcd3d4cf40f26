"""The province of casework's tests, and the ward's screens in it."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.casework.conftest import own_keys, scene
from tests.casework.scene import Scene
from tests.desk_births.ward import Screen

from xinsheng.registry.models import Account

__all__ = ["own_keys", "scene"]


@pytest.fixture
def at(scene: Scene) -> Callable[[str], Screen]:
    """The ward's screen with this person signed in."""

    def sign_in(login: str) -> Screen:
        client = Client()
        client.force_login(Account.objects.get(login_name=login))
        return Screen(client)

    return sign_in
