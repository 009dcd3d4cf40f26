"""What was signed in an officer's name where they did not see our pages: told to them on the day's page."""

from dataclasses import dataclass
from datetime import timedelta

from xinsheng.desk.officers import Officer
from xinsheng.registry import models

DAYS = 7


@dataclass(frozen=True, kw_only=True)
class SignedElsewhere:
    """How many acts were signed with this officer's token at a hospital's system, and within how many days."""

    number: int
    days: int = DAYS


def lately_signed_elsewhere(officer: Officer) -> SignedElsewhere | None:
    """The last days' signatures at hospitals' systems; None where there are none."""
    since = officer.at - timedelta(days=DAYS)
    number = models.SignInEvent.objects.signed_at_hospitals(officer.person, since=since).count()
    return SignedElsewhere(number=number) if number else None
