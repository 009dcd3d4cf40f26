"""What the tests of authorisations say: the mother signs here whom she sends."""

from datetime import datetime

from tests.casework.scene import Scene, a_declaration, asked

from xinsheng.casework import materials
from xinsheng.law.declaration import Declaration
from xinsheng.law.payloads import payload_of
from xinsheng.law.terms import Material, Satisfaction
from xinsheng.registry.models import Authorisation, Case


def sends(
    scene: Scene, case: Case, *, agent: str = "father", login: str = "mother", at: datetime | None = None
) -> Authorisation:
    """She names her agent and signs; each is signed a minute after what was before."""
    declaration = a_declaration(collector=agent)
    details = {"text": "委托书", "agent": payload_of(declaration)["collector"]}
    paper = materials.Paper(kind=Material.AUTHORISATION, way=Satisfaction.SIGNED_STATEMENT, details=details)
    outcome = materials.give_material(
        case.pk,
        paper=paper,
        declaration=declaration,
        by=scene.by(login),
        at=at or scene.later(),
        asked=asked(),
    )
    return Authorisation.objects.get(pk=outcome.answer["material"])


def as_sent(agent: str = "father") -> Declaration:
    """The form as the agent fills it in."""
    return a_declaration(collector=agent)
