"""The rows of a correction: an issued certificate reads wrong; the couple asks, the township decides.

The old certificate stays in force until the new one is filed, and is replaced in that very act (invariants 14, 49).
"""

from xinsheng.law import conditions
from xinsheng.law import correction_conditions as on
from xinsheng.law import registration_conditions as of_couples
from xinsheng.law.acts import Act, Errand, Input, MessageKind, StatementKind
from xinsheng.law.terms import Duty, Stage

CERTIFICATE_IN_FORCE = (Stage.REGISTERED, Stage.CORRECTING)
_MACHINE = (Duty.MACHINE,)
_TOWNSHIP = (Duty.TOWNSHIP_OFFICER,)

ASK_CORRECTION = Act(
    verb="ask_correction",
    duties=(Duty.DECLARANT, Duty.TOWNSHIP_OFFICER),
    moves={Stage.REGISTERED: Stage.CORRECTING},
    asks=(Input.CORRECTIONS, Input.REASON),
    may_ask=(Input.SEEN_PAPER,),
    conditions=(of_couples.is_no_party_unless_declarant, of_couples.has_certificate),
    checks=(on.correction_is_listed, of_couples.paper_was_seen_unless_declarant, of_couples.seen_side_is_declared),
    signs=StatementKind.CORRECTION,
    takes_hand=False,
    anywhere=True,
    source="本系统规定：证件内容有误的，申报人网上申请，或夫妻任一方持身份证到任一乡镇（街道）申请更正",
)
CORRECT_CERTIFICATE = Act(
    verb="correct_certificate",
    duties=_TOWNSHIP,
    moves={Stage.CORRECTING: Stage.RENEWING},
    asks=(Input.SOURCES,),
    conditions=(
        conditions.is_no_party,
        of_couples.couple_is_complete,
        on.is_the_same_couple,
        on.something_is_printed_anew,
        of_couples.couple_is_free,
        of_couples.woman_is_not_registered,
        conditions.every_character_prints,
        conditions.seal_is_in_force,
    ),
    signs=StatementKind.REGISTRATION_DECISION,
    errands=(Errand.MAKE_SERVICE_CERTIFICATE,),
    takes_hand=False,
    source="本系统规定：乡镇（街道）核实后更正，换发新编号的证件，写明代替的编号",
)
KEEP_CERTIFICATE = Act(
    verb="keep_certificate",
    duties=_TOWNSHIP,
    moves={Stage.CORRECTING: Stage.REGISTERED},
    asks=(Input.REASON,),
    conditions=(conditions.is_no_party,),
    tells=(MessageKind.CERTIFICATE_KEPT,),
    takes_hand=False,
    source="本系统规定：不予更正的，书面告知理由；原证件继续有效",
)
FILE_CORRECTED_CERTIFICATE = Act(
    verb="file_corrected_certificate",
    duties=_MACHINE,
    moves={Stage.RENEWING: Stage.REGISTERED},
    conditions=(of_couples.couple_is_free, of_couples.woman_is_not_registered),
    tells=(MessageKind.CERTIFICATE_CORRECTED,),
    takes_hand=False,
    source="本系统规定：新证件生效，原证件同时作废（已换发），核验即时可知",
)
ABANDON_CORRECTION = Act(
    verb="abandon_correction",
    duties=_MACHINE,
    moves={Stage.RENEWING: Stage.CORRECTING},
    asks=(Input.REASON,),
    takes_hand=False,
    source="本系统规定：新证未能制作的，新编号作废，原证件继续有效，由乡镇（街道）再处理",
)

CORRECTION_ACTS: tuple[Act, ...] = (
    ASK_CORRECTION,
    CORRECT_CERTIFICATE,
    KEEP_CERTIFICATE,
    FILE_CORRECTED_CERTIFICATE,
    ABANDON_CORRECTION,
)
