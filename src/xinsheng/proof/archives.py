"""An archive: everything of one certificate in one file, each part named with its digest by a manifest.

The manifest is covered by the journal's entry of the export, and that by a checkpoint of the public log: so the
archive holds on a machine that knows nothing but the log's key (docs/decisions/an-archive-stands-in-the-log.md).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import RawIOBase
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from xinsheng.proof.canonical import canonical_bytes

ARCHIVE_FORMAT = "xinsheng.archive/1"
MANIFEST = "manifest.json"
PROOF, EXPORT = "proof.json", "export.json"  # bundles: of the case, and of the export itself
JOURNAL, STATEMENTS = "journal.json", "statements/"
ACT = "export_archive"  # whose entry names the manifest's digest
CHUNK = 1 << 18  # bytes written or read at a time
_THE_DAY = (1996, 1, 1, 0, 0, 0)  # when is said in the manifest
_FOR_ITS_OWNER = 0o100600 << 16


@dataclass(frozen=True, kw_only=True)
class ArchivedFile:
    """One part: its name in the archive, its SHA-256, and the entry (from 1) that names this digest, if one does."""

    name: str
    sha256: bytes
    entry: int | None = None


def manifest_of(*, about: dict[str, str | int], files: Iterable[ArchivedFile]) -> bytes:
    """The manifest in canonical JSON: what the archive is of, how far the case's journal went, and its parts.

    `about`: `certificate_no`, `service`, `case`, `made_at`, `entries` (how many), `last_entry` (its digest). Every
    part stands in it but itself and the two proofs, which prove themselves.
    """
    listed = [
        {"name": one.name, "sha256": one.sha256.hex(), "entry": one.entry}
        for one in sorted(files, key=lambda one: one.name)
    ]
    return canonical_bytes({"format": ARCHIVE_FORMAT, **about, "files": listed})


class _Drain(RawIOBase):
    """What was written since it was last emptied; it cannot go back, as a network cannot."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, content: object) -> int:
        written = bytes(content)  # type: ignore[call-overload] # zipfile writes bytes and views of them
        self._parts.append(written)
        return len(written)

    def emptied(self) -> bytes:
        """What came since, and nothing is kept of it."""
        come, self._parts = b"".join(self._parts), []
        return come


def zipped(parts: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """A ZIP of these parts in their order, piece by piece: no more than one part and one piece is held at a time."""
    drain = _Drain()
    with ZipFile(drain, "w") as made:
        for name, content in parts:
            with made.open(_header(name), "w") as file:
                yield from _written(file, content=content, drain=drain)
            yield drain.emptied()
    yield drain.emptied()


def _written(file: IO[bytes], *, content: bytes, drain: _Drain) -> Iterator[bytes]:
    for begin in range(0, len(content), CHUNK):
        file.write(content[begin : begin + CHUNK])
        yield drain.emptied()


def _header(name: str) -> ZipInfo:
    header = ZipInfo(name, date_time=_THE_DAY)
    header.compress_type = ZIP_DEFLATED if name.endswith(".json") else ZIP_STORED
    header.external_attr = _FOR_ITS_OWNER
    return header
