from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
import tests.casework.scene as story
from django.db import connection
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer
from tests.browsers import a_browser
from tests.casework.conftest import own_keys
from tests.casework.scene import EVERYONE, Scene
from tests.journeys.eye import SCREENS, Eye, keep
from tests.journeys.family import a_picture
from tests.journeys.somebody import Somebody
from tests.province import set_up_province

from xinsheng.cli.demonstration_people import ADMINISTRATORS
from xinsheng.postroom.make_elicence import make_elicence
from xinsheng.registry.models import Case
from xinsheng.standards.civil_time import civil

__all__ = ["own_keys"]
NAMES = {login: who.name for login, who in EVERYONE.items()} | {who.login: who.name for who in ADMINISTRATORS}
SOME_HOURS = timedelta(hours=3)
SET_UP = datetime.now(tz=UTC) - SOME_HOURS  # once for all the tests of a run
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser a file."""
    with pytest.MonkeyPatch.context() as patch, a_browser() as started:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield started


@pytest.fixture(scope="session")
def eye() -> Eye:
    return Eye()


@pytest.fixture
def today(own_keys: None, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """The demonstration province, set up some hours ago, since pages read the clock; photographs can be seen."""
    card = replace(story.a_photograph(), content=a_picture(), width=900, height=560)
    monkeypatch.setattr(story, "a_photograph", lambda: card)
    set_up_province(at=SET_UP)
    scene = Scene()
    scene.at = datetime.now(tz=UTC) - SOME_HOURS
    return scene


@dataclass
class Town:
    """The province with people at their screens."""

    scene: Scene
    home: str
    browser: Browser
    eye: Eye
    people: list[Somebody] = field(default_factory=list)

    def visitor(self, *, phone: bool = True, script: bool = True, language: str = "zh-CN") -> Somebody:
        """Somebody with a browser, not signed in."""
        viewport = PHONE if phone else DESK
        context = self.browser.new_context(viewport=viewport, java_script_enabled=script, locale=language)
        context.set_default_timeout(20_000)
        aid = None if script else self.browser.new_page(viewport=viewport)
        self.people.append(Somebody(page=context.new_page(), home=self.home, eye=self.eye, aid=aid))
        return self.people[-1]

    def comes(self, login: str, *, phone: bool = False, script: bool = True) -> Somebody:
        """One of the invented people, signed in at a desk, or at a phone."""
        return self.visitor(phone=phone, script=script).signs_in(NAMES[login])

    def another_tab_of(self, who: Somebody) -> Somebody:
        """The same browser, a second page."""
        self.people.append(Somebody(page=who.page.context.new_page(), home=self.home, eye=self.eye, aid=who.aid))
        return self.people[-1]

    def born_local(self, *, hours_ago: int) -> datetime:
        """A civil time so many hours ago, to the minute."""
        return civil(self.scene.at - timedelta(hours=hours_ago)).replace(second=0, microsecond=0)

    def worker_makes(self, case: Case) -> None:
        """The worker does its errand, in a thread of its own since it has a loop of its own."""
        with ThreadPoolExecutor(1) as worker:
            worker.submit(_made_and_closed, case).result()


def _made_and_closed(case: Case) -> None:
    try:
        make_elicence(case_id=str(case.pk))
    finally:
        connection.close()


@pytest.fixture
def town(browser: Browser, today: Scene, live_server: LiveServer, eye: Eye) -> Iterator[Town]:
    held = Town(today, live_server.url, browser, eye)
    yield held
    faults = [fault for one in held.people for fault in one.faults]
    for number, one in enumerate(held.people):
        keep(one.page, SCREENS / "left" / f"{number}.png")  # how each screen was left, for whoever mends a failure
    for one in held.people:
        one.page.context.close()
        if one.aid:
            one.aid.close()
    assert faults == []
