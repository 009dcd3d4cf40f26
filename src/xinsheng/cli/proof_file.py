"""`xinsheng proof check FILE`: an archive, or a bundle of signed acts, checked without books, keys or network."""

from collections.abc import Mapping
from pathlib import Path

import typer

from xinsheng.cli.screen import err, out
from xinsheng.proof.archive_checks import ArchiveFault, CheckedArchive, check_archive
from xinsheng.proof.bundle_checks import UnableToReadBundle, bundle_faults, read_bundle

_MOST = 64 << 20  # bytes of a bundle that stands by itself
_ZIP = b"PK"
CODES: Mapping[str, str] = {
    "unreadable": "打不开，或不完整 it cannot be opened, or is cut short",
    "changed": "内容被改动 its content was changed",
    "missing": "缺少 it is missing",
    "added": "清单里没有，是另外放进去的 it is not in the manifest: it was added",
    "twice": "出现两次 it stands there twice",
    "not_a_manifest": "不是清单，或被改动 it is no manifest, or was changed",
    "not_a_bundle": "不是签名和日志，或被改动 it is no bundle of signed acts, or was changed",
    "other_log": "不是所给密钥的公开日志 it is of another log than that of the key you gave",
    "other_case": "属于别的案件 it is of another case",
    "other_journal": "不是导出时的办理日志 it is not the journal as it was when this was exported",
    "not_entered": "办理日志记的是别的清单 the journal names another manifest, or none",
    "other_entry": "办理日志相应的一条没有记它 the entry that should name it does not",
    "other_number": "没有一份声明是这个编号的 no statement in it is of this number",
    "actor": "办理人与日志不符 who acted is not whom the entry commits to",
    "no_entries": "没有日志 it has no entries",
    "no_log": "没有公开日志证明 it proves no place in a public log",
    "log_signature": "检查点不是所列密钥签的 the checkpoint is not signed by the key it names",
    "uncovered": "检查点没有覆盖这一条 no checkpoint covers this entry",
    "not_in_log": "公开日志里没有这一条 this entry is not in the public log",
    "seal": "平台的加封不成立 the province's seal does not hold",
    "unsealed": "没有平台的加封 it has no seal of the province",
    "no_such_entry": "签名指向的条目不存在 a signature is of an entry that is not there",
}


def check_file(file: Path, *, log_key: str, codes: Mapping[str, str]) -> None:
    """Tell every fault by its part, and what held; ends with 1 where anything does not hold."""
    checked = _checked(file, log_key=log_key)
    for fault in checked.faults:
        told = (
            CODES.get(fault.code) or codes.get(fault.code) or f"签名不成立 the signature does not hold ({fault.code})"
        )
        out.print(f"[red]✗[/] {fault.name}：{told}", soft_wrap=True, markup=True)
    broken = len(checked.faults)
    mark = "[red]✗[/]" if broken else "[green]✓[/]"
    of = f"{checked.certificate_no}（{checked.made_at}）：" if checked.certificate_no else ""
    files, entries, signatures = checked.files, checked.entries, checked.signatures
    out.print(
        f"{mark} {of}{files} 个文件，{entries} 条记录，{signatures} 个签名；不成立 {broken} 处。", soft_wrap=True
    )
    out.print(f"{files} files, {entries} entries, {signatures} signatures; {broken} broken.", soft_wrap=True)
    if broken:
        raise typer.Exit(code=1)
    if not log_key:
        out.print(f"公开日志密钥 the public log's key: {checked.log_key}", soft_wrap=True)
        out.print(
            "请与 /log/key 公布的、或另外抄存的密钥对照。Compare it with /log/key, or with the one you wrote down."
        )


def _checked(file: Path, *, log_key: str) -> CheckedArchive:
    try:
        with file.open("rb") as opened:
            begins = opened.read(len(_ZIP))
            content = b"" if begins == _ZIP else begins + opened.read(_MOST)
    except OSError as fault:
        err.print(f"[red]✗[/] 无法读取文件。The file cannot be read. {file}", soft_wrap=True)
        raise typer.Exit(code=1) from fault
    return check_archive(file, log_key=log_key) if begins == _ZIP else _bundle(file, content=content, log_key=log_key)


def _bundle(file: Path, *, content: bytes, log_key: str) -> CheckedArchive:
    """A bundle by itself, told in the same way."""
    try:
        bundle = read_bundle(content)
    except UnableToReadBundle as fault:
        return _of_bundle((ArchiveFault(name=file.name, code=fault.code),))
    faults = [ArchiveFault(name=f"{file.name}#{one.entry}", code=one.code) for one in bundle_faults(bundle)]
    if log_key and bundle.log_key != log_key:
        faults.append(ArchiveFault(name=file.name, code="other_log"))
    return _of_bundle(tuple(faults), entries=len(bundle.bodies), signed=len(bundle.signatures), key=bundle.log_key)


def _of_bundle(
    faults: tuple[ArchiveFault, ...], *, entries: int = 0, signed: int = 0, key: str = ""
) -> CheckedArchive:
    return CheckedArchive(
        certificate_no="", made_at="", files=0, entries=entries, signatures=signed, log_key=key, faults=faults
    )
