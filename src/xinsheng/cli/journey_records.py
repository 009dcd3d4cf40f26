"""Hospital records as `xinsheng journey` reads them: one file a delivery (format: examples/README.md)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from xinsheng.law.declaration import Declaration
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.payloads import declaration_from, delivery_from
from xinsheng.law.terms import Loss, Material, Satisfaction, Stage
from xinsheng.standards.civil_time import moment

RECORD_FORMAT = "xinsheng.hospital-delivery/1"


class UnableToReadRecord(Exception):
    """A file is no hospital record. Codes: `no_records`, `not_json`, `unknown_format`, `wrong_field`."""

    def __init__(self, code: str, *, path: Path) -> None:
        super().__init__(f"{code}: {path}")
        self.code = code
        self.path = path


class ClaimsBy(StrEnum):
    """How the family comes to its form."""

    IDENTITY = "identity"  # 母亲实名登录
    SLIP = "slip"  # 床旁凭单
    COUNTER = "counter"  # 窗口


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What must become of one child's case: where it ends, which reason of the law stopped it, what it cost."""

    stage: Stage
    reason: str = ""
    voided: int = 0
    notices: int = 0


@dataclass(frozen=True, kw_only=True)
class Child:
    """One child of a delivery: the block, what the family declares (None after a stillbirth), what happens."""

    block: DeliveryBlock
    declaration: Declaration | None
    expected: Expected
    loss: Loss | None = None
    refused_once: Material | None = None
    print_jams: bool = False


@dataclass(frozen=True, kw_only=True)
class Record:
    """One delivery. `entered_at` is when the attendant enters it (aware UTC)."""

    name: str
    about: str
    attendant: str
    entered_at: datetime
    late_reason: str
    claims_by: ClaimsBy
    materials: Mapping[Material, Satisfaction]
    children: tuple[Child, ...]


def read_records(folder: Path) -> tuple[Record, ...]:
    """Read every record of a folder, in the order in which they were entered. Raises UnableToReadRecord."""
    records = [read_record(path) for path in sorted(folder.glob("*.json"))]
    if not records:
        raise UnableToReadRecord("no_records", path=folder)
    return tuple(sorted(records, key=lambda record: record.entered_at))


def read_record(path: Path) -> Record:
    """Read one record. Raises UnableToReadRecord."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as fault:
        raise UnableToReadRecord("not_json", path=path) from fault
    if not isinstance(said, dict) or said.get("format") != RECORD_FORMAT:
        raise UnableToReadRecord("unknown_format", path=path)
    try:
        return _record(said, name=path.stem)
    except (KeyError, TypeError, ValueError) as fault:
        raise UnableToReadRecord("wrong_field", path=path) from fault


def _record(said: Mapping[str, Any], *, name: str) -> Record:
    family = said["family"] or {"claims_by": ClaimsBy.IDENTITY, "materials": {}}
    return Record(
        name=name,
        about=said["about"],
        attendant=said["attendant"],
        entered_at=moment(datetime.fromisoformat(said["entered_local"])),
        late_reason=said["late_reason"],
        claims_by=ClaimsBy(family["claims_by"]),
        materials={Material(kind): Satisfaction(way) for kind, way in family["materials"].items()},
        children=tuple(_child(said, order=order) for order in range(1, len(said["children"]) + 1)),
    )


def _child(said: Mapping[str, Any], *, order: int) -> Child:
    child = said["children"][order - 1]
    happens = child.get("happens", {})
    plurality = {"plurality": len(said["children"]), "birth_order": order}
    expected = dict(child["expected"])
    return Child(
        block=delivery_from({**said["admission"], **child["birth"], **plurality}),
        declaration=declaration_from({**said["family"], **child["name"]}) if child["name"] else None,
        expected=Expected(**{**expected, "stage": Stage(expected["stage"])}),
        loss=Loss(happens["loss"]) if "loss" in happens else None,
        refused_once=Material(happens["refused_once"]) if "refused_once" in happens else None,
        print_jams=bool(happens.get("print_jams")),
    )
