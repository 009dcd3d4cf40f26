"""Why something is not allowed, is wrong, or wants a second look: codes; the sentences live in words."""

from dataclasses import dataclass
from enum import StrEnum


class ReasonCode(StrEnum):
    """Why an act is not open to an actor."""

    NOT_AT_THIS_STAGE = "not_at_this_stage"
    NOT_YOUR_DUTY = "not_your_duty"
    HELD_ANOTHER_DUTY = "held_another_duty"
    IS_A_PARTY = "is_a_party"
    NOT_HOLDER_OF_ENTRY = "not_holder_of_entry"
    OFFICE_NOT_LICENSED = "office_not_licensed"
    OFFICE_DOES_NOT_ISSUE = "office_does_not_issue"
    OFFICE_SUSPENDED = "office_suspended"
    PRINTING_STOPPED = "printing_stopped"
    ATTENDANT_NOT_LICENSED = "attendant_not_licensed"
    NOT_THE_ATTENDANT = "not_the_attendant"
    DELIVERY_INCOMPLETE = "delivery_incomplete"
    CAUTION_NOT_CONFIRMED = "caution_not_confirmed"
    LATE_REASON_NEEDED = "late_reason_needed"
    IDENTITY_TOO_LOW = "identity_too_low"
    IDENTITY_NOT_FRESH = "identity_not_fresh"
    AUTHORISATION_NEEDED = "authorisation_needed"
    AUTHORISATION_SPENT = "authorisation_spent"
    AUTHORISATION_NOT_STANDING = "authorisation_not_standing"
    NOBODY_SENT = "nobody_sent"
    ENTRUSTMENT_USED = "entrustment_used"
    ENTRUSTMENT_REVOKED = "entrustment_revoked"
    ENTRUSTMENT_EXPIRED = "entrustment_expired"
    SEVERAL_SEND_THEM = "several_send_them"
    AGENT_NOT_NAMED = "agent_not_named"
    COUPLE_NOT_NAMED = "couple_not_named"
    FORM_IS_THE_COUPLES = "form_is_the_couples"
    DECLARATION_INCOMPLETE = "declaration_incomplete"
    MATERIAL_NOT_EXAMINED = "material_not_examined"
    NOTHING_OUTSTANDING = "nothing_outstanding"
    MATERIAL_OUTSTANDING = "material_outstanding"
    NOTICE_ALREADY_GIVEN = "notice_already_given"
    LATER_ITEM_REASON_NEEDED = "later_item_reason_needed"
    CHARACTER_UNPRINTABLE = "character_unprintable"
    TEXT_DOES_NOT_FIT = "text_does_not_fit"
    NO_BLANK = "no_blank"
    NO_FORM_LEFT = "no_form_left"
    INSERT_NOT_MATCHED = "insert_not_matched"
    INSERT_ALREADY_MATCHED = "insert_already_matched"
    INSERT_DIFFERS = "insert_differs"
    REKEY_DIFFERS = "rekey_differs"
    REKEY_SPENT = "rekey_spent"
    CONTENT_CHANGED = "content_changed"
    NO_SEAL_IN_FORCE = "no_seal_in_force"
    PAPER_NOT_IN_FORCE = "paper_not_in_force"
    RECIPIENT_NOT_ENTITLED = "recipient_not_entitled"
    RECIPIENTS_PAPER_NOT_SEEN = "recipients_paper_not_seen"
    RECIPIENT_NOT_NAMED = "recipient_not_named"
    VOIDER_IS_PRINTER = "voider_is_printer"
    CHILD_LOST = "child_lost"
    NOT_LIVE_BORN = "not_live_born"
    INPUT_MISSING = "input_missing"
    INPUT_UNKNOWN = "input_unknown"
    MATERIAL_NOT_ASKED = "material_not_asked"
    WAY_NOT_OPEN = "way_not_open"
    NOT_THE_MOTHER = "not_the_mother"
    BLOCK_NOT_SIGNED = "block_not_signed"
    BLOCK_ALREADY_SIGNED = "block_already_signed"
    MOTHER_UNDER_FOURTEEN = "mother_under_fourteen"
    NO_REPORT_OWED = "no_report_owed"
    PHONE_NOT_CONFIRMED = "phone_not_confirmed"
    DECLARED_TOO_OFTEN = "declared_too_often"
    WOMAN_ALREADY_REGISTERED = "woman_already_registered"
    COUPLE_ALREADY_REGISTERED = "couple_already_registered"
    COMPARISON_DIFFERS = "comparison_differs"
    NOT_COMPARED = "not_compared"
    TOWNSHIP_NOT_OPEN = "township_not_open"
    QUESTION_UNKNOWN = "question_unknown"
    NO_CERTIFICATE_YET = "no_certificate_yet"
    ALREADY_ESCALATED = "already_escalated"
    NOT_OVERDUE = "not_overdue"
    SEEN_NOT_DECLARANT = "seen_not_declarant"
    SEEN_NOT_DECLARED = "seen_not_declared"
    SPOUSE_NOT_CONFIRMED = "spouse_not_confirmed"
    CODE_GOES_BY_TEXT = "code_goes_by_text"
    CODE_ALREADY_GIVEN = "code_already_given"
    PURPOSE_UNKNOWN = "purpose_unknown"
    ARCHIVE_PURPOSE_UNKNOWN = "archive_purpose_unknown"
    NO_CHECK_OWED = "no_check_owed"
    SPOUSE_NOT_ASKED = "spouse_not_asked"
    SPOUSE_HAS_ANSWERED = "spouse_has_answered"
    SPOUSE_STILL_HAS_TIME = "spouse_still_has_time"
    IDENTITY_NOT_SEEN = "identity_not_seen"
    AGENT_NOT_SEEN = "agent_not_seen"
    CORRECTION_UNKNOWN = "correction_unknown"
    OTHER_COUPLE = "other_couple"
    NOTHING_CORRECTED = "nothing_corrected"
    ORIGINAL_NOT_IN_FORCE = "original_not_in_force"
    HAD_A_HAND_ON_THE_CHAIN = "had_a_hand_on_the_chain"
    APPLICATION_INCOMPLETE = "application_incomplete"
    APPLICANT_NOT_ENTITLED = "applicant_not_entitled"
    RECORD_NOT_ANSWERED = "record_not_answered"
    RECORD_NOT_LOOKED_UP = "record_not_looked_up"
    RECORD_IS_KNOWN = "record_is_known"
    RECORD_NOT_ASKED = "record_not_asked"
    EVIDENCE_MISSING = "evidence_missing"
    ORIGINAL_NOT_ESTABLISHED = "original_not_established"
    ORIGINAL_NOT_STATED = "original_not_stated"
    OTHER_COUNTY = "other_county"
    NOT_REVIEWED = "not_reviewed"
    ALREADY_REVIEWED = "already_reviewed"
    PAPER_NOT_RETURNED = "paper_not_returned"
    PAPER_ALREADY_RETURNED = "paper_already_returned"
    NOT_A_PARENT = "not_a_parent"
    REPORT_USED_BEFORE = "report_used_before"
    LABORATORY_NOT_ANSWERED = "laboratory_not_answered"
    LABORATORY_NOT_ASKED = "laboratory_not_asked"
    SECOND_REVIEW_NOT_ASKED = "second_review_not_asked"
    SECOND_REVIEW_AWAITED = "second_review_awaited"
    SECOND_REVIEW_DOUBTS = "second_review_doubts"
    SECOND_REVIEW_NOT_OVERDUE = "second_review_not_overdue"


class FaultCode(StrEnum):
    """What is wrong with one field of a form; nothing is lost, the field is asked again."""

    REQUIRED = "required"
    IN_FUTURE = "in_future"
    TOO_LONG_AGO = "too_long_ago"
    IMPOSSIBLE = "impossible"
    ORDER_BEYOND_PLURALITY = "order_beyond_plurality"
    BAD_PAPER_NO = "bad_paper_no"
    BAD_NAME = "bad_name"
    SAME_PERSON = "same_person"
    AGENT_IS_SPOUSE = "agent_is_spouse"
    NOT_THE_ADMITTED_WOMAN = "not_the_admitted_woman"
    NOT_THE_MOTHER = "not_the_mother"
    NOT_THE_FATHER = "not_the_father"
    NEEDS_REASON = "needs_reason"
    BAD_PHONE = "bad_phone"
    TOO_YOUNG = "too_young"
    TOO_LONG = "too_long"
    SWAPPED = "swapped"
    UNKNOWN_DIVISION = "unknown_division"
    NEEDS_VILLAGE = "needs_village"
    NEEDS_COUNTY = "needs_county"
    NEEDS_DETAIL = "needs_detail"
    NOT_OPEN_TO_COUPLE = "not_open_to_couple"
    OLDER_THAN_PARENTS = "older_than_parents"
    NOT_IN_BIRTH_ORDER = "not_in_birth_order"
    CHILD_ORDER_TOO_SMALL = "child_order_too_small"
    BAD_CERTIFICATE_NO = "bad_certificate_no"
    BAD_REPORT_NO = "bad_report_no"
    SHORT_REPORT_NO = "short_report_no"


class CautionCode(StrEnum):
    """What is unusual, though possible: the person confirms it, nothing is refused."""

    LOW_WEIGHT = "low_weight"
    HIGH_WEIGHT = "high_weight"
    SHORT_LENGTH = "short_length"
    LONG_LENGTH = "long_length"
    EARLY_BIRTH = "early_birth"
    LATE_BIRTH = "late_birth"
    WEIGHT_FOR_GESTATION = "weight_for_gestation"
    BORN_OUT_OF_ORDER = "born_out_of_order"
    OLD_MOTHER = "old_mother"
    YOUNG_MOTHER = "young_mother"
    RARE_CHARACTER = "rare_character"
    ONE_CHARACTER_NAME = "one_character_name"
    LONG_NAME = "long_name"
    THIRD_SURNAME = "third_surname"
    NUMBER_AND_BIRTH_DIFFER = "number_and_birth_differ"
    NUMBER_AND_SEX_DIFFER = "number_and_sex_differ"
    UNKNOWN_COUNTY = "unknown_county"
    NOT_A_RESIDENT_NO = "not_a_resident_no"
    ABOLISHED_DIVISION = "abolished_division"
    YOUNG_MARRIAGE = "young_marriage"
    OLDER_THAN_A_PARENT = "older_than_a_parent"
    CHILD_ORDER_ABOVE_CHILDREN = "child_order_above_children"


@dataclass(frozen=True)
class Reason:
    """A reason and what it is about (codes or printed numbers, never personal data)."""

    code: ReasonCode
    about: tuple[str, ...] = ()


def reason_when(objects: bool, code: ReasonCode, *about: str) -> tuple[Reason, ...]:  # noqa: FBT001  a condition's own answer
    """What a condition answers: its reason when it objects, none when it holds."""
    return (Reason(code, about),) if objects else ()


@dataclass(frozen=True)
class Fault:
    """A field by its dotted name in the form's dataclass, what is wrong, and a detail code where one helps."""

    field: str
    code: FaultCode
    detail: str = ""


@dataclass(frozen=True)
class Caution:
    """A field by its dotted name and what is unusual about it; `about` are characters or numbers to show."""

    field: str
    code: CautionCode
    about: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The word by which a person confirms this very caution."""
        return f"{self.field}:{self.code}:{','.join(self.about)}"


class NotAllowed(Exception):
    """The law does not allow the act; all reasons at once."""

    def __init__(self, reasons: tuple[Reason, ...]) -> None:
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = reasons
