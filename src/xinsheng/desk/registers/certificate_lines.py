"""A line of a register of certificates, cell by cell."""

from typing import Any

from django.utils.translation import gettext

from xinsheng.casework.succession_snapshots import find_application
from xinsheng.law.certificates import public_standing
from xinsheng.law.terms import Standing
from xinsheng.look.moments import day
from xinsheng.words.labels import label


def first_line(one: Any) -> tuple[str, ...]:
    """A first certificate."""
    return (
        one.blank_id,
        one.case.child_name,
        one.case.mother_name,
        day(one.issued_on),
        one.printed_by.name,
        one.seal_intent.sealed_by.name,
        label(public_standing(Standing(one.standing.state))),
    )


def again_line(one: Any) -> tuple[str, ...]:
    """A reissue or a replacement: what it took the place of, who asked for it and why, and whose hands it had."""
    application = find_application(one.case)
    review = getattr(one, "review", None)
    return (
        one.blank_id,
        number_before(one),
        one.case.child_name,
        one.case.mother_name,
        application.applicant.name if application else "",
        label(application.ground) if application else "",
        (gettext("已登记") if application.in_household_register else gettext("还没有登记")) if application else "",
        day(one.issued_on),
        one.printed_by.name,
        *([review.reviewed_by.name] if review else []),
        one.seal_intent.sealed_by.name,
        label(public_standing(Standing(one.standing.state))),
    )


def reissued_line(one: Any) -> tuple[str, ...]:
    """One of the office's own that a county reissued."""
    application = find_application(one.case)
    return (
        number_before(one),
        one.case.child_name,
        one.case.mother_name,
        label(application.ground) if application else "",
        one.office.name,
        day(one.issued_on),
        one.blank_id,
    )


def number_before(one: Any) -> str:
    """The number in whose place it stands, of these books or of a time before them."""
    return one.predecessor.blank_id if one.predecessor else one.case.legacy_id or ""
