"""The officers' door in a real browser: people with security keys that the browser itself pretends."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page
from pytest_django.fixtures import Settings
from tests.casework.conftest import scene
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town
from tests.journeys.somebody import Somebody

from xinsheng.registry.models import PolicyRow
from xinsheng.standards.civil_time import civil_date

__all__ = ["browser", "eye", "own_keys", "scene", "today", "town"]
_KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@dataclass
class UsbKey:
    """A security key plugged into one browser (Chromium's virtual authenticator)."""

    page: Page
    devices: CDPSession = field(init=False)
    name: str = field(init=False)

    def __post_init__(self) -> None:
        self.devices = self.page.context.new_cdp_session(self.page)
        self.devices.send("WebAuthn.enable")
        self.plug_in()

    def plug_in(self, **changed: Any) -> None:
        added = self.devices.send("WebAuthn.addVirtualAuthenticator", {"options": _KEY | changed})
        self.name = added["authenticatorId"]

    def pull_out(self) -> None:
        self.devices.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self.name})

    def inside(self) -> dict[str, Any]:
        """The one passkey on it, private key and all: what a thief would copy."""
        kept = self.devices.send("WebAuthn.getCredentials", {"authenticatorId": self.name})["credentials"]
        return dict(kept[0])

    def put_inside(self, credential: dict[str, Any], **changed: Any) -> None:
        known = {
            name: value for name, value in credential.items() if name not in ("backupEligibility", "backupState")
        }
        self.devices.send("WebAuthn.addCredential", {"authenticatorId": self.name, "credential": known | changed})

    def verifies(self, *, the_person: bool) -> None:
        self.devices.send("WebAuthn.setUserVerified", {"authenticatorId": self.name, "isUserVerified": the_person})


@dataclass
class Door:
    """People at the officers' door of a town."""

    town: Town

    def slips(self, login: str, *, reason: str = "新入职") -> tuple[str, str]:
        """Two administrators at their own screens let this person enrol; the codes on the two slips."""
        held = self.town.scene.person(login).appointments.get()
        system = self.town.comes("system").goes(f"/desk/setting-up/offices/{held.office_id}")
        system.page.locator(f'a[href$="/{held.pk}/enrol"]').click()
        system.looks("let-enrol").says(reason=reason).presses("提出", within="main").looks("slip-first")
        first = code_on(system)
        system.presses("查看这项提议")
        security = self.town.comes("security").goes(system.at).looks("enrolment-proposal")
        security.presses("核对无误，确认").looks("slip-second")
        return first, code_on(security)

    def at_the_door(self, *, phone: bool = False) -> tuple[Somebody, UsbKey]:
        who = self.town.visitor(phone=phone)
        return who, UsbKey(who.page)

    def enrols(self, who: Somebody, login: str, slips: tuple[str, str]) -> Somebody:
        who.goes("/desk/enrol").says(login_name=login, first=slips[0], second=slips[1].lower())
        who.presses("继续", within="main").sees("登记码相符").presses("登记这把密钥")
        return hears(who, "通行密钥已登记")


def asks_for_the_key(who: Somebody, *hears_then: str) -> Somebody:
    """Press the door's one button; the device answers by itself, and the page that follows says these words."""
    return hears(who.presses("用通行密钥登录"), *hears_then)


def hears(who: Somebody, *words: str) -> Somebody:
    """A page with these words comes, once the device has answered."""
    for one in words:
        who.page.get_by_text(one).first.wait_for()
    return who


def code_on(who: Somebody) -> str:
    return who.page.locator(".x-code").inner_text()


def no_waiting() -> None:
    """A policy of two people: new keys need not wait."""
    now = datetime.now(tz=UTC)
    PolicyRow.objects.create(
        name="enrolment_cooling_hours", value=0, from_on=civil_date(now), source="测试", laid_down_at=now
    )


@pytest.fixture
def door(town: Town, settings: Settings) -> Door:
    settings.PASSKEY_DOMAIN, settings.PASSKEY_ORIGIN = "localhost", town.home
    return Door(town)
