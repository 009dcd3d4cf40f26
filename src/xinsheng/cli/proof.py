"""`xinsheng proof`: check what was signed, entered and issued, row by row; hand out what a stranger checks."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer
from rich.progress import track

from xinsheng.casework.checked_citizens import NO_CITIZENS
from xinsheng.casework.checked_log import broken_log, count_checkpoints
from xinsheng.casework.checked_signatures import bundle_of_case
from xinsheng.casework.proof_checks import Checked, chains, check, count_chains, find_chain_of
from xinsheng.cli.proof_file import check_file
from xinsheng.cli.screen import err, out
from xinsheng.registry.models import Case

app = typer.Typer(help="签名与日志的核验。Signatures and the journal, checked.", no_args_is_help=True)

CODES = {
    "digest": "内容与摘要不符 its content is not that of its digest",
    "column": "列与所记内容不符 a column says other than what is recorded",
    "actor": "办理人被改动 the actor was changed",
    "salt": "盐值被改动 the salt was changed",
    "leaf": "日志叶哈希不符 the log's leaf hash is another",
    "not_canonical": "不是规范格式 not in canonical form",
    "wrong_format": "格式不符 of an unknown format",
    "other_chain": "属于别的案件 of another case",
    "wrong_seq": "顺序不符 out of order: an entry is missing or moved",
    "wrong_previous": "与上一条不相接 does not follow the entry before it",
    "time_runs_back": "时间倒退 its time runs back",
    "unreadable": "密文被改动 its cipher text was changed",
    "challenge": "挑战值不符 its challenge is not of its digest and nonce",
    "not_in_journal": "日志中没有相应记录 the journal has no such entry",
    "missing": "缺少签名 its signature is missing",
    "key_changed": "密钥被改动 the key is not the one that signed",
    "key_not_in_force": "签名时密钥不在使用期 the key was not in force when it signed",
    "key_not_enrolled": "密钥未经另外两人准予登记 the key was not let in by two others",
    "authority": "数字证书的签发机构不在本省名单上 the authority of the token is none of the province's",
    "malformed": "签名的格式不对 the signature is malformed",
    "out_of_range": "签名的数值越界 the signature is out of range",
    "bad_signature": "签名不是这把密钥的 the signature is not of this key",
    "foreign": "数字证书的签发关系不成立 the certificate is not of the authority it names",
    "expired": "签名时数字证书已过期 the certificate had expired when it signed",
    "not_yet_valid": "签名时数字证书尚未生效 the certificate was not yet valid when it signed",
    "part_missing": "没有核验：未安装验证 SM2 签名的部件 not checked: what verifies SM2 is missing (make token)",
    "unsigned": "应当签名而没有签名 an act to be signed is not signed",
    "other_act": "签名的内容与所办事项不符 what was signed is not what was done",
    "erased_without_act": "内容被销毁，日志中没有销毁记录 erased, and the journal has no act that erased it",
    "statement": "签名的是别的内容 another statement was signed",
    "nonce": "随机数不符 its nonce cannot be made again",
    "not_ours": "不是本平台的办理写入的 written into the database, by no act of the platform",
    "seal": "平台的加封不成立 the province's seal does not hold",
    "seal_key": "加封用的不是本省密钥 sealed by a key that is not the province's",
    "unsealed": "没有加封，也不在待加封之列 it has no seal, and waits for none",
    "gap": "公开日志有缺口 the public log has a gap",
    "unplaced": "没有进入公开日志 not in the public log, and too old to get there",
    "node": "日志树的节点不符 a node of the log's tree is another",
    "node_missing": "日志树缺少节点 a node of the log's tree is missing",
    "node_extra": "日志树有多余的节点 the log's tree has a node too many",
    "name": "检查点属于别的日志 the checkpoint is of another log",
    "signature": "检查点不是本省日志密钥签的 the checkpoint is not signed by the province's log key",
    "shrunk": "签署以后日志变短了 the log is shorter than what was signed",
    "root": "日志与签署时不同 the log is not what was signed",
    "key_away": "日志密钥不可用，检查点没有核验 the log key cannot be used: checkpoints were not checked",
}
SIGNATURE = "签名不成立 the signature does not hold"
FAULTS_SHOWN = 200

CaseOption = Annotated[UUID | None, typer.Option("--case", help="一个案件。One case, by its id.")]
NumberOption = Annotated[str, typer.Option("--certificate", help="一份证件的编号。One certificate, by its number.")]


@app.command("check")
def check_proofs(
    file: Annotated[
        Path | None, typer.Argument(help="档案或签名包，离线核验。An archive or bundle, offline.")
    ] = None,
    case: CaseOption = None,
    certificate: NumberOption = "",
    log_key: Annotated[str, typer.Option(help="公开日志的密钥，见 /log/key。The public log's key.")] = "",
) -> None:
    """核验全部签名、声明、日志和摘要。Check all signatures, statements, chains and digests.

    不成立的行逐一指出，以 1 结束。给出文件的，只核验文件，不连数据库。
    Each row that does not hold is named, and it ends with 1. With a file, only that, on any machine: no books, no
    keys, no network.
    """
    if file is not None:
        check_file(file, log_key=log_key.strip(), codes=CODES)
        return
    one = _chain(case, certificate=certificate)
    total = 1 if one else count_chains()
    looked_at: Iterable[UUID] = [one] if one else chains()
    entries = signatures = unsigned = erased = broken = 0
    citizens = NO_CITIZENS
    for chain in track(looked_at, total=total, description="核验中 Checking", console=err, transient=True):
        checked = check(chain)
        entries, signatures = entries + checked.entries, signatures + checked.signatures
        unsigned, citizens = unsigned + checked.unsigned, citizens.and_also(checked.citizens)
        erased, broken = erased + checked.erased, broken + len(checked.broken)
        _tell(checked)
    for fault in () if one else broken_log():
        broken += 1
        out.print(f"[red]✗[/] {fault.table} {fault.row}：{CODES[fault.code]}", soft_wrap=True)
    told = f"{total} 条链 chains，{entries} 条记录 entries，{signatures} 个签名 signatures"
    told += f"，{unsigned} 个办理未经本人密钥签名 unsigned acts"
    told += f"；群众签名 citizens' names {citizens.signed}"
    told += f"（待加封 waiting for their seal {citizens.waiting}）" if citizens.waiting else ""
    told += (
        f"，另有 {citizens.before} 个早于加封，没有身份证据 older than seals, without evidence"
        if citizens.before
        else ""
    )
    if not one:
        told += f"，{count_checkpoints()} 个检查点 checkpoints"
    if erased:
        told += f"；{erased} 件内容已销毁，只核验其余 erased: all but the content"
    out.print(f"{'[red]✗[/]' if broken else '[green]✓[/]'} {told}；不成立 broken: {broken}", soft_wrap=True)
    if broken:
        raise typer.Exit(code=1)


@app.command()
def bundle(
    file: Annotated[Path, typer.Argument(help="写入的文件（不得已存在）。The file to write.")],
    case: CaseOption = None,
    certificate: NumberOption = "",
) -> None:
    """导出一个案件的日志和签名（含个人信息），供他人独立核验。

    Write a case's journal and signatures, personal data included, for examples/check_signatures.py.
    """
    chain = _chain(case, certificate=certificate)
    about = Case.objects.select_related("key").filter(pk=chain).first() if chain else None
    if about is None:
        err.print("[red]✗[/] 请指明一个案件或证件。Name one case or certificate.")
        raise typer.Exit(code=1)
    with file.open("xb") as opened:
        opened.write(bundle_of_case(about))
    file.chmod(0o600)
    out.print(f"[green]✓[/] {file}", soft_wrap=True)


def _chain(case: UUID | None, *, certificate: str) -> UUID | None:
    if not certificate:
        return case
    found = find_chain_of(certificate.strip().upper())
    if found is None:
        err.print("[red]✗[/] 没有这个编号的证件。No certificate has this number.")
        raise typer.Exit(code=1)
    return found


def _tell(checked: Checked) -> None:
    for broken in checked.broken[:FAULTS_SHOWN]:
        told = CODES.get(broken.code, f"{SIGNATURE} ({broken.code})")
        out.print(f"[red]✗[/] {broken.table} {broken.row}（case {broken.chain}）：{told}", soft_wrap=True)
