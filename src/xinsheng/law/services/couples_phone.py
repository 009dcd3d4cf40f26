"""The number to which a couple's messages go changes after their certificate was issued: confirmed, told, kept."""

from xinsheng.law import registration_conditions as on
from xinsheng.law.acts import Act, Input, MessageKind
from xinsheng.law.services.certificate_correction import CERTIFICATE_IN_FORCE
from xinsheng.law.terms import Duty

CHANGE_PHONE = Act(
    verb="change_phone",
    duties=(Duty.DECLARANT, Duty.TOWNSHIP_OFFICER),
    moves={stage: stage for stage in CERTIFICATE_IN_FORCE},
    asks=(Input.CONFIRMED_PHONE,),
    may_ask=(Input.SEEN_PAPER,),
    conditions=(on.is_no_party_unless_declarant, on.has_certificate),
    checks=(on.number_is_changed_afresh, on.paper_was_seen_unless_declarant, on.seen_side_is_declared),
    tells=(MessageKind.PHONE_CHANGED,),
    takes_hand=False,
    anywhere=True,
    source="本系统规定：领证后换了手机号的，申报人网上改，或夫妻一方持身份证到任一乡镇（街道）改；新号码以验证码确认，并告知原号码",
)
