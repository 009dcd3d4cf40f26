"""A place where cards are read is enrolled by its device's key and ended, by two people."""

import json
from typing import Any
from uuid import uuid4

import pytest
from joserfc.jwk import ECKey
from tests.desk_setting_up.conftest import Screens, words_of

from xinsheng.registry.models import Kiosk, Proposal

KEY = ECKey.generate_key("P-256")


def said(key: ECKey = KEY, *, private: bool = False, **changes: Any) -> dict[str, Any]:
    shown = key.as_dict(private=private)
    return {"name": "一楼 2 号窗口", "use": "counter", "public_key": json.dumps(shown), **changes}


def test_a_place_is_in_force_once_the_second_person_has_compared_its_thumbprint_until_both_end_it(
    screens: Screens,
) -> None:
    office = screens.scene.hospital
    proposal = screens.proposed("system", "enrol_kiosk", office.pk, **said())
    assert not Kiosk.objects.exists()
    shown = words_of(screens.see("security", "proposal", proposal.pk))
    assert all(words in shown for words in (office.name, "一楼 2 号窗口", "窗口（工作人员使用）", KEY.thumbprint()))
    screens.confirmed("security", proposal)
    kiosk = Kiosk.objects.get()
    assert (kiosk.office, kiosk.use, kiosk.until) == (office, "counter", None)
    assert str(kiosk.pk) in words_of(screens.see("audit", "kiosks"))

    twice = screens.proposed("system", "enrol_kiosk", office.pk, **said(use="self_service"))
    assert "这把公钥已经登记过" in words_of(screens.decide("security", twice))
    ending = screens.proposed("system", "end_kiosk", kiosk.pk, reason="终端丢失")
    assert "确认后立即停用" in words_of(screens.see("security", "proposal", ending.pk))
    screens.confirmed("security", ending)

    assert Kiosk.objects.get().until is not None
    assert screens.see("system", "end_kiosk", kiosk.pk).status_code == 404


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"private": True}, "内容里有私钥"),
        ({"public_key": ECKey.generate_key("P-384")}, "只接受 P-256"),
        ({"public_key": "[]"}, "不是有效的公钥"),
        ({"public_key": '{"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}'}, "只接受 P-256"),
        ({"public_key": "x" * 3000}, ""),
        ({"use": "both"}, ""),
        ({"name": " "}, ""),
    ],
)
def test_what_is_no_place_of_ours_is_asked_again(screens: Screens, changes: dict[str, Any], told: str) -> None:
    key = changes.get("public_key")
    typed = said(key) if isinstance(key, ECKey) else said(**changes)
    answer = screens.propose("system", "enrol_kiosk", screens.scene.hospital.pk, **typed)
    assert answer.status_code == 200
    assert told in words_of(answer)
    assert not Proposal.objects.filter(kind="kiosk").exists()


@pytest.mark.parametrize("login", ["security", "audit", "supervisor", "midwife"])
def test_nobody_else_proposes_one(screens: Screens, login: str) -> None:
    assert screens.see(login, "enrol_kiosk", screens.scene.hospital.pk).status_code == 404
    assert screens.see(login, "end_kiosk", uuid4()).status_code == 404
