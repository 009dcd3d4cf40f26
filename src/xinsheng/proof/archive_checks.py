"""Checking an archive on any machine: every part by its digest, the manifest by the journal, that by the log."""

import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from xinsheng.proof.archives import (
    ACT,
    ARCHIVE_FORMAT,
    CHUNK,
    EXPORT,
    JOURNAL,
    MANIFEST,
    PROOF,
    STATEMENTS,
)
from xinsheng.proof.bundle_checks import ReadBundle, UnableToReadBundle, bundle_faults, read_bundle
from xinsheng.proof.canonical import UnableToCanonicalise, canonical_bytes
from xinsheng.proof.entries import UnableToEnter, commitment_to, entry_digest

_MOST_READ = 64 << 20  # bytes of all parts that are read whole: manifest, proof, openings, statements
_FIELDS = frozenset({"format", "certificate_no", "service", "case", "made_at", "entries", "last_entry", "files"})
_DAMAGED = (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, kw_only=True)
class ArchiveFault:
    """One thing that does not hold: the part's name (with `#` and the place of an entry) and a code."""

    name: str
    code: str


@dataclass(frozen=True, kw_only=True)
class CheckedArchive:
    """What an archive came to: what it says it is of, how much was looked at, and all that does not hold."""

    certificate_no: str
    made_at: str
    files: int
    entries: int
    signatures: int
    log_key: str
    faults: tuple[ArchiveFault, ...]


@dataclass(frozen=True)
class _Part:
    """A part as it lies in the archive: its digest, and its content where it is one that is read."""

    sha256: str
    content: bytes


def check_archive(file: Path, *, log_key: str = "") -> CheckedArchive:
    """Check an archive, a piece of it at a time; with the log's key (as C2SP writes it), that it is by that log.

    Codes: `unreadable`, `twice`, `added`, `missing`, `changed`, `not_a_manifest`, `not_a_bundle`, `other_log` (the
    key is another than the one given), `other_case`, `other_journal` (the case's journal is not as far as it went),
    `not_entered` (the journal names another manifest, or none),
    `other_entry` (the entry that should name the part does not), `other_number`, `actor` (who acted is not who the
    entry committed to), and those of `bundle_faults`.
    """
    try:
        with ZipFile(file) as opened:
            faults, parts = _parts_of(opened)
    except _DAMAGED:
        return _nothing(ArchiveFault(name=file.name, code="unreadable"))
    manifest = _manifest_in(parts)
    if manifest is None:
        return _nothing(*faults, ArchiveFault(name=MANIFEST, code="not_a_manifest"))
    faults += _of_files(manifest, parts=parts)
    bundles: dict[str, ReadBundle] = {}
    for name in (PROOF, EXPORT):
        try:
            bundles[name] = read_bundle(parts[name].content if name in parts else b"")
        except UnableToReadBundle as fault:
            faults.append(ArchiveFault(name=name, code=fault.code))
            continue
        faults += [ArchiveFault(name=f"{name}#{one.entry}", code=one.code) for one in bundle_faults(bundles[name])]
        if bundles[name].log_key != (log_key or next(iter(bundles.values())).log_key):
            faults.append(ArchiveFault(name=name, code="other_log"))
    if EXPORT in bundles:
        faults += _of_export(bundles[EXPORT], manifest=parts[MANIFEST].sha256)
    if PROOF in bundles:
        faults += _of_journal(manifest, bundle=bundles[PROOF], parts=parts)
    return _checked(manifest, faults=faults, bundle=bundles.get(PROOF))


def _parts_of(opened: ZipFile) -> tuple[list[ArchiveFault], dict[str, _Part]]:
    names = Counter(one.filename for one in opened.infolist())
    faults = [ArchiveFault(name=name, code="twice") for name, count in names.items() if count > 1]
    parts: dict[str, _Part] = {}
    left = _MOST_READ
    for name in names:
        try:
            parts[name] = _part_in(opened, name=name, most=left)
            left -= len(parts[name].content)
        except _DAMAGED:
            faults.append(ArchiveFault(name=name, code="changed"))
            parts[name] = _Part("", b"")
    return faults, parts


def _part_in(opened: ZipFile, *, name: str, most: int) -> _Part:
    is_read = name in (MANIFEST, PROOF, EXPORT, JOURNAL) or name.startswith(STATEMENTS)
    digest, kept, size = hashlib.sha256(), bytearray(), 0
    with opened.open(name) as part:
        while piece := part.read(CHUNK):
            digest.update(piece)
            size += len(piece)
            if is_read and size <= most:
                kept += piece
    return _Part(digest.hexdigest(), bytes(kept) if size <= most else b"")


def _manifest_in(parts: Mapping[str, _Part]) -> dict[str, Any] | None:
    """What the manifest says; None where it is none, or not in its one form."""
    content = parts[MANIFEST].content if MANIFEST in parts else b""
    try:
        said = json.loads(content)
        if said.keys() != _FIELDS or said["format"] != ARCHIVE_FORMAT or canonical_bytes(said) != content:
            return None
        listed = [(one["name"], one["sha256"], one["entry"]) for one in said["files"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, UnableToCanonicalise):
        return None
    is_plain = all(isinstance(name, str) and isinstance(digest, str) for name, digest, _entry in listed)
    names = [name for name, _digest, _entry in listed]
    return said if is_plain and len(set(names)) == len(names) else None


def _of_files(manifest: Mapping[str, Any], *, parts: Mapping[str, _Part]) -> Iterator[ArchiveFault]:
    listed = {one["name"]: one["sha256"] for one in manifest["files"]}
    for name in sorted({*listed, PROOF, EXPORT} - parts.keys()):
        yield ArchiveFault(name=name, code="missing")
    for name in sorted(parts.keys() - {*listed, MANIFEST, PROOF, EXPORT}):
        yield ArchiveFault(name=name, code="added")
    for name, digest in listed.items():
        if name in parts and parts[name].sha256 not in ("", digest):
            yield ArchiveFault(name=name, code="changed")


def _of_export(bundle: ReadBundle, *, manifest: str) -> Iterator[ArchiveFault]:
    """Whether the journal says of this very manifest that it was exported."""
    said = [(entry.get("act"), entry.get("statement_digest")) for entry in bundle.entries]
    if said != [(ACT, manifest)]:
        yield ArchiveFault(name=MANIFEST, code="not_entered")


def _of_journal(
    manifest: Mapping[str, Any], *, bundle: ReadBundle, parts: Mapping[str, _Part]
) -> Iterator[ArchiveFault]:
    """Whether it is the case's journal as far as it went, and what it says of each part that an entry names."""
    last = bundle.bodies[-1] if bundle.bodies else b""
    if (len(bundle.bodies), entry_digest(last).hex()) != (manifest["entries"], manifest["last_entry"]):
        yield ArchiveFault(name=PROOF, code="other_journal")
    if not bundle.entries or bundle.entries[0].get("chain") != manifest["case"]:
        yield ArchiveFault(name=PROOF, code="other_case")
    for one in manifest["files"]:
        if one["entry"] is not None and not _is_named(one, bundle=bundle):
            yield ArchiveFault(name=one["name"], code="other_entry")
    if not _has_number(manifest, parts=parts):
        yield ArchiveFault(name=MANIFEST, code="other_number")
    yield from _of_openings(bundle, content=parts[JOURNAL].content if JOURNAL in parts else b"")


def _is_named(one: Mapping[str, Any], *, bundle: ReadBundle) -> bool:
    place = one["entry"]
    if type(place) is not int or not 1 <= place <= len(bundle.entries):
        return False
    entry = bundle.entries[place - 1]
    return one["sha256"] in (entry.get("statement_digest"), entry.get("signature_digest"))


def _has_number(manifest: Mapping[str, Any], *, parts: Mapping[str, _Part]) -> bool:
    """Whether a statement that an entry names is of the number that the archive says it is of."""
    named = [parts[one["name"]].content for one in manifest["files"] if one["entry"] and one["name"] in parts]
    for content in named:
        try:
            said = json.loads(content or b"null")
        except ValueError:
            continue
        if isinstance(said, dict) and said.get("certificate_no") == manifest["certificate_no"]:
            return True
    return False


def _of_openings(bundle: ReadBundle, *, content: bytes) -> Iterator[ArchiveFault]:
    """Who acted, as the archive names them, against what each entry committed to."""
    try:
        opened = [(one["entry"], one["actor"], bytes.fromhex(one["actor_salt"])) for one in json.loads(content)]
        for place, actor, salt in opened:
            if commitment_to(actor, salt=salt).hex() != bundle.entries[place - 1]["actor"]:
                yield ArchiveFault(name=f"{JOURNAL}#{place}", code="actor")
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, UnableToEnter):
        yield ArchiveFault(name=JOURNAL, code="actor")


def _nothing(*faults: ArchiveFault) -> CheckedArchive:
    return CheckedArchive(
        certificate_no="", made_at="", files=0, entries=0, signatures=0, log_key="", faults=tuple(faults)
    )


def _checked(
    manifest: Mapping[str, Any], *, faults: list[ArchiveFault], bundle: ReadBundle | None = None
) -> CheckedArchive:
    return CheckedArchive(
        certificate_no=str(manifest["certificate_no"]),
        made_at=str(manifest["made_at"]),
        files=len(manifest["files"]),
        entries=len(bundle.bodies) if bundle else 0,
        signatures=len(bundle.signatures) if bundle else 0,
        log_key=bundle.log_key if bundle else "",
        faults=tuple(faults),
    )
