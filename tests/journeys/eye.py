"""A reader's eye: every page looked at is kept as a picture at both widths, and must trouble nobody."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from django.urls import resolve
from playwright.sync_api import Page

SCREENS = Path(__file__).resolve().parents[2] / "build" / "screens"
WIDTHS = {390: 844, 1280: 900}


@dataclass
class Eye:
    """What has been looked at in this run: names of pictures, and the names of the addresses."""

    names: list[str] = field(default_factory=list)
    addresses: set[str] = field(default_factory=set)

    def look(self, page: Page, name: str, *, aid: Page | None = None) -> None:
        """Keep the page as a picture at both widths; a page looked at before is only checked for its width.

        `aid` is a page with script into which one without script is read for the reader's aid.
        """
        self.addresses.add(resolve(urlsplit(page.url).path).view_name)
        own = page.viewport_size
        assert own is not None
        is_new = name not in self.names
        if is_new:
            self.names.append(name)
            stands(page)
            pictures_are_there(page)
            for width, height in WIDTHS.items():
                page.set_viewport_size({"width": width, "height": height})
                fits(page)
                keep(page, SCREENS / str(width) / f"{name}.png")
            page.set_viewport_size(own)
            troubles_nobody(read_into(aid, page) if aid else page)
        stands(page)
        fits(page)


def keep(page: Page, place: Path) -> None:
    """The whole page as a picture; not where nobody looks at them and nothing of the run is kept."""
    if os.environ.get("CI"):
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=place, full_page=True)


def pictures_are_there(page: Page) -> None:
    """Wait for every picture of the page; none is broken."""
    page.evaluate("document.querySelectorAll('img[loading]').forEach(one => one.loading = 'eager')")
    while not page.evaluate("[...document.images].every(one => one.complete)"):
        page.wait_for_timeout(50)
    assert page.evaluate("[...document.images].every(one => one.naturalWidth > 0)"), page.url


def stands(page: Page) -> None:
    """Wait until the page is there."""
    page.wait_for_load_state("load")  # no function to wait for: the page's own policy forbids evaluating a text
    page.wait_for_selector("html", state="attached")


def fits(page: Page) -> None:
    """Nobody has to push the page sideways."""
    stands(page)
    width, window = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width <= window, (page.url, page.viewport_size, width)


def read_into(aid: Page, page: Page) -> Page:
    """The same page where script may run: a reader's aid is one."""
    host = "{0.scheme}://{0.netloc}".format(urlsplit(page.url))
    aid.set_content(page.content().replace("<head>", f'<head><base href="{host}/">', 1), wait_until="load")
    return aid


def is_the_design_systems(violation: dict[str, Any]) -> bool:
    """Its radios say that they open something (aria-expanded): aids read it, the rule's text does not foresee it."""
    of_radios = all("govuk-radios__input" in node["html"] for node in violation["nodes"])
    return violation["id"] == "aria-allowed-attr" and of_radios


def troubles_on(page: Page) -> list[dict[str, Any]]:
    """What axe finds wrong with the page. Of all that it tells, the rest is not brought out of the browser."""
    stands(page)
    page.evaluate(AXE_SCRIPT)
    page.evaluate(
        "document.getAnimations().forEach(one => one.finish())"
    )  # what still fades in is not yet its colour
    found: list[dict[str, Any]] = page.evaluate(
        "axe.run({resultTypes: ['violations']}).then(told => told.violations)"
    )
    return found


def troubles_nobody(page: Page) -> None:
    """Nothing that would trouble a reader's aid."""
    found = [one for one in troubles_on(page) if not is_the_design_systems(one)]
    assert found == [], (
        page.url,
        [(one["id"], one["nodes"][0]["html"], one["nodes"][0]["failureSummary"]) for one in found],
    )
