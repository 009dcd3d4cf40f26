"""A name written by hand, as a page sends it; and forms of the scene that stand right before the signature."""

import json
from typing import Any
from uuid import UUID

from tests.casework.citizen_scene import ready_to_sign
from tests.casework.scene import Scene, a_declaration

from xinsheng.casework import claims
from xinsheng.law.payloads import payload_of
from xinsheng.law.terms import Channel
from xinsheng.registry.models import Case

NAME: list[list[int]] = [[120, 80, 300, 90, 520, 84], [310, 40, 312, 200, 300, 340], [640, 200]]


def a_hand(of: UUID, *, strokes: Any = None) -> str:
    """The value of the field, written on a page of this case."""
    return json.dumps({"of": str(of), "strokes": NAME if strokes is None else strokes})


def before_the_signature(scene: Scene, *, by: str = "mother", inpatient_no: str = "ZY20261122001") -> Case:
    """A declaration typed to its end by the mother herself, or by the officer at the window for her."""
    case = ready_to_sign(scene, scene.signed(scene.opened(inpatient_no=inpatient_no)[0]))
    channel = Channel.WEB if by == "mother" else Channel.COUNTER
    payload = payload_of(a_declaration()) | {"answered": ["every_page"]}
    claims.save_declaration_draft(case.pk, payload=payload, by=scene.by(by, channel), at=scene.later())
    return Case.objects.get(pk=case.pk)
