"""The register's codes turned into the law's words, for every adapter alike."""

from collections.abc import Mapping
from types import MappingProxyType

from xinsheng.law.register_records import MaritalState
from xinsheng.law.terms import Sex

SEXES: Mapping[str, Sex] = MappingProxyType(  # GB/T 2261.1; not stated (9) is not known either
    {"0": Sex.UNKNOWN, "1": Sex.MALE, "2": Sex.FEMALE, "9": Sex.UNKNOWN}
)
MARITAL_STATES: Mapping[str, MaritalState] = MappingProxyType(  # GB/T 2261.2
    {
        "": MaritalState.NOT_STATED,
        "10": MaritalState.NEVER_MARRIED,
        "20": MaritalState.MARRIED,
        "21": MaritalState.MARRIED,  # 初婚
        "22": MaritalState.MARRIED,  # 再婚
        "23": MaritalState.MARRIED,  # 复婚
        "30": MaritalState.WIDOWED,
        "40": MaritalState.DIVORCED,
        "90": MaritalState.NOT_STATED,
    }
)
