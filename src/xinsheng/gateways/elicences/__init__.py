"""Presented e-licences: the seal, the data inside, and the status at the issuer's service."""

from collections.abc import Sequence

from xinsheng.gateways.elicences.port import LicenceCheck, LicenceChecker
from xinsheng.gateways.elicences.sealed_pdf import SealedPdfChecker
from xinsheng.gateways.elicences.status_service import StatusService

__all__ = ["LicenceCheck", "LicenceChecker", "licence_checker_from"]


def licence_checker_from(trusted_roots: Sequence[bytes], *, status_url: str | None) -> LicenceChecker:
    """Give the checker that trusts these roots (DER) and asks at `status_url`, if one is configured."""
    return SealedPdfChecker(trusted_roots, status=StatusService(status_url) if status_url else None)
