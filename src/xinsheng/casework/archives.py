"""The archive of one certificate: asked for as an act of its case, taken out once the public log covers that act.

What the books say is fixed with the act, under the case's key; what is a file is fetched when it is taken out, and
must have the digest that the manifest gives it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.archived_parts import kept_files, listed, made_parts, number_of
from xinsheng.casework.checked_signatures import bundle_of_case
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.outside import vault
from xinsheng.casework.privacy import UnableToRead, hide, hide_bytes, key_of, show_bytes
from xinsheng.gateways.vault import UnableToFetch
from xinsheng.law.acts import Input
from xinsheng.law.archives import ArchivePurpose
from xinsheng.law.services.archiving import EXPORT_ARCHIVE
from xinsheng.proof.archives import ACT, MANIFEST, PROOF, manifest_of, zipped
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.proof.entries import moment_text
from xinsheng.registry import models

LIFE = timedelta(days=1)  # in which it may be taken out; later it is asked for anew, with its purpose
_MANIFEST, _RECORDS = "archive_export.manifest", "archive_export.records"


class UnableToArchive(Exception):
    """An archive cannot be taken out; `name` is the part.

    Codes: `not_covered` (no checkpoint of the public log covers the act yet), `file_missing`, `file_changed`,
    `unavailable` (the store of files does not answer), `erased`.
    """

    def __init__(self, code: str, *, name: str = "") -> None:
        super().__init__(code, name)
        self.code, self.name = code, name


def export_archive(case_id: UUID, *, purpose: ArchivePurpose | None, by: By, at: datetime, asked: Asked) -> Outcome:
    """Ask for the archive of the certificate that a case came to; the answer names it (`archive`).

    Raises NotAllowed, or UnableToAct ("no_certificate_yet", "erased", and those of the door).
    """

    def write(performance: Performance) -> None:
        row = _fix(performance.case, purpose=ArchivePurpose(performance.given[Input.PURPOSE]), by=by, at=at)
        performance.statement_digest = bytes(row.manifest_digest)
        performance.subjects["archive"] = str(row.pk)
        performance.answer["archive"] = str(row.pk)

    given = {Input.PURPOSE: purpose.value} if purpose else {}
    try:
        return perform(EXPORT_ARCHIVE, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)
    except UnableToRead as erased:
        raise UnableToAct("erased") from erased


def _fix(case: models.Case, *, purpose: ArchivePurpose, by: By, at: datetime) -> models.ArchiveExport:
    number = number_of(case)
    if not number:
        raise UnableToAct("no_certificate_yet")
    made = made_parts(case)
    digests = {name: sha256(content).digest() for name, content in made.items()}
    digests |= {name: digest for name, _ref, digest in kept_files(case)}
    about = {
        "certificate_no": number,
        "service": case.service,
        "case": str(case.pk),
        "made_at": moment_text(at),
    }
    manifest = manifest_of(about=about, files=listed(case, digests=digests))
    records = canonical_bytes({name: content.decode() for name, content in made.items()})
    return models.ArchiveExport.objects.create(
        pk=uuid4(),
        case=case,
        certificate_no=number,
        purpose=purpose.value,
        manifest_cipher=hide(json.loads(manifest), case=case, place=_MANIFEST),
        manifest_digest=sha256(manifest).digest(),
        records_cipher=hide_bytes(records, data_key=key_of(case), case_id=case.pk, place=_RECORDS),
        made_by=by.person,
        made_at=at,
    )


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
    entry = entry_of(export)
    if not is_covered(entry):
        raise UnableToArchive("not_covered")
    try:
        manifest = show_bytes(export.manifest_cipher, case=case, place=_MANIFEST)
        records = json.loads(show_bytes(export.records_cipher, case=case, place=_RECORDS))
        proof = bundle_of_case(case, last=entry.seq)
    except UnableToRead as erased:
        raise UnableToArchive("erased") from erased
    files = _files_in(case, manifest=manifest, records=records)
    for _part in _fetched(case, files=files):
        pass  # whole, and what the manifest says of it
    return Archive(
        name=f"{export.certificate_no}-{export.made_at:%Y%m%dT%H%M%SZ}.zip",
        pieces=zipped(_parts(case, manifest=manifest, proof=proof, records=records, files=files)),
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
    proof: bytes,
    records: dict[str, str],
    files: list[tuple[str, str, bytes]],
) -> Iterator[tuple[str, bytes]]:
    yield MANIFEST, manifest
    yield PROOF, proof
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


def entry_of(export: models.ArchiveExport) -> models.JournalEntry:
    """The entry of the act that asked for it, with its place in the public log."""
    entries = models.JournalEntry.objects.select_related("leaf").filter(chain=export.case_id, act=ACT)
    return entries.get(statement_digest=bytes(export.manifest_digest))


def is_covered(entry: models.JournalEntry) -> bool:
    """Whether a checkpoint of the public log covers the entry."""
    newest = models.LogCheckpoint.objects.newest()
    leaf = getattr(entry, "leaf", None)
    return newest is not None and leaf is not None and leaf.position < newest.size


def exports_of(case: models.Case) -> list[models.ArchiveExport]:
    """Those asked for so far, the latest first."""
    return list(case.archive_exports.select_related("made_by").order_by("-made_at"))


def find_own_export(export_id: UUID, *, case: models.Case, by: By, at: datetime) -> models.ArchiveExport | None:
    """The archive that this very person asked for, while it may be taken out; None for any other."""
    mine = case.archive_exports.filter(pk=export_id, made_by=by.someone, made_at__gt=at - LIFE)
    return mine.first()
