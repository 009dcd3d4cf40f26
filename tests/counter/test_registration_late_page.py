"""A page of a form that was given up or signed in another window while it was typed: told, never a fault of ours."""

from typing import Any

import pytest
from tests.casework.scene import Scene, asked
from tests.counter.conftest import own_keys, signed_in
from tests.counter.couple import Couple

from xinsheng.casework import registrations
from xinsheng.counter.registration import work
from xinsheng.registry.models import Case, Draft

__all__ = ["own_keys"]


def test_what_is_typed_too_late_is_told_and_not_kept(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    woman = Couple(signed_in("mother").client)
    form, opened = woman.begins(), work.open_work

    def while_it_is_given_up(case: Case, **read: Any) -> work.Work:
        found = opened(case, **read)
        registrations.withdraw_registration(case.pk, by=scene.by("mother"), at=found.at, asked=asked())
        return found

    monkeypatch.setattr(work, "open_work", while_it_is_given_up)
    answer = woman.client.post(f"{form}side/", {"side": "woman"})

    assert answer.status_code == 409
    assert "/mine/" in answer.content.decode()
    assert not Draft.objects.exists()
