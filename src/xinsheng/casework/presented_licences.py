"""What can be said of an e-licence that someone presents, kept with it for whoever examines it (mission A5)."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from xinsheng.casework.outside import licence_checker
from xinsheng.casework.privacy import show
from xinsheng.gateways.elicences import LicenceCheck
from xinsheng.law.payloads import Payload
from xinsheng.law.terms import Satisfaction
from xinsheng.registry.models import Case, Material, Person

_CHECK = "licence_check"  # of a material's private details
_ANOTHER_FILE_MAY_DO = frozenset({"too_large", "unreadable", "no_seal", "several_seals", "altered", "not_in_force"})


def check_presented(content: bytes, *, at: datetime) -> Payload:
    """The check of the original file as plain values; not being able to tell is not a no, the officer decides."""
    return {_CHECK: asdict(licence_checker().check(content, at=at)), "checked_at": at.isoformat()}


def find_check(material: Material, *, case: Case) -> LicenceCheck | None:
    """What was found of this e-licence when it was presented; None of every other paper."""
    if material.satisfied_by != Satisfaction.ELICENCE or material.details_cipher is None:
        return None
    found = show(material.details_cipher, case=case, place="material").get(_CHECK)
    return LicenceCheck(**found) if found else None


def find_doubtful(case: Case, *, giver: Person) -> dict[UUID, str]:
    """Of the e-licences this person gave, why another file may do better; an officer's word ends that."""
    given = case.materials.current().filter(given_by=giver, satisfied_by=Satisfaction.ELICENCE, findings=None)
    checks = {one.pk: find_check(one, case=case) for one in given}
    return {pk: check.reason for pk, check in checks.items() if check and check.reason in _ANOTHER_FILE_MAY_DO}
