"""Start to first page, memory of a web process, and the load of fifty officers: open loop, one in five an act."""

import os
import random
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from bench.officer import Officer
from bench.province import Place
from bench.table import Figure, at_most, p95

OFFICERS, PAUSE, SECONDS = 50, 5.0, 60
_MEGABYTE = 1024
_SIGNED_IN = "/desk/sign-out"


def figures(place: Place) -> list[Figure]:
    """All figures of this file."""
    with web(place) as (base, family):
        reads, acts, busy = load(base)
        memory = max(_resident(process) for process in _children(family.pid))
    return [
        at_most("page reads p95, 100,000 cases, 50 officers", p95(reads) * 1000, unit="ms", goal=50),
        at_most("acts p95, the same", p95(acts) * 1000, unit="ms", goal=150),
        Figure("load generator, share of one core", round(busy, 2), "cores"),
        at_most("largest web process", memory, unit="MB", goal=300),
        at_most("installed start to first page, fresh state", first_page(), unit="s", goal=10),
    ]


def load(base: str) -> tuple[list[float], list[float], float]:
    """Send the load at its own pace whatever the answers take; seconds of every read and act, and our own CPU."""
    from xinsheng.registry.models import Account, Case

    accounts = [str(Account.objects.get(login_name=name).pk) for name in ("issuing", "issuing2")]
    cases = [str(pk) for pk in Case.objects.filter(stage="declared").values_list("pk", flat=True)[:2000]]
    officers = [Officer(base) for _place in range(OFFICERS)]
    for place, officer in enumerate(officers):
        officer.sign_in(accounts[place % len(accounts)])
    reads: list[float] = []
    acts: list[float] = []

    def one(officer: Officer, turn: int) -> None:
        case = random.choice(cases)  # noqa: S311  a choice of pages, no secret
        if turn % 5 == 0:
            path = f"/desk/cases/{case}/acts/put_off"
            page = officer.read(path)[1]
            took, answer = officer.send(path, {"reason": "基准"}, page=page)
            acts.append(took)
        else:
            path = random.choice(["/desk/", f"/desk/cases/{case}/"])  # noqa: S311
            took, answer = officer.read(path)
            reads.append(took)
        if _SIGNED_IN not in answer:  # a page of refusal, or the way to the door, is no page that was asked for
            raise RuntimeError(answer)

    begun, cpu = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(OFFICERS) as pool:
        asked = []
        for turn in range(int(SECONDS / PAUSE)):
            for place, officer in enumerate(officers):
                due = begun + turn * PAUSE + place * PAUSE / OFFICERS
                time.sleep(max(0.0, due - time.perf_counter()))
                asked.append(pool.submit(one, officer, turn + place))
        for answered in asked:
            answered.result()  # what went wrong ends the run
    return reads, acts, (time.process_time() - cpu) / (time.perf_counter() - begun)


@contextmanager
def web(place: Place) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serve the pages of this place on a free port."""
    port = _free_port()
    variables = {**place.variables, "DATABASE_OWNER_URL": "", "XINSHENG_PORT": str(port)}
    variables["XINSHENG_LOG_LEVEL"] = "WARNING"
    family = subprocess.Popen([sys.executable, "-m", "xinsheng", "web"], env=variables)
    try:
        _wait(f"http://localhost:{port}/health/live", process=family)
        yield f"http://localhost:{port}", family
    finally:
        family.terminate()
        family.wait(30)


def first_page() -> float:
    """From `xinsheng run` on a fresh state, fonts installed, to the first page once it says where that is."""
    import shutil
    import tempfile

    port, folder = _free_port(), Path(tempfile.mkdtemp(prefix="xinsheng-first-"))
    fonts = Path(os.environ["XINSHENG_STATE"]) / "fonts"
    if fonts.is_dir():
        shutil.copytree(fonts, folder / "fonts")
    clean = {name: text for name, text in os.environ.items() if not name.startswith(("DATABASE_", "XINSHENG_"))}
    begun = time.perf_counter()
    family = subprocess.Popen(
        [sys.executable, "-m", "xinsheng", "run"],
        env={**clean, "XINSHENG_STATE": str(folder), "XINSHENG_PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        for line in family.stdout or ():  # it answers a little before: nobody knows yet
            if line.split()[-1:] == [address.encode()]:
                break
        _wait(f"{address}/", process=family)
        return time.perf_counter() - begun
    finally:
        family.terminate()
        family.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(address: str, *, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.05)
    raise RuntimeError(address)


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(int(child) for child in listed)]


def _resident(pid: int) -> float:
    """Proportional memory of one process in MB."""
    with suppress(FileNotFoundError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / _MEGABYTE
    return 0.0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
