"""A vault in a folder of this machine: `ab/cd/abcd...`, folders 0700, files 0600."""

import errno
import os
import secrets
from pathlib import Path

from xinsheng.gateways.folders import sync_folder
from xinsheng.gateways.vault.port import UnableToFetch, UnableToRemove, UnableToStore
from xinsheng.gateways.vault.sealing import is_reference, new_reference, seal, unseal

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class DirectoryVault:
    """Files in a sharded folder (see `Vault`); a crash leaves a draft at most, never half a file."""

    def __init__(self, root: Path) -> None:
        """Use the folder `root`; it is made, with its parents, at the first `put`."""
        self._root = root

    def put(self, content: bytes, *, data_key: bytes) -> str:
        """Encrypt, write beside, flush to disk, then give it its name."""
        ref = new_reference()
        sealed = seal(content, ref=ref, data_key=data_key)
        try:
            path = self._path(ref)
            _make_folders(path.parent)
            _write_durably(path, content=sealed)
        except OSError as fault:
            raise UnableToStore("no_space" if fault.errno in _NO_SPACE else "unavailable") from fault
        return ref

    def get(self, ref: str, *, data_key: bytes) -> bytes:
        """Read and decrypt."""
        if not is_reference(ref):
            raise UnableToFetch("no_such_file")
        try:
            sealed = self._path(ref).read_bytes()
        except FileNotFoundError as fault:
            raise UnableToFetch("no_such_file") from fault
        except OSError as fault:
            raise UnableToFetch("unavailable") from fault
        return unseal(sealed, ref=ref, data_key=data_key)

    def remove(self, ref: str) -> None:
        """Unlink the file."""
        if not is_reference(ref):
            raise UnableToRemove("no_such_file")
        path = self._path(ref)
        try:
            path.unlink(missing_ok=True)
            if path.parent.exists():
                sync_folder(path.parent)
        except OSError as fault:
            raise UnableToRemove("unavailable") from fault

    def _path(self, ref: str) -> Path:
        return self._root / ref[:2] / ref[2:4] / ref


def _make_folders(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_folders(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def _write_durably(path: Path, *, content: bytes) -> None:
    draft = path.with_name(f".{secrets.token_hex(8)}.draft")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(path.parent)
