"""The conditions of a birth outside an institution (mission B1, invariant 10), beside those of all issuing."""

from xinsheng.law.acts import Given, Input
from xinsheng.law.conditions import way_is_the_actors
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.outside_birth import outside_birth_faults
from xinsheng.law.parentage import report_faults
from xinsheng.law.reasons import Reason, ReasonCode
from xinsheng.law.terms import Material, Relation, Satisfaction

_SIGNED_BY_A_PARENT = frozenset({Material.PARENTAGE_DECLARATION, Material.NO_MOTHER_STATEMENT})
_PARENTS_OR_GUARDIAN = frozenset({Relation.MOTHER, Relation.FATHER, Relation.GUARDIAN})


def birth_and_report_are_told(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The collector told of the birth and of the report, and nothing in it is impossible (mission B1, B4)."""
    declaration = facts.declaration
    if declaration is None or declaration.birth is None or declaration.report is None:
        return (Reason(ReasonCode.DECLARATION_INCOMPLETE),)
    birth, opened = declaration.birth, facts.outside
    fields = [f"birth.{fault.field}" for fault in outside_birth_faults(birth, now_local=facts.now_local)]
    if (birth.plurality, birth.birth_order) != (opened.plurality, opened.birth_order):
        fields.append("birth.birth_order")
    fields += [f"report.{fault.field}" for fault in report_faults(declaration.report, on=facts.today)]
    return (Reason(ReasonCode.DECLARATION_INCOMPLETE, tuple(fields)),) if fields else ()


def only_the_father_leaves_her_out(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """A certificate without the mother is the father's own claim, on a report that names him (domain 3.6)."""
    declaration = facts.declaration
    if declaration is None or declaration.mother_given:
        return ()
    named = declaration.report is not None and bool(declaration.report.father_name)
    is_fathers = declaration.father is not None and declaration.collector.relation is Relation.FATHER
    if named and is_fathers:
        return ()
    return (Reason(ReasonCode.DECLARATION_INCOMPLETE, ("mother.name",)),)


def report_is_free(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """A report serves one birth, once: no other live case has it (threats T16)."""
    return () if facts.outside.report_is_free else (Reason(ReasonCode.REPORT_USED_BEFORE),)


def way_is_the_signers(facts: Facts, actor: Actor, given: Given) -> tuple[Reason, ...]:
    """The mother's statements she signs herself; of parentage a parent or guardian declares who fills in the form."""
    if Satisfaction(given[Input.WAY]) is not Satisfaction.SIGNED_STATEMENT:
        return way_is_the_actors(facts, actor, given)
    if Material(given[Input.MATERIAL]) not in _SIGNED_BY_A_PARENT or actor.is_mother:
        return way_is_the_actors(facts, actor, given)
    declaration = facts.declaration
    collects = bool(actor.paper_index) and actor.paper_index == facts.collector_index
    if declaration is not None and collects and declaration.collector.relation in _PARENTS_OR_GUARDIAN:
        return ()
    return (Reason(ReasonCode.NOT_A_PARENT),)
