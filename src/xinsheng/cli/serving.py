"""`xinsheng web` and `xinsheng worker`: one process each, for a service manager or for `xinsheng run`."""

import asyncio
import faulthandler
import logging
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import count

import typer
from django.conf import settings
from procrastinate import App, PsycopgConnector
from procrastinate.contrib.django import app as postroom
from procrastinate.contrib.django.django_connector import DjangoConnector

from xinsheng.cli.books import look_over
from xinsheng.cli.screen import tell_caution, tell_fault
from xinsheng.config.checks import find_cautions_of_web, find_faults_of_books
from xinsheng.config.clocks import ClocksApart, TimelyQueue, clocks_agree
from xinsheng.config.fonts_installed import find_cautions_of_glyphs
from xinsheng.config.settings_checks import Fault, find_faults_of_settings
from xinsheng.law.province import PROVINCE
from xinsheng.papers.fonts import UnableToFindFont
from xinsheng.papers.typesetting import get_ready
from xinsheng.postroom.failures import tell_failures
from xinsheng.postroom.receipts import start_receipts
from xinsheng.postroom.sequencer import start_sequencer
from xinsheng.standards.divisions import find_division

_PATIENCE = 10.0  # seconds for a thread to end what it is doing
_FAREWELL = 3.0  # seconds that a worker asked to end waits for a database, which may have ended before it
_LOOK_EVERY = 1.0  # seconds: the queue forgets a call that comes while it looks, and retries call nobody
_AT_ONCE = 4  # requests in one web process: whoever waits for a file to be read keeps nobody else waiting
_TOLD_EVERY = 60  # looks at clocks that are apart
_AWAY = "database_unreachable"  # the queue itself meets it, now or in an hour
_log = logging.getLogger(__name__)
app = typer.Typer()


@app.command()
def web() -> None:
    """启动网页服务。Serve the pages, after the start-up checks."""
    environment = settings.ENVIRONMENT
    if environment.books_follow:  # who makes them checks them, and we answer with a pause until then
        _refuse(find_faults_of_settings(environment))
    else:
        look_over()
    for caution in (*find_cautions_of_web(environment), *find_cautions_of_glyphs(environment.state)):
        tell_caution(caution.code, caution.about)
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--host", environment.listen, "--port", str(environment.port)),
        *("--workers", str(environment.web_workers), "--blocking-threads", str(_AT_ONCE)),
        *("--respawn-failed-workers", "--workers-kill-timeout", "10", "--log-level", "warning"),
        "xinsheng.config.wsgi:application",
    ]
    os.execv(command[0], command)  # noqa: S606  the web server takes this process over


@app.command()
def worker() -> None:
    """启动后台任务。Work off the errands, after the start-up checks."""
    _refuse(find_faults_of_settings(settings.ENVIRONMENT))
    _refuse([fault for fault in find_faults_of_books() if fault.code != _AWAY])
    faulthandler.enable()  # a process that a library kills says where
    connector = postroom.connector
    if not isinstance(connector, DjangoConnector):
        raise TypeError(type(connector))
    _read_what_lasts()
    lane = connector.get_worker_connector()
    if not isinstance(lane, PsycopgConnector):
        raise TypeError(type(lane))
    threads = (start_sequencer(clocks_agree), start_receipts(clocks_agree))
    try:
        with postroom.replace_connector(lane) as errands:
            asyncio.run(_work_off(errands, lane))
    finally:
        for _thread, stop in threads:
            stop.set()
        for thread, _stop in threads:
            thread.join(timeout=_PATIENCE)


async def _work_off(errands: App, lane: PsycopgConnector) -> None:
    """Work until asked to end; what is begun is finished then, but a database that is away is hardly waited for.

    Killed, a family's parent takes the database with it at once, and nobody is left to end us by force.
    """
    loop = asyncio.get_running_loop()
    async with errands.open_async():
        work = asyncio.create_task(_work_in_time(errands))

        def end() -> None:
            for each in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(each)
            lane.pool.timeout = _FAREWELL
            work.cancel()

        for each in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(each, end)
        with suppress(asyncio.CancelledError):
            await work


async def _work_in_time(errands: App) -> None:
    """Work while the clocks agree; while they do not nothing is begun, and everything waits (invariant 34)."""
    while True:
        errands.job_manager = queue = TimelyQueue(errands.connector)
        try:
            await errands.run_worker_async(
                delete_jobs="successful",
                concurrency=2,
                fetch_job_polling_interval=_LOOK_EVERY,
                worker_middleware=[tell_failures],
                update_heartbeat_interval=settings.WORKER_SILENCE / 4,
                stalled_worker_timeout=settings.WORKER_SILENCE,
                install_signal_handlers=False,
            )
        except ClocksApart:
            await _wait_for_clock(queue)
        else:
            return


async def _wait_for_clock(queue: TimelyQueue) -> None:
    """Return when the clocks agree; that they do not is told at once, and once a minute."""
    for look in count():
        if look % _TOLD_EVERY == 0:
            _log.warning("errands_wait_for_clock")
        await asyncio.sleep(_LOOK_EVERY)
        if await queue.clocks_agree():
            return


def _read_what_lasts() -> None:
    """The tables of places and characters, a second's work, before the first errand instead of within it."""
    find_division(PROVINCE)
    try:
        get_ready()
    except UnableToFindFont as missing:  # every other errand is done; those that need them fail, and are tried again
        tell_caution("fonts_missing", str(missing.path))


def _refuse(faults: Sequence[Fault]) -> None:
    for fault in faults:
        tell_fault(fault.code, fault.about)
    if faults:
        raise typer.Exit(code=1)
