"""The script that shares no code with us agrees with us, on what holds and on what was changed afterwards."""

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.proof.authenticator import SecurityKey
from tests.proof.samples import STATEMENT
from tests.proof.vectors import SITE, signature, signed_by, signed_entry

from xinsheng.proof.act_signatures import ActSignature
from xinsheng.proof.bundles import SignedEntry, bundle_of
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.proof.passkeys import Place

SCRIPT = Path(__file__).parents[2] / "examples" / "check_signatures.py"


def answer(bundle: bytes, *, folder: Path) -> tuple[int, str]:
    file = folder / "bundle.json"
    file.write_bytes(bundle)
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(file)], capture_output=True, text=True, timeout=60, check=False
    )
    assert not done.stderr
    return done.returncode, done.stdout


def bundle(made: ActSignature | None = None) -> dict[str, Any]:
    made = made or signature()
    signed = SignedEntry(seq=1, signature=made, statement=STATEMENT.as_json())
    read: dict[str, Any] = json.loads(bundle_of(entries=[signed_entry(made).body], signed=[signed]))
    return read


def written(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def test_the_script_imports_nothing_of_ours() -> None:
    assert "xinsheng." not in "".join(
        line for line in SCRIPT.read_text().splitlines() if line.startswith(("import", "from"))
    )
    assert "webauthn" not in {
        line.split()[1] for line in SCRIPT.read_text().splitlines() if line.startswith("import ")
    }


def test_what_was_signed_holds(tmp_path: Path) -> None:
    code, told = answer(written(bundle()), folder=tmp_path)
    assert code == 0, told
    assert "seal" in told
    assert "holds" in told


def test_a_bundle_of_before_there_were_checkpoints_is_still_read(tmp_path: Path) -> None:
    first = {name: value for name, value in bundle().items() if name != "log"} | {"format": "xinsheng.proof-bundle/1"}
    code, told = answer(written(first), folder=tmp_path)
    assert (code, "no proofs in this bundle" in told) == (0, True), told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("act", "signed for something else"),
        ("case", "signed for something else"),
        ("person", "signed for something else"),
        ("random", "signed for something else"),
        ("version", "signed for something else"),
        ("statement", "the statement is another"),
        ("statement_digest", "the statement is another"),
        ("signature", "the signature is wrong"),
        ("public_key", "the signature is wrong"),
        ("authenticator_data", "signed on another site"),
        ("origin", "signed on another site"),
        ("credential_id", "the journal carries another"),
        ("kind", "the journal carries another"),
    ],
)
def test_one_letter_changed_in_a_bundle_is_named(name: str, told: str, tmp_path: Path) -> None:
    changed = bundle()
    said = changed["signatures"][0]
    said[name] = said[name] + 1 if isinstance(said[name], int) else _one_letter_changed(said[name])
    code, answered = answer(written(changed), folder=tmp_path)
    assert (code, told in answered) == (1, True), answered


def _one_letter_changed(text: str) -> str:
    middle = len(text) // 3
    return text[:middle] + ("b" if text[middle] == "a" else "a") + text[middle + 1 :]


def test_a_journal_that_was_written_over_is_named(tmp_path: Path) -> None:
    changed = bundle()
    changed["entries"][0] = changed["entries"][0].replace('"seq":1', '"seq":2')
    assert answer(written(changed), folder=tmp_path)[0] == 1


def test_a_bundle_without_a_signature_proves_nothing(tmp_path: Path) -> None:
    assert answer(written(bundle() | {"signatures": []}), folder=tmp_path)[0] == 1


def test_an_entry_without_the_signature_it_names_is_named(tmp_path: Path) -> None:
    changed = bundle()
    first = json.loads(changed["entries"][0])
    second = first | {"seq": 2, "previous": sha256(changed["entries"][0].encode()).hexdigest()}
    changed["entries"].append(canonical_bytes(second).decode())
    code, told = answer(written(changed), folder=tmp_path)
    assert (code, "entry 2: ITS SIGNATURE IS MISSING" in told) == (1, True), told


@pytest.mark.parametrize("place", [0, -1, 2])
def test_a_signature_of_no_entry_is_of_nothing(place: int, tmp_path: Path) -> None:
    changed = bundle()
    changed["signatures"][0]["entry"] = place
    code, told = answer(written(changed), folder=tmp_path)
    assert (code, "no such entry" in told) == (1, True), told


@pytest.mark.parametrize(
    "origin",
    [
        "http://xinsheng.example",
        "https://evil.example",
        "https://evilxinsheng.example",
        "https://xinsheng.example.evil.test",
    ],
)
def test_a_signature_made_where_the_key_does_not_work_does_not_hold(origin: str, tmp_path: Path) -> None:
    """The thief's browser said the address itself, so that everything signed agrees with it."""
    key, sample = SecurityKey(domain=SITE.domain, origin=origin), signature()
    place = Place(domain=SITE.domain, origin=origin)
    made = signed_by(key, occasion=sample.occasion, digest=sample.statement_digest, place=place)
    code, told = answer(written(bundle(made)), folder=tmp_path)
    assert (code, "signed on another site" in told) == (1, True), told


def test_a_signature_under_an_entry_of_another_statement_does_not_hold(tmp_path: Path) -> None:
    changed = bundle()
    entry = json.loads(changed["entries"][0]) | {"statement_digest": "0" * 64}
    changed["entries"] = [canonical_bytes(entry).decode()]
    code, told = answer(written(changed), folder=tmp_path)
    assert (code, "the entry is of something else" in told) == (1, True), told
