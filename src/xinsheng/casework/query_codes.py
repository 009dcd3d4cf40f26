"""Query codes 查询码: given once, kept only as digests, one live per case, answered alike when they are not (T23)."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from xinsheng.casework.couples_phones import phone_now
from xinsheng.casework.spoken_codes import find_proven, keep_code
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.registry.models import Case, Person, QueryCode
from xinsheng.standards.query_codes import new_query_code

_KIND = "query_code"


def issue_code(case: Case, *, by: Person | None, at: datetime) -> str:
    """End the live code of a case and give it a new one; the code is given here, once, and kept nowhere.

    The caller holds the lock on the case (invariant 43). `by` is the officer who hands it over, None the machine.
    """
    case.query_codes.filter(ended_at__isnull=True).update(ended_at=at)
    code = new_query_code(secrets.randbits)
    kept = keep_code(code, kind=_KIND)
    QueryCode.objects.create(
        case=case, locator=kept.locator, salt=kept.salt, secret=kept.secret, issued_at=at, issued_by=by
    )
    return code


def find_live_code(typed: str) -> QueryCode | None:
    """The live code that a person typed, proven; None for a wrong, unknown or ended one, after the same work.

    What follows from it rests on this very code: another given out meanwhile is not the typist's (invariant 43).
    """
    return find_proven(typed, among=_live(), kind=_KIND)


def find_case_of_code(typed: str) -> Case | None:
    """The case of a live code as a person types it; None as for `find_live_code`."""
    kept = find_live_code(typed)
    return kept.case if kept else None


def has_had_code(case: Case) -> bool:
    """Whether a code was ever given out for this case."""
    return case.query_codes.exists()


def owes_code(case: Case, *, declaration: CoupleDeclaration | None) -> bool:
    """Whether the couple still has to be given its code by hand: no phone takes it, and none was given out."""
    return declaration is not None and not phone_now(case, declaration=declaration) and not has_had_code(case)


def _live() -> QuerySet[QueryCode]:
    live = QueryCode.objects.filter(ended_at__isnull=True)
    return live.select_related("case__registration__township", "case__key", "case__office")


def find_case_of_live_code(code_id: UUID) -> Case | None:
    """The case of a code that was typed rightly before, while it is still live."""
    kept = _live().filter(pk=code_id).first()
    return kept.case if kept else None
