from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.casework.conftest import own_keys, scene
from tests.casework.scene import Scene

from xinsheng.casework.outside import vault
from xinsheng.casework.privacy import key_of
from xinsheng.postroom import make_elicence as errand
from xinsheng.registry.models import Case, Certificate
from xinsheng.verify import limits

__all__ = ["own_keys", "scene"]
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
]


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each answer was held back; nobody waits in a test."""
    held: list[float] = []
    monkeypatch.setattr(limits.time, "sleep", held.append)
    return held


@pytest.fixture
def issued(scene: Scene) -> Certificate:
    """A certificate in force with a really sealed file."""
    return really_sealed(scene)


def really_sealed(scene: Scene, case: Case | None = None) -> Certificate:
    case = scene.sealing(case)
    errand.make_elicence(case_id=str(case.pk))
    return (
        Certificate.objects.select_related("elicence", "standing", "case__key")
        .filter(case=case)
        .latest("print_round")
    )


@pytest.fixture
def file_of() -> Callable[[Certificate], bytes]:
    return lambda certificate: vault().get(certificate.elicence.file_ref, data_key=key_of(certificate.case))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser a file: the player's loop runs in this very thread, and must not outlive the file."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as player:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        started = player.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield started
        started.close()
