"""The demonstration province's population register: the invented citizens, so that a couple agrees with it, or not.

龙小梅 and 杨志强 are married in it as they would declare: their registration is answered at once. Of 韦春燕 it knows
no marriage: hers goes to the township.
"""

import csv
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from xinsheng.cli.demonstration_people import CITIZENS
from xinsheng.cli.invented import Invented
from xinsheng.gateways.population.columns import COLUMNS
from xinsheng.gateways.population.loading import LoadOrder, load_extract
from xinsheng.gateways.population.snapshots import Snapshot, find_snapshot_in_force
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.divisions import full_name
from xinsheng.standards.resident_numbers import read_resident_no

NAME = "demonstration"
MARRIED_ON = date(2020, 5, 20)
HOME = "522601003002"  # 凯里市西门街道梁子巷社区
_COUPLES = {"mother": "father", "father": "mother"}
_FRESH = timedelta(days=7)


def keep_demonstration_register(*, owner_url: str, reader: str, at: datetime) -> bool:
    """Load the invented citizens unless a fresh extract of them is in force; whether they are in force now.

    Another extract than theirs is left alone: somebody loaded it on purpose.
    """
    known = find_snapshot_in_force(owner_url)
    if known is not None and not known.name.startswith(NAME):
        return False
    if known is None or known.taken_on <= civil_date(at) - _FRESH:
        load_demonstration_register(owner_url=owner_url, reader=reader, at=at)
    return True


def load_demonstration_register(*, owner_url: str, reader: str, at: datetime) -> Snapshot:
    """Put the invented citizens in force as an extract of today, whatever is in force now.

    Raises UnableToLoad, psycopg.Error.
    """
    on = civil_date(at)
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{NAME}.csv"
        with file.open("w", encoding="utf-8", newline="") as text:
            writer = csv.DictWriter(text, COLUMNS)
            writer.writeheader()
            writer.writerows(_rows())
        order = LoadOrder(file=file, taken_on=on, name=f"{NAME}-{at:%Y%m%dT%H%M%S.%f}")
        return load_extract(order, owner_url=owner_url, reader=reader, at=at)


def couples_told() -> Iterator[str]:
    """What a visitor types for each couple, and for whom the register knows no marriage; in both languages."""
    everyone = {who.login: who for who in CITIZENS}
    for login, other in _COUPLES.items():
        one, spouse = everyone[login], everyone[other]
        if read_resident_no(one.paper_no).sex == "female":
            yield "生育登记，照此填写第一个孩子即比对一致 a couple that agrees with the register, for a first child:"
            yield f"  {one.name} {one.paper_no}　{spouse.name} {spouse.paper_no}"
            yield f"  户籍地、现居住地 both live at {full_name(HOME)}"
            yield f"  结婚登记日期 married on {MARRIED_ON}，没有孩子 no children"
    single = "、".join(who.name for who in CITIZENS if who.login not in _COUPLES)
    yield f"  人口库里没有婚姻登记，转乡镇 of no marriage in the register, to the township: {single}"


def _rows() -> Iterator[dict[str, str]]:
    everyone = {who.login: who for who in CITIZENS}
    for who in CITIZENS:
        spouse = everyone.get(_COUPLES.get(who.login, ""))
        yield {**dict.fromkeys(COLUMNS, ""), **_row(who, spouse=spouse)}


def _row(who: Invented, *, spouse: Invented | None) -> dict[str, str]:
    is_man = read_resident_no(who.paper_no).sex == "male"
    return {
        "paper_no": who.paper_no,
        "name": who.name,
        "sex": "1" if is_man else "2",
        "born_on": who.born_on.isoformat(),
        "ethnicity": "06",
        "household_code": HOME,
        "residence_code": HOME,
        "marital_state": "20" if spouse else "10",
        "spouse_no": spouse.paper_no if spouse else "",
        "married_on": MARRIED_ON.isoformat() if spouse else "",
        "is_alive": "1",
    }
