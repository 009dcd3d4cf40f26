"""An office that asks for licences, let in by two people, and a mother who lets it look."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from joserfc.jwk import ECKey
from tests.casework.scene import EVERYONE, Scene

from xinsheng.casework.licence_consents import GivenConsent, consent_to_share
from xinsheng.casework.licence_looks import Ask, Matter, look_at_licence
from xinsheng.casework.licence_requests import Wanted, ask_for_licence
from xinsheng.casework.proposals import confirm, propose
from xinsheng.law.administration import ProposalKind
from xinsheng.law.sharing import AgencyKind, ShareForm, SharePurpose
from xinsheng.registry.models import Agency, Case, LicenceConsentEnding, LicenceRequest
from xinsheng.standards.identity_papers import PaperKind

KEY = ECKey.generate_key("P-384", {"kid": "office-2026"})
POLICE, INSURANCE = "凯里市公安局西门派出所", "凯里市医疗保障局"
CODES = {POLICE: "11522601009560082D", INSURANCE: "11522601MB1A0573XR"}
BASIS = {
    SharePurpose.HOUSEHOLD_ENTRY: "household_registration_7",
    SharePurpose.INSURANCE_ENROLMENT: "social_insurance_25",
    SharePurpose.MATERNITY_BENEFIT: "social_insurance_54",
    SharePurpose.REGISTERED_BENEFIT: "social_insurance_54",
}
LANDING = SharePurpose.HOUSEHOLD_ENTRY


def let_in(
    scene: Scene,
    *,
    name: str = POLICE,
    kind: AgencyKind = AgencyKind.PUBLIC_SECURITY,
    purposes: Collection[SharePurpose] = (LANDING,),
    at: datetime | None = None,
) -> Agency:
    """Let it in, a minute or two later unless it is `at` a moment."""
    payload = {
        "kind": kind.value,
        "name": name,
        "credit_code": CODES[name],
        "division_code": "522601000000",
        "purposes": [purpose.value for purpose in purposes],
        "keys": {"keys": [KEY.as_dict(private=False)]},
    }
    kind_of = ProposalKind.AGENCY
    proposal = propose(kind_of, payload=payload, office=None, by=scene.by("system"), at=at or scene.later())
    confirm(proposal.pk, by=scene.by("security"), at=at or scene.later())
    return Agency.objects.get(name=name, until=None)


def end(scene: Scene, agency: Agency) -> None:
    payload = {"agency": str(agency.pk), "reason": "密钥泄露"}
    kind = ProposalKind.AGENCY_ENDING
    proposal = propose(kind, payload=payload, office=None, by=scene.by("system"), at=scene.later())
    confirm(proposal.pk, by=scene.by("security"), at=scene.later())


def lets(
    scene: Scene,
    agency: Agency,
    case: Case,
    *,
    login: str = "mother",
    purpose: SharePurpose = LANDING,
    key: UUID | None = None,
    at: datetime | None = None,
) -> GivenConsent:
    return consent_to_share(
        case,
        agency_id=agency.pk,
        purpose=purpose,
        key=key or uuid4(),
        by=scene.by(login),
        at=at or scene.later(),
    )


def an_ask(code: str, *, purpose: SharePurpose = LANDING, form: ShareForm = ShareForm.STATEMENT) -> Ask:
    return Ask(
        code=code, purpose=purpose, basis=BASIS[purpose], form=form, handled_by="P-0417", request_no="HK-2026-88"
    )


def looks(
    scene: Scene,
    agency: Agency,
    code: str,
    *,
    at: datetime | None = None,
    form: ShareForm = ShareForm.STATEMENT,
    key: str = "",
) -> LicenceConsentEnding:
    return look_at_licence(agency, ask=an_ask(code, form=form), at=at or scene.later(), key=key)


def a_wish(
    case: Case, *, of: str = "mother", number: str = "", form: ShareForm = ShareForm.STATEMENT, request_no: str = ""
) -> Wanted:
    """What an office says that asks for this case's licence, by this parent's paper, under a new own number."""
    own = request_no or f"HK-{uuid4()}"
    matter = Matter(purpose=LANDING, basis=BASIS[LANDING], form=form, handled_by="P-0417", request_no=own)
    return Wanted(
        certificate_no=number or case.certificates.get().blank_id,
        holder_paper_kind=PaperKind.RESIDENT_CARD,
        holder_paper_no=EVERYONE[of].paper_no,
        matter=matter,
    )


def wishes(scene: Scene, agency: Agency, case: Case, *, at: datetime | None = None, **changes: str) -> LicenceRequest:
    return ask_for_licence(agency, wanted=a_wish(case, **changes), at=at or scene.later())  # type: ignore[arg-type]
