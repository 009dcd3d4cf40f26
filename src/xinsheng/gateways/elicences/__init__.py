"""Presented e-licences: the seal, the data inside, and the status at the issuer's service."""

from collections.abc import Sequence
from importlib import import_module

from xinsheng.gateways.elicences.port import LicenceCheck, LicenceChecker
from xinsheng.gateways.elicences.status_service import StatusService

__all__ = ["LicenceCheck", "LicenceChecker", "licence_checker_from"]


def licence_checker_from(trusted_roots: Sequence[bytes], *, status_url: str | None) -> LicenceChecker:
    """Give the checker that trusts these roots (DER) and asks at `status_url`, if one is configured.

    What reads seals takes most of a second to load: by name, when the first e-licence is presented.
    """
    adapter = import_module("xinsheng.gateways.elicences.sealed_pdf").SealedPdfChecker
    made: LicenceChecker = adapter(trusted_roots, status=StatusService(status_url) if status_url else None)
    return made
