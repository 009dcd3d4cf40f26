"""The parts of an archive that are made when it is asked for: statements, journal, chain, records, names."""

from collections.abc import Iterator, Mapping
from typing import Any

from xinsheng.casework.archived_chain import chain_of
from xinsheng.casework.archived_records import names_of, people_in, records_of, table_of
from xinsheng.casework.privacy import show
from xinsheng.proof.archives import JOURNAL, STATEMENTS, ArchivedFile
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.proof.entries import salt_for
from xinsheng.registry import models

_ENDINGS: Mapping[str, str] = {"image/jpeg": "jpg", "application/pdf": "pdf"}
_SAID: tuple[tuple[type[Any], str], ...] = (  # what somebody put their name to: the table, and where it says so
    (models.DeliveryRecord, "payload_cipher"),
    (models.Declaration, "payload_cipher"),
    (models.SecondReview, "payload_cipher"),
    (models.Certificate, "statement_cipher"),
    (models.ServiceCertificate, "statement_cipher"),
)


def made_parts(case: models.Case) -> dict[str, bytes]:
    """Every part that is made from the books, by its name. Raises UnableToRead, UnableToUseKey."""
    parts = dict(_statements(case))
    parts |= records_of(case)
    entries = _entries(case)
    actors = [entry.actor_id for entry in entries if entry.actor_id]
    parts[JOURNAL] = canonical_bytes([one for entry in entries if (one := _opening(entry))])
    parts["people.json"] = canonical_bytes(people_in(case) | names_of(actors))
    parts["chain.json"] = canonical_bytes(chain_of(case))
    return parts


def kept_files(case: models.Case) -> Iterator[tuple[str, str, bytes]]:
    """Every file of the case: its name in the archive, its reference in the vault, its SHA-256."""
    materials = case.materials.exclude(file_ref="").order_by("given_at", "pk")
    for number, one in enumerate(materials, start=1):
        name = f"materials/{number:02}-{one.kind}.{_ENDINGS.get(one.media_type, 'bin')}"
        yield name, one.file_ref, bytes(one.file_digest or b"")
    births = models.ELicence.objects.filter(certificate__case=case).order_by("made_at")
    for licence in births.select_related("certificate"):
        yield f"documents/{licence.certificate.blank_id}.pdf", licence.file_ref, bytes(licence.sha256)
    couples = models.ServiceELicence.objects.filter(certificate__case=case).order_by("made_at")
    for issued in couples.select_related("certificate"):
        yield f"documents/{issued.certificate.no}.pdf", issued.file_ref, bytes(issued.sha256)


def listed(case: models.Case, *, digests: Mapping[str, bytes]) -> tuple[ArchivedFile, ...]:
    """The parts as the manifest lists them, each with the entry of the journal that names its digest."""
    named: dict[bytes, int] = {}
    for entry in _entries(case):
        for digest in (entry.statement_digest, entry.signature_digest):
            if digest is not None:
                named.setdefault(bytes(digest), entry.seq)
    return tuple(ArchivedFile(name=name, sha256=digest, entry=named.get(digest)) for name, digest in digests.items())


def number_of(case: models.Case) -> str:
    """The number of the certificate that the case came to, of either kind; "" where it came to none."""
    issued = models.ELicence.objects.filter(certificate__case=case).order_by("-made_at")
    births = issued.values_list("certificate__blank_id", flat=True).first()
    filed = models.ServiceELicence.objects.filter(certificate__case=case).order_by("-made_at")
    return births or filed.values_list("certificate__no", flat=True).first() or ""


def _statements(case: models.Case) -> Iterator[tuple[str, bytes]]:
    for model, column in _SAID:
        table = table_of(model)
        for number, row in enumerate(model.objects.filter(case=case).order_by("pk"), start=1):
            said = show(getattr(row, column), case=case, place=table)
            yield f"{STATEMENTS}{table}-{_mark(row, number=number)}.json", canonical_bytes(said)


def _mark(row: Any, *, number: int) -> str:
    """What tells one statement from another of its kind: its number where it has one, else its place."""
    if isinstance(row, models.Certificate):
        return row.blank_id
    return row.no if isinstance(row, models.ServiceCertificate) else str(getattr(row, "seq", number))


def _entries(case: models.Case) -> list[models.JournalEntry]:
    return list(models.JournalEntry.objects.filter(chain=case.pk).order_by("seq").select_related("salt"))


def _opening(entry: models.JournalEntry) -> dict[str, object] | None:
    """Who acted, with the salt that opens the entry's commitment to it and no other; None once it was burnt."""
    salt = getattr(entry, "salt", None)
    if salt is None:
        return None
    return {
        "entry": entry.seq,
        "actor": str(entry.actor_id) if entry.actor_id else entry.duty,
        "actor_salt": salt_for("actor", salts=bytes(salt.salts)).hex(),
    }
