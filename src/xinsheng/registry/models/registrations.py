"""A couple's registration beside its case: whose it is, which township has it, by when, and what was compared."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import Q, Subquery

from xinsheng.law import terms
from xinsheng.law.administration import REGISTRATION_DUTIES

from .appointments import Appointment
from .case_numbers import called
from .name_search import LONGEST_SOUGHT, name_contains
from .offices import Office
from .people import Person
from .promises import is_positive
from .service_certificates import ServiceCertificate

_OPEN = (terms.Stage.WITH_TOWNSHIP.value, terms.Stage.NOTICED.value)
_WITH_THE_MACHINE = (terms.Stage.COMPARING.value, terms.Stage.REGISTERING.value, terms.Stage.RENEWING.value)
_ENDED = (terms.Stage.CLOSED.value, terms.Stage.WITHDRAWN.value, terms.Stage.REVOKED.value)
_IN_FORCE = (terms.Stage.REGISTERED.value, terms.Stage.CORRECTING.value)


class RegistrationQuerySet(models.QuerySet["Registration"]):
    """Questions about registrations, in the township officer's words."""

    def within_reach_of(self, person: Person, *, on: date) -> Self:
        """Give the registrations an officer may know of on that day; any other is as if it were missing.

        Those of the townships (or villages) they are appointed at, those lodged there, those whose declarant a
        township took in, until they end, and for the county's supervisor those that have climbed to it. The audit
        administrator reaches all that was ever submitted.
        """
        held = Appointment.objects.in_force(on=on).filter(person=person)
        if held.filter(duty=terms.Duty.AUDIT_ADMINISTRATOR).exists():
            return self.exclude(case__stage=terms.Stage.BEGUN)
        offices = held.filter(duty__in=REGISTRATION_DUTIES).values("office")
        taken_in = Q(taken_in_by__in=offices) & ~Q(case__stage__in=_ENDED)
        lodged = Q(case__office__in=offices)
        return self.filter(Q(township__in=offices) | lodged | Q(escalated_to__in=offices) | taken_in)

    def of_spouse(self, person: Person) -> Self:
        """Give the registrations whose declaration names this person's paper as one of the two."""
        if person.paper_no_index is None:
            return self.none()
        index = bytes(person.paper_no_index)
        return self.filter(Q(woman_index=index) | Q(man_index=index))

    def handled_at(self, townships: Iterable[Office], *, counties: Iterable[Office] = ()) -> Self:
        """Give those that these townships handle, and those that have climbed to these counties."""
        return self.filter(Q(township__in=tuple(townships)) | Q(escalated_to__in=tuple(counties)))

    def held_by(self, person: Person) -> Self:
        """Give those that this person has taken on, or was handed."""
        return self.filter(case__holder=person)

    def held_by_nobody(self) -> Self:
        """Give those that nobody has taken on."""
        return self.filter(case__holder__isnull=True)

    def begun_at(self, offices: Iterable[Office]) -> Self:
        """Give those begun on site at these offices, or entrusted to who came there, and not yet submitted."""
        here = tuple(offices)
        return self.filter(Q(case__office__in=here) | Q(taken_in_by__in=here), case__stage=terms.Stage.BEGUN)

    def lodged_at(self, offices: Iterable[Office]) -> Self:
        """Give those that these offices have submitted for the couple, or for whom the couple sent there."""
        here = tuple(offices)
        lodged = self.filter(Q(case__office__in=here) | Q(taken_in_by__in=here))
        return lodged.exclude(case__stage=terms.Stage.BEGUN)

    def taken_in_at(self, townships: Iterable[Office]) -> Self:
        """Give those whose declarant these townships took in for another, until they end."""
        return self.filter(taken_in_by__in=tuple(townships)).exclude(case__stage__in=(*_ENDED, terms.Stage.BEGUN))

    def with_the_machine(self) -> Self:
        """Give those that the machine is at, for a second or two."""
        return self.filter(case__stage__in=_WITH_THE_MACHINE)

    def latest_first(self) -> Self:
        """Give them in the order of what happened last."""
        return self.order_by("-case__stage_since", "case_id")

    def at_township(self) -> Self:
        """Give those that a township has not finished, the earliest due day first."""
        return self.filter(case__stage__in=_OPEN).order_by("due_on", "accepted_at", "case_id")

    def to_decide(self) -> Self:
        """Give those that wait for an officer of the township, and not for what the couple say."""
        return self.filter(case__stage=terms.Stage.WITH_TOWNSHIP)

    def in_hand(self) -> Self:
        """Give those that an officer works on: not finished, or a correction asked for and not decided."""
        return self.filter(case__stage__in=(*_OPEN, terms.Stage.CORRECTING.value)).order_by("case_id")

    def overdue(self, *, on: date) -> Self:
        """Give those whose last day has passed; that of a correction counts while one is asked for."""
        correcting = Q(case__stage=terms.Stage.CORRECTING, correction_due_on__lt=on)
        return self.filter(Q(case__stage__in=_OPEN, due_on__lt=on) | correcting).order_by("case_id")

    def near(self, *, on: date, until: Mapping[Office, date]) -> Self:
        """Give those whose last day has not passed and is no later than the day given for their township."""
        ends = [Q(township=township, due_on__range=(on, last)) for township, last in until.items()]
        return self.filter(reduce(or_, ends)) if ends else self.none()

    def correcting(self) -> Self:
        """Give those whose couple asks for a correction that nobody has decided, the earliest last day first."""
        return self.filter(case__stage=terms.Stage.CORRECTING).order_by("correction_due_on", "case_id")

    def to_check(self) -> Self:
        """Give those registered on a commitment that nobody has checked yet, the earliest last day first."""
        owed = self.filter(case__stage__in=_IN_FORCE, check_due_on__isnull=False)
        return owed.order_by("check_due_on", "case_id")

    def not_confirmed(self, *, on: date) -> Self:
        """Give those whose days for the other's confirmation passed without one, in no order that tells of a no."""
        return self.filter(case__stage=terms.Stage.CONFIRMING, spouse_until__lt=on).order_by("pk")

    def accepted(self) -> Self:
        """Give those whose township's clock has started."""
        return self.filter(accepted_at__isnull=False)

    def not_climbed(self) -> Self:
        """Give those that no county has been told of."""
        return self.filter(escalated_to__isnull=True)

    def matching(self, text: str) -> Self:
        """Give those that a search box's text may mean: a piece of a name, or a number of certificate or case."""
        sought = text.replace("\0", "").strip()
        if not sought or len(sought) > LONGEST_SOUGHT:
            return self.none()
        numbered = ServiceCertificate.objects.filter(no=sought.upper()).values("case_id")
        return self.filter(
            name_contains("woman_name", text=sought)
            | name_contains("man_name", text=sought)
            | Q(case_id=Subquery(numbered[:1]))
            | called(sought, field="case_id")
        )

    def page_after(self, cursor: tuple[date, uuid.UUID] | None, *, size: int, by: str = "due_on") -> Self:
        """Give one page of a township's work, earliest last day first, after (day, case) of the last one seen.

        `by` is the column of the last day: "due_on", or "check_due_on" of what is to be checked.
        """
        ordered = self.order_by(by, "case_id")
        if cursor is None:
            return ordered[:size]
        due, last = cursor
        return ordered.filter(Q(**{f"{by}__gt": due}) | Q(**{by: due}, case_id__gt=last))[:size]

    def up_to(self, cursor: tuple[date, uuid.UUID] | None, *, by: str = "due_on") -> Self:
        """Give what the pages before this one hold as it stands now: all up to (day, case) of the last one seen."""
        if cursor is None:
            return self.none()
        due, last = cursor
        return self.filter(Q(**{f"{by}__lt": due}) | Q(**{by: due}, case_id__lte=last))


class Registration(models.Model):
    """What lists and clocks show of one couple's registration; the declaration itself is beside it, encrypted.

    `policies` are those of the township it was first declared to; it ends under them, wherever it is handed.
    `couple_index` is a keyed blind index of the unordered couple. `accepted_at` and `due_on` are set once, at
    the transfer to the township, and only a calendar moves the second (invariant 45): that of `accepted_code`,
    the division that accepted it, however the case is handed on. `promised_at` and `check_due_on` stand while a
    commitment waits for its check. `taken_in_by` is the township, not the handling one, that the declarant came to
    last and that goes on for them; or the township or village that whom they sent came to. `spouse_until` is the
    last day the other has to confirm, where a policy asks for it; it is set once. `correction_due_on` is the last
    day of the correction asked for last, by the township's calendar of the day it was asked; each asking has its own,
    and climbs anew.
    """

    case = models.OneToOneField(
        "registry.Case", on_delete=models.PROTECT, primary_key=True, related_name="registration"
    )
    woman_name = models.TextField(default="")
    man_name = models.TextField(default="")
    woman_index = models.BinaryField(null=True)
    man_index = models.BinaryField(null=True)
    couple_index = models.BinaryField(null=True)
    child_order = models.SmallIntegerField(null=True)
    is_live = models.BooleanField(default=False)
    policies = models.JSONField(null=True)
    township = models.ForeignKey(
        "registry.Office", on_delete=models.PROTECT, null=True, related_name="handled_registrations"
    )
    accepted_at = models.DateTimeField(null=True)
    accepted_code = models.CharField(max_length=12, default="")
    due_on = models.DateField(null=True)
    due_provisional = models.BooleanField(default=False)
    spouse_until = models.DateField(null=True)
    escalated_to = models.ForeignKey("registry.Office", on_delete=models.PROTECT, null=True, related_name="+")
    taken_in_by = models.ForeignKey("registry.Office", on_delete=models.PROTECT, null=True, related_name="+")
    promised_at = models.DateTimeField(null=True)
    check_due_on = models.DateField(null=True)
    check_due_provisional = models.BooleanField(default=False)
    correction_due_on = models.DateField(null=True)
    basis = models.TextField(default="")
    closing = models.TextField(default="")

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        db_table = "registration"
        constraints = [
            models.UniqueConstraint(
                fields=["couple_index", "child_order"],
                condition=Q(is_live=True),
                name="registration_one_live_per_couple_and_child",
            ),
            models.CheckConstraint(
                condition=Q(is_live=False) | Q(couple_index__isnull=False, child_order__isnull=False),
                name="registration_live_says_whose",
            ),
            models.CheckConstraint(
                condition=Q(is_live=False) | Q(policies__isnull=False), name="registration_live_has_its_policies"
            ),
            models.CheckConstraint(
                condition=Q(is_live=False) | Q(township__isnull=False), name="registration_live_has_a_township"
            ),
            models.UniqueConstraint(
                fields=["woman_index", "child_order"],
                condition=Q(is_live=True) & ~Q(basis=""),
                name="registration_one_registered_per_woman_and_child",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, due_on__isnull=True)
                | Q(accepted_at__isnull=False, due_on__isnull=False),
                name="registration_accepted_has_a_last_day",
            ),
            models.CheckConstraint(
                condition=Q(promised_at__isnull=True, check_due_on__isnull=True)
                | Q(promised_at__isnull=False, check_due_on__isnull=False),
                name="registration_promise_has_a_last_day",
            ),
            models.CheckConstraint(
                condition=Q(basis="") | Q(basis__in=[word.value for word in terms.Basis]), name="registration_basis"
            ),
            models.CheckConstraint(
                condition=Q(closing="") | Q(closing__in=[word.value for word in terms.Closing]),
                name="registration_closing",
            ),
        ]
        indexes = [
            models.Index(fields=["township", "due_on", "case"], name="registration_caseload"),
            models.Index(fields=["woman_index"], name="registration_by_woman"),
            models.Index(fields=["man_index"], name="registration_by_man"),
            models.Index(
                fields=["township", "check_due_on", "case"],
                condition=Q(check_due_on__isnull=False),
                name="registration_to_check",
            ),
            models.Index(fields=["due_on"], condition=Q(due_provisional=True), name="registration_provisional"),
            models.Index(
                fields=["spouse_until"], condition=Q(spouse_until__isnull=False), name="registration_by_spouses_day"
            ),
        ]


class RegisterComparison(models.Model):
    """One comparison of one declaration with the population register, as it was (invariant 42).

    `answer_cipher` is all that the register said, `result` the verdicts without any value; both recompute.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="comparisons")
    declaration = models.OneToOneField("registry.Declaration", on_delete=models.PROTECT, related_name="comparison")
    rule_version = models.SmallIntegerField()
    snapshot = models.TextField()
    policies = models.JSONField()
    answer_cipher = models.BinaryField()
    result = models.JSONField()
    agrees = models.BooleanField()
    compared_at = models.DateTimeField()

    class Meta:
        db_table = "register_comparison"
        constraints = [is_positive("rule_version", name="register_comparison_rule_version")]
        indexes = [models.Index(fields=["compared_at"], name="register_comparison_by_time")]
