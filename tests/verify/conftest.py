from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser
from tests.browsers import a_browser
from tests.casework.conftest import own_keys, scene
from tests.casework.scene import Scene

from xinsheng.casework.outside import vault
from xinsheng.casework.privacy import key_of
from xinsheng.postroom import make_elicence as errand
from xinsheng.registry.models import Case, Certificate
from xinsheng.verify import limits

__all__ = ["own_keys", "scene"]


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
    """One browser a file."""
    with pytest.MonkeyPatch.context() as patch, a_browser() as started:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield started
