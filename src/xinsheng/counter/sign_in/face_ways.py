"""For whom a face is a way in here."""

from xinsheng.casework.outside import find_face
from xinsheng.gateways.identity.face import KINDS
from xinsheng.registry.models import Person


def may_show_face(person: Person) -> bool:
    """Whether it is one for this person: only of two kinds of papers the state has pictures to compare with."""
    return find_face() is not None and person.paper_kind in KINDS
