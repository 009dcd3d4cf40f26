"""A certificate's standing as it moves: into force in another's place, in one transaction (invariants 7, 8)."""

from datetime import datetime
from uuid import UUID

from xinsheng.law.reasons import NotAllowed, Reason, ReasonCode
from xinsheng.law.terms import Standing
from xinsheng.registry import models


def bring_into_force(certificate: models.Certificate, *, at: datetime) -> None:
    """Let a filed certificate be valid; what it takes the place of is not, from the same instant.

    Raises NotAllowed where that one has ceased to be in force since the law looked.
    """
    if certificate.predecessor_id is not None:
        _supersede(certificate.predecessor_id, at=at)
    elif (legacy := models.LegacyStanding.objects.filter(certificate__successions=certificate.case_id)).exists():
        _move(legacy.select_for_update(of=("self",)).get(), at=at)
    models.Standing.objects.create(
        certificate=certificate, newborn_id=certificate.newborn_id, state=Standing.VALID.value, since=at
    )


def _supersede(certificate_id: UUID, *, at: datetime) -> None:
    _move(models.Standing.objects.select_for_update().get(pk=certificate_id), at=at)


def _move(standing: models.Standing | models.LegacyStanding, *, at: datetime) -> None:
    if standing.state != Standing.VALID:
        raise NotAllowed((Reason(ReasonCode.ORIGINAL_NOT_IN_FORCE, (standing.state,)),))
    standing.state, standing.since, standing.version = Standing.SUPERSEDED.value, at, standing.version + 1
    standing.save()


def original_stands(certificate: models.Certificate) -> bool:
    """Whether what this certificate takes the place of is in force; a first certificate takes nobody's."""
    if certificate.predecessor_id is None:
        legacy = models.LegacyStanding.objects.filter(certificate__successions=certificate.case_id).first()
        return legacy is None or legacy.state == Standing.VALID
    return models.Standing.objects.filter(pk=certificate.predecessor_id, state=Standing.VALID).exists()
