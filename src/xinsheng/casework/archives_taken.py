"""An archive that was asked for, taken out: its files fetched one at a time, each what the manifest says it is."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from xinsheng.casework.archived_parts import kept_files
from xinsheng.casework.archives import MANIFEST_PLACE, RECORDS_PLACE, entry_of, is_covered
from xinsheng.casework.checked_signatures import bundle_of_case
from xinsheng.casework.log_tree import places_of
from xinsheng.casework.outside import vault
from xinsheng.casework.privacy import UnableToRead, key_of, show_bytes
from xinsheng.gateways.vault import UnableToFetch
from xinsheng.proof.archives import EXPORT, MANIFEST, PROOF, zipped
from xinsheng.proof.bundles import bundle_of
from xinsheng.registry import models


class UnableToArchive(Exception):
    """An archive cannot be taken out; `name` is the part.

    Codes: `not_covered` (no checkpoint of the public log covers the export yet), `file_missing`, `file_changed`,
    `unavailable` (the store of files does not answer), `erased`.
    """

    def __init__(self, code: str, *, name: str = "") -> None:
        super().__init__(code, name)
        self.code, self.name = code, name


@dataclass(frozen=True, kw_only=True)
class Archive:
    """An archive that may be taken out: its name as a file, and its bytes, piece by piece."""

    name: str
    pieces: Iterator[bytes]


def take_out(export: models.ArchiveExport) -> Archive:
    """The archive as a ZIP, made while it is read; every file is looked at before the first byte goes out.

    Raises UnableToArchive.
    """
    case = models.Case.objects.select_related("key").get(pk=export.case_id)
    if not is_covered(export):
        raise UnableToArchive("not_covered")
    try:
        manifest = show_bytes(export.manifest_cipher, case=case, place=MANIFEST_PLACE)
        records = json.loads(show_bytes(export.records_cipher, case=case, place=RECORDS_PLACE))
        proofs = {
            PROOF: bundle_of_case(case, last=json.loads(manifest)["entries"]),
            EXPORT: bundle_of(entries=[bytes(entry_of(export).body)], signed=(), log=places_of([entry_of(export)])),
        }
    except UnableToRead as erased:
        raise UnableToArchive("erased") from erased
    files = _files_in(case, manifest=manifest, records=records)
    for _part in _fetched(case, files=files):
        pass  # whole, and what the manifest says of it
    return Archive(
        name=f"{export.certificate_no}-{export.made_at:%Y%m%dT%H%M%SZ}.zip",
        pieces=zipped(_parts(case, manifest=manifest, proofs=proofs, records=records, files=files)),
    )


def _files_in(case: models.Case, *, manifest: bytes, records: dict[str, str]) -> list[tuple[str, str, bytes]]:
    """The files that the manifest lists, each with where it is kept and the digest that the manifest gives it."""
    kept = {name: ref for name, ref, _digest in kept_files(case)}
    wanted = {one["name"]: bytes.fromhex(one["sha256"]) for one in json.loads(manifest)["files"]}
    files = {name: digest for name, digest in wanted.items() if name not in records}
    for name in files.keys() - kept.keys():
        raise UnableToArchive("file_missing", name=name)
    return [(name, kept[name], digest) for name, digest in files.items()]


def _parts(
    case: models.Case,
    *,
    manifest: bytes,
    proofs: dict[str, bytes],
    records: dict[str, str],
    files: list[tuple[str, str, bytes]],
) -> Iterator[tuple[str, bytes]]:
    yield MANIFEST, manifest
    yield from proofs.items()
    for name, content in sorted(records.items()):
        yield name, content.encode()
    yield from _fetched(case, files=files)


def _fetched(case: models.Case, *, files: list[tuple[str, str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Each file out of the store, one at a time."""
    data_key = key_of(case)
    for name, ref, digest in files:
        try:
            content = vault().get(ref, data_key=data_key)
        except UnableToFetch as fault:
            codes = {"no_such_file": "file_missing", "damaged": "file_changed"}
            raise UnableToArchive(codes.get(fault.code, "unavailable"), name=name) from fault
        if sha256(content).digest() != digest:
            raise UnableToArchive("file_changed", name=name)
        yield name, content
