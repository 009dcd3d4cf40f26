"""Bundles as a hospital would send them now, made from the examples; and the published schema of FHIR R4."""

import json
import subprocess
import sys
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.exchange.system import BORN, NOW

EXAMPLES = Path(__file__).parents[2] / "examples" / "exchange"
PROGRAM = Path(__file__).parent / "schema" / "validate.js"
MODULES = Path(sys.prefix) / "schema" / "node_modules"
BIRTH_TIME = "http://hl7.org/fhir/StructureDefinition/patient-birthTime"
Bundle = dict[str, Any]


def example(name: str) -> Any:
    return json.loads((EXAMPLES / name).read_text(encoding="utf-8"))


def a_bundle(*, twins: bool = False, mark: str = "1", minutes_ago: int = 60) -> Bundle:
    """The example's delivery, two hours ago, recorded so many minutes ago, with identifiers of its own."""
    bundle = example("02-bundle-twins.json" if twins else "01-bundle.json")
    bundle["timestamp"] = (NOW - timedelta(minutes=minutes_ago)).isoformat()
    for number, newborn in enumerate(resources(bundle, "newborn"), start=1):
        newborn["identifier"][0]["value"] = f"NB-{mark}-{number}"
        newborn["birthDate"] = BORN.date().isoformat()
        newborn["_birthDate"] = {"extension": [{"url": BIRTH_TIME, "valueDateTime": BORN.isoformat()}]}
    the(bundle, "delivery")["identifier"][0]["value"] = f"ZY-{mark}"
    return bundle


def resources(bundle: Bundle, profile: str) -> list[dict[str, Any]]:
    found = [entry["resource"] for entry in bundle["entry"]]
    return [one for one in found if one["meta"]["profile"] == [f"urn:xinsheng:profile:{profile}"]]


def the(bundle: Bundle, profile: str, *, place: int = 0) -> dict[str, Any]:
    return resources(bundle, profile)[place]


def measured(bundle: Bundle, loinc: str) -> dict[str, Any]:
    """The first measurement with this code."""
    return next(one for one in resources(bundle, "measurement") if one["code"]["coding"][0]["code"] == loinc)


def batch_of(*bundles: Bundle) -> Bundle:
    request = {"method": "POST", "url": "Bundle"}
    entries = [{"resource": deepcopy(one), "request": request} for one in bundles]
    return {"resourceType": "Bundle", "type": "batch", "entry": entries}


def schema_errors(*said: Any) -> list[list[str]]:
    """What the published schema has against each resource."""
    assert MODULES.is_dir(), "the schema of FHIR is not installed; `make test` installs it"
    text = json.dumps(said).encode()
    done = subprocess.run(["node", str(PROGRAM), str(MODULES)], input=text, capture_output=True, check=True)
    found: list[list[str]] = json.loads(done.stdout)
    return found


def codes_of(outcome: dict[str, Any]) -> set[tuple[str, str]]:
    """The codes of an OperationOutcome, each with its first expression."""
    return {
        (issue["details"]["coding"][0]["code"], issue.get("expression", [""])[0])
        for issue in outcome["issue"]
        if "details" in issue
    }
