"""The journal: one entry an act, chained per case; its salts apart; its place in the public log."""

from django.db import models
from django.db.models import Q

from xinsheng.law import terms

from .promises import is_digest, is_positive, one_of

_OF_NOBODY = [terms.Duty.MACHINE.value, terms.Duty.HOSPITAL_SYSTEM.value]


class JournalEntry(models.Model):
    """What was done, in the exact RFC 8785 bytes whose digest the next entry and the public log name."""

    id = models.BigAutoField(primary_key=True)
    chain = models.UUIDField()
    seq = models.IntegerField()
    act = models.TextField()
    from_stage = models.TextField(default="")
    to_stage = models.TextField(default="")
    actor = models.ForeignKey(
        "registry.Person",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,  # `journal_entry_by_actor` begins with it
    )
    duty = models.TextField()
    channel = models.TextField()
    at = models.DateTimeField()
    format = models.SmallIntegerField()
    body = models.BinaryField()
    digest = models.BinaryField()
    previous_digest = models.BinaryField(null=True)
    statement_digest = models.BinaryField(null=True)
    signature_digest = models.BinaryField(null=True)
    signature_method = models.TextField(default="")  # since format 2; '' where nobody signed

    class Meta:
        db_table = "journal_entry"
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="journal_entry_one_per_seq"),
            is_positive("seq", name="journal_entry_seq"),
            one_of(terms.Duty, field="duty", name="journal_entry_duty"),
            one_of(terms.Channel, field="channel", name="journal_entry_channel"),
            is_digest("digest", name="journal_entry_digest"),
            is_digest("statement_digest", name="journal_entry_statement_digest"),
            is_digest("signature_digest", name="journal_entry_signature_digest"),
            models.CheckConstraint(
                condition=Q(signature_method__in=["", *(method.value for method in terms.SignatureMethod)]),
                name="journal_entry_signature_method",
            ),
            models.CheckConstraint(
                condition=Q(actor__isnull=False) | Q(duty__in=_OF_NOBODY),
                name="journal_entry_has_an_actor",
            ),
        ]
        indexes = [models.Index(fields=["actor", "at"], name="journal_entry_by_actor")]


class JournalSalt(models.Model):
    """The salts of one entry's commitments; deleting them makes the commitments unreadable for ever."""

    entry = models.OneToOneField(
        "registry.JournalEntry", on_delete=models.PROTECT, primary_key=True, related_name="salt"
    )
    salts = models.BinaryField()

    class Meta:
        db_table = "journal_salt"


class LogLeafQuerySet(models.QuerySet["LogLeaf"]):
    """Questions about the public log."""

    def from_position(self, position: int, *, size: int) -> "models.QuerySet[LogLeaf]":
        """Give `size` leaves in order, beginning at this position (counted from 0)."""
        return self.filter(position__gte=position).order_by("position")[:size]

    def find_position(self, leaf_hash: bytes) -> int | None:
        """Give the place of the entry with this leaf hash; None where it has none."""
        return self.filter(leaf_hash=leaf_hash).order_by("position").values_list("position", flat=True).first()


class LogLeaf(models.Model):
    """An entry's dense place in the public log: RFC 6962 leaf index, counted from 0."""

    position = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField("registry.JournalEntry", on_delete=models.PROTECT, related_name="leaf")
    leaf_hash = models.BinaryField()
    sequenced_at = models.DateTimeField()

    objects = LogLeafQuerySet.as_manager()

    class Meta:
        db_table = "log_leaf"
        constraints = [is_digest("leaf_hash", name="log_leaf_hash")]
        indexes = [models.Index(fields=["leaf_hash"], name="log_leaf_by_hash")]


class WaitingEntry(models.Model):
    """An entry that has no place in the public log yet: written and removed by the books alone (0034).

    However late its transaction commits, it is here until it has its place.
    """

    entry = models.OneToOneField(
        "registry.JournalEntry", on_delete=models.PROTECT, primary_key=True, related_name="waiting"
    )

    class Meta:
        db_table = "waiting_entry"
