"""The reading log: who looked at whose data and why, written before the answer leaves (invariant 32)."""

from datetime import datetime
from typing import Self

from django.db import models

from xinsheng.law.readings import ReadingPurpose

from .people import Person
from .promises import one_of


class ReadingQuerySet(models.QuerySet["Reading"]):
    """Questions about readings."""

    def of_person(self, person: Person) -> Self:
        """Give who has read this person's data, the latest first."""
        return self.filter(person_read=person).order_by("-at", "-id")

    def on_page(self, page: str, *, by: Person, since: datetime) -> Self:
        """Give what this reader was shown of this page from this moment on."""
        return self.filter(by=by, at__gte=since, page=page)


class Reading(models.Model):
    """One page shown to one reader; `purpose` and `page` are codes."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, null=True, related_name="readings")
    certificate = models.ForeignKey(
        "registry.Certificate", on_delete=models.PROTECT, null=True, related_name="readings"
    )
    legacy = models.ForeignKey(
        "registry.LegacyCertificate", on_delete=models.PROTECT, null=True, related_name="readings"
    )
    person_read = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    purpose = models.TextField()
    page = models.TextField()
    at = models.DateTimeField()

    objects = ReadingQuerySet.as_manager()

    class Meta:
        db_table = "reading"
        constraints = [one_of(ReadingPurpose, field="purpose", name="reading_purpose")]
        indexes = [models.Index(fields=["by", "at"], name="reading_by_reader")]
