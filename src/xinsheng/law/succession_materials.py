"""The closed lists of reissue (mission D1, D2) and replacement (domain 3.7): each paper for its reason, no other."""

from datetime import timedelta

from xinsheng.law.facts import Facts
from xinsheng.law.requirements import ANY_WAY, PAPER_WAY, Requirement
from xinsheng.law.succession_terms import ApplicantRelation, Ground, RecordAnswer
from xinsheng.law.terms import Material, Satisfaction

ISSUERS_TIME = timedelta(days=7)  # then the family may bring the record itself: nobody waits for a silent office


def _applied(facts: Facts) -> bool:
    return facts.succession.application is not None


def _on(facts: Facts, ground: Ground) -> bool:
    application = facts.succession.application
    return application is not None and application.ground is ground


def _by_guardian(facts: Facts) -> bool:
    application = facts.succession.application
    return application is not None and application.applicant.relation is ApplicantRelation.GUARDIAN


def _record_may_be_asked(facts: Facts) -> bool:
    """Only where nobody holds a record; and of the family not while its issuer, asked here, may still answer."""
    said = facts.succession
    if not _applied(facts) or said.record is not RecordAnswer.NOT_FOUND:
        return False
    if said.issuer_asked_on is None or said.issuer_says is not None:
        return True
    return facts.today > said.issuer_asked_on + ISSUERS_TIME


_APPLICANT = (
    Requirement(
        material=Material.APPLICANT_ID,
        needed=_applied,
        ways=ANY_WAY,
        source="贵州省出生医学证明电子证照通知：补发由当事人申请；申请人有效身份证件或电子证照",
    ),
    Requirement(
        material=Material.GUARDIANSHIP_PROOF,
        needed=_by_guardian,
        ways=PAPER_WAY,
        source="民法典第 27 条：父母以外的监护人提供监护关系证明",
    ),
)
REISSUE: tuple[Requirement, ...] = (
    *_APPLICANT,
    Requirement(
        material=Material.ISSUANCE_RECORD,
        needed=_record_may_be_asked,
        ways=ANY_WAY,
        source="通知：妇幼系统查询不到原签发记录的，原签发机构的签发记录或证明",
    ),
)
REPLACEMENT: tuple[Requirement, ...] = (
    *_APPLICANT,
    Requirement(
        material=Material.ISSUANCE_RECORD,
        needed=lambda facts: _on(facts, Ground.ISSUERS_ERROR),
        ways=frozenset({Satisfaction.SEEN_AT_COUNTER}),  # the issuer looks it up in its own archive
        source="换发办法：签发机构填写、打印错误的，凭原首次签发登记表或存根核对更正",
    ),
    Requirement(
        material=Material.PARENTAGE_TEST,
        needed=lambda facts: _on(facts, Ground.PARENT_CHANGED),
        ways=PAPER_WAY,
        source="换发办法：因亲子鉴定变更父母的，有资质机构的亲子鉴定意见书",
    ),
    Requirement(
        material=Material.POLICE_PROOF,
        needed=lambda facts: _on(facts, Ground.POLICE_CANNOT_USE),
        ways=PAPER_WAY,
        source="换发办法：公安机关出具的无法办理出生登记的证明",
    ),
)
