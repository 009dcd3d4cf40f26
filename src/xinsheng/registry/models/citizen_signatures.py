"""What citizens put their names to, on what evidence of who they were, and the province's seal over each."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact, LessThanOrEqual

from xinsheng.law import terms
from xinsheng.law.acts import StatementKind
from xinsheng.law.assurance import Assurance, IdentityMethod
from xinsheng.law.handwriting import HandSigning

from .promises import is_digest, is_positive, one_of

_LONGEST = 70_000  # bytes of a name written by hand, hidden
_SEAL_BYTES = 64  # ES256: r then s


class CitizenSignature(models.Model):
    """One name put to one statement in one act, with the evidence of whose it is: kept before anything is sealed.

    Act and moment are those of the journal's `entry`, whose `signature_digest` is `challenge`. `digest` is what the
    province seals; `mac` is by a key outside the books: what the books alone say is not sealed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    entry = models.OneToOneField("registry.JournalEntry", on_delete=models.PROTECT, related_name="citizen_signature")
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="citizen_signatures")
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    version = models.IntegerField()
    channel = models.TextField()
    method = models.TextField()
    level = models.TextField()
    identified_at = models.DateTimeField(null=True)
    attested_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    code_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField()
    kind = models.TextField()
    statement_cipher = models.BinaryField()
    statement_digest = models.BinaryField()
    random = models.BinaryField(unique=True)
    nonce = models.BinaryField()
    challenge = models.BinaryField(unique=True)
    digest = models.BinaryField()
    mac = models.BinaryField()

    class Meta:
        db_table = "citizen_signature"
        constraints = [
            one_of(StatementKind, field="kind", name="citizen_signature_kind"),
            one_of(terms.Channel, field="channel", name="citizen_signature_channel"),
            one_of(IdentityMethod, field="method", name="citizen_signature_method"),
            one_of(Assurance, field="level", name="citizen_signature_level"),
            is_positive("version", name="citizen_signature_version"),
            *(
                is_digest(field, name=f"citizen_signature_{field}")
                for field in ("statement_digest", "random", "nonce", "challenge", "digest", "mac")
            ),
            models.CheckConstraint(
                condition=Q(method=IdentityMethod.DEVELOPMENT.value)
                | Q(identified_at__isnull=False, identified_at__lte=F("signed_at")),
                name="citizen_signature_by_whom_was_identified",
            ),
            models.CheckConstraint(
                condition=Q(method=IdentityMethod.COUNTER.value, attested_by__isnull=False)
                | (~Q(method=IdentityMethod.COUNTER.value) & Q(attested_by__isnull=True)),
                name="citizen_signature_attested_at_a_counter",
            ),
            models.CheckConstraint(
                condition=Q(code_at__isnull=True) | Q(code_at__lte=F("signed_at")),
                name="citizen_signature_code_before",
            ),
        ]


class CitizenSeal(models.Model):
    """The province's seal over one of them and the entry of its act: by a key that only the worker has."""

    signature = models.OneToOneField(
        "registry.CitizenSignature", on_delete=models.PROTECT, primary_key=True, related_name="seal"
    )
    public_key = models.BinaryField()
    sealed_at = models.DateTimeField()
    seal = models.BinaryField()

    class Meta:
        db_table = "citizen_seal"
        constraints = [
            models.CheckConstraint(condition=Q(Exact(Length("seal"), _SEAL_BYTES)), name="citizen_seal_seal")
        ]


class Handwriting(models.Model):
    """The name that was written on a screen, hidden for its case; or that a mark was pressed, and so no name.

    Its digest is within the signature's own (proof/citizen_signatures.py). The same strokes come once: nobody's hand
    makes them again, to the point.
    """

    signature = models.OneToOneField(
        "registry.CitizenSignature", on_delete=models.PROTECT, primary_key=True, related_name="handwriting"
    )
    way = models.TextField()
    strokes_cipher = models.BinaryField(null=True)
    digest = models.BinaryField(null=True, unique=True)

    class Meta:
        db_table = "handwriting"
        constraints = [
            one_of(HandSigning, field="way", name="handwriting_way"),
            is_digest("digest", name="handwriting_digest"),
            models.CheckConstraint(
                condition=Q(way=HandSigning.SCREEN.value, strokes_cipher__isnull=False, digest__isnull=False)
                | Q(way=HandSigning.MARK.value, strokes_cipher__isnull=True, digest__isnull=True),
                name="handwriting_is_written_or_a_mark",
            ),
            models.CheckConstraint(
                condition=Q(strokes_cipher__isnull=True) | Q(LessThanOrEqual(Length("strokes_cipher"), _LONGEST)),
                name="handwriting_is_short",
            ),
        ]


class WaitingSeal(models.Model):
    """One that has no seal yet: written and removed by the books alone, so that none is forgotten."""

    signature = models.OneToOneField(
        "registry.CitizenSignature", on_delete=models.PROTECT, primary_key=True, related_name="waiting"
    )

    class Meta:
        db_table = "waiting_seal"
