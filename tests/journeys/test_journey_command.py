import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from typer.testing import CliRunner

from xinsheng.casework.outside import keys
from xinsheng.casework.sealings import statement_of
from xinsheng.cli.journey import app
from xinsheng.cli.journey_proofs import faults_of
from xinsheng.cli.journey_records import UnableToReadRecord, read_record, read_records
from xinsheng.law.declaration import declaration_cautions, declaration_faults
from xinsheng.law.delivery import delivery_faults, unconfirmed_cautions
from xinsheng.law.terms import Loss
from xinsheng.papers.glyphs import unprintable
from xinsheng.proof.trust import TrustList
from xinsheng.registry.models import Certificate
from xinsheng.standards.civil_time import civil
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.resident_numbers import read_resident_no

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def travel(folder: Path, *, into: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "xinsheng", "journey", str(folder), "--into", str(into)]
    variables = {**os.environ, "XINSHENG_STATE": str(settings.STATE), "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        command, env=variables, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


def chosen(tmp_path: Path, *names: str) -> Path:
    folder = tmp_path / "records"
    folder.mkdir()
    for name in names:
        (path,) = EXAMPLES.glob(f"*-{name}.json")
        shutil.copy(path, folder)
    return folder


def test_there_are_thirty_example_deliveries() -> None:
    assert len(read_records(EXAMPLES)) == 30


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_an_example_is_what_the_law_would_let_pass_or_says_why_not(path: Path) -> None:
    record = read_record(path)
    now = civil(record.entered_at)
    for child in record.children:
        if child.loss is Loss.STILLBIRTH:
            assert child.declaration is None
            continue
        assert delivery_faults(child.block, now_local=now) == ()
        assert unconfirmed_cautions(child.block) == ()
        declaration = child.declaration
        assert declaration is not None
        assert declaration_faults(declaration, on=now.date()) == ()
        cautions = declaration_cautions(replace(declaration, confirmed=()), on=now.date())
        assert {caution.key for caution in cautions} == set(declaration.confirmed)
        cannot_be_printed = child.expected.reason == "character_unprintable"
        assert bool(unprintable(declaration.child_name)) == cannot_be_printed


def test_a_journey_ends_as_every_record_says_with_sealed_files(db: None, own_keys: None, tmp_path: Path) -> None:
    names = ("twins", "last-minute-of-the-year", "first-minute-of-the-year", "unprintable-character", "stillbirth")
    others = ("early-death", "father-collects", "mother-differs", "grandmother-collects", "mother-without-papers")
    folder, into = chosen(tmp_path, *names, *others), tmp_path / "out"

    ended = CliRunner().invoke(app, [str(folder), "--into", str(into), "--here"])

    assert ended.exit_code == 0, ended.output
    told = json.loads((tmp_path / "out.json").read_text("utf-8"))
    summary = {key: told[key] for key in ("children", "as_expected", "issued", "voided")}
    assert summary == {"children": 11, "as_expected": 11, "issued": 9, "voided": 1}
    numbers = [f"Z5200000{place:02}" for place in range(2, 11)]
    assert sorted(path.name for path in into.iterdir()) == [f"{no}.pdf" for no in numbers]
    assert all(no in ended.output for no in numbers)
    stopped = next(line for line in told["records"] if line["record"].endswith("unprintable-character"))
    assert (stopped["stage"], stopped["certificate_no"]) == ("signed", "")
    assert stopped["reasons"] == ["character_unprintable"]
    assert "character_unprintable" in ended.output


def test_a_file_changed_after_sealing_is_found_out(db: None, own_keys: None, tmp_path: Path) -> None:
    folder, into = chosen(tmp_path, "plain"), tmp_path / "out"
    CliRunner().invoke(app, [str(folder), "--into", str(into), "--here"])
    (path,) = into.iterdir()
    certificate = Certificate.objects.get()
    path.write_bytes(path.read_bytes() + b"% one more line")

    faults = faults_of(
        path,
        statement=replace(statement_of(certificate), certificate_no="Z520000099"),
        root=keys().seal_key("hospital").chain[-1],
        trust=TrustList((), made_at=certificate.seal_intent.sealed_at),
        at=certificate.seal_intent.sealed_at,
    )

    assert set(faults) >= {"seal", "statement", "qr"}


def test_a_journey_that_ends_elsewhere_than_expected_fails(tmp_path: Path) -> None:
    folder = chosen(tmp_path, "unprintable-character")
    (path,) = folder.iterdir()
    said = json.loads(path.read_text("utf-8"))
    said["children"][0]["expected"] = {"stage": "collected"}
    path.write_text(json.dumps(said), encoding="utf-8")

    ended = travel(folder, into=tmp_path / "out")

    assert ended.returncode == 1
    assert "0/1" in ended.stdout


def test_a_file_that_is_no_record_is_named(tmp_path: Path) -> None:
    (tmp_path / "bill.json").write_text("{}", encoding="utf-8")

    with pytest.raises(UnableToReadRecord, match=r"unknown_format: .*bill\.json"):
        read_records(tmp_path)


def test_an_empty_folder_is_no_journey(tmp_path: Path) -> None:
    with pytest.raises(UnableToReadRecord, match="no_records"):
        read_records(tmp_path)


def test_a_mothers_number_is_a_womans_and_a_fathers_a_mans() -> None:
    declared = [child.declaration for record in read_records(EXAMPLES) for child in record.children]
    for said in filter(None, declared):
        for parent, sex in ((said.mother, "female"), (said.father, "male")):
            if parent is not None and parent.paper_kind is PaperKind.RESIDENT_CARD:
                assert read_resident_no(parent.paper_no).sex == sex, parent.name
