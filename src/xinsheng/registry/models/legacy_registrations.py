"""Birth service certificates issued before this platform: what a list says of them, and no more."""

from typing import Self

from django.db import models
from django.db.models import Q

from .people import Person
from .promises import is_positive

LEGACY_REGISTRATION_SHAPE = r"^[0-9A-Z\u3400-\u9fff]{8,30}$"


class LegacyRegistrationQuerySet(models.QuerySet["LegacyRegistration"]):
    """Questions about old birth service certificates."""

    def of_person(self, person: Person) -> Self:
        """Give those that name this person's paper as either spouse's, the latest first."""
        if person.paper_no_index is None:
            return self.none()
        index = bytes(person.paper_no_index)
        own = Q(woman_paper_index=index) | Q(man_paper_index=index)
        return self.filter(own).order_by("-registered_on", "no")


class LegacyRegistration(models.Model):
    """One old birth service certificate, fixed for ever; its number has no shape of ours.

    Names are searchable as everywhere, papers are blind indexes; `source`: in words, the list it came in.
    """

    no = models.TextField(primary_key=True)
    source = models.TextField()
    woman_name = models.TextField()
    woman_paper_index = models.BinaryField()
    man_name = models.TextField(default="")
    man_paper_index = models.BinaryField(null=True)
    child_order = models.SmallIntegerField()
    registered_on = models.DateField()
    issuer_name = models.TextField()
    division_code = models.CharField(max_length=12)
    entered_at = models.DateTimeField()

    objects = LegacyRegistrationQuerySet.as_manager()

    class Meta:
        db_table = "legacy_registration"
        constraints = [
            models.CheckConstraint(
                condition=Q(no__regex=LEGACY_REGISTRATION_SHAPE)
                & ~Q(no__startswith="SF")
                & ~Q(no__regex=r"^[A-Z]?[0-9]{1,10}$"),
                name="legacy_registration_no_is_no_other",
            ),
            is_positive("child_order", name="legacy_registration_child_order"),
        ]
        indexes = [
            models.Index(fields=["woman_paper_index"], name="legacy_registration_by_woman"),
            models.Index(
                fields=["man_paper_index"],
                condition=Q(man_paper_index__isnull=False),
                name="legacy_registration_by_man",
            ),
        ]
