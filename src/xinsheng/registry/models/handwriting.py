"""What a citizen's hand did under a statement, where it was not with a pen on a printed form."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from xinsheng.law.terms import HandSigning

from .promises import is_digest, one_of

_LONGEST = 70_000  # bytes of it, hidden


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
