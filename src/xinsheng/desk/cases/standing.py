"""How a certificate that was issued stands once it is in force no more, or not now, and what is in its place."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xinsheng.law.terms import CertificateKind, Stage, Standing
from xinsheng.registry.models import Case, Certificate
from xinsheng.words.labels import label

_ISSUED = (Stage.SEALED, Stage.COLLECTED)
_SUCCEEDED_BY: Mapping[str, Promise | str] = {
    CertificateKind.REPLACEMENT.value: gettext_lazy("已换发"),
    CertificateKind.REISSUE.value: gettext_lazy("已补发"),
}


@dataclass(frozen=True, kw_only=True)
class OutOfForce:
    """A certificate that is not in force: how it stands in words and colour, since when, its successor's number."""

    certificate_id: UUID
    words: str
    tone: str
    since: datetime
    successor_no: str = ""

    @property
    def why(self) -> str:
        """Which certificate is in force in its place; '' where none is."""
        return _("新证件编号 %(no)s") % {"no": self.successor_no} if self.successor_no else ""


def out_of_force(cases: Collection[Case]) -> dict[UUID, OutOfForce]:
    """Of these cases those whose certificate was issued and is not in force, each with how it stands."""
    issued = Certificate.objects.filter(
        case__in=[case.pk for case in cases if case.stage in _ISSUED], elicence__isnull=False
    )
    ended = list(issued.exclude(standing__state=Standing.VALID).select_related("standing").order_by("print_round"))
    successors = _in_the_place_of(ended)
    return {one.case_id: _how(one, successor=successors.get(one.pk)) for one in ended}


def standing_words(certificate: Certificate) -> str:
    """How one certificate stands, and which is in its place: 已补发（新证件编号 …）."""
    if certificate.standing.state == Standing.VALID:
        return label(Standing.VALID)
    how = _how(certificate, successor=_in_the_place_of([certificate]).get(certificate.pk))
    return _("%(standing)s（%(why)s）") % {"standing": how.words, "why": how.why} if how.why else how.words


def _in_the_place_of(certificates: Collection[Certificate]) -> dict[UUID, Certificate]:
    """By the certificate that was replaced, the one that came into force in its place."""
    found = Certificate.objects.filter(predecessor__in=certificates, standing__isnull=False)
    return {one.predecessor_id: one for one in found if one.predecessor_id is not None}


def _how(certificate: Certificate, *, successor: Certificate | None) -> OutOfForce:
    standing = certificate.standing
    if successor is not None and standing.state == Standing.SUPERSEDED:
        words, no = str(_SUCCEEDED_BY[successor.kind]), successor.blank_id
        return OutOfForce(
            certificate_id=certificate.pk, words=words, tone="quiet", since=standing.since, successor_no=no
        )
    tone = "due" if standing.state == Standing.UNDER_REVIEW else "wrong"
    words = label(Standing(standing.state))
    return OutOfForce(certificate_id=certificate.pk, words=words, tone=tone, since=standing.since)
