"""Invented families and certificates for the tests of proof."""

from dataclasses import replace
from datetime import date, datetime

from xinsheng.law.terms import CertificateKind, Sex
from xinsheng.proof.statements import BirthPlace, CertificateStatement, Child, Content, Issuer, Parent

INSTITUTION = "贵阳市南明区示例妇幼保健院"

MOTHER = Parent(
    name="王秀英",
    age="29",
    nationality="中国",
    ethnicity="苗族",
    address="贵州省贵阳市南明区示例路1号2单元301室",
    paper_kind="居民身份证",
    paper_no="520102199704013725",
)
FATHER = replace(MOTHER, name="阿卜杜拉·买买提", age="31", ethnicity="维吾尔族", paper_no="520102199503158274")

CONTENT = Content(
    child=Child(
        name="王𪚥明",
        sex=Sex.FEMALE,
        born_local=datetime(2026, 11, 22, 15, 4),  # noqa: DTZ001 # civil time is naive here
        gestation_weeks=39,
        gestation_days=2,
        weight_g=3250,
        length_mm=505,
        plurality=2,
        birth_order=1,
    ),
    birth_place=BirthPlace(
        division_code="520102",
        province="贵州省",
        prefecture="贵阳市",
        county="南明区",
        institution=INSTITUTION,
        place="医院",
    ),
    mother=MOTHER,
    father=FATHER,
)

STATEMENT = CertificateStatement(
    content=CONTENT,
    certificate_no="X520000001",
    kind=CertificateKind.FIRST_ISSUANCE,
    issued_on=date(2026, 11, 24),
    issuer=Issuer(name=INSTITUTION, credit_code="12520102MB0000001W", division_code="520102"),
    attendant="李接生",
    issuing_officer="赵签发",
    licence_id="1.2.156.3005.2.11100000000013338W001.12520102MB0000001W.X520000001.001.I",
    reference="0123456789abcdefghjkmnpqrs",
)
