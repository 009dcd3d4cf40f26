"""Invented certificates: a plain one and awkward ones."""

import hashlib
from typing import Any

import rfc8785

REFERENCE = "0123456789abcdefghjkmnpqrs"
QR_PAYLOAD = f"https://xinsheng.example.cn/v/{REFERENCE}#" + "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43UOV3HO6DZPI2DKNRX" * 8
MOTHER = {
    "name": "龙秋月",
    "age": "28",
    "nationality": "中国",
    "ethnicity": "苗族",
    "address": "贵州省黔东南苗族侗族自治州凯里市西门街道韶山北路12号附3号",
    "paper_kind": "居民身份证",
    "paper_no": "522601199803120027",
}
FATHER = MOTHER | {"name": "杨𪚥明", "age": "31", "ethnicity": "侗族", "paper_no": "522601199505043316"}
CHILD = {
    "name": "龙小满",
    "sex": "female",
    "born_local": "2026-11-22T15:04",
    "gestation_weeks": 39,
    "gestation_days": 2,
    "weight_g": 3250,
    "length_mm": 505,
    "plurality": 1,
    "birth_order": 1,
}
PLACE = {
    "division_code": "522601",
    "province": "贵州省",
    "prefecture": "黔东南苗族侗族自治州",
    "county": "凯里市",
    "institution": "凯里市妇幼保健院",
    "place": "医院",
}
LONG_NAME = "WILHELMINA ALEXANDRINA MARIA-THERESIA VON HOHENSTEIN-OBERKIRCH"
LONG_ADDRESS = (
    "贵州省黔西南布依族苗族自治州望谟县蔗香镇蔗香社区居民委员会第十二村民小组北盘江大道与滨河路交叉口东侧"
    "望江名城小区二期第十八栋三单元第二十六层二千六百零三号房（原蔗香乡政府宿舍对面）"
)


def content(**changes: Any) -> dict[str, Any]:
    """Make a content; keys child, birth_place, mother, father replace or extend the plain one."""
    return {
        "format": "xinsheng.birth-certificate/1",
        "child": CHILD | changes.get("child", {}),
        "birth_place": PLACE | changes.get("birth_place", {}),
        "mother": changes.get("mother", MOTHER),
        "father": changes.get("father", FATHER),
        "placeholder": "/",
    }


def statement(*, kind: str = "first_issuance", **changes: Any) -> dict[str, Any]:
    """Make a certificate statement around `content(**changes)`."""
    inner = content(**changes)
    return {
        "format": "xinsheng.birth-certificate-statement/1",
        "content": inner,
        "content_digest": hashlib.sha256(rfc8785.dumps(inner)).hexdigest(),
        "certificate_no": "Z520000817",
        "kind": kind,
        "issued_on": "2026-11-24",
        "issuer": {
            "name": inner["birth_place"]["institution"],
            "credit_code": "12522601MB0000001X",
            "division_code": "522601",
        },
        "attendant": "吴春兰",
        "issuing_officer": "石敏",
        "licence_id": "1.2.156.3005.2.11100000000013338W032.12522601MB0000001X.Z520000817.001.K",
        "reference": REFERENCE,
        "predecessor_no": None if kind == "first_issuance" else "X520000001",
    }


AWKWARD = {
    "plain": statement(),
    "twins": statement(
        child={"plurality": 2, "birth_order": 2, "name": "穿"}, mother=MOTHER | {"ethnicity": "穿青人"}
    ),
    "no_father": statement(father=None, child={"sex": "unknown", "gestation_days": 0, "length_mm": 480}),
    "rare": statement(child={"name": "𠅤𬱖㛃𱉵"[:3], "sex": "male"}, mother=MOTHER | {"name": "𤳵"}),
    "long": statement(
        kind="reissue",
        child={"name": "阿不都热合曼·买买提艾力·吐尔逊江·阿布都克里木"},
        birth_place={
            "county": "镇宁布依族苗族自治县",
            "institution": "镇宁布依族苗族自治县妇幼保健计划生育服务中心（镇宁布依族苗族自治县妇幼保健院）",
        },
        mother=MOTHER
        | {
            "name": LONG_NAME,
            "address": LONG_ADDRESS,
            "nationality": "圣文森特和格林纳丁斯",
            "paper_kind": "外国人永久居留身份证",
            "paper_no": "VCT522700119900203018",
        },
        father=FATHER
        | {
            "address": LONG_ADDRESS,
            "nationality": "中国(香港)",
            "ethnicity": "/",
            "paper_kind": "港澳居民来往内地通行证",
            "paper_no": "H12345678",
        },
    ),
}
