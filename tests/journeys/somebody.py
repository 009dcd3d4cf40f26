"""One person at their own screen: opens pages, answers what is asked, presses what is written on a button."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from playwright.sync_api import ConsoleMessage, Error, Locator, Page, Response, expect
from tests.journeys.eye import Eye

from xinsheng.look.dates import PARTS

PATIENCE = 30_000  # milliseconds a person waits for what they expect; a page drawn sooner is seen sooner


@dataclass
class Somebody:
    """A browser of one's own; `faults` is what the browser complained of."""

    page: Page
    home: str
    eye: Eye
    aid: Page | None = None  # for a browser without script: another with it
    faults: list[str] = field(default_factory=list)
    answers: dict[str, int] = field(default_factory=dict)
    reloading: set[str] = field(default_factory=set)  # pages that ask of themselves, every few seconds, how it stands

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._hear)
        self.page.on("response", self._note)

    def _note(self, answer: Response) -> None:
        if answer.request.is_navigation_request():
            self.answers[answer.url] = answer.status
            (self.reloading.add if "refresh" in answer.headers else self.reloading.discard)(answer.url)

    def _hear(self, said: ConsoleMessage) -> None:
        of_the_page = self.answers.get(said.location.get("url", ""), 0)  # a 409 is a page to be read, not a fault
        if said.type in ("error", "warning") and not (said.text.startswith("Failed to load") and of_the_page):
            self.faults.append(said.text)

    def signs_in(self, name: str) -> "Somebody":
        """Choose oneself among the invented people."""
        return self.goes("/sign-in/").signs_in_here(name)

    def signs_in_here(self, name: str) -> "Somebody":
        """The same, on the sign-in one was led to."""
        office = self.page.locator("details").filter(has_text=name)
        if office.count():
            office.first.locator("summary").click()
        self.presses(name)
        return self

    def goes(self, path: str) -> "Somebody":
        """Open an address of the service."""
        self._rests()
        self.page.goto(f"{self.home}{path}")
        return self

    def presses(self, words: str, *, within: str = "body") -> "Somebody":
        """Press the button, or follow the link, that begins with these words or has them in it.

        The page it leads to is read to its end first. What a script sends later (a passkey's answer) is waited for
        by what is seen next.
        """
        self.button(words, within=within).click()
        self.page.wait_for_load_state("domcontentloaded")
        return self

    def button(self, words: str, *, within: str = "body") -> Locator:
        """The first button or link with these words."""
        place = self.page.locator(within)
        return place.locator("button, a").filter(has_text=words).first

    def says(self, **answers: Any) -> "Somebody":
        """Answer the questions of the page by the names of their fields."""
        for name, value in answers.items():
            fill(self.page.locator(f'[name="{name.replace("__", "-")}"]:visible'), value)
        return self

    def gives(self, name: str, content: bytes, *, called: str = "id.jpg", kind: str = "image/jpeg") -> "Somebody":
        """Choose a file."""
        place = self.page.locator(f'input[name="{name}"]')
        place.set_input_files({"name": called, "mimeType": kind, "buffer": content})
        return self

    def sees(self, *words: str) -> "Somebody":
        """All these words come to be on the page."""
        for one in words:
            try:
                expect(self.page.get_by_text(one).first).to_be_visible(timeout=PATIENCE)
            except AssertionError as gone:
                raise AssertionError((one, self.page.url, self.reads())) from gone
        return self

    def sees_nothing_of(self, *words: str) -> "Somebody":
        """None of these words are on the page."""
        for one in words:
            assert one not in self.reads(), (one, self.page.url)
        return self

    def reads(self) -> str:
        """The page as text."""
        return self.page.inner_text("body")

    def looks(self, name: str) -> "Somebody":
        """Keep the page as a picture at both widths; one that loads itself anew stays meanwhile, and then does."""
        held = self._rests()
        self.eye.look(self.page, name, aid=self.aid)
        if held:
            self.page.reload()
        return self

    def _rests(self) -> bool:
        """Let the page not load itself anew under our hands; gives whether it would have."""
        while (would := self.page.url in self.reloading) and not self._stopped():
            self.page.wait_for_timeout(20)
        return would

    def _stopped(self) -> bool:
        try:
            self.page.wait_for_load_state("load")
            return bool(self.page.evaluate("document.readyState === 'complete' && (window.stop(), true)"))
        except Error:  # it was just being loaded anew
            return False

    @property
    def at(self) -> str:
        """The path of the page in front of us."""
        return self.page.url.removeprefix(self.home)


def fill(place: Locator, value: Any) -> None:
    """Answer one question as its kind wants it."""
    first = place.first
    tag = first.evaluate("one => one.tagName + ':' + (one.type || '')")
    match tag.split(":"):
        case ["SELECT", _]:
            first.select_option(value)
        case ["INPUT", "radio" | "checkbox"]:
            chosen = first if value is True else place.and_(first.page.locator(f'[value="{value}"]'))
            chosen.check()
        case _:
            first.fill(value)


def day_typed(name: str, day: date) -> dict[str, str]:
    """A day as it is typed into its three boxes."""
    return {f"{name}_{part}": str(getattr(day, part)) for part in PARTS}
