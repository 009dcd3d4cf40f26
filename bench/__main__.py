"""`make bench`: every figure the project states, taken in one run."""

from pathlib import Path

from bench import exchange, issuing, registering, serving, signing_in
from bench.province import load_cases, throw_away_place
from bench.table import show

CASES = 100_000


def main() -> None:
    """Take all figures and print them."""
    with throw_away_place() as place:
        from tests.casework.scene import Scene

        scene = Scene()
        like = scene.examined(scene.declared(scene.signed(scene.opened(inpatient_no="L1")[0])))
        load_cases(place, like=str(like.pk), count=CASES)
        figures = [*serving.figures(place), *issuing.figures(place), *registering.figures(place)]
        figures += exchange.figures(place)
        figures += signing_in.figures(place)  # last: from then on an officer of the scene signs by passkey
    show(figures, file=Path("build/bench.json"))


if __name__ == "__main__":
    main()
