"""A printed number of either certificate, as somebody types it who need not know which kind theirs is.

The schemes cannot be taken for one another: SF begins a Birth Service Certificate's number, one letter and a digit
that of a Medical Certificate of Birth; what is longer, or written with characters, is an old birth service
certificate's.
"""

from xinsheng.standards.certificate_numbers import (
    certificate_no_fault,
    is_legacy_certificate_no,
    normalise_certificate_no,
)
from xinsheng.standards.legacy_registration_numbers import (
    is_legacy_registration_no,
    normalise_legacy_registration_no,
)
from xinsheng.standards.service_certificate_numbers import (
    MARK,
    normalise_service_certificate_no,
    service_certificate_no_fault,
)


def is_of_service(no: str) -> bool:
    """Say whether a normalised number, right or wrong, means a Birth Service Certificate."""
    return no.startswith(MARK)


def normalise_either_no(text: str) -> str:
    """Take away what scanners and thumbs add, by the rules of the kind that is meant."""
    no = normalise_service_certificate_no(text)
    if is_of_service(no):
        return no
    old = normalise_legacy_registration_no(text)
    return old if is_legacy_registration_no(old) else normalise_certificate_no(text)


def either_no_fault(no: str) -> str | None:
    """Say what is wrong with a normalised number, by the codes of its kind, or None; an old one has few rules."""
    if is_of_service(no):
        return service_certificate_no_fault(no)
    if is_legacy_certificate_no(no) or is_legacy_registration_no(no):
        return None
    return certificate_no_fault(no)
