"""The metadata of a licence as the library takes it (GB/T 36903 practice, domain 5.3), extensions under KZ_.

No public text gives this licence's own template: holder, states and extensions are an assumption (docs/formats.md).
"""

from collections.abc import Mapping

from xinsheng.gateways.filed_certificate import FiledCertificate, instant_text
from xinsheng.gateways.signed_service import Labels
from xinsheng.law.terms import Standing
from xinsheng.standards.licence_identifiers import read_licence_id

LABELS = Labels(question="xinsheng.licence-filing/1", answer="xinsheng.licence-receipt/1")
NAME = "出生医学证明"
_CREDIT_CODE = 18  # characters of the ministry's own, with which a type code begins
_HOLDER_KIND, _HOLDER_KIND_CODE = "出生医学证明编号", "117"  # the newborn has no number of their own yet
STATES: Mapping[Standing, str] = {
    Standing.VALID: "01",  # 有效
    Standing.UNDER_REVIEW: "02",  # 暂停
    Standing.SUPERSEDED: "04",  # 注销
    Standing.VOID: "05",  # 失效
    Standing.REVOKED: "07",  # 撤销、吊销
}


def licence_record(certificate: FiledCertificate) -> dict[str, str]:
    """What the library is told of one standing of a licence."""
    kind, content = read_licence_id(certificate.licence_id).type_code, certificate.content
    return {
        "ZZMC": NAME,
        "ZZLXDM": kind,
        "ZZBH": certificate.certificate_no,
        "ZZBS": certificate.licence_id,
        "ZZBFJG": certificate.issuer_name,
        "ZZBFJGDM": certificate.issuer_code,
        "ZZBFRQ": certificate.issued_on.isoformat(),
        "CZZT": content["child"]["name"],
        "CZZTDM": certificate.certificate_no,
        "CZZTDMLX": _HOLDER_KIND,
        "CZZTDMLXDM": _HOLDER_KIND_CODE,
        "ZZYXQQSRQ": certificate.issued_on.isoformat(),
        "ZZYXQJZRQ": "",  # without an end
        "ZZQZR": certificate.sealed_by,
        "ZZQZSJ": instant_text(certificate.sealed_at),
        "ZZQZMC": certificate.seal_name,
        "KZ_ZZDYJGDM": kind[:_CREDIT_CODE],
        "KZ_XZQHDM": certificate.issuer_division,
        "KZ_ZZZT": STATES[certificate.standing],
        "KZ_ZTBGSJ": instant_text(certificate.since),
        "KZ_ZTXH": str(certificate.version),
        "KZ_YZZBH": certificate.predecessor_no,
        "KZ_MQXM": (content["mother"] or {}).get("name", ""),
        "KZ_FQXM": (content["father"] or {}).get("name", ""),
    }
