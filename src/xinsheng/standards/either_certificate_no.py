"""A printed number of either certificate, as somebody types it who need not know which kind theirs is.

The two schemes cannot be taken for one another: SF begins a Birth Service Certificate's number, one letter and a
digit that of a Medical Certificate of Birth.
"""

from xinsheng.standards.certificate_numbers import (
    certificate_no_fault,
    is_legacy_certificate_no,
    normalise_certificate_no,
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
    return no if is_of_service(no) else normalise_certificate_no(text)


def either_no_fault(no: str) -> str | None:
    """Say what is wrong with a normalised number, by the codes of its kind, or None; one without a letter is old."""
    if is_of_service(no):
        return service_certificate_no_fault(no)
    return None if is_legacy_certificate_no(no) else certificate_no_fault(no)
