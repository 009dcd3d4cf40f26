"""What offices ask for without a code, and the one answer of a holder to each."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from xinsheng.law.sharing import ShareForm, SharePurpose
from xinsheng.law.sharing_requests import RequestAnswer

from .agencies import Agency
from .cases import Case
from .licence_sharing import OF_BIRTHS, OF_COUPLES
from .people import Person
from .promises import is_digest, one_of
from .registrations import Registration


class LicenceRequestQuerySet(models.QuerySet["LicenceRequest"]):
    """Questions about requests."""

    def of_holder(self, person: Person) -> Self:
        """Give those for a licence that names this person, a parent or one of a couple, with what was answered."""
        theirs = Q(certificate__case__in=Case.objects.of_parent(person))
        theirs |= Q(service_certificate__case__registration__in=Registration.objects.of_spouse(person))
        return self.filter(theirs).select_related(
            "agency", "answer", "certificate__case__key", "service_certificate__case__key"
        )

    def asked_as(self, request_no: str, *, agency: Agency) -> "LicenceRequest | None":
        """Give the one that this office asked under this number of its own, since that tells one from another."""
        return self.filter(agency=agency, request_no=request_no, asked_index__isnull=False).first()

    def waiting(self, *, on: date) -> Self:
        """Give those that can still be answered on that civil day."""
        return self.filter(answer__isnull=True, until_on__gte=on, agency__until__isnull=True)

    def about(self, case: Case) -> Self:
        """Give those for the licences of a case, the latest first, with what was answered."""
        theirs = self.filter(Q(certificate__case=case) | Q(service_certificate__case=case))
        found = theirs.select_related("agency", "answer__answered_by")
        return found.order_by("-asked_at", "-id")


class LicenceRequest(models.Model):
    """That an office asks for a licence without a code; both certificates are null where it named none in force.

    `handled_by` and `request_no` are the office's own numbers, as in a look. The second names one request of an
    office for ever: `asked_index` is a keyed digest of all that it said under it (null: from before it was kept).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    agency = models.ForeignKey("registry.Agency", on_delete=models.PROTECT, related_name="requests")
    certificate = models.ForeignKey(
        "registry.Certificate", on_delete=models.PROTECT, null=True, related_name="share_requests"
    )
    service_certificate = models.ForeignKey(
        "registry.ServiceCertificate", on_delete=models.PROTECT, null=True, related_name="share_requests"
    )
    purpose = models.TextField()
    basis = models.TextField()
    form = models.TextField()
    handled_by = models.TextField()
    request_no = models.TextField()
    asked_at = models.DateTimeField()
    until_on = models.DateField()
    asked_index = models.BinaryField(null=True)

    objects = LicenceRequestQuerySet.as_manager()

    class Meta:
        db_table = "licence_request"
        constraints = [
            one_of(SharePurpose, field="purpose", name="licence_request_purpose"),
            one_of(ShareForm, field="form", name="licence_request_form"),
            models.CheckConstraint(
                condition=~Q(basis="") & ~Q(handled_by="") & ~Q(request_no=""), name="licence_request_says_whose"
            ),
            models.CheckConstraint(
                condition=Q(service_certificate__isnull=True, purpose__in=OF_BIRTHS)
                | Q(certificate__isnull=True, purpose__in=OF_COUPLES),
                name="licence_request_for_one_licence",
            ),
            is_digest("asked_index", name="licence_request_asked"),
            models.UniqueConstraint(
                fields=["agency", "request_no"],
                condition=Q(asked_index__isnull=False),
                name="licence_request_once_a_number",
            ),
        ]

    @property
    def case(self) -> Case | None:
        """Whose licence is asked for; None where none in force was named."""
        found = self.certificate or self.service_certificate
        return found.case if found is not None else None


class LicenceRequestAnswer(models.Model):
    """The one answer of a parent to a request: agreed, with the consent that it gave, or declined."""

    request = models.OneToOneField(
        "registry.LicenceRequest", on_delete=models.PROTECT, primary_key=True, related_name="answer"
    )
    how = models.TextField()
    consent = models.OneToOneField(
        "registry.LicenceConsent", on_delete=models.PROTECT, null=True, related_name="asked_for"
    )
    answered_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        db_table = "licence_request_answer"
        constraints = [
            one_of(RequestAnswer, field="how", name="licence_request_answer_how"),
            models.CheckConstraint(
                condition=Q(how=RequestAnswer.AGREED.value, consent__isnull=False)
                | Q(how=RequestAnswer.DECLINED.value, consent__isnull=True),
                name="licence_request_answer_agreed_by_a_consent",
            ),
        ]
