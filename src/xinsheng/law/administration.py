"""What is set up by two people: proposed by one duty, confirmed by another person in another duty (design 10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from xinsheng.law.terms import Duty, OfficeKind


class ProposalKind(StrEnum):
    """What can be proposed."""

    OFFICE = "office"
    OFFICE_CHANGE = "office_change"
    SEAL = "seal"
    SEAL_RETIREMENT = "seal_retirement"
    APPOINTMENT = "appointment"
    ENDING = "ending"
    COVER = "cover"
    POLICY = "policy"
    CALENDAR = "calendar"
    BLANKS = "blanks"
    RECEIPT = "receipt"
    TRAY = "tray"
    DESTRUCTION = "destruction"
    ENROLMENT = "enrolment"
    SYSTEM_ENROLMENT = "system_enrolment"
    ORDINARY_FORMS = "ordinary_forms"
    HOSPITAL_CLIENT = "hospital_client"
    HOSPITAL_CLIENT_ENDING = "hospital_client_ending"
    LABORATORY = "laboratory"
    LABORATORY_ENDING = "laboratory_ending"
    OFFICE_LIST = "office_list"
    STAFF_LIST = "staff_list"
    AGENCY = "agency"
    AGENCY_ENDING = "agency_ending"
    KIOSK = "kiosk"
    KIOSK_ENDING = "kiosk_ending"
    TOKEN_ENROLMENT = "token_enrolment"  # noqa: S105  登记数字证书


class ListKind(StrEnum):
    """What a list brought as a file is of."""

    INSTITUTIONS = "institutions"  # 机构
    STAFF = "staff"  # 人员


@dataclass(frozen=True, kw_only=True)
class TwoHands:
    """Who proposes and who confirms; `local` when both must hold the duty at the very office.

    `above`: who may propose it too, holding the duty at the county above that office.
    """

    proposes: tuple[Duty, ...]
    confirms: tuple[Duty, ...]
    local: bool = False
    above: tuple[Duty, ...] = ()


_ADMINISTRATORS = TwoHands(proposes=(Duty.SYSTEM_ADMINISTRATOR,), confirms=(Duty.SECURITY_ADMINISTRATOR,))
_FORMS = TwoHands(  # any two of the township: few have a keeper of stock; or the county that sent them, and one there
    proposes=(Duty.TOWNSHIP_OFFICER, Duty.STOCK_KEEPER),
    confirms=(Duty.TOWNSHIP_OFFICER, Duty.STOCK_KEEPER),
    local=True,
    above=(Duty.SUPERVISOR,),
)
_STOCK = TwoHands(proposes=(Duty.STOCK_KEEPER,), confirms=(Duty.SUPERVISOR,), local=True)

TWO_HANDS: Mapping[ProposalKind, TwoHands] = {
    ProposalKind.OFFICE: _ADMINISTRATORS,
    ProposalKind.OFFICE_CHANGE: _ADMINISTRATORS,
    ProposalKind.SEAL: _ADMINISTRATORS,
    ProposalKind.SEAL_RETIREMENT: _ADMINISTRATORS,
    ProposalKind.APPOINTMENT: _ADMINISTRATORS,
    ProposalKind.ENDING: _ADMINISTRATORS,
    ProposalKind.COVER: _ADMINISTRATORS,
    ProposalKind.POLICY: _ADMINISTRATORS,
    ProposalKind.CALENDAR: _ADMINISTRATORS,
    ProposalKind.BLANKS: _STOCK,  # domain 3.5: on arrival two people count and sign
    ProposalKind.RECEIPT: _STOCK,
    ProposalKind.TRAY: _STOCK,
    ProposalKind.DESTRUCTION: _STOCK,  # domain 3.5: and two witnesses, whom the record names
    ProposalKind.ENROLMENT: TwoHands(  # the audit administrator only for another administrator (law.sign_in)
        proposes=(Duty.SYSTEM_ADMINISTRATOR,), confirms=(Duty.SECURITY_ADMINISTRATOR, Duty.AUDIT_ADMINISTRATOR)
    ),
    ProposalKind.SYSTEM_ENROLMENT: TwoHands(  # of a system administrator, by the two others
        proposes=(Duty.AUDIT_ADMINISTRATOR,), confirms=(Duty.SECURITY_ADMINISTRATOR,)
    ),
    ProposalKind.ORDINARY_FORMS: _FORMS,  # mission E6: on arrival two people count
    ProposalKind.HOSPITAL_CLIENT: _ADMINISTRATORS,
    ProposalKind.HOSPITAL_CLIENT_ENDING: _ADMINISTRATORS,
    ProposalKind.LABORATORY: _ADMINISTRATORS,
    ProposalKind.LABORATORY_ENDING: _ADMINISTRATORS,
    ProposalKind.OFFICE_LIST: _ADMINISTRATORS,
    ProposalKind.STAFF_LIST: _ADMINISTRATORS,
    ProposalKind.AGENCY: _ADMINISTRATORS,
    ProposalKind.AGENCY_ENDING: _ADMINISTRATORS,
    ProposalKind.KIOSK: _ADMINISTRATORS,
    ProposalKind.KIOSK_ENDING: _ADMINISTRATORS,
    ProposalKind.TOKEN_ENROLMENT: _ADMINISTRATORS,
}

ADMINISTRATOR_DUTIES: frozenset[Duty] = frozenset(
    {Duty.SYSTEM_ADMINISTRATOR, Duty.SECURITY_ADMINISTRATOR, Duty.AUDIT_ADMINISTRATOR}
)
STOCK_DUTIES: tuple[Duty, ...] = (*_STOCK.proposes, *_STOCK.confirms)  # who knows of an office's blanks
SEEING_DUTIES: tuple[Duty, ...] = (  # who handles the office's numbers, and may say that one was seen elsewhere
    *STOCK_DUTIES,
    Duty.ISSUING_OFFICER,
    Duty.SEALING_OFFICER,
    Duty.REISSUE_OFFICER,
    Duty.REVIEWER,
)
KEEPERS: frozenset[Duty] = frozenset({Duty.STOCK_KEEPER, Duty.SEAL_KEEPER})  # of one office two people (invariant 20)
FORMS_DUTIES: tuple[Duty, ...] = _FORMS.proposes  # who keeps a township's ordinary forms
CASE_DUTIES: tuple[Duty, ...] = (  # who handles cases, and so knows of those of the office
    Duty.ATTENDANT,
    Duty.ISSUING_OFFICER,
    Duty.SEALING_OFFICER,
    Duty.REISSUE_OFFICER,
    Duty.REVIEWER,
    Duty.SUPERVISOR,
)
PAPER_COMPARING_DUTIES: frozenset[Duty] = frozenset(
    {Duty.ISSUING_OFFICER, Duty.SEALING_OFFICER, Duty.REISSUE_OFFICER, Duty.REVIEWER}
)
EXAMINING_DUTIES: frozenset[Duty] = frozenset(  # who examines an application, confirms what is printed and prints it
    {Duty.ISSUING_OFFICER, Duty.REISSUE_OFFICER}
)
FORM_READING_DUTIES: frozenset[Duty] = PAPER_COMPARING_DUTIES | {Duty.SUPERVISOR, Duty.AUDIT_ADMINISTRATOR}
REGISTRATION_DUTIES: tuple[Duty, ...] = (  # who handles couples' registrations, at township, village or county
    Duty.TOWNSHIP_OFFICER,
    Duty.VILLAGE_AGENT,
    Duty.SUPERVISOR,
)
NEVER_APPOINTED: frozenset[Duty] = frozenset(
    {Duty.COLLECTOR, Duty.APPLICANT, Duty.DECLARANT, Duty.SPOUSE, Duty.MACHINE, Duty.HOSPITAL_SYSTEM}
)
PROPOSED_LISTS: Mapping[ListKind, ProposalKind] = {
    ListKind.INSTITUTIONS: ProposalKind.OFFICE_LIST,
    ListKind.STAFF: ProposalKind.STAFF_LIST,
}
OFFICES_ABOVE: tuple[OfficeKind, ...] = (  # that may be over others
    OfficeKind.PROVINCE,
    OfficeKind.PREFECTURE,
    OfficeKind.COUNTY,
    OfficeKind.MANAGING_BODY,
)
OFFICES_BY_PLACE: tuple[OfficeKind, ...] = (OfficeKind.TOWNSHIP, OfficeKind.VILLAGE)  # one a place, few have a code
LISTED_OFFICES: frozenset[OfficeKind] = frozenset(OfficeKind) - {OfficeKind.PROVINCE}
APPOINTED_DUTIES: Mapping[OfficeKind, tuple[Duty, ...]] = {
    OfficeKind.PROVINCE: (
        *sorted(ADMINISTRATOR_DUTIES),
        Duty.SEAL_KEEPER,  # of the platform's seal
        *STOCK_DUTIES,
        Duty.REVIEWER,  # of a second look that climbed
    ),
    OfficeKind.PREFECTURE: (*STOCK_DUTIES, Duty.REVIEWER),
    OfficeKind.MIDWIFERY_INSTITUTION: (
        Duty.ATTENDANT,
        Duty.ISSUING_OFFICER,
        Duty.SEALING_OFFICER,
        Duty.SUPERVISOR,
        Duty.STOCK_KEEPER,
        Duty.SEAL_KEEPER,
    ),
    OfficeKind.APPOINTED_BODY: (  # of births outside an institution; nobody attends one there
        Duty.ISSUING_OFFICER,
        Duty.SEALING_OFFICER,
        Duty.SUPERVISOR,
        Duty.STOCK_KEEPER,
        Duty.SEAL_KEEPER,
    ),
    OfficeKind.COUNTY: (
        *STOCK_DUTIES,
        Duty.REISSUE_OFFICER,
        Duty.REVIEWER,
        Duty.SEALING_OFFICER,
        Duty.SEAL_KEEPER,
    ),
    OfficeKind.TOWNSHIP: (Duty.TOWNSHIP_OFFICER, Duty.STOCK_KEEPER),
    OfficeKind.VILLAGE: (Duty.VILLAGE_AGENT,),
}


def may_be_appointed(duty: Duty, *, kind: OfficeKind) -> bool:
    """Whether an office of this kind has that duty to give; a party or the machine is never appointed."""
    return duty in APPOINTED_DUTIES.get(kind, ())
