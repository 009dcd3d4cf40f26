"""What was signed in an officer's name where they did not see our pages: told to them on the day's page."""

from dataclasses import dataclass
from datetime import timedelta

from xinsheng.desk.officers import Officer
from xinsheng.law.sign_in import SignInEvent
from xinsheng.registry import models

DAYS = 7


@dataclass(frozen=True, kw_only=True)
class SignedElsewhere:
    """How many acts were signed with this officer's token at a hospital's system, and within how many days."""

    number: int
    days: int = DAYS


def lately_signed_elsewhere(officer: Officer) -> SignedElsewhere | None:
    """The last days' signatures at hospitals' systems; None where there are none."""
    mine = models.SignInEvent.objects.of(officer.person).filter(at__gt=officer.at - timedelta(days=DAYS))
    number = mine.filter(event=SignInEvent.SIGNED_AT_HOSPITAL.value).count()
    return SignedElsewhere(number=number) if number else None
