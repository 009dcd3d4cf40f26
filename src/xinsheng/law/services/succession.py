"""What reissue and replacement share: an application, its examination, one certificate in another's place.

Each of the two names its own officer on these rows, and its own conditions beside them.
"""

from dataclasses import replace

from xinsheng.law import conditions as on
from xinsheng.law import record_conditions as records
from xinsheng.law import succession_conditions as here
from xinsheng.law.acts import Act, Condition, Input, MessageKind, StatementKind
from xinsheng.law.services import first_issuance_inside as inside
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
GIVE_MATERIAL = replace(
    inside.GIVE_MATERIAL,
    duties=APPLICANT,
    moves={stage: stage for stage in _OPEN},
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
    source="行政许可法第 7 条、本系统规定：办结前申请人可以撤回申请，原证件不受影响",
)
CLOSE_APPLICATION = Act(
    verb="close_application",
    duties=(),
    moves=dict.fromkeys(_OPEN, Stage.CLOSED),  # begun by mistake too: it would stand in the family's way for ever
    asks=(Input.REASON,),
    conditions=(on.is_no_party,),
    tells=(MessageKind.APPLICATION_CLOSED,),
    is_grave=True,
    source="行政许可法第 38 条：不予办理的书面说明理由，原证件不受影响",
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
        records.record_is_looked_up,
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


def more_on(
    act: Act,
    *,
    duties: tuple[Duty, ...] = (),
    conditions: tuple[Condition, ...] = (),
    also_tells: MessageKind | None = None,
) -> Act:
    """The row with other duties where some are named, further conditions and a further message."""
    return replace(
        act,
        duties=duties or act.duties,
        conditions=(*act.conditions, *conditions),
        tells=(*act.tells, also_tells) if also_tells else act.tells,
    )


SEAL = more_on(issuing.SEAL, conditions=(here.original_is_in_force,))
FILE_ELICENCE = replace(
    more_on(issuing.FILE_ELICENCE, conditions=(here.original_is_in_force,)),
    tells=(MessageKind.CERTIFICATE_SUCCEEDED,),
)
