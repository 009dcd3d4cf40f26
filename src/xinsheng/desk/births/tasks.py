"""The two occasions on which a block is entered: to sign it the first time, and to correct one's own."""

from dataclasses import dataclass

from xinsheng.law.acts import Act
from xinsheng.law.services import first_issuance_inside as service


@dataclass(frozen=True, kw_only=True)
class Task:
    """The act at the end of it, and the pages' url names."""

    act: Act
    enter: str
    read_back: str
    corrects: bool


SIGNING = Task(act=service.SIGN_DELIVERY, enter="desk:delivery", read_back="desk:read_back", corrects=False)
CORRECTING = Task(
    act=service.CORRECT_DELIVERY, enter="desk:correct_delivery", read_back="desk:read_back_correction", corrects=True
)
