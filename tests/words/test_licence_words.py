import re
from dataclasses import fields

from xinsheng.gateways.elicences import LicenceCheck
from xinsheng.words.licence_labels import CHECKED


def test_whatever_a_check_of_a_presented_licence_finds_has_its_sentence() -> None:
    written = set(re.findall(r"`(\w+)`", str(LicenceCheck.__doc__)))

    assert set(CHECKED) == written - {field.name for field in fields(LicenceCheck)}
