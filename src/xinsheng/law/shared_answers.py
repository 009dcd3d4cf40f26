"""What of a couple's declaration concerns both, and so is read and confirmed by the other of the two.

Of the declarant nothing but the name and the side: where they live and how they are reached is told to nobody by
their having declared, not even to the other; who lives apart may have reasons.
"""

from dataclasses import asdict

from xinsheng.law.couples import CoupleDeclaration, Side, Spouse
from xinsheng.law.payloads import Payload, plain_values


def other_of(declaration: CoupleDeclaration) -> Spouse | None:
    """Whoever of the two did not declare; None where no other is declared."""
    return declaration.man if declaration.declarant is Side.WOMAN else declaration.woman


def shared_answers(declaration: CoupleDeclaration) -> Payload:
    """The answers that the other confirms, as plain JSON values: their own, the marriage, the children, the order.

    Two declarations with equal shared answers need one confirmation.
    """
    by = declaration.woman if declaration.declarant is Side.WOMAN else declaration.man
    shared: Payload = plain_values(
        {
            "declarant": declaration.declarant,
            "declarant_name": by.name if by else "",
            "other": asdict(other) if (other := other_of(declaration)) else None,
            "marriage": asdict(declaration.marriage),
            "children": [_child(child) for child in map(asdict, declaration.children)],
            "child_order": declaration.child_order,
            "township_code": declaration.township_code,
        }
    )
    return shared


def _child(child: dict[str, object]) -> dict[str, object]:
    """A child without the number of its certificate, which is its own paper's secret."""
    return {name: value for name, value in child.items() if name != "certificate_no"}
