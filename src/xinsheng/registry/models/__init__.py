"""Every book, by its thing."""

from .agencies import Agency
from .appointments import Appointment, AppointmentEnding, AppointmentKind
from .archive_exports import ArchiveExport
from .authorisations import Authorisation, AuthorisationEnding, AuthorisationQuerySet
from .blank_destructions import BlankDestruction, DestroyedBlank, destructions_of, waste_paper
from .blank_plans import BlankPlan, BlankPlanAnswer
from .brought_lists import BroughtLine, BroughtList
from .case_keys import CaseKey
from .case_numbers import short_no
from .cases import Case, CaseQuerySet
from .certificates import Certificate, ELicence, InsertMatch, SealAbandonment, SealIntent, Standing
from .citizen_signatures import CitizenSeal, CitizenSignature, Handwriting, WaitingSeal
from .commitments import CommitmentCheck
from .corrections import Correction
from .deliveries import Delivery, Newborn
from .demands import DemandAnswer, DemandReport, DemandReportQuerySet
from .filings import Filing, FilingLine
from .given_reasons import GivenReason
from .hospital_clients import AccessToken, HospitalClient, SpentAssertion
from .inquiries import Inquiry, InquiryFinding, InquiryItem
from .journal import JournalEntry, JournalSalt, LogLeaf, WaitingEntry
from .kiosks import CardReading, Kiosk
from .laboratories import Laboratory, LaboratoryEnding
from .legacy_certificates import (
    LegacyCertificate,
    LegacyCertificateQuerySet,
    LegacyContent,
    LegacyStanding,
    OriginalStated,
)
from .legacy_corrections import LegacyCorrection, LegacyCorrectionDecision
from .legacy_inquiries import LegacyInquiry, LegacyInquiryFinding
from .legacy_registrations import LegacyRegistration
from .licence_requests import LicenceRequest, LicenceRequestAnswer
from .licence_sharing import LicenceAnswer, LicenceAnswered, LicenceConsent, LicenceConsentEnding
from .look_ups import RegisterLookUp
from .materials import Material, MaterialFinding
from .measure_counts import CountedDay, Counts, MeasureCount, Span
from .measure_tallies import Decided, tally_day, tally_decided, tally_standing
from .messages import (
    TOLD,
    Attempt,
    Heartbeat,
    MessageOutcome,
    MessageSecret,
    TextMessage,
    TextMessageQuerySet,
    TextMessageReceipt,
)
from .notices import Notice
from .office_lines import next_above, offices_below, stocked_below
from .offices import Office, PrinterPlacement, Seal
from .one_time_codes import OneTimeSecret, OneTimeStanding
from .ordinary_forms import OrdinaryFormIntake, OrdinaryFormSpoiling, count_forms, townships_under
from .papers_seen import OnSitePaper
from .parentage import ParentageReport, ParentageReportUse
from .parties import Claim, ClaimRoute, ClaimSlip, ClaimSlipUse, Hand
from .passkeys import Enrolment, Passkey, PasskeyStanding
from .people import Account, Person
from .policies import WHOLE_PROVINCE, CalendarYear, PolicyRow, lineage_of
from .proposals import Proposal, ProposalDecision, ProposalQuerySet
from .public_log import LogCheckpoint, LogNode
from .readings import Reading
from .received_births import ReceivedAgain, ReceivedBirth, ReceivedBirthQuerySet
from .reconciling import Gap, find_gaps, given_blanks
from .record_look_ups import RecordLookUp, RecordSought, RecordSupply
from .register_rows import issued_again, issued_firsts, reissued_from, voided_blanks
from .registration_codes import NewPhone, PhoneConfirmation, QueryCode
from .registrations import RegisterComparison, Registration, RegistrationQuerySet
from .report_confirmations import ReportConfirmation
from .requisitions import (
    BlankRequisition,
    BlankRequisitionAnswer,
    BlankRequisitionQuerySet,
    BlankRequisitionWithdrawal,
)
from .results import Result, ResultDelivery, ResultLeap, ResultPlace, ResultSubscription, WaitingResult
from .second_reviews import SecondReview, SecondReviewClimb
from .service_certificates import OrdinaryPrint, ServiceCertificate, ServiceELicence, ServiceNumber, ServiceStanding
from .sign_ins import LiveSession, SignInEvent, SignInEventQuerySet
from .signatures import ActSignature, SigningRequest
from .spouse_answers import SpouseAnswer
from .statements import Declaration, DeliveryRecord, Draft
from .stock import NUMBER_SHAPE, Blank, BlankIntake, BlankMove, BlankQuerySet, Tray
from .stock_balances import store_balances
from .stock_losses import BlankLoss, PoliceReport
from .stock_transfers import BlankReceipt, BlankTransfer
from .stock_years import count_held, count_held_each, count_live_births, count_years
from .submissions import Submission
from .successions import CertificateReview, PaperReturn
from .suspensions import StockRecount, Suspension, SuspensionLift, SuspensionQuerySet, hold_issuing, suspended_offices
from .tokens import CertificateToken, CertificateTokenStanding
from .verifying import Verifiable, find_by_birth_no, find_by_reference, find_by_service_no

__all__ = [
    "NUMBER_SHAPE",
    "TOLD",
    "WHOLE_PROVINCE",
    "AccessToken",
    "Account",
    "ActSignature",
    "Agency",
    "Appointment",
    "AppointmentEnding",
    "AppointmentKind",
    "ArchiveExport",
    "Attempt",
    "Authorisation",
    "AuthorisationEnding",
    "AuthorisationQuerySet",
    "Blank",
    "BlankDestruction",
    "BlankIntake",
    "BlankLoss",
    "BlankMove",
    "BlankPlan",
    "BlankPlanAnswer",
    "BlankQuerySet",
    "BlankReceipt",
    "BlankRequisition",
    "BlankRequisitionAnswer",
    "BlankRequisitionQuerySet",
    "BlankRequisitionWithdrawal",
    "BlankTransfer",
    "BroughtLine",
    "BroughtList",
    "CalendarYear",
    "CardReading",
    "Case",
    "CaseKey",
    "CaseQuerySet",
    "Certificate",
    "CertificateReview",
    "CertificateToken",
    "CertificateTokenStanding",
    "CitizenSeal",
    "CitizenSignature",
    "Claim",
    "ClaimRoute",
    "ClaimSlip",
    "ClaimSlipUse",
    "CommitmentCheck",
    "Correction",
    "CountedDay",
    "Counts",
    "Decided",
    "Declaration",
    "Delivery",
    "DeliveryRecord",
    "DemandAnswer",
    "DemandReport",
    "DemandReportQuerySet",
    "DestroyedBlank",
    "Draft",
    "ELicence",
    "Enrolment",
    "Filing",
    "FilingLine",
    "Gap",
    "GivenReason",
    "Hand",
    "Handwriting",
    "Heartbeat",
    "HospitalClient",
    "Inquiry",
    "InquiryFinding",
    "InquiryItem",
    "InsertMatch",
    "JournalEntry",
    "JournalSalt",
    "Kiosk",
    "Laboratory",
    "LaboratoryEnding",
    "LegacyCertificate",
    "LegacyCertificateQuerySet",
    "LegacyContent",
    "LegacyCorrection",
    "LegacyCorrectionDecision",
    "LegacyInquiry",
    "LegacyInquiryFinding",
    "LegacyRegistration",
    "LegacyStanding",
    "LicenceAnswer",
    "LicenceAnswered",
    "LicenceConsent",
    "LicenceConsentEnding",
    "LicenceRequest",
    "LicenceRequestAnswer",
    "LiveSession",
    "LogCheckpoint",
    "LogLeaf",
    "LogNode",
    "Material",
    "MaterialFinding",
    "MeasureCount",
    "MessageOutcome",
    "MessageSecret",
    "NewPhone",
    "Newborn",
    "Notice",
    "Office",
    "OnSitePaper",
    "OneTimeSecret",
    "OneTimeStanding",
    "OrdinaryFormIntake",
    "OrdinaryFormSpoiling",
    "OrdinaryPrint",
    "OriginalStated",
    "PaperReturn",
    "ParentageReport",
    "ParentageReportUse",
    "Passkey",
    "PasskeyStanding",
    "Person",
    "PhoneConfirmation",
    "PoliceReport",
    "PolicyRow",
    "PrinterPlacement",
    "Proposal",
    "ProposalDecision",
    "ProposalQuerySet",
    "QueryCode",
    "Reading",
    "ReceivedAgain",
    "ReceivedBirth",
    "ReceivedBirthQuerySet",
    "RecordLookUp",
    "RecordSought",
    "RecordSupply",
    "RegisterComparison",
    "RegisterLookUp",
    "Registration",
    "RegistrationQuerySet",
    "ReportConfirmation",
    "Result",
    "ResultDelivery",
    "ResultLeap",
    "ResultPlace",
    "ResultSubscription",
    "Seal",
    "SealAbandonment",
    "SealIntent",
    "SecondReview",
    "SecondReviewClimb",
    "ServiceCertificate",
    "ServiceELicence",
    "ServiceNumber",
    "ServiceStanding",
    "SignInEvent",
    "SignInEventQuerySet",
    "SigningRequest",
    "Span",
    "SpentAssertion",
    "SpouseAnswer",
    "Standing",
    "StockRecount",
    "Submission",
    "Suspension",
    "SuspensionLift",
    "SuspensionQuerySet",
    "TextMessage",
    "TextMessageQuerySet",
    "TextMessageReceipt",
    "Tray",
    "Verifiable",
    "WaitingEntry",
    "WaitingResult",
    "WaitingSeal",
    "count_forms",
    "count_held",
    "count_held_each",
    "count_live_births",
    "count_years",
    "destructions_of",
    "find_by_birth_no",
    "find_by_reference",
    "find_by_service_no",
    "find_gaps",
    "given_blanks",
    "hold_issuing",
    "issued_again",
    "issued_firsts",
    "lineage_of",
    "next_above",
    "offices_below",
    "reissued_from",
    "short_no",
    "stocked_below",
    "store_balances",
    "suspended_offices",
    "tally_day",
    "tally_decided",
    "tally_standing",
    "townships_under",
    "voided_blanks",
    "waste_paper",
]
