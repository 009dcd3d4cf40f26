"""`xinsheng archive export`: everything of one certificate in one file, for whoever keeps or judges it."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated
from uuid import UUID, uuid4

import typer

from xinsheng.casework import archives
from xinsheng.casework.acting import By, UnableToAct, asked_with
from xinsheng.casework.archives_taken import Archive, UnableToArchive, take_out
from xinsheng.casework.checkpoints import UnableToSign, sign_checkpoint
from xinsheng.casework.logbook import UnableToSequence, sequence_journal
from xinsheng.casework.outside import keys, log_origin
from xinsheng.casework.proof_checks import find_chain_of
from xinsheng.cli.screen import err, out
from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.law.archives import ArchivePurpose
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Channel
from xinsheng.proof.tree import UnableToProve
from xinsheng.registry.models import ArchiveExport

app = typer.Typer(no_args_is_help=True)
BY_COMMAND = By(person=None, channel=Channel.COMMAND)
TRIES, PAUSE = 60, 1.0  # for the worker to cover the act, in seconds
_FAULTS = {
    "no_such_certificate": "没有这个编号的证件。No certificate has this number.",
    "no_certificate_yet": "还没有签发证件，没有档案。Nothing is issued yet, so there is no archive.",
    "not_issued": "还没有签发证件，没有档案。Nothing is issued yet, so there is no archive.",
    "erased": "内容已销毁，没有档案。Its content was destroyed; there is no archive.",
    "not_covered": "公开日志还没有覆盖这次导出，请稍后再试。The public log does not cover it yet; try again.",
    "file_missing": "文件找不到了。A file is missing.",
    "file_changed": "文件与登记的摘要不符。A file is not what was recorded.",
    "unavailable": "文件库无法读取。The store of files does not answer.",
    "file_exists": "文件已存在，不会覆盖。The file exists and is not overwritten.",
}


@app.callback()
def archive() -> None:
    """一份证件的档案。The archive of one certificate."""


@app.command()
def export(
    number: Annotated[str, typer.Argument(help="证件编号。The number of the certificate.")],
    file: Annotated[Path, typer.Argument(help="写入的文件（不得已存在）。The file to write.")],
    purpose: Annotated[ArchivePurpose, typer.Option(help="用途，记入日志。For what; the journal keeps it.")],
) -> None:
    """导出一份证件的全部档案（含个人信息），用 xinsheng proof check 核验。

    Write everything of one certificate, personal data included, to be checked by `xinsheng proof check`.
    """
    chain = find_chain_of(number.strip().upper())
    if chain is None:
        raise _told("no_such_certificate")
    if file.exists():
        raise _told("file_exists")
    taken = _taken(chain, purpose=purpose)
    with file.open("xb") as opened:
        file.chmod(0o600)
        for piece in taken.pieces:
            opened.write(piece)
    out.print(f"[green]✓[/] {file}", soft_wrap=True)


def _taken(chain: UUID, *, purpose: ArchivePurpose) -> Archive:
    try:
        asked = asked_with(uuid4(), body=b"")
        made = archives.export_archive(chain, purpose=purpose, by=BY_COMMAND, at=datetime.now(tz=UTC), asked=asked)
        _wait_for_the_log(made)
        return take_out(made)
    except (UnableToAct, NotAllowed) as fault:
        raise _told(fault.code if isinstance(fault, UnableToAct) else "not_issued") from fault
    except UnableToArchive as fault:
        raise _told(fault.code, about=fault.name) from fault


def _wait_for_the_log(made: ArchiveExport) -> None:
    """Cover it where the log's key is at hand, else wait for the worker, who does so every few seconds."""
    with err.status("等待公开日志覆盖… Waiting for the public log…"):
        for _try in range(TRIES):
            if archives.is_covered(made):
                return
            if not _cover():
                time.sleep(PAUSE)


def _cover() -> bool:
    """Whether something new was signed just now; a log that is not what it must be is the worker's to tell."""
    at = datetime.now(tz=UTC)
    try:
        while sequence_journal(at=at):
            pass
        signed = sign_checkpoint(origin=log_origin(), key=lambda: keys().log_key(), at=at, pause=timedelta())
    except (UnableToUseKey, UnableToSequence, UnableToSign, UnableToProve):
        return False
    return signed is not None


def _told(code: str, *, about: str = "") -> typer.Exit:
    err.print(f"[red]✗[/] {_FAULTS.get(code, code)} {about}".rstrip(), soft_wrap=True)
    return typer.Exit(code=1)
