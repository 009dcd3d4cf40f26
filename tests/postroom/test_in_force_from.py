"""A certificate is in force from the moment it is filed, not from that when making its file began."""

from collections.abc import Callable
from datetime import datetime, timedelta
from types import ModuleType
from typing import Any

import pytest
from tests.casework.couple_scene import CoupleScene
from tests.casework.scene import Scene

from xinsheng.postroom import make_elicence, make_service_certificate
from xinsheng.registry.models import JournalEntry

A_LONG_TIME = timedelta(minutes=3)  # to typeset and to seal, on a day when all is slow


def slowly_made(errand: ModuleType, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Callable[[], datetime]:
    """Make the errand take its time; the clock that it reads."""
    make_file = errand.make_file

    def slow(certificate: Any) -> tuple[bytes, bytes]:
        made: tuple[bytes, bytes] = make_file(certificate)
        scene.at += A_LONG_TIME
        return made

    monkeypatch.setattr(errand, "make_file", slow)
    return lambda: scene.at


def filed_at(act: str) -> datetime:
    return JournalEntry.objects.get(act=act).at


def test_a_birth_certificate(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    case, began = scene.sealing(), scene.at
    make_elicence.carry_out(case.pk, clock=slowly_made(make_elicence, scene, monkeypatch))

    certificate = case.certificates.get()
    times = (certificate.standing.since, certificate.elicence.made_at, filed_at("file_elicence"))
    assert times == (began + A_LONG_TIME,) * 3


def test_a_service_certificate(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    couple = CoupleScene(scene)
    case = couple.registers(couple.with_township())
    began = scene.at
    make_service_certificate.carry_out(case.pk, clock=slowly_made(make_service_certificate, scene, monkeypatch))

    certificate = case.service_certificates.get()
    times = (certificate.standing.since, certificate.elicence.made_at, filed_at("file_service_certificate"))
    assert times == (began + A_LONG_TIME,) * 3
