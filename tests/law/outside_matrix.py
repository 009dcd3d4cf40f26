"""The same table for births outside an institution: what outside_matrix.md must hold."""

from pathlib import Path

from tests.law.matrix import Table
from tests.law.outside_stories import hopeless_outside, outside_at

from xinsheng.law.services.first_issuance_outside import ACTS

FILE = Path(__file__).with_name("outside_matrix.md")
OUTSIDE = Table(acts=ACTS, facts_at=outside_at, hopeless_at=hopeless_outside)


def matrix() -> str:
    return OUTSIDE.written()
