"""Lists of institutions and staff as offices write them, and the command that reads them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.gateways.tables.workbooks import written
from typer.testing import CliRunner

from xinsheng.casework import listed_offices, listed_staff
from xinsheng.cli.program import program
from xinsheng.gateways.tables.table import Columns
from xinsheng.registry.models import Office
from xinsheng.standards.credit_codes import credit_code_with_check
from xinsheng.standards.resident_numbers import with_check

Run = Callable[..., tuple[int, str]]
Said = Mapping[str, object]
NEW_CODE = credit_code_with_check("12520100000000777")
OTHER_CODE = credit_code_with_check("11520100000000778")


@pytest.fixture
def run() -> Run:
    """`xinsheng load ...`: how it ended, and what it said."""

    def command(*words: str) -> tuple[int, str]:
        done = CliRunner(env={"COLUMNS": "200"}).invoke(program(), ["load", *words])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, done.output

    return command


def county() -> Office:
    return Office.objects.get(name__startswith="云岩区卫生健康局")


def number(serial: int) -> str:
    """An invented resident number."""
    return with_check(f"52260119880307{serial:03}")


def an_office(**changed: object) -> Said:
    row = dict.fromkeys(listed_offices.COLUMNS.names, "") | {
        "kind": "助产机构",
        "name": "贵阳市南明区新生妇幼保健院（演示）",
        "credit_code": NEW_CODE,
        "division_code": "520102",
        "authority_code": county().credit_code,
        "licence_no": "助产许可520102001",
        "licence_from": "2025-01-01",
    }
    return row | changed


def a_person(serial: int, *, at: Office, **changed: object) -> Said:
    row = dict.fromkeys(listed_staff.COLUMNS.names, "") | {
        "name": "石平安",
        "resident_no": number(serial),
        "office_code": at.credit_code,
        "duty": "接生人员",
        "licence_no": "母婴考核5201",
    }
    return row | changed


def sheet(file: Path, *rows: Said, columns: Columns) -> Path:
    return written(file, columns.names, *([row[name] for name in columns.names] for row in rows))
