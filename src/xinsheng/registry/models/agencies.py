"""Other offices that ask for licences: who each is, for which purposes it may, and the keys its system signs with."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q

from xinsheng.law.sharing import AgencyKind, purposes_of

from .let_in import LetInQuerySet
from .promises import one_of, two_people


def _purposes_of_its_kind() -> Q:
    """That an office asks for something, and for nothing that is another kind's (个人信息保护法 art. 34)."""
    theirs = Q()
    for kind in AgencyKind:
        purposes = [purpose.value for purpose in purposes_of(kind)]
        theirs |= Q(kind=kind.value, purposes__contained_by=purposes)
    return theirs & Q(purposes__contains=[]) & ~Q(purposes=[])


class AgencyQuerySet(LetInQuerySet["Agency"]):
    """Questions about agencies."""

    def asking_for(self, purpose: str) -> Self:
        """Give those that may ask for this purpose, by place and name."""
        return self.filter(purposes__contains=[purpose]).order_by("division_code", "name")


class Agency(models.Model):
    """An office that asks, with its system's public keys (a JWK Set); other keys or purposes are another row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = models.TextField()
    name = models.TextField()
    credit_code = models.CharField(max_length=18)
    division_code = models.CharField(max_length=12)
    purposes = models.JSONField()
    keys = models.JSONField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    proposed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")

    objects = AgencyQuerySet.as_manager()

    class Meta:
        db_table = "agency"
        constraints = [
            one_of(AgencyKind, field="kind", name="agency_kind"),
            models.CheckConstraint(condition=_purposes_of_its_kind(), name="agency_purposes_of_its_kind"),
            two_people(first="proposed_by", second="confirmed_by", name="agency_two_people"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="agency_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["credit_code"], condition=Q(until__isnull=True), name="agency_in_force_once"
            ),
        ]
