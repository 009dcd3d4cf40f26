"""An archive that was exported: what it held is told by its manifest, whose digest the journal carries."""

import uuid

from django.db import models

from xinsheng.law.archives import ArchivePurpose

from .promises import is_digest, one_of


class ArchiveExport(models.Model):
    """Everything of one certificate as it stood when it was asked for; no person means the machine (a command).

    `records_cipher` holds the parts made from the books, as they were then; files are fetched when it is taken out.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="archive_exports")
    certificate_no = models.TextField()
    purpose = models.TextField()
    manifest_cipher = models.BinaryField()
    manifest_digest = models.BinaryField()
    records_cipher = models.BinaryField()
    made_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        db_table = "archive_export"
        constraints = [
            one_of(ArchivePurpose, field="purpose", name="archive_export_purpose"),
            is_digest("manifest_digest", name="archive_export_manifest_digest"),
        ]
