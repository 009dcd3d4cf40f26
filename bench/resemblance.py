"""How long a face is held against its card, the start of its process with it, on heads of nobody."""

from time import perf_counter

from bench.invented_heads import ANOTHERS, HERS, jpeg
from bench.province import Place
from bench.table import Figure, at_most, p95
from xinsheng.gateways.resemblance import LocalComparer
from xinsheng.law.resemblance import ORDERS, Resemblance, Turn, compared

FIGURED = 20
TURNS = ORDERS[0]
WINDOW = (0.6, 0.6, 0.8)  # the light falls from one side, as at a window; a portrait is evenly lit


def figures(_place: Place) -> list[Figure]:
    """A card's portrait and three pictures of a camera, the head turned as asked."""
    live = [
        jpeg(HERS.drawn(turned=degrees, light=WINDOW))
        for degrees in (0, *(25 if one is Turn.LEFT else -25 for one in TURNS))
    ]
    hers, anothers = (jpeg(head.portrait(), quality=40) for head in (HERS, ANOTHERS))
    seconds = [_timed(portrait, live, says) for portrait, says in _cards(hers, anothers)]
    return [at_most("a face held against its card, p95", p95(seconds), unit="s", goal=1)]


def _cards(hers: bytes, anothers: bytes) -> list[tuple[bytes, Resemblance]]:
    return [(hers, Resemblance.ALIKE), (anothers, Resemblance.NOT_ALIKE)] * (FIGURED // 2)


def _timed(portrait: bytes, live: list[bytes], says: Resemblance) -> float:
    began = perf_counter()
    seen = LocalComparer().compare(portrait, live)
    took = perf_counter() - began
    assert compared(portrait=seen.portrait, live=seen.live, turns=TURNS).resemblance is says
    return took
