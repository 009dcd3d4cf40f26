"""`make bench`: every figure the project states, taken in one run."""

from pathlib import Path

from bench import (
    exchange,
    issuing,
    old_records,
    paper_reading,
    registering,
    resemblance,
    serving,
    signing_in,
    supervision,
)
from bench.province import load_cases, throw_away_place
from bench.table import Figure, keep, show

CASES = 100_000
PARTS = (
    serving,
    supervision,
    issuing,
    registering,
    exchange,
    old_records,
    paper_reading,
    resemblance,
    signing_in,
)  # after the last an officer signs by passkey only


def main() -> None:
    """Take all figures and print them."""
    with throw_away_place() as place:
        from tests.casework.scene import Scene

        scene = Scene()
        like = scene.examined(scene.declared(scene.signed(scene.opened(inpatient_no="L1")[0])))
        load_cases(place, like=str(like.pk), count=CASES)
        figures: list[Figure] = []
        for part in PARTS:  # each is kept at once: what a later one meets takes nothing away
            figures += part.figures(place)
            keep(figures, file=Path("build/bench.json"))
    show(figures)


if __name__ == "__main__":
    main()
