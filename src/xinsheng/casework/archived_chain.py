"""The chain of certificates in an archive: which came before and after, and how each stands when it is exported."""

from xinsheng.casework.legacy_statements import content_digest_of
from xinsheng.proof.entries import moment_text
from xinsheng.registry import models

Link = dict[str, object]


def chain_of(case: models.Case) -> list[Link]:
    """Every certificate of the child, or of the couple's case, the oldest first; one from before these books too."""
    if case.newborn_id is None:
        issued = case.service_certificates.select_related("standing").order_by("version")
        return [_of_couple(one) for one in issued]
    found = models.Certificate.objects.filter(newborn=case.newborn_id).order_by("printed_at")
    births = found.select_related("standing", "office", "predecessor")
    before = models.Case.objects.filter(newborn=case.newborn_id, legacy__isnull=False).values("legacy")
    legacy = models.LegacyCertificate.objects.as_said().filter(pk__in=before)
    return [*(_before_the_books(one) for one in legacy), *(_of_child(one) for one in births)]


def _of_child(one: models.Certificate) -> Link:
    return {
        "certificate_no": one.blank_id,
        "kind": one.kind,
        "case": str(one.case_id),
        "issued_on": one.issued_on.isoformat(),
        "issuer": one.office.name,
        "predecessor_no": one.predecessor.blank_id if one.predecessor else None,
        "content_digest": bytes(one.content_digest).hex(),
        "statement_digest": bytes(one.statement_digest).hex(),
        **_standing_of(one),
    }


def _of_couple(one: models.ServiceCertificate) -> Link:
    return {
        "certificate_no": one.no,
        "version": one.version,
        "case": str(one.case_id),
        "issued_on": one.issued_on.isoformat(),
        "content_digest": bytes(one.content_digest).hex(),
        "statement_digest": bytes(one.statement_digest).hex(),
        **_standing_of(one),
    }


def _before_the_books(one: models.LegacyCertificate) -> Link:
    content = content_digest_of(one)
    return {
        "certificate_no": one.no,
        "source": one.source,
        "issued_on": one.said.issued_on.isoformat(),
        "issuer": one.said.issuer_name,
        "corrected": one.standing.correction_id is not None,
        "content_digest": content.hex() if content else None,
        **_standing_of(one),
    }


def _standing_of(one: models.Certificate | models.ServiceCertificate | models.LegacyCertificate) -> Link:
    """How it stands; a number that was never sealed has no standing, or is void."""
    standing = getattr(one, "standing", None)
    return {
        "standing": standing.state if standing else None,
        "since": moment_text(standing.since) if standing else None,
    }
