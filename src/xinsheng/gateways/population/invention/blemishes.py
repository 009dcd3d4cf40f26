"""What is wrong with real registers, put into the invented one at stated rates, and counted.

A look-up, a comparison and an officer meet all of it here first. The loader rejects the last three.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from xinsheng.gateways.population.invention.people import Truth


@dataclass(frozen=True, slots=True)
class Blemish:
    """`rate` is the share of those it can befall: see `of`."""

    rate: float
    of: str
    meaning: str


BLEMISHES: Mapping[str, Blemish] = MappingProxyType(
    {
        "spouse_one_way": Blemish(0.010, "couple", "只有一方登记了配偶 only one of the two names the other"),
        "marriage_too_new": Blemish(
            0.30, "couple of the last 180 days", "新近结婚尚未录入 the marriage is not in yet"
        ),
        "marriage_day_missing": Blemish(0.02, "married person", "缺结婚登记日期 no day of marriage"),
        "mother_missing": Blemish(0.005, "person with a mother", "未关联母亲 no mother is named"),
        "father_missing": Blemish(0.02, "person with a father", "未关联父亲 no father is named"),
        "certificate_missing": Blemish(0.10, "born since 1996", "缺出生医学证明编号 no certificate number"),
        "newborn_unregistered": Blemish(0.40, "born in the last 90 days", "尚未报户口 no citizen's number yet"),
        "household_code_old": Blemish(0.02, "in a county with former codes", "旧区划代码 a code abolished years ago"),
        "residence_missing": Blemish(0.03, "person", "缺现居住地 no residence"),
        "ethnicity_missing": Blemish(0.003, "person", "缺民族 no ethnic group"),
        "old_number": Blemish(0.0005, "living person over 50", "15 位旧号码 a number of 15 digits"),
        "name_private_use": Blemish(0.0001, "person", "姓名含自造字 a character of private use in the name"),
        "name_with_blank": Blemish(0.0005, "person", "姓名中有空格 a blank in the name"),
        "dot_of_another_kind": Blemish(0.20, "name with a dot", "间隔号写法不一 another kind of dot"),
        "sex_differs": Blemish(0.0002, "person", "性别与号码不符 sex and number differ"),
        "birth_differs": Blemish(0.0003, "person", "出生日期与号码不符 birth date and number differ"),
        "number_twice": Blemish(0.00004, "person", "两人同号 another person's number"),
        "row_repeated": Blemish(0.00002, "person", "整行重复 another row once more"),
        "number_check": Blemish(0.0001, "person", "校验码错误 a wrong check character (rejected)"),
        "name_missing": Blemish(0.00003, "person", "缺姓名 no name (rejected)"),
        "sex_code": Blemish(0.00002, "person", "性别代码错误 a sex code that is none (rejected)"),
    }
)


class Hits:
    """Draws whom a blemish befalls, and counts."""

    def __init__(self, *, rng: np.random.Generator) -> None:
        """Nothing has been drawn yet."""
        self._rng = rng
        self.counts: Counter[str] = Counter()

    def of(self, code: str, who: Truth) -> Truth:
        """Draw from those it can befall."""
        hit: Truth = who & (self._rng.random(len(who)) < BLEMISHES[code].rate)
        self.counts[code] += int(hit.sum())
        return hit
