"""To which number a couple's messages go: the one given last after the certificate was issued, else the declared."""

from xinsheng.casework.outside import keys
from xinsheng.casework.privacy import PHONE
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.registry.models import Case


def phone_now(case: Case, *, declaration: CoupleDeclaration) -> str:
    """The number in clear; '' where none was ever given."""
    return (_given(case)[:1] or [declaration.phone])[0]


def phone_before(case: Case, *, declaration: CoupleDeclaration) -> str:
    """The number that the last change took the place of; '' where there was none."""
    return [*_given(case), declaration.phone, ""][1]


def _given(case: Case) -> list[str]:
    """The last two numbers given since, the latest first."""
    ciphers = case.new_phones.order_by("-seq").values_list("phone_cipher", flat=True)[:2]
    return [keys().decrypt_value(bytes(cipher), context=PHONE) for cipher in ciphers]
