"""The archive of one certificate, asked for with its purpose: an entry of the journal on a chain of its own.

What the books say is fixed when it is asked for, under the case's key; the files are fetched when it is taken out
(`archives_taken`). No case has moved, so the cases' own chains are left alone, as inquiries leave them.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.archived_parts import kept_files, listed, made_parts, number_of
from xinsheng.casework.holds import hold_key
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.privacy import UnableToRead, hide, hide_bytes, key_of
from xinsheng.casework.readings import record_reading
from xinsheng.casework.snapshots import actor_on, facts_of
from xinsheng.law.acts import Input, rule_on
from xinsheng.law.archives import ArchivePurpose
from xinsheng.law.archiving import EXPORTS
from xinsheng.law.terms import Duty, Service
from xinsheng.proof.archives import ACT, manifest_of
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.proof.entries import moment_text
from xinsheng.registry import models

LIFE = timedelta(days=1)  # in which it may be taken out; later it is asked for anew, with its purpose
MANIFEST_PLACE, RECORDS_PLACE = "archive_export.manifest", "archive_export.records"


def export_archive(
    case_id: UUID, *, purpose: ArchivePurpose | None, by: By, at: datetime, asked: Asked
) -> models.ArchiveExport:
    """Ask for the archive of the certificate that a case came to; the same page asked twice gives the same one.

    Raises NotAllowed, or UnableToAct ("no_such_case", "no_certificate_yet", "erased", "other_body").
    """
    with transaction.atomic():
        hold_key(asked)
        earlier = models.ArchiveExport.objects.filter(pk=asked.key).first()
        if earlier is not None:
            return _same(earlier, case_id=case_id, purpose=purpose, by=by)
        case = models.Case.objects.select_for_update(of=("self",)).filter(pk=case_id).first()
        if case is None:
            raise UnableToAct("no_such_case")
        try:
            ruling = _rule(case, purpose=purpose, by=by, at=at)
            row = _fix(case, key=asked.key, purpose=ArchivePurpose(ruling.given), by=by, at=at)
        except UnableToRead as erased:
            raise UnableToAct("erased") from erased
        _write(row, duty=ruling.duty, by=by)
        if by.person is not None:
            record_reading(case, by=by, purpose=f"archive_{row.purpose}", page="desk.archive_export", at=at)
    return row


@dataclass(frozen=True)
class _Ruled:
    duty: Duty
    given: str


def _rule(case: models.Case, *, purpose: ArchivePurpose | None, by: By, at: datetime) -> _Ruled:
    row = EXPORTS[Service(case.service)]
    given = {Input.PURPOSE: purpose.value} if purpose else {}
    facts, actor = facts_of(case, at=at), actor_on(case, by=by, at=at)
    return _Ruled(rule_on(row, facts, actor, given=given).duty, given.get(Input.PURPOSE, ""))


def _same(
    row: models.ArchiveExport, *, case_id: UUID, purpose: ArchivePurpose | None, by: By
) -> models.ArchiveExport:
    asked = (case_id, purpose.value if purpose else "", by.person.pk if by.person else None)
    if (row.case_id, row.purpose, row.made_by_id) != asked:
        raise UnableToAct("other_body")
    return row


def _write(row: models.ArchiveExport, *, duty: Duty, by: By) -> None:
    write_line(
        Line(
            chain=row.pk,
            act=ACT,
            duty=duty,
            by=by,
            at=row.made_at,
            subjects={"archived_case": str(row.case_id), "purpose": row.purpose},
            statement_digest=bytes(row.manifest_digest),
        )
    )


def _fix(case: models.Case, *, key: UUID, purpose: ArchivePurpose, by: By, at: datetime) -> models.ArchiveExport:
    number = number_of(case)
    if not number:
        raise UnableToAct("no_certificate_yet")
    made = made_parts(case)
    digests = {name: sha256(content).digest() for name, content in made.items()}
    digests |= {name: digest for name, _ref, digest in kept_files(case)}
    newest = models.JournalEntry.objects.filter(chain=case.pk).order_by("-seq")[0]
    about: dict[str, str | int] = {
        "certificate_no": number,
        "service": case.service,
        "case": str(case.pk),
        "made_at": moment_text(at),
        "entries": newest.seq,
        "last_entry": bytes(newest.digest).hex(),
    }
    manifest = manifest_of(about=about, files=listed(case, digests=digests))
    records = canonical_bytes({name: content.decode() for name, content in made.items()})
    return models.ArchiveExport.objects.create(
        pk=key,
        case=case,
        certificate_no=number,
        purpose=purpose.value,
        manifest_cipher=hide(json.loads(manifest), case=case, place=MANIFEST_PLACE),
        manifest_digest=sha256(manifest).digest(),
        records_cipher=hide_bytes(records, data_key=key_of(case), case_id=case.pk, place=RECORDS_PLACE),
        made_by=by.person,
        made_at=at,
    )


def entry_of(export: models.ArchiveExport) -> models.JournalEntry:
    """The entry that says it was exported, with its place in the public log."""
    return models.JournalEntry.objects.select_related("leaf").get(chain=export.pk, act=ACT)


def is_covered(export: models.ArchiveExport) -> bool:
    """Whether a checkpoint of the public log covers the export, and all of the case that came before it."""
    newest = models.LogCheckpoint.objects.newest()
    leaf = getattr(entry_of(export), "leaf", None)
    return newest is not None and leaf is not None and leaf.position < newest.size


def exports_of(case: models.Case) -> list[models.ArchiveExport]:
    """Those asked for so far, the latest first."""
    return list(case.archive_exports.select_related("made_by").order_by("-made_at"))


def find_own_export(export_id: UUID, *, case: models.Case, by: By, at: datetime) -> models.ArchiveExport | None:
    """The archive that this very person asked for, while it may be taken out; None for any other."""
    mine = case.archive_exports.filter(pk=export_id, made_by=by.someone, made_at__gt=at - LIFE)
    return mine.first()
