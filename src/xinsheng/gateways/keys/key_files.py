"""Key files on disk: a 0700 folder, 0600 files, read and written with nothing looser accepted."""

import os
import secrets
import stat
from pathlib import Path

from xinsheng.gateways.folders import sync_folder
from xinsheng.gateways.keys.port import UnableToUseKey

DEMONSTRATION_MARK = "DEMONSTRATION"
_LARGEST_KEY_FILE = 65_536


def check_folder(folder: Path) -> None:
    """Raise `UnableToUseKey` unless `folder` is ours alone (a real folder, our user's, mode 0700)."""
    try:
        status = folder.lstat()
    except OSError as fault:
        raise UnableToUseKey("no_such_key") from fault
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid() or status.st_mode & 0o077:
        raise UnableToUseKey("open_to_others")


def may_sign_with(folder: Path) -> bool:
    """Whether this process can read a key in `folder` that signs: the credential's, the log's, or a seal's."""
    signing = (folder / "credential.pem", folder / "log.pem", *folder.glob("seal-*.pem"))
    return any(os.access(path, os.R_OK) for path in signing)


def read_key_file(path: Path) -> bytes:
    """Read a key file; `UnableToUseKey` with `no_such_key`, `open_to_others`, `unreadable`, `not_a_key`."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError as fault:
        raise UnableToUseKey("no_such_key") from fault
    except OSError as fault:
        raise UnableToUseKey("unreadable") from fault
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_uid != os.geteuid() or status.st_mode & 0o077:
            raise UnableToUseKey("open_to_others")
        content = file.read(_LARGEST_KEY_FILE + 1)
    if not content or len(content) > _LARGEST_KEY_FILE:
        raise UnableToUseKey("not_a_key")
    return content


def write_key_file(path: Path, *, content: bytes) -> None:
    """Write a new key file durably; never replaces one (`already_there`), never leaves half of one."""
    draft = path.with_name(f".{secrets.token_hex(8)}.new")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        os.link(draft, path)
    except FileExistsError as fault:
        raise UnableToUseKey("already_there") from fault
    except OSError as fault:
        raise UnableToUseKey("unreadable") from fault
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(path.parent)
