"""`xinsheng keys`: the key folder of a real province, and the seals its licensed authority has made."""

import re
from pathlib import Path

import typer
from django.conf import settings

from xinsheng.cli.screen import out, tell_fault
from xinsheng.gateways.keys import UnableToUseKey, create_keys, save_seal

app = typer.Typer(no_args_is_help=True)
_BLOCK = re.compile(rb"-----BEGIN ([A-Z0-9 ]+)-----.+?-----END \1-----", re.DOTALL)
_FAULTS = {
    "already_there": "keys_exist",
    "bad_name": "bad_seal_name",
    "not_a_key": "not_a_seal",
    "no_such_key": "keys_not_ready",
    "open_to_others": "key_folder_open",
    "unreadable": "no_such_file",
}


@app.command()
def make() -> None:
    """生成主密钥、索引密钥、凭证密钥和日志密钥（一次）。Make the province's own keys, once."""
    folder = Path(settings.KEYS_FOLDER)
    try:
        create_keys(folder)
    except UnableToUseKey as error:
        _tell(error, about=str(folder))
    out.print(f"[green]✓[/] {folder}", soft_wrap=True)
    out.print("请立即离线备份：丢失主密钥或索引密钥，已存的证件号码和材料将无法读取。", soft_wrap=True)
    out.print("Back it up offline now: without the master and index keys, stored numbers and papers are lost.")


@app.command()
def seal(
    name: str = typer.Argument(help="印章代号，如 guiyang-mch-2026。The seal's name in this system."),
    file: Path = typer.Option(help="PEM：私钥、印章证书、上级证书。PEM: private key, certificate, those above it."),
) -> None:
    """把持证机构制发的印章放入密钥文件夹。File a seal made by its licensed authority."""
    try:
        content = file.read_bytes()
    except OSError as error:
        tell_fault("no_such_file", str(file))
        raise typer.Exit(code=1) from error
    private, chain = apart(content)
    try:
        save_seal(Path(settings.KEYS_FOLDER), name=name, private_key_pem=private, chain_pem=chain)
    except UnableToUseKey as error:
        _tell(error, about=name, already_there="seal_exists")
    out.print(f"[green]✓[/] {name}")


def apart(pem: bytes) -> tuple[bytes, bytes]:
    """The private key's block, and the certificates in the order they stand in, of one PEM text."""
    blocks = [(match[1], match[0] + b"\n") for match in _BLOCK.finditer(pem)]
    private = b"".join(block for kind, block in blocks if kind.endswith(b"PRIVATE KEY"))
    return private, b"".join(block for kind, block in blocks if kind == b"CERTIFICATE")


def _tell(error: UnableToUseKey, *, about: str, **instead: str) -> None:
    tell_fault({**_FAULTS, **instead}[error.code], about)
    raise typer.Exit(code=1) from error
