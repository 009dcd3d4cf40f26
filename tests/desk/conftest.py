"""The province of casework's tests, and who sits at the desk in it."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.casework.conftest import own_keys, scene

from xinsheng.registry.models import Account

__all__ = ["own_keys", "scene"]


@pytest.fixture
def at_desk(scene: object) -> Callable[[str], Client]:
    """A browser in which this person is signed in."""

    def sign_in(login: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(login_name=login))
        return client

    return sign_in
