"""The closed list of materials of a birth outside an institution (mission B4, domain 3.6); nothing else can be asked.

Whether the report is one is for the officer to find; what it says is told in the declaration.
"""

from xinsheng.law.facts import Facts
from xinsheng.law.family_materials import (
    AUTHORISATION,
    COLLECTOR_ID,
    FATHER_ID,
    NO_FATHER_STATEMENT,
    PROOF_OF_MOTHERS_STATE,
)
from xinsheng.law.requirements import ANY_WAY, PAPER_WAY, STATEMENT_WAY, Requirement
from xinsheng.law.terms import Material


def _mother_given(facts: Facts) -> bool:
    return facts.declaration is not None and facts.declaration.mother_given


def _mother_not_given(facts: Facts) -> bool:
    return facts.declaration is not None and not facts.declaration.mother_given


FIRST_ISSUANCE_OUTSIDE: tuple[Requirement, ...] = (
    Requirement(
        material=Material.MOTHER_ID,
        needed=_mother_given,
        ways=ANY_WAY,
        source="贵州省出生医学证明电子证照通知：首次签发（机构外）材料；父母有效身份证件或电子证照",
    ),
    FATHER_ID,
    Requirement(
        material=Material.PARENTAGE_DECLARATION,
        needed=lambda _facts: True,
        ways=STATEMENT_WAY,
        source="通知：机构外出生的，父母或监护人的亲子关系声明，可在线填写、签名",
    ),
    Requirement(
        material=Material.PARENTAGE_TEST,
        needed=lambda _facts: True,
        ways=PAPER_WAY,
        source="通知：有资质的鉴定机构出具的亲子鉴定意见书；国办发〔2015〕96号",
    ),
    AUTHORISATION,
    PROOF_OF_MOTHERS_STATE,
    COLLECTOR_ID,
    NO_FATHER_STATEMENT,
    Requirement(
        material=Material.NO_MOTHER_STATEMENT,
        needed=_mother_not_given,
        ways=STATEMENT_WAY,
        source="各地首次签发规定：父亲单独申领、未提供母亲信息的，父亲签名的书面声明",
    ),
)
