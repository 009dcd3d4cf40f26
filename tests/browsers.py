"""The browser that tests drive: Chromium's build without windows, a quarter lighter, or the whole one where it is."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

_BUILDS = ("chromium-headless-shell", "chromium")
_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)
_CHINESE = {**os.environ, "LANGUAGE": "zh_CN"}  # the browser's own words on its buttons


@contextmanager
def a_browser(*flags: str, fonts: Path | None = None) -> Iterator[Browser]:
    """Start one, with these flags too, and end it: its player's loop runs in this thread, for one file of tests.

    `fonts` is a file of fontconfig that names the faces it has; else those of the machine.
    """
    build = next(filter(None, map(shutil.which, _BUILDS)))
    env = {**_CHINESE, "FONTCONFIG_FILE": str(fonts)} if fonts else _CHINESE
    with sync_playwright() as player:
        started = player.chromium.launch(executable_path=build, args=[*_FLAGS, *flags], env=env)
        yield started
        started.close()
