"""The side column: what the law opens to this officer, the natural next one first, shut ones with every reason."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext_lazy

from xinsheng.desk.acts.buttons import Button, kind_of, place_of
from xinsheng.desk.cases.wording import in_words
from xinsheng.desk.registrations.handing import nobody_to_hand_to
from xinsheng.desk.registrations.other_spouse import objection_of
from xinsheng.desk.registrations.reading import ReadRegistration
from xinsheng.desk.registrations.ways import FORM_ANSWERS, PAGES, REGISTERS, WITH_THE_CARD, has_door
from xinsheng.law.acts import OpenAct, acts_open_to
from xinsheng.law.reasons import Reason
from xinsheng.law.services import service_registration as service
from xinsheng.law.terms import Duty
from xinsheng.words.labels import act_label

NATURAL = (
    "correct_certificate",
    "keep_certificate",
    "register",
    "confirm_commitment",
    "declare_couple",
    "answer_question",
    "look_up_register",
    "register_on_commitment",
    "ask_couple",
    "amend_declaration",
    "hand_over_registration",
    "hand_to_township",
    "renew_code",
    "print_ordinary",
    "confirm_as_spouse",
    "ask_correction",
)
WORDS = {
    "confirm_commitment": gettext_lazy("核查承诺"),
    "declare_couple": gettext_lazy("继续填写"),
    "answer_question": gettext_lazy("当面代为说明"),
    "amend_declaration": gettext_lazy("当面代为改正申报"),
}
SMALL_PRINT = {
    "register": gettext_lazy("签发电子证"),
    "confirm_commitment": gettext_lazy("写明向哪里核查、结果怎样；不实的注销"),
    "look_up_register": gettext_lazy("说明用途，重新查一次；只供核实，不改变办理状态"),
    "register_on_commitment": gettext_lazy("宣读告知承诺书，当事人签名，登记后核查"),
    "ask_couple": gettext_lazy("只能问本人才能说明的事，不能要材料；一轮只问一次"),
    "answer_question": gettext_lazy("当事人到场说明，再次比对，期限不变"),
    "amend_declaration": gettext_lazy("当事人到场改正填错的，再次比对，期限不变"),
    "hand_to_township": gettext_lazy("由受理地直接转交，当事人不用再跑，期限不变"),
    "hand_over_registration": gettext_lazy("指定由谁经办"),
    "close_registration": gettext_lazy("写明原因和办法"),
    "withdraw_registration": gettext_lazy("当事人当面要求撤回"),
    "revoke_registration": gettext_lazy("以虚假承诺取得的，证件同时作废"),
    "renew_code": gettext_lazy("持身份证当面办理，原码即时作废"),
    "print_ordinary": gettext_lazy("持身份证当面领取"),
    "correct_certificate": gettext_lazy("核实后改正，换发新编号的证件"),
    "keep_certificate": gettext_lazy("写明理由，原证件继续有效"),
    "ask_correction": gettext_lazy("持身份证当面申请"),
    "confirm_as_spouse": gettext_lazy("另一方持身份证当面答复"),
}


def buttons_of(read: ReadRegistration) -> tuple[Button, ...]:
    """The acts of the officer's duties at this stage: open ones first, the natural next one filled.

    While a no of the other of the two stands, to register is not the natural next one.
    """
    found = [_without_what_its_form_answers(one) for one in _acts(read)]
    found.sort(key=lambda one: (bool(_shut(one, read=read)), place_of(one.act, natural=NATURAL)))
    natural = [one for one in NATURAL if not (one in REGISTERS and objection_of(read) is not None)]
    first = next((one.act.verb for one in found if one.act.verb in natural and not _shut(one, read=read)), "")
    return tuple(_button(one, first=first, read=read) for one in found)


def _acts(read: ReadRegistration) -> list[OpenAct]:
    """Those of the officer's duties, each where its duties count: here, where it was lodged, or at any township."""
    found = [one for act in service.ACTS for one in acts_open_to(read.actor_for(act), read.facts, acts=(act,))]
    return [one for one in found if _is_shown(one, read=read)]


def _is_shown(one: OpenAct, *, read: ReadRegistration) -> bool:
    """One button for the other's answer, and that only where a policy asks for it."""
    verb = one.act.verb
    if verb in ("object_as_spouse", "take_in_person") or (
        verb == "confirm_as_spouse" and not read.facts.policy.registration_spouse_confirms
    ):
        return False
    return has_door(verb) and _is_officers(one, read=read)


def _is_officers(one: OpenAct, *, read: ReadRegistration) -> bool:
    """An officer who is a party as well does nothing here as a party."""
    actor = read.actor_for(one.act)
    return any(actor.holds(duty) for duty in one.act.duties if duty not in (Duty.DECLARANT, Duty.SPOUSE))


def _without_what_its_form_answers(one: OpenAct) -> OpenAct:
    answered = FORM_ANSWERS.get(one.act.verb, frozenset())
    left: tuple[Reason, ...] = tuple(reason for reason in one.reasons if reason.code not in answered)
    return replace(one, reasons=left)


def _shut(one: OpenAct, *, read: ReadRegistration) -> tuple[str, ...]:
    reasons = tuple(in_words(reason) for reason in one.reasons)
    return reasons or nobody_to_hand_to(one.act.verb, read=read)


def _button(one: OpenAct, *, first: str, read: ReadRegistration) -> Button:
    verb = one.act.verb
    return Button(
        verb=verb,
        text=str(WORDS.get(verb) or act_label(verb)),
        href=_href(verb, read=read),
        small=str(SMALL_PRINT.get(verb, "")),
        kind=kind_of(one.act, first=first),
        shut=_shut(one, read=read),
    )


def _href(verb: str, *, read: ReadRegistration) -> str:
    if verb in WITH_THE_CARD:
        return reverse("desk:in_person")
    if verb in PAGES:
        return reverse(PAGES[verb], args=[read.case.pk])
    return reverse("desk:registration_act", args=[read.case.pk, verb])
