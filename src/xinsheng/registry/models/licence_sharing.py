"""A holder's consents that an office may look at a licence, how each ended, and the answer while it is fetched."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q

from xinsheng.law.sharing import ConsentEnd, SharedLicence, ShareForm, SharePurpose, purposes_for
from xinsheng.law.terms import PublicStanding

from .cases import Case
from .promises import is_digest, one_of

OF_BIRTHS = [purpose.value for purpose in purposes_for(SharedLicence.BIRTH)]
OF_COUPLES = [purpose.value for purpose in purposes_for(SharedLicence.COUPLE)]


class LicenceConsentQuerySet(models.QuerySet["LicenceConsent"]):
    """Questions about consents."""

    def about(self, case: Case) -> Self:
        """Give those that were given for the certificates of a case, the latest first, with how each ended."""
        theirs = self.filter(Q(certificate__case=case) | Q(service_certificate__case=case))
        found = theirs.select_related("agency", "given_by", "ending__answered")
        return found.order_by("-given_at", "-id")


class LicenceConsent(models.Model):
    """That a holder lets one office look at a child's or a couple's licence for one purpose, once, before a moment.

    Its code is kept as a keyed locator and an scrypt digest over its own salt, and nowhere else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    certificate = models.ForeignKey(
        "registry.Certificate", on_delete=models.PROTECT, null=True, related_name="consents"
    )
    service_certificate = models.ForeignKey(
        "registry.ServiceCertificate", on_delete=models.PROTECT, null=True, related_name="consents"
    )
    agency = models.ForeignKey("registry.Agency", on_delete=models.PROTECT, related_name="consents")
    purpose = models.TextField()
    given_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    until_at = models.DateTimeField()
    locator = models.BinaryField(unique=True)
    salt = models.BinaryField()
    secret = models.BinaryField()

    objects = LicenceConsentQuerySet.as_manager()

    class Meta:
        db_table = "licence_consent"
        constraints = [
            one_of(SharePurpose, field="purpose", name="licence_consent_purpose"),
            models.CheckConstraint(
                condition=Q(certificate__isnull=False, service_certificate__isnull=True, purpose__in=OF_BIRTHS)
                | Q(certificate__isnull=True, service_certificate__isnull=False, purpose__in=OF_COUPLES),
                name="licence_consent_for_one_licence",
            ),
            is_digest("secret", name="licence_consent_secret"),
            models.CheckConstraint(
                condition=Q(until_at__gt=F("given_at")), name="licence_consent_ends_after_it_begins"
            ),
        ]


class LicenceConsentEnding(models.Model):
    """The one end of a consent: used by a look, which says on what basis, in what form and who asked; or taken back.

    `handled_by` is the office's own number of whoever asked there, `request_no` that of its own matter. A look that
    its office may ask for again, where the answer was lost, is found by keyed digests of the office's key and ask.
    """

    consent = models.OneToOneField(
        "registry.LicenceConsent", on_delete=models.PROTECT, primary_key=True, related_name="ending"
    )
    how = models.TextField()
    ended_at = models.DateTimeField()
    basis = models.TextField(default="")
    form = models.TextField(default="")
    handled_by = models.TextField(default="")
    request_no = models.TextField(default="")
    repeat_index = models.BinaryField(null=True, unique=True)  # of the office and the key that it sent
    asked_index = models.BinaryField(null=True)  # of all that it said

    class Meta:
        db_table = "licence_consent_ending"
        constraints = [
            is_digest("repeat_index", name="licence_consent_ending_repeat"),
            is_digest("asked_index", name="licence_consent_ending_asked"),
            models.CheckConstraint(
                condition=Q(repeat_index__isnull=True, asked_index__isnull=True)
                | Q(repeat_index__isnull=False, asked_index__isnull=False, how=ConsentEnd.USED.value),
                name="licence_consent_ending_repeats_a_look",
            ),
            one_of(ConsentEnd, field="how", name="licence_consent_ending_how"),
            models.CheckConstraint(
                condition=Q(how=ConsentEnd.USED.value, form__in=[one.value for one in ShareForm])
                & ~Q(basis="")
                & ~Q(handled_by="")
                & ~Q(request_no="")
                | Q(how=ConsentEnd.TAKEN_BACK.value, basis="", form="", handled_by="", request_no=""),
                name="licence_consent_ending_look_says_whose",
            ),
        ]


class LicenceAnswered(models.Model):
    """That a look was answered in its time; it stays when the answer itself is burnt."""

    look = models.OneToOneField(
        "registry.LicenceConsentEnding", on_delete=models.PROTECT, primary_key=True, related_name="answered"
    )
    at = models.DateTimeField()

    class Meta:
        db_table = "licence_answered"


class LicenceAnswer(models.Model):
    """What an office is answered, signed, under the case's key: there while it is fetched, then burnt."""

    look = models.OneToOneField(
        "registry.LicenceConsentEnding", on_delete=models.PROTECT, primary_key=True, related_name="answer"
    )
    standing = models.TextField()
    body_cipher = models.BinaryField()
    signature = models.TextField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "licence_answer"
        constraints = [one_of(PublicStanding, field="standing", name="licence_answer_standing")]
        indexes = [models.Index(fields=["expires_at"], name="licence_answer_by_expiry")]
