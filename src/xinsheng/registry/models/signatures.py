"""What officers signed with their passkeys or tokens: what each was asked to sign, and for ever what was signed."""

import uuid

from django.db import models
from django.db.models import F, Q

from xinsheng.law.acts import StatementKind

from .promises import is_digest, is_positive, one_of

_OF_A_PASSKEY = ("credential_id", "public_key", "authenticator_data", "client_data_json")


class SigningRequest(models.Model):
    """What one person was shown and asked to sign: for one act on one case as it stood; removed when it is used.

    `client` is the hospital's system that asked, at whose own pages it is signed; null where our pages asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="signing_requests")
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(
        "registry.HospitalClient", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    act = models.TextField()
    version = models.IntegerField()
    kind = models.TextField()
    statement_cipher = models.BinaryField()
    statement_digest = models.BinaryField()
    random = models.BinaryField()
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "signing_request"
        constraints = [
            one_of(StatementKind, field="kind", name="signing_request_kind"),
            is_digest("statement_digest", name="signing_request_statement_digest"),
            is_digest("random", name="signing_request_random"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("asked_at")), name="signing_request_expires"),
        ]
        indexes = [models.Index(fields=["person", "expires_at"], name="signing_request_by_person")]


class ActSignature(models.Model):
    """One act's signature by the actor's passkey or token, with key and statement, so that it is checked for ever.

    Act, person and moment are those of the journal's `entry`, which carries `digest`. A token's has `certificates`
    (DER after DER, as the token has them) in the place of what a passkey's device adds. `client` is the hospital's
    system at whose pages it was made, which `origin` then is of; null for our own pages.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    entry = models.OneToOneField("registry.JournalEntry", on_delete=models.PROTECT, related_name="signature")
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="signatures")
    passkey = models.ForeignKey("registry.Passkey", on_delete=models.PROTECT, null=True, related_name="signatures")
    token = models.ForeignKey(
        "registry.CertificateToken", on_delete=models.PROTECT, null=True, related_name="signatures"
    )
    client = models.ForeignKey(
        "registry.HospitalClient", on_delete=models.PROTECT, null=True, related_name="signatures", db_index=False
    )
    version = models.IntegerField()
    kind = models.TextField()
    statement_cipher = models.BinaryField()
    statement_digest = models.BinaryField()
    random = models.BinaryField(unique=True)
    nonce = models.BinaryField()
    challenge = models.BinaryField(unique=True)
    credential_id = models.BinaryField(null=True)
    public_key = models.BinaryField(null=True)
    authenticator_data = models.BinaryField(null=True)
    client_data_json = models.BinaryField(null=True)
    certificates = models.BinaryField(null=True)
    signature = models.BinaryField()
    rp_id = models.TextField(default="")
    origin = models.TextField()
    digest = models.BinaryField()

    class Meta:
        db_table = "act_signature"
        constraints = [
            one_of(StatementKind, field="kind", name="act_signature_kind"),
            is_positive("version", name="act_signature_version"),
            models.CheckConstraint(
                condition=Q(passkey__isnull=False, token__isnull=True, certificates__isnull=True)
                & Q(**dict.fromkeys((f"{part}__isnull" for part in _OF_A_PASSKEY), False))
                & ~Q(rp_id="")
                | Q(token__isnull=False, passkey__isnull=True, certificates__isnull=False, rp_id="")
                & Q(**dict.fromkeys((f"{part}__isnull" for part in _OF_A_PASSKEY), True)),
                name="act_signature_by_one_key",
            ),
            models.CheckConstraint(
                condition=Q(client__isnull=True) | Q(token__isnull=False), name="act_signature_elsewhere_by_token"
            ),
            *(
                is_digest(field, name=f"act_signature_{field}")
                for field in ("statement_digest", "random", "nonce", "challenge", "digest")
            ),
        ]
