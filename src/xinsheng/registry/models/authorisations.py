"""Authorisations signed online, a mother's or a couple's: whom each names, until when, how it ended (A5, E12)."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from xinsheng.law.authorisations import AuthorisationEnd

from .case_numbers import called
from .people import Person
from .promises import is_digest, one_of


class AuthorisationQuerySet(models.QuerySet["Authorisation"]):
    """Questions about authorisations."""

    def naming(self, person: Person) -> Self:
        """Give those that name this person, by the number of their paper."""
        if person.paper_no_index is None:
            return self.none()
        return self.filter(agent_index=bytes(person.paper_no_index))

    def of_births(self) -> Self:
        """Give the mothers' own."""
        return self.filter(couple_index__isnull=True)

    def of_couples(self) -> Self:
        """Give those by which one of a couple sends somebody with their registration."""
        return self.filter(couple_index__isnull=False)

    def not_replaced(self) -> Self:
        """Give those that no later one on the same case has taken the place of."""
        return self.filter(material__replaced_by__isnull=True)

    def called(self, reference: str) -> Self:
        """Give those on the case of this number, as it was read out and typed."""
        return self.filter(called(reference, field="material__case_id"))

    def with_form(self) -> Self:
        """Give them with what it takes to open and show them."""
        return self.select_related(
            "material__case__key", "material__case__registration", "material__given_by", "ending"
        )

    def latest_on(self, case_id: uuid.UUID) -> "Authorisation | None":
        """Give the one signed last on a case, however it stands."""
        signed = self.filter(material__case=case_id).not_replaced().with_form()
        return signed.order_by("-material__given_at").first()

    def standing(self, *, on: date) -> Self:
        """Give those that may still be used on that civil day: neither used nor taken back, and in their time."""
        return self.filter(ending__isnull=True, until_on__gte=on)

    def of_the_mother(self) -> Self:
        """Give those signed by whom the books name as the mother now; where they know no number of hers, each."""
        hers = Q(material__case__mother_paper_index=F("material__given_by__paper_no_index"))
        return self.filter(Q(material__case__mother_paper_index=None) | hers)

    def letting_in(self, *, on: date) -> Self:
        """Give those by which their agent finds the form on that civil day: used in their time, or still to be used.

        Taken back, or past its last day without having been used, one lets nobody in.
        """
        return self.filter(Q(ending__how=AuthorisationEnd.USED) | Q(ending__isnull=True, until_on__gte=on))


class Authorisation(models.Model):
    """That a material is an authorisation of its giver's own: the agent's number as a keyed index, and its last day.

    A couple's has the keyed index of the two whom it names; a mother's names her child, and has none.
    """

    material = models.OneToOneField(
        "registry.Material", on_delete=models.PROTECT, primary_key=True, related_name="authorisation"
    )
    agent_index = models.BinaryField()
    couple_index = models.BinaryField(null=True)
    until_on = models.DateField()

    objects = AuthorisationQuerySet.as_manager()

    class Meta:
        db_table = "authorisation"
        constraints = [
            is_digest("agent_index", name="authorisation_agent_index"),
            is_digest("couple_index", name="authorisation_couple_index"),
        ]
        indexes = [models.Index(fields=["agent_index"], name="authorisation_by_agent")]

    @property
    def ended_as(self) -> AuthorisationEnd | None:
        """How this one ended; None while it has not."""
        ending: AuthorisationEnding | None = getattr(self, "ending", None)
        return AuthorisationEnd(ending.how) if ending is not None else None


class AuthorisationEnding(models.Model):
    """The one end of an authorisation: used by the declaration it let somebody sign, or taken back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    authorisation = models.OneToOneField("registry.Authorisation", on_delete=models.PROTECT, related_name="ending")
    how = models.TextField()
    declaration = models.OneToOneField("registry.Declaration", on_delete=models.PROTECT, null=True, related_name="+")
    ended_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField()

    class Meta:
        db_table = "authorisation_ending"
        constraints = [
            one_of(AuthorisationEnd, field="how", name="authorisation_ending_how"),
            models.CheckConstraint(
                condition=Q(how=AuthorisationEnd.USED.value, declaration__isnull=False)
                | Q(how=AuthorisationEnd.REVOKED.value, declaration__isnull=True),
                name="authorisation_ending_used_by_a_declaration",
            ),
        ]
