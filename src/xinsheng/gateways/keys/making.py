"""Make key folders: demonstration or real keys, a further master key, a seal brought from its authority."""

import os
import secrets
import shutil
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from xinsheng.gateways.folders import sync_folder
from xinsheng.gateways.keys.cipher import DATA_KEY_BYTES
from xinsheng.gateways.keys.folder import master_path, master_versions, seal_path
from xinsheng.gateways.keys.key_files import DEMONSTRATION_MARK, check_folder, write_key_file
from xinsheng.gateways.keys.port import UnableToUseKey
from xinsheng.gateways.keys.signing import credential_key_of, log_key_of, seal_key_of

_MARK = "演示密钥，不能用于正式环境。\nDemonstration keys: they protect nobody, and production refuses them.\n"


def create_demonstration_keys(folder: Path) -> None:
    """Make a complete set of marked demonstration keys, without seals, all at once or not at all.

    Raises `UnableToUseKey("already_there")` when the folder exists and is not empty.
    """
    _create(folder, mark=_MARK)


def create_keys(folder: Path) -> None:
    """Make a province's own master, index, credential and log key, without seals, all at once or not at all.

    Seals are made by their licensed authority and brought in by `save_seal`. Raises as above.
    """
    _create(folder, mark="")


def _create(folder: Path, *, mark: str) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = folder.with_name(f".{folder.name}-{secrets.token_hex(8)}")
    draft.mkdir(mode=0o700)
    try:
        if mark:
            write_key_file(draft / DEMONSTRATION_MARK, content=mark.encode())
        write_key_file(master_path(draft, version=1), content=os.urandom(DATA_KEY_BYTES))
        write_key_file(draft / "index.key", content=os.urandom(DATA_KEY_BYTES))
        write_key_file(draft / "credential.pem", content=_pem(ec.generate_private_key(ec.SECP256R1())))
        write_key_file(draft / "log.pem", content=_pem(ed25519.Ed25519PrivateKey.generate()))
        draft.rename(folder)
    except OSError as fault:
        raise UnableToUseKey("already_there") from fault
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    sync_folder(folder.parent)


def add_master_key(folder: Path) -> int:
    """Add the next master key version and give its number; what older ones wrapped still opens."""
    check_folder(folder)
    version = max(master_versions(folder), default=0) + 1
    write_key_file(master_path(folder, version=version), content=os.urandom(DATA_KEY_BYTES))
    return version


def save_seal(folder: Path, *, name: str, private_key_pem: bytes, chain_pem: bytes) -> None:
    """File a seal made by its authority: private key, then its certificate and those above it, PEM.

    Raises `UnableToUseKey`: `bad_name`, `not_a_key` (also when they do not belong together),
    `already_there`.
    """
    check_folder(folder)
    path = seal_path(folder, name=name)
    together = private_key_pem.rstrip() + b"\n" + chain_pem
    seal_key_of(together)
    write_key_file(path, content=together)


def save_credential_key(folder: Path, *, private_key_pem: bytes) -> None:
    """File a P-256 credential key; raises `UnableToUseKey`: `not_a_key`, `already_there`."""
    check_folder(folder)
    credential_key_of(private_key_pem)
    write_key_file(folder / "credential.pem", content=private_key_pem)


def save_log_key(folder: Path, *, private_key_pem: bytes) -> None:
    """File an Ed25519 log key; raises `UnableToUseKey`: `not_a_key`, `already_there`."""
    check_folder(folder)
    log_key_of(private_key_pem)
    write_key_file(folder / "log.pem", content=private_key_pem)


def _pem(key: ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
