"""A request to sign as it is kept: what it is for, in the words that every kind of key signs."""

from xinsheng.proof.act_signatures import Occasion
from xinsheng.registry import models


def occasion_of(request: models.SigningRequest) -> Occasion:
    """What a signature is for that answers this request."""
    return Occasion(
        case=request.case_id,
        person=request.person_id,
        act=request.act,
        version=request.version,
        random=bytes(request.random),
    )
