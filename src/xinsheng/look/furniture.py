"""The bar over a page: who is reading, for which office, and where else they may go."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Link:
    """A way from the bar: an address within the site, its word, how many things wait there, whether it is here."""

    href: str
    text: str
    waiting: int | None = None
    here: bool = False


@dataclass(frozen=True)
class Bar:
    """What the bar says; a stranger's bar is empty. The sign-out address is answered by POST only.

    `whose` marks the person to their own browser, for what was typed when a session ended (js/kept.js);
    `idle_seconds` is how long the session lives without a request; with it the page warns five minutes before, or
    half that time where that is less. `leaves`: the page signs out by itself then, and clears the screen.
    """

    person: str = ""
    office: str = ""
    home: str = "/"
    sign_out: str = ""
    links: tuple[Link, ...] = field(default=())
    idle_seconds: int = 0
    leaves: bool = False
    whose: str = ""


EMPTY_BAR = Bar()
