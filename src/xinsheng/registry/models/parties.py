"""Who a case belongs to, how they were let in, and who has had which duty on it."""

import uuid
from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from xinsheng.law import terms
from xinsheng.law.acts import KEPT_APART
from xinsheng.law.couples import Side
from xinsheng.law.succession_terms import ApplicantRelation

from .promises import is_digest, is_positive, one_of

_SAID_ONCE = Side  # in a couple's oldest rows, which are never changed: there it says nothing


class ClaimRoute(StrEnum):
    """How a person was connected with a case."""

    IDENTITY = "identity"  # 身份核验
    SLIP = "slip"  # 领取单
    COUNTER = "counter"  # 窗口
    AUTHORISATION = "authorisation"  # 母亲在线签署的委托书


class Claim(models.Model):
    """A person's standing as a party to a case; without one the case does not exist for them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="claims")
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="claims")
    relation = models.TextField()
    through = models.TextField()
    begun_at = models.DateTimeField()

    class Meta:
        db_table = "claim"
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="claim_one_per_person"),
            one_of(
                [*terms.Relation, ApplicantRelation.CHILD, *terms.CouplesRelation, *_SAID_ONCE],
                field="relation",
                name="claim_relation",
            ),
            one_of(ClaimRoute, field="through", name="claim_through"),
        ]


class ClaimSlip(models.Model):
    """A printed slip with a code that lets one person begin a claim; only the code's digest is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="claim_slips")
    code_digest = models.BinaryField(unique=True)
    printed_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    printed_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "claim_slip"
        constraints = [
            is_digest("code_digest", name="claim_slip_code_digest"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("printed_at")), name="claim_slip_expires_after_it_is_printed"
            ),
        ]


class ClaimSlipUse(models.Model):
    """The one use of a slip."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    slip = models.OneToOneField("registry.ClaimSlip", on_delete=models.PROTECT, related_name="use")
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    used_at = models.DateTimeField()

    class Meta:
        db_table = "claim_slip_use"


class Hand(models.Model):
    """That a person has acted on a case in one of the duties kept apart, over all rounds (invariant 21)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="hands")
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="hands")
    duty = models.TextField()
    round = models.SmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "hand"
        constraints = [
            models.UniqueConstraint(fields=["case", "person", "duty", "round"], name="hand_one_per_round"),
            one_of(sorted(KEPT_APART), field="duty", name="hand_duty"),
            is_positive("round", name="hand_round"),
        ]
