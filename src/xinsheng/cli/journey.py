"""`xinsheng journey`: example births taken through the whole service, on a province made for it alone."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from xinsheng.casework.outside import keys, vault
from xinsheng.casework.privacy import key_of
from xinsheng.casework.sealings import statement_of
from xinsheng.cli.demonstration import seed
from xinsheng.cli.demonstration_people import HOSPITAL
from xinsheng.cli.journey_hospital import Hospital
from xinsheng.cli.journey_proofs import faults_of, has_pdfsig
from xinsheng.cli.journey_records import Expected, Record, UnableToReadRecord, read_records
from xinsheng.cli.journey_way import Taken, take
from xinsheng.cli.screen import err, out, tell_fault
from xinsheng.config.embedded import EmbeddedServer, UnableToStartServer
from xinsheng.config.server_tree import UnableToPrepareServer
from xinsheng.law.terms import BlankStatus, Stage
from xinsheng.proof.trust import TrustedKey, TrustList
from xinsheng.registry.models import Certificate
from xinsheng.words.labels import label

app = typer.Typer()
_OURSELVES = (sys.executable, "-m", "xinsheng")
_DAY = timedelta(days=1)
_USUAL = Path("build") / "journey"
_WIDE = 190  # columns that a whole line takes, licence identifier included
_UNREADABLE = {
    "no_records": "文件夹中没有 .json 记录。There is no .json record in this folder.",
    "not_json": "不是 JSON 文件。This is no JSON file.",
    "unknown_format": "不是本格式的记录，见样例文件夹的说明。This is no record of the format.",
    "wrong_field": "有缺少或不合格式的项目。A field is missing or not of its form.",
}


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """One line of the table: what became of one child's record, and whether that is what the record says."""

    record: str
    child: str
    certificate_no: str
    licence_id: str
    stage: str
    reasons: tuple[str, ...]
    voided: int
    notices: int
    file: str
    faults: tuple[str, ...]
    as_expected: bool


@app.command()
def journey(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="样例文件夹。The records.")],
    into: Annotated[Path, typer.Option(help="写入证照的文件夹。Where the e-licences are written.")] = _USUAL,
    here: Annotated[bool, typer.Option("--here", hidden=True)] = False,
) -> None:
    """样例全流程：从接生录入到领证。Take example births through the whole service, and check every file."""
    try:
        records = read_records(folder)
        if not here:
            raise typer.Exit(code=_in_a_fresh_province(folder, into=into))
    except UnableToReadRecord as error:
        err.print(f"[bold red]✗[/] {_UNREADABLE[error.code]} [dim]({escape(str(error.path))})[/]", soft_wrap=True)
        raise typer.Exit(code=1) from error
    except (UnableToStartServer, UnableToPrepareServer) as error:
        tell_fault(error.code, error.detail)
        raise typer.Exit(code=1) from error
    arrivals = _travel(records, into=into)
    _tell(arrivals, into=into)
    if not all(arrival.as_expected for arrival in arrivals):
        raise typer.Exit(code=1)


def _in_a_fresh_province(folder: Path, *, into: Path) -> int:
    """Start a database of its own, with keys and vault of its own, and travel there; nothing of it stays."""
    with tempfile.TemporaryDirectory(prefix="xinsheng-journey-") as scratch, EmbeddedServer(Path(scratch)) as server:
        own = {
            "DATABASE_URL": server.credentials.application_url,
            "DATABASE_OWNER_URL": server.credentials.owner_url,
            "XINSHENG_PRODUCTION": "",
            "XINSHENG_KEYS": "folder",
            "XINSHENG_KEYS_FOLDER": f"{scratch}/keys",
            "XINSHENG_VAULT": "folder",
            "XINSHENG_VAULT_FOLDER": f"{scratch}/vault",
            "XINSHENG_SMS": "console",
        }
        travel = ("journey", str(folder), "--into", str(into), "--here")
        return _run("migrate", variables=own) or _run(*travel, variables=own)


def _run(*words: str, variables: dict[str, str]) -> int:
    return subprocess.run([*_OURSELVES, *words], env={**os.environ, **variables}, check=False).returncode


def _travel(records: Sequence[Record], *, into: Path) -> list[Arrival]:
    """Take every record through the service of this process's (empty) books."""
    begins_at = records[0].entered_at - _DAY
    office = seed(at=begins_at)[HOSPITAL]
    hospital = Hospital(office, at=begins_at)
    into.mkdir(parents=True, exist_ok=True)
    arrivals = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err) as progress:
        steps = progress.add_task("出生医学证明", total=sum(len(record.children) for record in records))
        for record in records:
            for taken in take(record, hospital=hospital):
                arrivals.append(_arrival(taken, into=into))
                progress.advance(steps)
    return arrivals


def _arrival(taken: Taken, *, into: Path) -> Arrival:
    case = taken.case
    sealed = Certificate.objects.filter(case=case, elicence__isnull=False).select_related("elicence").first()
    voided = case.certificates.filter(blank__status=BlankStatus.VOID).count()
    expected = taken.child.expected
    became = Expected(
        stage=Stage(case.stage),
        reason=next((code for code in taken.reasons if code == expected.reason), "".join(taken.reasons)),
        voided=voided,
        notices=case.notices.count(),
    )
    path = into / f"{sealed.blank_id}.pdf" if sealed else None
    faults = _file_and_check(sealed, path=path) if sealed and path else ()
    return Arrival(
        record=taken.record.name,
        child=case.child_name or (taken.child.declaration.child_name if taken.child.declaration else ""),
        certificate_no=sealed.blank_id if sealed else "",
        licence_id=sealed.licence_id if sealed else "",
        stage=case.stage,
        reasons=taken.reasons,
        voided=voided,
        notices=became.notices,
        file=str(path) if path else "",
        faults=faults,
        as_expected=became == expected and not faults,
    )


def _file_and_check(certificate: Certificate, *, path: Path) -> tuple[str, ...]:
    """Write the sealed file and look at it as an outsider would."""
    intent, credential_key = certificate.seal_intent, keys().credential_key()
    at = intent.sealed_at
    path.write_bytes(vault().get(certificate.elicence.file_ref, data_key=key_of(certificate.case)))
    trusted = TrustedKey(credential_key.public_key, not_before=at - _DAY, not_after=at + _DAY, for_tests=True)
    root = keys().seal_key(intent.seal.key_name).chain[-1]
    trust = TrustList((trusted,), made_at=at)
    return faults_of(path, statement=statement_of(certificate), root=root, trust=trust, at=at)


def _tell(arrivals: Sequence[Arrival], *, into: Path) -> None:
    """Print the table, and write the same as JSON beside the folder of files."""
    screen = out if out.is_terminal else Console(width=_WIDE, highlight=False)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    lines = [_cells(arrival, wide=screen.width >= _WIDE) for arrival in arrivals]
    for heading in lines[0]:
        table.add_column(heading, overflow="fold")
    for line in lines:
        table.add_row(*line.values())
    screen.print(table)
    summary = _summary(arrivals)
    into.with_suffix(".json").write_text(
        json.dumps({**summary, "records": [asdict(arrival) for arrival in arrivals]}, ensure_ascii=False, indent=2)
        + "\n",
        encoding="utf-8",
    )
    asked = "、".join(("check_seal", "QR", *(["pdfsig"] if has_pdfsig() else [])))
    out.print(
        f"{summary['as_expected']}/{summary['children']} 与预期一致 as expected；{asked}；{into}", soft_wrap=True
    )


def _cells(arrival: Arrival, *, wide: bool) -> dict[str, str]:
    """One line by its headings; a narrow screen does without the identifier, which stands in the JSON."""
    status = "，".join((label(Stage(arrival.stage)), *arrival.reasons, *arrival.faults))
    told = {
        "记录 record": arrival.record,
        "新生儿 child": arrival.child,
        "编号 number": arrival.certificate_no,
        **({"证照标识 licence": arrival.licence_id} if wide else {}),
        "状态 status": status,
        "文件 file": Path(arrival.file).name,
    }
    mark = "[green]✓[/]" if arrival.as_expected else "[red]✗[/]"
    return {"": mark, **{heading: escape(cell) for heading, cell in told.items()}}


def _summary(arrivals: Sequence[Arrival]) -> dict[str, Any]:
    return {
        "children": len(arrivals),
        "as_expected": sum(arrival.as_expected for arrival in arrivals),
        "issued": sum(bool(arrival.certificate_no) for arrival in arrivals),
        "voided": sum(arrival.voided for arrival in arrivals),
    }
