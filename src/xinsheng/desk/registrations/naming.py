"""How a registration is called on a screen, the colour of its stage, and what stands out on it."""

from django.utils.translation import gettext as _

from xinsheng.law.flags import Flag
from xinsheng.law.terms import Stage
from xinsheng.look.moments import short_moment
from xinsheng.registry.models import Case, Office, Registration
from xinsheng.words.labels import label

TONES = {
    Stage.WITH_TOWNSHIP: "due",
    Stage.REGISTERED: "well",
    Stage.CORRECTING: "due",
    Stage.REVOKED: "wrong",
}
RUNNING = (Stage.COMPARING, Stage.REGISTERING, Stage.RENEWING)  # the machine is at it, for a second or two


def title_of(registration: Registration) -> str:
    """The couple: 龙小梅、杨志强; one alone where no man is given; before anything is declared, when it was begun."""
    names = [name for name in (registration.woman_name, registration.man_name) if name]
    begun = short_moment(registration.case.opened_at)
    return _("、").join(names) or _("尚未提交的登记（%(begun)s 开始）") % {"begun": begun}


def child_of(registration: Registration) -> str:
    """For which child: 第 2 个孩子."""
    order = registration.child_order
    return _("第 %(order)d 个孩子") % {"order": order} if order else "—"


def tone_of(stage: str) -> str:
    """The colour of a stage as a tag: due (the township is expected), well, wrong, quiet."""
    return TONES.get(Stage(stage), "quiet")


def flags_of(case: Case, *, sees_comparison: bool) -> tuple[str, ...]:
    """What stands out, each said once; that the other of the two said no only to whoever handles the case (T24)."""
    hidden = frozenset() if sees_comparison else {Flag.SPOUSE_OBJECTS}
    return tuple(label(Flag(flag)) for flag in dict.fromkeys(case.flags) if flag not in hidden)


def office_lines(office: Office | None) -> tuple[tuple[str, str], ...]:
    """Where an office is, when, and which window, as far as it is known (mission E13)."""
    if office is None:
        return ()
    lines = ((_("办公地址"), office.address), (_("办公时间"), office.hours), (_("窗口"), office.window))
    return tuple(line for line in lines if line[1])
