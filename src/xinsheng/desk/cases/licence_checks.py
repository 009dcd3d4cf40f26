"""What was found of a presented e-licence, as its examiner reads it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from xinsheng.casework.presented_licences import find_check
from xinsheng.registry.models import Case, Material
from xinsheng.words.licence_labels import checked_sentence, checked_tone


@dataclass(frozen=True, kw_only=True)
class CheckedLicence:
    """What its seal and its issuer say, in words and a colour; what the file says of itself, to compare."""

    words: str
    tone: str
    says: tuple[tuple[str, str], ...]


def find_checked(given: Material, *, case: Case) -> CheckedLicence | None:
    """Of an e-licence; None of every other paper."""
    check = find_check(given, case=case)
    if check is None:
        return None
    said = (
        (_("证照名称"), check.kind),
        (_("持有人"), check.holder_name),
        (_("证件号码"), check.paper_no),
        (_("颁发机构"), check.issuer),
        (_("证照标识"), check.licence_id),
    )
    return CheckedLicence(
        words=checked_sentence(check.reason),
        tone=checked_tone(check.reason),
        says=tuple((name, value) for name, value in said if value),
    )
