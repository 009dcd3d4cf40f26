"""Who submits for the mother, and how she takes her authorisation back (mission A5, threat T13)."""

from xinsheng.law.authorisations import AuthorisationState
from xinsheng.law.facts import Actor, Facts, MaterialFact
from xinsheng.law.materials import authorisation_state, given
from xinsheng.law.reasons import Reason, ReasonCode
from xinsheng.law.terms import Duty, Material, MothersState, Relation, Stage


def may_submit_for_mother(facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """Who is not the mother needs her authorisation, or the proof that she cannot give it (mission A5)."""
    declaration = facts.declaration
    if declaration is None or declaration.collector.relation is Relation.MOTHER or not declaration.mother_given:
        return ()
    can_sign = declaration.mothers_state is MothersState.CAN_SIGN
    needed = Material.AUTHORISATION if can_sign else Material.PROOF_OF_MOTHERS_STATE
    if actor.holds(Duty.COLLECTOR) and not given(facts, needed):
        return (Reason(ReasonCode.AUTHORISATION_NEEDED, (needed,)),)
    return ()


def authorisation_is_not_spent(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """One signed online serves one submission, and what is made up after its notice: begun again, she signs again."""
    declaration = facts.declaration
    if declaration is None or declaration.collector.relation is Relation.MOTHER or facts.stage is Stage.NOTICED:
        return ()
    those = given(facts, Material.AUTHORISATION)
    spent = those and all(_state(facts, one) is AuthorisationState.USED for one in those)
    return (Reason(ReasonCode.AUTHORISATION_SPENT, (Material.AUTHORISATION,)),) if spent else ()


def is_the_mother(_facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """What she has signed nobody takes back for her."""
    return () if actor.is_mother else (Reason(ReasonCode.NOT_THE_MOTHER),)


def is_not_sent_by_the_mother(_facts: Facts, actor: Actor) -> tuple[Reason, ...]:
    """Who was sent to fill in and collect does not give up the claim for her."""
    return (Reason(ReasonCode.NOT_THE_MOTHER),) if actor.is_sent else ()


def an_authorisation_stands(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """There is one signed online, in its time, on which nobody has submitted yet (民法典 art. 173)."""
    standing = any(
        one.material is Material.AUTHORISATION
        and one.agent_index
        and _state(facts, one) is AuthorisationState.STANDING
        for one in facts.materials
    )
    return () if standing else (Reason(ReasonCode.AUTHORISATION_NOT_STANDING),)


def _state(facts: Facts, one: MaterialFact) -> AuthorisationState:
    return authorisation_state(one, on=facts.today)
