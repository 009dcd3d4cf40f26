"""From the officers' door to the caseload: page, answer checked, session begun, first page; not the device's time."""

import html
import re
from datetime import UTC, datetime, timedelta

from bench.officer import Officer
from bench.province import Place
from bench.serving import web
from bench.table import Figure, at_most, p95

TIMES = 100  # below what the door takes from one network in ten minutes
_OPTIONS = re.compile(r'data-options="([^"]+)"')


def figures(place: Place) -> list[Figure]:
    """All figures of this file."""
    from tests.casework.door_keys import Door
    from tests.casework.scene import Scene

    key = Door(Scene()).key_of("issuing", at=datetime.now(tz=UTC) - timedelta(days=2))
    took: list[float] = []
    with web(place) as (base, _family):
        key.origin = base
        for _turn in range(TIMES):
            officer = Officer(base)
            shown, page = officer.read("/desk/sign-in")
            asked = _OPTIONS.search(page)
            answer = key.answer(html.unescape(asked[1]) if asked else "")
            entered, caseload = officer.send("/desk/sign-in", {"answer": answer}, page=page)
            if "/desk/sign-out" not in caseload:
                raise RuntimeError(caseload)
            took.append(shown + entered)
    name = "sign-in page to caseload p95, apart from the authenticator"
    return [at_most(name, p95(took) * 1000, unit="ms", goal=150)]
