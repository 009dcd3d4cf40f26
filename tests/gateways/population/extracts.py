"""Register files for tests: invented people of one village, written as an authority would hand them over."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from xinsheng.gateways.population.columns import COLUMNS
from xinsheng.standards.resident_numbers import with_check

VILLAGE = "520102016001"
WIFE, HUSBAND = with_check("52010219950312004"), with_check("52252619931108007")
SON = with_check("52010220190501001")
DAUGHTER = with_check("52010220220814002")

Row = Mapping[str, str]


def a_person(**said: str) -> dict[str, str]:
    """A row of the file: a woman who never married, unless said otherwise."""
    plain = {
        "paper_no": WIFE,
        "name": "龙小梅",
        "sex": "2",
        "born_on": "1995-03-12",
        "ethnicity": "06",
        "household_code": VILLAGE,
        "residence_code": VILLAGE,
        "marital_state": "10",
        "is_alive": "1",
    }
    return {**dict.fromkeys(COLUMNS, ""), **plain, **said}


def a_wife(**said: str) -> dict[str, str]:
    return a_person(**{"marital_state": "21", "spouse_no": HUSBAND, "married_on": "2018-02-14", **said})


def a_husband(**said: str) -> dict[str, str]:
    own = {"paper_no": HUSBAND, "name": "杨𬭎", "sex": "1", "born_on": "1993-11-08", "ethnicity": "97"}
    return a_person(
        **{
            **own,
            "marital_state": "21",
            "spouse_no": WIFE,
            "married_on": "2018-02-14",
            "former_name": "杨小强",
            **said,
        }
    )


def a_child(**said: str) -> dict[str, str]:
    own = {"paper_no": SON, "name": "杨一", "sex": "1", "born_on": "2019-05-01", "certificate_no": "S520000001"}
    return a_person(**{**own, "mother_no": WIFE, "father_no": HUSBAND, **said})


def a_family() -> list[dict[str, str]]:
    daughter = a_child(
        paper_no=DAUGHTER, name="杨二", sex="2", born_on="2022-08-14", certificate_no="W520000002", marital_state=""
    )
    return [a_wife(), a_husband(), a_child(), daughter]


def numbered(count: int, *, year: int = 1990) -> list[dict[str, str]]:
    """So many different people, up to a thousand on each day of a year."""
    return [
        a_person(
            paper_no=with_check(f"520102{year}{place // 20000 + 1:02}{place // 1000 % 20 + 1:02}{place % 1000:03}"),
            name="吴",
            born_on=f"{year}-{place // 20000 + 1:02}-{place // 1000 % 20 + 1:02}",
            sex="1" if place % 2 else "2",
        )
        for place in range(count)
    ]


def written(file: Path, rows: Iterable[Row], *, columns: Iterable[str] = COLUMNS, encoding: str = "utf-8") -> Path:
    """Write a CSV file with these rows."""
    with file.open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=list(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return file
