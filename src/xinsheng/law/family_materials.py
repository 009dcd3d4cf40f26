"""The materials that every first issuance asks of a family alike, wherever the child was born (mission A5, B4)."""

from xinsheng.law.facts import Facts
from xinsheng.law.requirements import ANY_WAY, PAPER_WAY, STATEMENT_WAY, Requirement
from xinsheng.law.terms import Material, MothersState, Relation


def _father_given(facts: Facts) -> bool:
    return facts.declaration is not None and facts.declaration.father is not None


def _no_father_given(facts: Facts) -> bool:
    return facts.declaration is not None and facts.declaration.father is None


def _collected_for_mother(facts: Facts) -> bool:
    """Somebody else collects, for a mother who is given: without her there is nobody to authorise."""
    return (
        facts.declaration is not None
        and facts.declaration.mother_given
        and facts.declaration.collector.relation is not Relation.MOTHER
    )


def _not_collected_by_mother(facts: Facts) -> bool:
    return facts.declaration is not None and facts.declaration.collector.relation is not Relation.MOTHER


def _mother_can_sign(facts: Facts) -> bool:
    return facts.declaration is not None and facts.declaration.mothers_state is MothersState.CAN_SIGN


def _father_collects_with_own_id(facts: Facts) -> bool:
    """A father's own ID, already asked for as a parent's, is also the collector's (nothing is asked twice)."""
    declaration = facts.declaration
    return (
        declaration is not None
        and declaration.father is not None
        and declaration.collector.relation is Relation.FATHER
        and declaration.collector.paper_no == declaration.father.paper_no
    )


FATHER_ID = Requirement(
    material=Material.FATHER_ID,
    needed=_father_given,
    ways=ANY_WAY,
    source="通知：父母有效身份证件或电子证照",
)
AUTHORISATION = Requirement(
    material=Material.AUTHORISATION,
    needed=lambda facts: _collected_for_mother(facts) and _mother_can_sign(facts),
    ways=STATEMENT_WAY,
    source="通知：领证人不是母亲的，母亲签名的委托书，可在线填写、签名",
)
PROOF_OF_MOTHERS_STATE = Requirement(
    material=Material.PROOF_OF_MOTHERS_STATE,
    needed=lambda facts: _collected_for_mother(facts) and not _mother_can_sign(facts),
    ways=PAPER_WAY,
    source="国家常见问题解答第 11 条：母亲死亡、失踪或无民事行为能力的相应证明",
)
COLLECTOR_ID = Requirement(
    material=Material.COLLECTOR_ID,
    needed=lambda facts: _not_collected_by_mother(facts) and not _father_collects_with_own_id(facts),
    ways=ANY_WAY,
    source="通知：领证人有效身份证件或电子证照",
)
NO_FATHER_STATEMENT = Requirement(
    material=Material.NO_FATHER_STATEMENT,
    needed=_no_father_given,
    ways=STATEMENT_WAY,
    source="通知：未提供父亲信息的，母亲签名的书面声明",
)
