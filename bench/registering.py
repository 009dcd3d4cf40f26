"""Couples: from submission to the sealed certificate in an open loop of five a second; the page of a query code."""

import csv
import os
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from http.cookiejar import CookieJar
from pathlib import Path

from bench.province import Place
from bench.serving import web
from bench.table import Figure, at_most, p95

COUPLES, A_SECOND = 100, 5.0
WORKERS = 2  # as `xinsheng run` keeps
_LOOKS = 200
_MARRIED = date(2020, 5, 20)


def figures(place: Place) -> list[Figure]:
    """All figures of this file."""
    _load_register(place)
    with _workers(place):
        waits = _submit_all()
    with web(place) as (base, _family):
        looks = _query_pages(base)
    return [
        at_most("couple submitted to sealed certificate p95, 5 a second", p95(waits), unit="s", goal=2),
        at_most("query-code page p95, one visitor", p95(looks) * 1000, unit="ms", goal=50),
    ]


def _load_register(place: Place) -> None:
    """An extract in which every couple stands as it will declare."""
    from django.db import connection
    from tests.casework.couple_scene import VILLAGE
    from tests.casework.scene import EVERYONE
    from tests.casework.test_registration_races import numbers

    from xinsheng.gateways.population.columns import COLUMNS
    from xinsheng.gateways.population.loading import LoadOrder, load_extract
    from xinsheng.standards.resident_numbers import read_resident_no

    file = place.folder / "couples.csv"
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, COLUMNS)
        writer.writeheader()
        for couple in range(COUPLES):
            hers, his = numbers(couple)
            for own, other, login, sex in ((hers, his, "mother", "2"), (his, hers, "father", "1")):
                said = {
                    "paper_no": own,
                    "name": EVERYONE[login].name,
                    "sex": sex,
                    "born_on": read_resident_no(own).born_on.isoformat(),
                    "household_code": VILLAGE,
                    "residence_code": VILLAGE,
                    "marital_state": "20",
                    "spouse_no": other,
                    "married_on": _MARRIED.isoformat(),
                    "is_alive": "1",
                }
                writer.writerow({**dict.fromkeys(COLUMNS, ""), **said})
    now = datetime.now(tz=UTC)
    order = LoadOrder(file=file, taken_on=now.date(), name="bench")
    load_extract(order, owner_url=place.owner_url, reader=connection.settings_dict["USER"], at=now)


@contextmanager
def _workers(place: Place) -> Iterator[None]:
    command = [sys.executable, "-m", "xinsheng", "worker"]
    workers = [subprocess.Popen(command, env={**os.environ, **place.variables}) for _one in range(WORKERS)]
    try:
        time.sleep(5)
        yield
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.wait(timeout=30)


def _submit_all() -> list[float]:
    """Submit at the loop's own pace, whatever the worker does; seconds from each submission to its certificate."""
    from django.db import connection
    from tests.casework.couple_scene import CoupleScene
    from tests.casework.scene import Scene, asked
    from tests.casework.test_registration_races import couple_no

    from xinsheng.casework import registrations
    from xinsheng.law.seen_papers import SeenOnSite, SeenPaper
    from xinsheng.law.terms import Channel
    from xinsheng.registry.models import ServiceELicence

    couples = CoupleScene(Scene())
    couples.scene.at = datetime.now(tz=UTC) - timedelta(days=1)  # a story moves on by minutes: begun before now
    seen = SeenOnSite(papers=(SeenPaper.IDENTITY,))
    cases, by = [couples.begun_on_site() for _couple in range(COUPLES)], couples.by("township", Channel.COUNTER)
    _wait_for_coverage()
    submitted: dict[object, datetime] = {}
    begun = time.perf_counter()

    def submit(turn: int) -> None:
        time.sleep(max(0.0, begun + turn / A_SECOND - time.perf_counter()))
        at = datetime.now(tz=UTC)
        submitted[cases[turn].pk] = at
        said = couple_no(turn)
        registrations.declare_couple(cases[turn].pk, declaration=said, by=by, at=at, asked=asked(), seen=seen)
        connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(submit, range(COUPLES)))
    until = time.perf_counter() + 120
    while ServiceELicence.objects.count() < COUPLES and time.perf_counter() < until:
        time.sleep(0.2)
    made = ServiceELicence.objects.values_list("certificate__case_id", "made_at")
    waits = [(at - submitted[case_id]).total_seconds() for case_id, at in made if case_id in submitted]
    if len(waits) != COUPLES:
        raise ValueError(len(waits))
    return waits


def _wait_for_coverage() -> None:
    """The beginnings are of yesterday and would hold back every seal until the next checkpoint is over them."""
    from xinsheng.casework.checkpoints import uncovered_since

    until = time.perf_counter() + 60
    while uncovered_since() is not None:
        if time.perf_counter() > until:
            raise TimeoutError
        time.sleep(0.2)


def _query_pages(base: str) -> list[float]:
    """One visitor asks for one code again and again, as often as the limits let them; seconds of each answer."""
    from xinsheng.casework.query_codes import issue_code
    from xinsheng.registry.models import Attempt, Case

    code = issue_code(Case.objects.filter(stage="registered")[0], by=None, at=datetime.now(tz=UTC))
    visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    took = []
    for _look in range(_LOOKS):
        page = visitor.open(f"{base}/query/").read().decode()
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
        body = urllib.parse.urlencode({**hidden, "code": code}).encode()
        asking = urllib.request.Request(f"{base}/query/", data=body, headers={"Referer": f"{base}/query/"})
        begun = time.perf_counter()
        answer = visitor.open(asking).read().decode()
        took.append(time.perf_counter() - begun)
        if "登记成功" not in answer:
            Path("build/query.html").write_text(answer, encoding="utf-8")
            raise ValueError("build/query.html")
        Attempt.objects.all().delete()
    return took
