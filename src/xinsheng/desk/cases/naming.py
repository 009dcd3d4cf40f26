"""How a case is called on a screen, and the colour of the stage it stands at."""

from django.utils.translation import gettext as _

from xinsheng.law.terms import Service, Stage
from xinsheng.registry.models import Case

TONES = {
    Stage.OPENED: "due",
    Stage.DECLARED: "due",
    Stage.PRINTED: "due",
    Stage.SEALING: "quiet",
    Stage.SEALED: "well",
    Stage.COLLECTED: "well",
    Stage.WITH_SUPERVISOR: "due",
}


def child_of(case: Case) -> str:
    """The child's name, or until it has one how the child is called: 龙小梅的孩子."""
    if case.child_name:
        return case.child_name
    if case.service == Service.FIRST_ISSUANCE_OUTSIDE and not case.mother_name:
        return _("机构外出生的孩子（登记表填写中）")
    mother = case.mother_name or _("身份不明的产妇")
    if case.plurality > 1:
        return _("%(mother)s的孩子（第%(order)s个）") % {"mother": mother, "order": case.birth_order}
    return _("%(mother)s的孩子") % {"mother": mother}


def title_of(case: Case) -> str:
    """The heading of a case: the child, and the mother where the child has a name of its own."""
    if not case.child_name or not case.mother_name:
        return child_of(case)
    return _("%(child)s（母亲 %(mother)s）") % {"child": case.child_name, "mother": case.mother_name}


def tone_of(stage: str) -> str:
    """The colour of a stage as a tag: due (somebody is expected), well (done), quiet."""
    return TONES.get(Stage(stage), "quiet")
