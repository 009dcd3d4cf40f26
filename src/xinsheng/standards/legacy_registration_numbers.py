"""Numbers of birth service certificates from before this platform (生育服务证、生育登记卡): each county its own.

No text says what they look like. Seen are a place, a year in brackets and a count (黔凯生登〔2019〕00123号), and long
rows of digits. Only what can be no number of another kind is taken for one: neither ours, which begin with SF, nor a
Medical Certificate of Birth's, which are ten characters and fewer.
"""

import re
import unicodedata

from xinsheng.standards.service_certificate_numbers import MARK

_HAN = re.compile(r"[\u3400-\u9fff]")
_SHAPE = re.compile(r"[0-9A-Z\u3400-\u9fff]{8,30}")
_FEWEST_DIGITS, _LONGER_THAN_A_BIRTHS = 4, 11
_LIKE_A_BIRTHS = re.compile(r"[A-Z]?[0-9]{1,10}|[A-Z][0-9]+")  # also with digits too many: that was mistyped


def normalise_legacy_registration_no(text: str) -> str:
    """Leave letters, digits and characters: brackets, hyphens, spaces and dots are written in many ways."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(char for char in plain if char.isalnum())


def is_legacy_registration_no(no: str) -> bool:
    """Say whether a normalised text may be the number of an old birth service certificate, and of nothing else."""
    if not _SHAPE.fullmatch(no) or no.startswith(MARK) or _LIKE_A_BIRTHS.fullmatch(no):
        return False
    digits = sum(char.isdigit() for char in no)
    return digits >= _FEWEST_DIGITS and (bool(_HAN.search(no)) or len(no) >= _LONGER_THAN_A_BIRTHS)
