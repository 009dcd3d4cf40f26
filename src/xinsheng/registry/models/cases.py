"""Cases: what moves from the birth to the collected certificate, or from a declaration to what came of it."""

import uuid
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from xinsheng.law import terms
from xinsheng.law.administration import CASE_DUTIES
from xinsheng.law.flags import Flag
from xinsheng.registry.fields import CivilTimeField
from xinsheng.standards.certificate_numbers import normalise_certificate_no

from .appointments import Appointment
from .authorisations import Authorisation
from .case_numbers import called
from .certificates import Certificate
from .name_search import LONGEST_SOUGHT, name_contains
from .offices import Office
from .parties import ClaimRoute, ClaimSlipUse
from .people import Person
from .promises import all_of, is_positive, one_of
from .statements import Declaration

_SUCCESSIONS = [terms.Service.REISSUE.value, terms.Service.REPLACEMENT.value]
_ATTENDED = terms.Service.FIRST_ISSUANCE_INSIDE
_NEVER_AGAIN = [terms.Standing.SUPERSEDED.value, terms.Standing.REVOKED.value]
_ROUTES_THAT_STAND = [ClaimRoute.SLIP.value, ClaimRoute.COUNTER.value]
WATCHED = tuple(  # the stages that periodic duties look through: a case passes, and leaves the index with it
    stage.value
    for stage in (
        terms.Stage.SEALING,
        terms.Stage.COMPARING,
        terms.Stage.CONFIRMING,
        terms.Stage.REGISTERING,
        terms.Stage.RENEWING,
        terms.Stage.WITH_TOWNSHIP,
        terms.Stage.NOTICED,
        terms.Stage.CORRECTING,
    )
)


class CaseQuerySet(models.QuerySet["Case"]):
    """Questions about cases, in the officer's words."""

    def within_reach_of(self, person: Person, *, on: date) -> Self:
        """Give the births' cases an officer may know of on that day; one out of reach is as if it were missing.

        Officers who handle cases reach those of the offices they are appointed at. The audit administrator
        reaches all. Keepers of stock and seals, system and security administrators reach none.
        """
        return self.within_reach_by(Appointment.objects.in_force(on=on).filter(person=person))

    def within_reach_by(self, appointments: Iterable[Appointment]) -> Self:
        """Give the same by the appointments an officer holds, where they have just been read."""
        held = tuple((appointment.duty, appointment.office_id) for appointment in appointments)
        if any(duty == terms.Duty.AUDIT_ADMINISTRATOR for duty, _office in held):
            return self.births()
        return self.births().filter(office__in={office for duty, office in held if duty in CASE_DUTIES})

    def births(self) -> Self:
        """Give the cases of a newborn, whichever way its certificate goes."""
        return self.exclude(service=terms.Service.SERVICE_REGISTRATION)

    def registrations(self) -> Self:
        """Give the couples' registrations."""
        return self.filter(service=terms.Service.SERVICE_REGISTRATION)

    def of_services(self, services: Collection[terms.Service]) -> Self:
        """Give the cases of these services."""
        return self.filter(service__in=[service.value for service in services])

    def at_offices(self, offices: Iterable[Office]) -> Self:
        """Give the cases of these offices."""
        return self.filter(office__in=tuple(offices))

    def held_by(self, person: Person) -> Self:
        """Give the cases that this person holds."""
        return self.filter(holder=person)

    def begun(self) -> Self:
        """Give the forms not yet submitted, the latest first."""
        return self.filter(stage=terms.Stage.BEGUN).order_by("-opened_at")

    def of_parent(self, person: Person) -> Self:
        """Give the cases whose block or declaration names this person's paper as a parent's."""
        if person.paper_no_index is None:
            return self.none()
        index = bytes(person.paper_no_index)
        return self.filter(Q(mother_paper_index=index) | Q(father_paper_index=index))

    def of_child(self, name: str, *, mother_name: str, born_on: date) -> Self:
        """Give the births of a child of this very name and mother's name on this civil day."""
        of_the_day = (datetime.combine(born_on, time.min), datetime.combine(born_on, time.max))
        born = self.filter(
            born_local__range=of_the_day
        )  # of any day that can be typed: the last there is has no next
        return born.filter(child_name=name, mother_name=mother_name)

    def of_admission(self, office_id: UUID, *inpatient_nos: str, since: datetime) -> Self:
        """Give the births of these admissions to an institution, opened since then.

        Before that the same number is another admission's: some hospitals give a patient one for life.
        """
        return self.filter(office=office_id, inpatient_no__in=inpatient_nos, opened_at__gt=since)

    def of_other_births_of(self, case: "Case", *, within: timedelta) -> Self:
        """Give the signed births of the same recorded mother in another delivery, nearer than this to the case's."""
        if case.mother_paper_index is None or case.born_local is None or case.newborn is None:
            return self.none()
        near = (case.born_local - within, case.born_local + within)
        same = self.filter(mother_paper_index=bytes(case.mother_paper_index), born_local__range=near)
        return same.exclude(newborn__delivery=case.newborn.delivery_id).exclude(stage=terms.Stage.CLOSED)

    def of_party(self, person: Person, *, on: date) -> Self:
        """Give the cases on which this person holds a claim that lets them in on that civil day.

        Of a couple's submitted registration, only while its declaration names them as one of the two: who was
        mistyped there is no party to it. Whom a mother's authorisation alone let in stays until she takes it back or
        its last day has passed unused, and is let in by a slip or at the counter after it like anybody; who came in
        as the mother stays until the block is corrected to another woman.
        """
        index = bytes(person.paper_no_index) if person.paper_no_index else None
        named = Q(registration__woman_index=index) | Q(registration__man_index=index)
        standing = Q(registration__isnull=True) | Q(declared_at__isnull=True)
        sent = Authorisation.objects.naming(person).of_the_mother().letting_in(on=on)
        sent = sent.filter(material__replaced_by__isnull=True)  # the one signed last says who is sent
        hers = Q(mother_paper_index=None) | Q(mother_paper_index=index or b"")
        as_themselves = Q(claims__through=ClaimRoute.IDENTITY) & (~Q(service=_ATTENDED) | hers)
        let_in = Q(claims__through__in=_ROUTES_THAT_STAND) | as_themselves
        let_in |= Q(Exists(sent.filter(material__case=OuterRef("pk"))))
        let_in |= Q(Exists(ClaimSlipUse.objects.filter(person=person, slip__case=OuterRef("pk"))))
        told = Declaration.objects.filter(declared_by=person, channel=terms.Channel.COUNTER, case=OuterRef("pk"))
        let_in |= Q(Exists(told))
        return self.filter(let_in, claims__person=person).filter(standing if index is None else standing | named)

    def awaiting(self, duty: terms.Duty, *, stages: Mapping[terms.Duty, Collection[terms.Stage]]) -> Self:
        """Give the cases whose next step is this duty's; `stages` says which stages await which duty.

        A paper that was replaced or revoked before anybody collected it awaits nobody.
        """
        gone = Certificate.objects.filter(case=OuterRef("pk"), standing__state__in=_NEVER_AGAIN)
        mine = self.filter(stage__in=[stage.value for stage in stages.get(duty, ())])
        return mine.exclude(Exists(gone), stage=terms.Stage.SEALED)

    def unsigned_held_by(self, person: Person) -> Self:
        """Give the entries this attendant holds and has not signed, the earliest deadline first."""
        return self.filter(holder=person, stage=terms.Stage.OPENED).order_by("sign_due_at", "id")

    def signed_by(self, person: Person, *, since: datetime) -> Self:
        """Give the births whose block this person signed, or signed anew, from this moment on; the latest first."""
        theirs = self.filter(delivery_records__signed_by=person, delivery_records__signed_at__gte=since)
        return theirs.annotate(signed_last=models.Max("delivery_records__signed_at")).order_by("-signed_last", "id")

    def matching(self, text: str) -> Self:
        """Give the cases that a search box's text may mean; an empty text means none.

        A piece of the mother's or the child's name, the beginning of an inpatient number, a whole certificate
        number, or the number by which the case is called.
        """
        sought = text.replace("\0", "").strip()  # no column holds a null character, and none may be asked for
        if not sought or len(sought) > LONGEST_SOUGHT:
            return self.none()
        numbered = Certificate.objects.filter(blank_id=normalise_certificate_no(sought)).values("case_id")
        return self.filter(
            name_contains("mother_name", text=sought)
            | name_contains("child_name", text=sought)
            | Q(inpatient_no__startswith=sought)
            | Q(pk=Subquery(numbered[:1]))
            | called(sought, field="pk")
        )

    def page_after(self, cursor: tuple[datetime, UUID] | None, *, size: int) -> Self:
        """Give one page, longest waiting first, of the cases after (stage_since, id) of the last one seen."""
        ordered = self.order_by("stage_since", "id")
        if cursor is None:
            return ordered[:size]
        since, last = cursor
        later = Q(stage_since__gt=since) | Q(stage_since=since, id__gt=last)
        return ordered.filter(later, stage_since__gte=since)[:size]


class Case(models.Model):
    """One newborn's, or one couple's, way through one service; its version grows by one with every act.

    What only a birth has is null for a couple's registration, whose own columns stand in `Registration`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    service = models.TextField()
    service_version = models.SmallIntegerField()
    policies = models.JSONField()
    office = models.ForeignKey(
        "registry.Office",
        on_delete=models.PROTECT,
        related_name="cases",
        db_index=False,  # `case_caseload` begins with it
    )
    newborn = models.ForeignKey("registry.Newborn", on_delete=models.PROTECT, null=True, related_name="cases")
    original = models.ForeignKey(
        "registry.Certificate", on_delete=models.PROTECT, null=True, related_name="successions"
    )
    legacy = models.ForeignKey(  # of a reissue: the certificate from before these books, once its record is known
        "registry.LegacyCertificate", on_delete=models.PROTECT, null=True, related_name="successions"
    )
    stage = models.TextField()
    version = models.IntegerField(default=0)
    round = models.SmallIntegerField(default=1)
    opened_at = models.DateTimeField()
    stage_since = models.DateTimeField()
    sign_due_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    declared_at = models.DateTimeField(null=True)
    mother_name = models.TextField(default="")
    child_name = models.TextField(default="")
    inpatient_no = models.TextField(default="")
    birth_order: "models.Field[int | None, int]" = models.SmallIntegerField(null=True)  # type: ignore[misc]  # a birth's is
    plurality: "models.Field[int | None, int]" = models.SmallIntegerField(null=True)  # type: ignore[misc]  # never null
    born_local: "models.Field[datetime | None, datetime | None]" = CivilTimeField(null=True)
    holder = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="held_cases")
    late = models.BooleanField(default=False)
    loss = models.TextField(default="")
    mother_paper_index = models.BinaryField(null=True)
    father_paper_index = models.BinaryField(null=True)
    flags = models.JSONField(default=list)

    objects = CaseQuerySet.as_manager()

    class Meta:
        db_table = "birth_case"
        constraints = [
            one_of(terms.Service, field="service", name="case_service"),
            one_of(terms.Stage, field="stage", name="case_stage"),
            models.CheckConstraint(
                condition=Q(loss="") | Q(loss__in=[word.value for word in terms.Loss]), name="case_loss"
            ),
            is_positive("round", name="case_round"),
            all_of(Flag, field="flags", name="case_flags"),
            models.CheckConstraint(
                condition=Q(birth_order__gte=1, birth_order__lte=models.F("plurality")),
                name="case_birth_order_within_plurality",
            ),
            models.CheckConstraint(
                condition=Q(
                    service=terms.Service.SERVICE_REGISTRATION.value,
                    newborn__isnull=True,
                    birth_order__isnull=True,
                    plurality__isnull=True,
                )
                | ~Q(service=terms.Service.SERVICE_REGISTRATION.value)
                & Q(newborn__isnull=False, birth_order__isnull=False, plurality__isnull=False),
                name="case_is_a_newborns_or_a_couples",
            ),
            models.UniqueConstraint(
                fields=["newborn", "service"],
                condition=~Q(stage=terms.Stage.CLOSED.value) & ~Q(service__in=_SUCCESSIONS),
                name="case_one_open_per_newborn",
            ),
            models.UniqueConstraint(  # however many ask at once, a certificate is succeeded once (threat T19)
                fields=["original"],
                condition=~Q(stage=terms.Stage.CLOSED.value),
                name="case_one_open_per_original",
            ),
            models.UniqueConstraint(
                fields=["legacy"], condition=~Q(stage=terms.Stage.CLOSED.value), name="case_one_open_per_legacy"
            ),
            models.CheckConstraint(
                condition=Q(service__in=_SUCCESSIONS, original__isnull=False, legacy__isnull=True)
                | Q(service=terms.Service.REISSUE.value, original__isnull=True)
                | ~Q(service__in=_SUCCESSIONS) & Q(original__isnull=True, legacy__isnull=True),
                name="case_of_succession_names_its_original",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "stage", "stage_since", "id"], name="case_caseload"),
            models.Index(fields=["stage_since", "id"], name="case_oldest_first"),
            models.Index(
                fields=["stage", "stage_since"], condition=Q(stage__in=WATCHED), name="case_watched_by_duties"
            ),
            models.Index(
                fields=["holder", "sign_due_at"],
                condition=Q(stage=terms.Stage.OPENED.value),
                name="case_unsigned",
            ),
            models.Index(fields=["mother_paper_index"], name="case_by_mother"),
            models.Index(fields=["born_local", "child_name"], name="case_by_child"),
            models.Index(fields=["father_paper_index"], name="case_by_father"),
            models.Index(fields=["inpatient_no"], opclasses=["text_pattern_ops"], name="case_inpatient_no_prefix"),
        ]
