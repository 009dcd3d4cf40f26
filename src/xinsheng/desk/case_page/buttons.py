"""The side column: what the law opens to this officer, the natural next one first, shut ones with every reason."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from xinsheng.desk.acts.buttons import Button, kind_of, place_of
from xinsheng.desk.acts.ways import FORM_ANSWERS, PAGES, has_door
from xinsheng.desk.cases.reading import ReadCase, acts_of_case
from xinsheng.desk.cases.wording import in_words
from xinsheng.law.acts import OpenAct, acts_open_to
from xinsheng.law.materials import unexamined
from xinsheng.law.reasons import Reason
from xinsheng.law.services import services_for
from xinsheng.words.labels import act_label

NATURAL = (
    "take_entry",
    "sign_delivery",
    "declare",
    "make_up",
    "apply",
    "make_up_application",
    "find_material",
    "state_original",
    "confirm_original",
    "look_up_record",
    "take_paper_back",
    "give_notice",
    "confirm_and_print",
    "match_insert",
    "review",
    "seal",
    "hand_over",
    "return_to_attendant",
    "continue_after_loss",
)
_ONLY_WHERE_ASKED = frozenset({"confirm_report"})  # of most provinces nobody needs to read that it is not
AT_COUNTER = {
    "declare": gettext_lazy("代为填写登记表"),
    "apply": gettext_lazy("代为填写申请"),
    "make_up": gettext_lazy("代为补正"),
    "make_up_application": gettext_lazy("代为补正"),
}
SMALL = {
    "declare": gettext_lazy("当事人在窗口，当面填写、核验原件"),
    "make_up": gettext_lazy("当事人在窗口，当面补齐"),
    "make_up_application": gettext_lazy("当事人在窗口，当面补齐"),
    "give_notice": gettext_lazy("一次告知全部，短信通知家庭"),
    "confirm_and_print": gettext_lazy("取下一个编号，打印"),
    "match_insert": gettext_lazy("扫描或输入纸证编号"),
    "seal": gettext_lazy("逐项比对后盖章，生成电子证照"),
    "apply": gettext_lazy("当事人在窗口，当面填写、核验原件"),
    "review": gettext_lazy("核对新证件与原证件内容，签名后方可盖章"),
    "confirm_report": gettext_lazy("系统会自动再问；等不及时可以现在问"),
    "look_up_record": gettext_lazy("系统会自动再查；等不及时可以现在查"),
    "state_original": gettext_lazy("照原签发记录录入，另一人核对后生效"),
    "confirm_original": gettext_lazy("与原签发记录逐项一致"),
    "take_paper_back": gettext_lazy("记明交回哪几页，存档"),
    "put_off": gettext_lazy("材料齐全而暂缓，理由记入档案"),
    "void_print": gettext_lazy("编号作废，重新打印用新编号"),
    "print_claim_slip": gettext_lazy("交给家庭，扫码填写"),
}


def buttons_of(read: ReadCase) -> tuple[Button, ...]:
    """The acts of the officer's duties at this stage: open ones first, the natural next one filled."""
    found = [
        act for act in acts_open_to(read.actor, read.facts, acts=acts_of_case(read.case)) if _is_shown(act, read=read)
    ]
    found.sort(key=lambda one: (bool(_reasons(one)), place_of(one.act, natural=NATURAL)))
    first = next((one.act.verb for one in found if one.act.verb in NATURAL and not _reasons(one)), "")
    return tuple(_button(one, first=first, read=read) for one in found)


def _is_shown(one: OpenAct, *, read: ReadCase) -> bool:
    if one.act.verb == "find_material":
        return bool(unexamined(read.facts))
    if one.act.verb in _ONLY_WHERE_ASKED and not one.is_open:
        return False
    held_by_officer = any(read.actor.holds(duty) for duty in one.act.duties if not services_for(duty))
    return held_by_officer and has_door(one.act.verb)


def _reasons(one: OpenAct) -> tuple[Reason, ...]:
    """The reasons that stand against it, without those which the act's own form is there to answer."""
    answered = FORM_ANSWERS.get(one.act.verb, frozenset())
    return tuple(reason for reason in one.reasons if reason.code not in answered)


def _button(one: OpenAct, *, first: str, read: ReadCase) -> Button:
    verb = one.act.verb
    return Button(
        verb=verb,
        text=str(AT_COUNTER.get(verb) or act_label(verb)),
        href=_href(verb, read=read),
        small=str(SMALL.get(verb, "")),
        kind=kind_of(one.act, first=first),
        shut=tuple(in_words(reason) for reason in _reasons(one)),
    )


def _href(verb: str, *, read: ReadCase) -> str:
    if verb == "find_material":
        waiting = read.case.materials.current().filter(findings__isnull=True).order_by("given_at").first()
        return reverse("desk:material", args=[read.case.pk, waiting.pk]) if waiting else "#papers"
    page = PAGES.get(verb)
    return reverse(page, args=[read.case.pk]) if page else reverse("desk:act", args=[read.case.pk, verb])
