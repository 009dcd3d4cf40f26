"""Citizens who are identified, in the tests of casework: by their card, over the network, before an officer."""

from dataclasses import replace
from datetime import datetime

from tests.casework.scene import Scene, a_declaration, asked

from xinsheng.casework import claims
from xinsheng.casework.acting import By
from xinsheng.casework.citizen_seals import seal_waiting
from xinsheng.law.assurance import Assurance, IdentityMethod
from xinsheng.law.terms import Channel, Material
from xinsheng.registry.models import Case, CitizenSignature

LEVELS = {IdentityMethod.CARD: Assurance.LIVE, IdentityMethod.NETWORK: Assurance.NETWORK}


def known(
    scene: Scene, login: str = "mother", *, by: IdentityMethod = IdentityMethod.CARD, at: datetime | None = None
) -> By:
    """Identified at this moment, or just now."""
    return replace(scene.by(login), assurance=LEVELS[by], identified_by=by, identified_at=at or scene.at)


def ready_to_sign(scene: Scene, case: Case | None = None) -> Case:
    """All that is needed is handed in."""
    case = scene.claimed(case)
    for kind in (Material.MOTHER_ID, Material.FATHER_ID):
        scene.gives(case, kind, declaration=a_declaration())
    return case


def signed_by_card(scene: Scene, case: Case | None = None) -> Case:
    """The mother, whose card was read, declares; nothing is sealed yet."""
    case = case or ready_to_sign(scene)
    claims.declare(case.pk, declaration=a_declaration(), by=known(scene), at=scene.later(), asked=asked())
    return Case.objects.get(pk=case.pk)


def signed_on_paper(scene: Scene) -> Case:
    """The mother signed by hand at the window."""
    case = scene.signed()
    officer = scene.by("issuing", Channel.COUNTER)
    claims.declare(case.pk, declaration=a_declaration(), by=officer, at=scene.later(), asked=asked())
    return Case.objects.get(pk=case.pk)


def sealed(scene: Scene) -> int:
    """The worker's round."""
    return seal_waiting(clock=scene.later)


def row_of(case: Case) -> CitizenSignature:
    """The last name put to something in a case."""
    return CitizenSignature.objects.select_related("entry", "seal").filter(case=case).latest("entry_id")
