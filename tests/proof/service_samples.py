"""Invented couples and their certificates for the tests of proof."""

from dataclasses import replace
from datetime import date

from xinsheng.law.terms import Basis
from xinsheng.proof.service_statements import ServiceContent, ServiceStatement, Spouse, Township
from xinsheng.proof.statements import Issuer

HOME = "贵州省黔东南苗族侗族自治州凯里市西门街道韶山社区居民委员会"
WOMAN = Spouse(
    name="龙秋月",
    paper_kind="居民身份证",
    paper_no="522601199803120027",
    household=f"{HOME}韶山北路示例小区3栋2单元501号",
    residence=f"{HOME}韶山北路示例小区3栋2单元501号",
)
MAN = replace(WOMAN, name="杨胜利", paper_no="522601199505043318", household="贵州省黄平县旧州镇示例村二组12号")
CONTENT = ServiceContent(woman=WOMAN, man=MAN, child_order=1, registered_on=date(2026, 11, 24))
STATEMENT = ServiceStatement(
    content=CONTENT,
    certificate_no="SF52260120260000817T",
    issued_on=date(2026, 11, 24),
    issuer=Issuer(name="贵州省卫生健康委员会", credit_code="11520000MB0000001X", division_code="520000"),
    township=Township(name="凯里市西门街道办事处", division_code="522601003"),
    basis=Basis.COMPARED,
    licence_id=("1.2.156.3005.2.111000000000133389002.11520000MB0000001X.0123456789ABCDEFGHJKMNPQRS.001.6"),
    reference="0123456789abcdefghjkmnpqrs",
)
ALONE = replace(STATEMENT, content=replace(CONTENT, man=None))
CORRECTED = replace(
    STATEMENT,
    content=replace(CONTENT, child_order=2),
    certificate_no="SF522601202600012040",
    version=2,
    predecessor_no=STATEMENT.certificate_no,
)
