"""A name written by hand as it is kept: beside the signature that carries its digest, hidden, once and for ever."""

from typing import Any

from django.db import IntegrityError, transaction

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.privacy import hide, show
from xinsheng.law.handwriting import HandSigning
from xinsheng.proof.citizen_signatures import ByHand
from xinsheng.proof.handwriting import Handwriting, handwriting_from
from xinsheng.registry import models

_PLACE = "handwriting"  # that the strokes are hidden at
_ONCE = "handwriting_digest_key"  # the books' promise that the same strokes come once


def is_used(written: Handwriting) -> bool:
    """Whether these very strokes stand under a signature already: nobody's hand makes them twice."""
    return models.Handwriting.objects.filter(digest=written.digest).exists()


def keep_by_hand(
    row: models.CitizenSignature, *, by_hand: ByHand, written: Handwriting | None, case: models.Case
) -> None:
    """Keep what the hand did with the signature that carries it. Raises UnableToAct("handwriting_used")."""
    cipher = None if written is None else hide(written.as_json(), case=case, place=_PLACE)
    try:
        with transaction.atomic():
            models.Handwriting.objects.create(
                signature=row, way=by_hand.way.value, strokes_cipher=cipher, digest=by_hand.digest
            )
    except IntegrityError as broken:
        diagnosis = getattr(broken.__cause__, "diag", None)
        if diagnosis is None or diagnosis.constraint_name != _ONCE:
            raise
        raise UnableToAct("handwriting_used") from broken  # sent with another act at this very moment


def find_strokes(row: models.CitizenSignature, *, case: models.Case) -> dict[str, Any] | None:
    """The strokes as they are kept under a signature (JSON values); None where none are.

    Raises UnableToRead, UnableToUseKey.
    """
    kept: models.Handwriting | None = getattr(row, "handwriting", None)
    if kept is None or kept.strokes_cipher is None:
        return None
    return show(kept.strokes_cipher, case=case, place=_PLACE)


def find_handwriting(row: models.CitizenSignature, *, case: models.Case) -> Handwriting | None:
    """The name as it was written under this signature; None where none was.

    Raises UnableToReadHandwriting, and as `find_strokes`.
    """
    strokes = find_strokes(row, case=case)
    return None if strokes is None else handwriting_from(strokes)


def by_hand_of(row: models.CitizenSignature) -> ByHand | None:
    """What the signature carries of it, as it is kept."""
    kept: models.Handwriting | None = getattr(row, "handwriting", None)
    if kept is None:
        return None
    return ByHand(way=HandSigning(kept.way), digest=None if kept.digest is None else bytes(kept.digest))
