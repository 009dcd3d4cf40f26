"""`make papers`: five million certificates, and what officers ask of them: search, yearly table, reconciliation."""

import argparse
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import psycopg

from bench.laid_papers import YEARS, lay_down
from bench.officer import Officer
from bench.province import Place, throw_away_place
from bench.serving import web
from bench.supervision import open_offices
from bench.table import Figure, at_most, keep, p95, show

CERTIFICATES, ASKED = 5_000_000, 100


class Paper(NamedTuple):
    """One certificate as somebody who lost it knows it."""

    id: object
    child: str
    mother: str
    born: datetime
    number: str


def main() -> None:
    """Lay them down, ask, print."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--certificates", type=int, default=CERTIFICATES)
    said = wanted.parse_args()
    with throw_away_place() as place:
        taken = figures(place, count=said.certificates)
    keep(taken, file=Path("build/bench-papers.json"))
    show(taken)


def figures(place: Place, *, count: int) -> list[Figure]:
    """All figures of this file."""
    from tests.casework.scene import Scene

    from xinsheng.registry.models import Office

    sealed = Scene().sealed()
    big = Office.objects.get(pk=sealed.office_id)
    open_offices()
    begun = time.perf_counter()
    with psycopg.connect(place.administrator_url, autocommit=True) as administrator:
        rows = lay_down(administrator, like=str(sealed.pk), big=str(sealed.office_id), count=count)
        laid = time.perf_counter() - begun
        people = _sample(administrator, big=str(big.pk))
        _make_readable(administrator, people, like=sealed)
    with web(place) as (base, _family):
        return [
            Figure("certificates laid down", rows, ""),
            Figure("time to lay them down", round(laid, 1), "s"),
            *_searches(base, people),
            *_ledgers(base, big=big, a_year=rows // YEARS),
        ]


def _sample(administrator: psycopg.Connection, *, big: str) -> list[Paper]:
    """Some of the largest institution's certificates, by chance."""
    found = administrator.execute(
        "SELECT certificate.id, c.child_name, c.mother_name, c.born_local, certificate.blank_id FROM certificate"
        " JOIN birth_case c ON c.id = case_id WHERE c.office_id = %s AND licence_id LIKE 'bench%%'"
        " ORDER BY certificate.id LIMIT %s",
        [big, ASKED],
    )
    return [Paper(*row) for row in found]


def _make_readable(administrator: psycopg.Connection, people: list[Paper], *, like: Any) -> None:
    """What is looked at is opened with a key of its own: give these theirs, and the one statement under it."""
    from xinsheng.casework.privacy import give_keys, hide, show
    from xinsheng.gateways.keys import new_data_key
    from xinsheng.registry.models import Certificate

    original = like.certificates.get()
    said = show(original.statement_cipher, case=like, place="certificate")
    administrator.execute("SET session_replication_role = replica")
    for one in people:
        case = Certificate.objects.select_related("case").get(pk=one.id).case
        give_keys({case: new_data_key()})
        case.refresh_from_db()
        hidden = hide(said, case=case, place="certificate")
        administrator.execute("UPDATE certificate SET statement_cipher = %s WHERE id = %s", [hidden, one.id])
    administrator.execute("SET session_replication_role = origin")


def _searches(base: str, people: list[Paper]) -> list[Figure]:
    """What officers look for: in their own institution's box, and over the whole province at the reissue desk."""
    hospital, reissuer = _signed_in(base, "issuing"), _signed_in(base, "reissue")
    page, desk = hospital.read("/desk/search")[1], reissuer.read("/desk/reissues/")[1]

    def in_box(text: str) -> float:
        return hospital.send("/desk/search", {"sought": text}, page=page)[0]

    def by_child(one: Paper) -> float:
        day = {"born_on_year": f"{one.born:%Y}", "born_on_month": f"{one.born:%m}", "born_on_day": f"{one.born:%d}"}
        said = {"by": "child", "child_name": one.child, "mother_name": one.mother, **day}
        took, answer = reissuer.send("/desk/reissues/", said, page=desk)
        if one.number not in answer:
            raise RuntimeError(answer)
        return took

    def by_number(one: Paper) -> float:
        return reissuer.send("/desk/reissues/", {"number": one.number}, page=desk)[0]

    ways: tuple[tuple[str, Callable[[Paper], float]], ...] = (
        ("search at the largest institution by child's name", lambda one: in_box(one.child)),
        ("the same by mother's name", lambda one: in_box(one.mother)),
        ("the same by number", lambda one: in_box(one.number)),
        ("search of the province by child, day and mother", by_child),
        ("search of the province by number", by_number),
    )
    figures = []
    for name, ask in ways:
        took = [ask(one) for one in people]
        figures.append(at_most(f"{name}, p95", p95(took) * 1000, unit="ms", goal=50))
        figures.append(Figure(f"{name}, median", round(median(took) * 1000, 1), "ms"))
    return figures


def _ledgers(base: str, *, big: Any, a_year: int) -> list[Figure]:
    from xinsheng.registry.models import Office, find_gaps

    province = Office.objects.get(kind="province")
    supervisor = _signed_in(base, "province")
    year = [supervisor.read(f"/desk/stock/{province.pk}/year?year=2025") for _ in range(5)]
    if f"<b>{a_year}</b>" not in year[0][1]:  # what was issued in it
        raise RuntimeError(year[0][1])
    took = []
    for _ in range(5):
        begun = time.perf_counter()
        gaps = find_gaps(big)
        took.append(time.perf_counter() - begun)
    return [
        at_most("yearly table of the province", max(took for took, _page in year), unit="s", goal=5),
        at_most("reconciliation of the largest institution, all years", max(took), unit="s", goal=1),
        Figure("numbers not accounted for there", len(gaps), ""),
    ]


def _signed_in(base: str, login: str) -> Officer:
    from xinsheng.registry.models import Account

    officer = Officer(base)
    officer.sign_in(str(Account.objects.get(login_name=login).pk))
    return officer


if __name__ == "__main__":
    main()
