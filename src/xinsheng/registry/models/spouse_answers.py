"""What the other of the two said to a declaration that names them, where a policy asks for it."""

import uuid

from django.db import models
from django.db.models import Q

from xinsheng.law import terms
from xinsheng.law.couples import Side

from .promises import is_digest, one_of


class SpouseAnswer(models.Model):
    """The other's signed answer to one declaration: yes (`objection` empty), or why not.

    `content_digest` is of the answers that concern both: a later declaration in which they are the same is answered
    by it too. `entered_by` is the officer where the other came in person.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="spouse_answers")
    declaration = models.OneToOneField("registry.Declaration", on_delete=models.PROTECT, related_name="spouse_answer")
    side = models.TextField()
    objection = models.TextField(default="")
    content_digest = models.BinaryField()
    digest = models.BinaryField()
    answered_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    channel = models.TextField()
    answered_at = models.DateTimeField()
    signature_method = models.TextField()
    nonce = models.BinaryField()
    challenge = models.BinaryField()

    class Meta:
        db_table = "spouse_answer"
        constraints = [
            one_of(Side, field="side", name="spouse_answer_side"),
            models.CheckConstraint(
                condition=Q(objection="") | Q(objection__in=[word.value for word in terms.SpouseObjection]),
                name="spouse_answer_objection",
            ),
            one_of(terms.Channel, field="channel", name="spouse_answer_channel"),
            one_of(terms.SignatureMethod, field="signature_method", name="spouse_answer_signature"),
            is_digest("content_digest", name="spouse_answer_content_digest"),
            is_digest("digest", name="spouse_answer_digest"),
            is_digest("challenge", name="spouse_answer_challenge"),
        ]
