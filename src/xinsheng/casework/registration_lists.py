"""What lists, searches and clocks show of a couple: carried from what they declared, in the act that makes it so."""

from datetime import datetime

from xinsheng.casework.registration_snapshots import couple_index, find_township, index_of
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.policies import Policy, policy_as_rows
from xinsheng.registry import models


def carry_to_lists(
    registration: models.Registration, *, declaration: CoupleDeclaration, policy: Policy, at: datetime
) -> None:
    """Carry to the registration what lists, searches and the couple's one live registration need."""
    registration.woman_name = declaration.woman.name
    registration.man_name = declaration.man.name if declaration.man else ""
    registration.woman_index, registration.man_index = index_of(declaration.woman), index_of(declaration.man)
    registration.couple_index = couple_index(declaration)
    registration.child_order = declaration.child_order
    registration.is_live = True
    registration.policies = registration.policies or policy_as_rows(policy)
    registration.township = registration.township or find_township(declaration, at=at)
    registration.save()
