"""The conditions of a birth outside an institution (mission B1, invariant 10), beside those of all issuing."""

from xinsheng.law.acts import Given, Input
from xinsheng.law.conditions import way_is_the_actors
from xinsheng.law.declaration import Declaration
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.reasons import Reason, ReasonCode
from xinsheng.law.report_confirmations import FLAGS
from xinsheng.law.second_review import SecondFinding, is_overdue
from xinsheng.law.terms import Material, Relation, Satisfaction
from xinsheng.law.told_births import told_faults
from xinsheng.standards.names import normalise_name

_SIGNED_BY_A_PARENT = frozenset({Material.PARENTAGE_DECLARATION, Material.NO_MOTHER_STATEMENT})
_PARENTS_OR_GUARDIAN = frozenset({Relation.MOTHER, Relation.FATHER, Relation.GUARDIAN})


def birth_and_report_are_told(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """The collector told of the birth and of the report, and nothing in it is impossible (mission B1, B4)."""
    declaration = facts.declaration
    if declaration is None or declaration.birth is None or declaration.report is None:
        return (Reason(ReasonCode.DECLARATION_INCOMPLETE),)
    birth, opened = declaration.birth, facts.outside
    fields = [fault.field for fault in told_faults(declaration, now_local=facts.now_local, on=facts.today)]
    if (birth.plurality, birth.birth_order) != (opened.plurality, opened.birth_order):
        fields.append("birth.birth_order")
    return (Reason(ReasonCode.DECLARATION_INCOMPLETE, tuple(fields)),) if fields else ()


def only_the_father_leaves_her_out(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """A certificate without the mother is the father's own claim, with his paper, on a report that names him.

    Domain 3.6; whoever merely says that they are the father leaves nobody out, nor does whom she sent: a form on
    which a mother signed an authorisation is not of a child without one (threats T13, T16).
    """
    declaration = facts.declaration
    if declaration is None or declaration.mother_given:
        return ()
    she_was_here = any(one.material is Material.AUTHORISATION and one.until_on for one in facts.materials)
    if _is_the_named_fathers(declaration) and not she_was_here:
        return ()
    return (Reason(ReasonCode.DECLARATION_INCOMPLETE, ("mother.name",)),)


def _is_the_named_fathers(declaration: Declaration) -> bool:
    father, collector, report = declaration.father, declaration.collector, declaration.report
    if father is None or report is None or collector.relation is not Relation.FATHER:
        return False
    shows_his = (collector.paper_kind, collector.paper_no) == (father.paper_kind, father.paper_no)
    return shows_his and normalise_name(report.father_name) == normalise_name(father.name)


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


def laboratory_has_answered(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """Where the policy asks the laboratory, it has answered about this very report, or its days have passed."""
    return (Reason(ReasonCode.LABORATORY_NOT_ANSWERED),) if _is_laboratory_owed(facts) else ()


def laboratory_is_to_be_asked(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """There is something to ask, and nobody has been answered yet."""
    return () if _is_laboratory_owed(facts) else (Reason(ReasonCode.LABORATORY_NOT_ASKED),)


def _is_laboratory_owed(facts: Facts) -> bool:
    return facts.policy.outside_laboratory_confirms and facts.outside.laboratory_answer is None


def flagged_report_is_cleared(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """Where the policy asks for it, another institution has cleared a flagged report before anything is printed."""
    if not _is_second_look_owed(facts):
        return ()
    doubted = facts.outside.second_finding is SecondFinding.DOUBTED
    return (Reason(ReasonCode.SECOND_REVIEW_DOUBTS if doubted else ReasonCode.SECOND_REVIEW_AWAITED),)


def second_look_is_asked(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """There is something to look at: the policy asks, the report is flagged, and nobody has cleared it yet."""
    return () if _is_second_look_owed(facts) else (Reason(ReasonCode.SECOND_REVIEW_NOT_ASKED),)


def second_look_is_overdue(facts: Facts, _actor: Actor) -> tuple[Reason, ...]:
    """Nobody has looked in the policy's days, since it was declared, doubted, or climbed last."""
    since, days = facts.outside.second_look_since, facts.policy.outside_second_review_days
    late = since is not None and is_overdue(facts.today, since=since, days=days)
    return () if late else (Reason(ReasonCode.SECOND_REVIEW_NOT_OVERDUE),)


def _is_second_look_owed(facts: Facts) -> bool:
    """Whether one is asked for; where the laboratory is asked, also wherever it did not confirm (invariant 10).

    A doubt is no end: the same or another officer may look again once it is answered (invariant 48).
    """
    said = facts.outside
    by_the_laboratory = said.report_flags & frozenset(FLAGS.values())
    asked = facts.policy.outside_second_reviewer and bool(said.report_flags)
    asked |= facts.policy.outside_laboratory_confirms and bool(by_the_laboratory)
    return asked and said.second_finding is not SecondFinding.CLEARED


def a_doubt_says_why(_facts: Facts, _actor: Actor, given: Given) -> tuple[Reason, ...]:
    """Whoever doubts says what is to be cleared up; whoever has no doubt need not write."""
    doubted = given.get(Input.SECOND_FINDING) == SecondFinding.DOUBTED
    return (Reason(ReasonCode.INPUT_MISSING, (Input.REASON,)),) if doubted and not given.get(Input.REASON) else ()
