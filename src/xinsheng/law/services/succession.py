"""What reissue and replacement share: an application, its examination, one certificate in another's place."""

from collections.abc import Iterable
from dataclasses import replace

from xinsheng.law import conditions as on
from xinsheng.law import succession_conditions as here
from xinsheng.law.acts import Act, Condition, Input, MessageKind, StatementKind
from xinsheng.law.services import issuing
from xinsheng.law.terms import Duty, Stage

APPLICANT = (Duty.APPLICANT,)
FAMILYS_TURN = (Stage.BEGUN, Stage.NOTICED)
_OPEN = (Stage.BEGUN, Stage.DECLARED, Stage.NOTICED)
_APPLYING = (
    here.is_no_party_unless_applicant,
    here.original_is_in_force,
    here.application_is_complete,
    here.applicant_is_entitled,
)

BEGIN_APPLICATION = Act(
    verb="begin_application",
    duties=APPLICANT,
    moves={None: Stage.BEGUN},
    conditions=(on.office_may_issue, here.original_is_in_force),
    takes_hand=False,
    source="通知：补发、换发由当事人申请，可在线办理",
)
GIVE_MATERIAL = Act(
    verb="give_material",
    duties=APPLICANT,
    moves={stage: stage for stage in _OPEN},
    asks=(Input.MATERIAL, Input.WAY),
    conditions=(here.is_no_party_unless_applicant,),
    checks=(on.material_is_asked_for, here.seen_by_an_officer),
    source="通知：在线申请的，拍照或扫描上传",
)
APPLY = Act(
    verb="apply",
    duties=APPLICANT,
    moves={Stage.BEGUN: Stage.DECLARED},
    conditions=_APPLYING,
    signs=StatementKind.DECLARATION,
    tells=(MessageKind.DECLARATION_RECEIVED,),
    source="通知：书面申请，可在线填写、签名",
)
MAKE_UP = Act(
    verb="make_up_application",
    duties=APPLICANT,
    moves={Stage.NOTICED: Stage.DECLARED},
    conditions=_APPLYING,
    signs=StatementKind.DECLARATION,
    tells=(MessageKind.DECLARATION_RECEIVED,),
    source="通知：补齐后当场办结",
)
WITHDRAW_APPLICATION = Act(
    verb="withdraw_application",
    duties=APPLICANT,
    moves=dict.fromkeys(_OPEN, Stage.CLOSED),
    takes_hand=False,
    source="行政许可法 art. 7、本系统规定：办结前申请人可以撤回申请，原证件不受影响",
)
CLOSE_APPLICATION = Act(
    verb="close_application",
    duties=(),
    moves=dict.fromkeys(_OPEN, Stage.CLOSED),  # begun by mistake too: it would stand in the family's way for ever
    asks=(Input.REASON,),
    conditions=(on.is_no_party,),
    tells=(MessageKind.APPLICATION_CLOSED,),
    source="行政许可法 art. 38：不予办理的书面说明理由，原证件不受影响",
)
CONFIRM_AND_PRINT = Act(
    verb="confirm_and_print",
    duties=(),
    moves={Stage.DECLARED: Stage.PRINTED},
    asks=(Input.TRAY,),
    conditions=(
        on.office_may_issue,
        on.is_no_party,
        here.original_is_in_force,
        here.record_is_known,
        here.application_is_complete,
        here.applicant_is_entitled,
        on.every_material_examined,
        on.nothing_outstanding,
        on.every_character_prints,
        on.blank_at_hand,
    ),
    signs=StatementKind.CERTIFICATE_CONTENT,
    source="通知：核验申请和材料，调取原签发记录，确认",
)
_STANDS = (here.original_is_in_force,)


def rows(examiner: Duty, *, beside: tuple[Duty, ...] = (), also: tuple[Condition, ...] = ()) -> tuple[Act, ...]:
    """The rows of a service in which `examiner` handles the application at office and window.

    `beside` may match and void a print too. `also` are conditions on every officer's act.
    """
    officer = (examiner,)
    at_window = (*APPLICANT, examiner)
    handing = (examiner, Duty.SEALING_OFFICER)
    own = (
        replace(BEGIN_APPLICATION, duties=at_window),
        replace(GIVE_MATERIAL, duties=at_window),
        replace(APPLY, duties=at_window),
        replace(MAKE_UP, duties=at_window),
        WITHDRAW_APPLICATION,
    )
    examining = (
        replace(issuing.FIND_MATERIAL, duties=officer),
        replace(issuing.GIVE_NOTICE, duties=officer),
        replace(issuing.PUT_OFF, duties=officer),
        replace(CLOSE_APPLICATION, duties=officer),
        replace(CONFIRM_AND_PRINT, duties=officer),
        replace(issuing.MATCH_INSERT, duties=(examiner, *beside)),
        replace(issuing.VOID_PRINT, duties=(Duty.SEALING_OFFICER, examiner, *beside)),
        _with(issuing.SEAL, _STANDS),
        replace(issuing.HAND_OVER, duties=handing),
    )
    return (
        *own,
        *_all_with(examining, also),
        _with(issuing.FILE_ELICENCE, _STANDS, tells=_SUCCEEDED),
        issuing.ABANDON_SEAL,
    )


_SUCCEEDED = (MessageKind.CERTIFICATE_SUCCEEDED,)


def _with(act: Act, conditions: tuple[Condition, ...], *, tells: tuple[MessageKind, ...] | None = None) -> Act:
    told = act.tells if tells is None else tells
    return replace(act, conditions=(*act.conditions, *conditions), tells=told)


def _all_with(acts: Iterable[Act], conditions: tuple[Condition, ...]) -> tuple[Act, ...]:
    return tuple(_with(act, conditions) for act in acts)
