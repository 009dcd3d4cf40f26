"""One byte changed in the database, by its owner, with every guard taken away: the check names the row."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql
from tests.casework.scene import AT, Scene, a_block, asked, typed_off
from tests.casework.signing_scene import enrol, sign_and_act
from tests.province import set_up_province
from typer.testing import CliRunner

from xinsheng.casework import deliveries, reviews, sealings
from xinsheng.casework.acting import THE_MACHINE
from xinsheng.casework.citizen_seals import seal_waiting
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.logbook import sequence_journal
from xinsheng.casework.proof_checks import ERASING, chains, check
from xinsheng.cli.proof import app
from xinsheng.law.terms import Duty, Stage
from xinsheng.registry.models import Case, CaseKey, Person

NOW = datetime.now(tz=UTC)
SCRIPT = Path(__file__).parents[2] / "examples" / "check_signatures.py"
BYTES = {  # the tables in which one byte is changed, and the columns
    "journal_entry": ("body", "digest", "previous_digest", "statement_digest", "signature_digest"),
    "journal_salt": ("salts",),
    "log_leaf": ("leaf_hash",),
    "delivery_record": ("payload_cipher", "digest", "nonce", "challenge"),
    "declaration": ("payload_cipher", "digest", "nonce", "challenge"),
    "certificate": ("statement_cipher", "content_digest", "statement_digest"),
    "seal_intent": ("statement_digest", "nonce", "challenge"),
    "elicence": ("sha256",),
    "act_signature": (
        "statement_cipher",
        "statement_digest",
        "random",
        "nonce",
        "challenge",
        "credential_id",
        "public_key",
        "authenticator_data",
        "client_data_json",
        "signature",
        "digest",
    ),
    "passkey": ("public_key", "credential_id"),
    "citizen_signature": (
        "statement_cipher",
        "statement_digest",
        "random",
        "nonce",
        "challenge",
        "digest",
        "mac",
    ),
    "citizen_seal": ("public_key", "seal"),
}
WORDS = {  # and those in which one word, person or moment is put for another
    ("journal_entry", "act"): "'put_off'",
    ("journal_entry", "channel"): "'command'",
    ("journal_entry", "at"): "at + interval '1 minute'",
    ("journal_entry", "actor_id"): "(SELECT id FROM person WHERE name = '另一人')",
    ("journal_entry", "signature_method"): "'written'",
    ("delivery_record", "signature_method"): "'written'",
    ("delivery_record", "signed_by_id"): "(SELECT id FROM person WHERE name = '另一人')",
    ("delivery_record", "signed_at"): "signed_at + interval '1 day'",
    ("declaration", "channel"): "'counter'",
    ("certificate", "issued_on"): "issued_on - 1",
    ("certificate", "licence_id"): "licence_id || '0'",
    ("certificate", "printed_by_id"): "(SELECT id FROM person WHERE name = '另一人')",
    ("seal_intent", "sealed_by_id"): "(SELECT id FROM person WHERE name = '另一人')",
    ("act_signature", "version"): "version + 1",
    ("act_signature", "kind"): "'voiding'",
    ("act_signature", "rp_id"): "'elsewhere.example'",
    ("act_signature", "origin"): "'https://elsewhere.example'",
    ("citizen_signature", "version"): "version + 1",
    ("citizen_signature", "kind"): "'correction'",
    ("citizen_signature", "channel"): "'counter'",
    ("citizen_signature", "level"): "'live'",
    ("citizen_signature", "person_id"): "(SELECT id FROM person WHERE name = '另一人')",
    ("citizen_signature", "signed_at"): "signed_at + interval '1 minute'",
    ("citizen_seal", "sealed_at"): "sealed_at + interval '1 minute'",
    ("passkey", "person_id"): "(SELECT id FROM person WHERE name = '另一人')",
    ("passkey", "usable_from"): "usable_from + interval '1 year'",
}
CHANGES = [
    *((table, column, None) for table, columns in BYTES.items() for column in columns),
    *((table, column, word) for (table, column), word in WORDS.items()),
]


@pytest.fixture
def committed_scene(transactional_db: None, own_keys: None) -> Scene:
    set_up_province(at=AT)
    return Scene()


@pytest.fixture
def sealed(committed_scene: Scene) -> Case:
    """A certificate whose block, content and seal were signed with passkeys, its entries in the public log."""
    scene = committed_scene
    Person.objects.create(name="另一人")
    midwife, issuing, sealing = (enrol(scene, login) for login in ("midwife", "issuing", "sealing"))
    case, tray = scene.opened()[0], scene.tray().pk
    block = a_block(at=scene.at)
    sign_and_act(
        midwife,
        lambda by: deliveries.sign_delivery(case.pk, block=block, late_reason="", by=by, at=scene.at, asked=asked()),
        by=scene.by("midwife"),
        at=scene.later(),
    )
    scene.examined(scene.declared(Case.objects.get(pk=case.pk)))
    sign_and_act(
        issuing,
        lambda by: reviews.confirm_and_print(case.pk, tray_id=tray, by=by, at=scene.at, asked=asked()),
        by=scene.by("issuing"),
        at=scene.later(),
    )
    certificate = case.certificates.get()
    reviews.match_insert(
        case.pk, insert_no=certificate.blank_id, by=scene.by("issuing"), at=scene.later(), asked=asked()
    )
    sign_and_act(
        sealing,
        lambda by: sealings.seal(case.pk, typed=typed_off(certificate), by=by, at=scene.at, asked=asked()),
        by=scene.by("sealing"),
        at=scene.later(),
    )
    made = sealings.Made(file_ref="f" * 32, sha256=b"\x03" * 32, size=10, credential=b"c")
    sealings.file_elicence(certificate, made=made, at=scene.later())
    seal_waiting(clock=scene.later)
    sequence_journal(at=scene.later())
    return Case.objects.get(pk=case.pk)


@contextmanager
def unguarded(owner: psycopg.Connection, table: str) -> Iterator[None]:
    """What a thief with the owner's password does first."""
    name = sql.Identifier(table)
    owner.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(name))
    yield
    owner.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(name))


def key_of(owner: psycopg.Connection, table: str) -> str:
    """The column that names a row."""
    found = owner.execute(
        "SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]"
        " WHERE i.indrelid = %s::regclass AND i.indisprimary",
        [table],
    ).fetchone()
    assert found is not None
    return str(found[0])


def row_of(owner: psycopg.Connection, table: str, column: str) -> tuple[str, str, Any]:
    """The last row that has something in this column: the name of its key, its key, and what it has there."""
    key = key_of(owner, table)
    order = "entry_id" if table in {"act_signature", "log_leaf", "journal_salt"} else key
    found = owner.execute(
        sql.SQL("SELECT {}, {} FROM {} WHERE {} IS NOT NULL ORDER BY {} DESC LIMIT 1").format(
            *(sql.Identifier(name) for name in (key, column, table, column, order))
        )
    ).fetchone()
    assert found is not None, (table, column)
    return key, str(found[0]), found[1]


def change(owner: psycopg.Connection, table: str, column: str, word: str | None) -> str:
    """Change it; gives the row's key."""
    key, row, _before = row_of(owner, table, column)
    value = (
        sql.SQL(word) if word else sql.SQL("set_byte({0}, 0, get_byte({0}, 0) # 1)").format(sql.Identifier(column))
    )
    owner.execute(
        sql.SQL("UPDATE {} SET {} = {} WHERE {}::text = %s").format(
            sql.Identifier(table), sql.Identifier(column), value, sql.Identifier(key)
        ),
        [row],
    )
    return row


def named() -> set[tuple[str, str]]:
    return {(broken.table, broken.row) for chain in chains() for broken in check(chain).broken}


@pytest.mark.django_db(transaction=True)
def test_whatever_is_changed_the_check_names_the_row(sealed: Case, owner: psycopg.Connection) -> None:
    assert named() == set()
    unnoticed = []
    for table, column, word in CHANGES:
        key, row, before = row_of(owner, table, column)
        with unguarded(owner, table):
            change(owner, table, column, word)
            if (table, row) not in named():
                unnoticed.append((table, column))
            back = sql.SQL("UPDATE {} SET {} = %s WHERE {}::text = %s").format(
                sql.Identifier(table), sql.Identifier(column), sql.Identifier(key)
            )
            owner.execute(back, [before, row])
    assert unnoticed == []
    assert named() == set()


@pytest.mark.django_db(transaction=True)
def test_the_command_ends_with_one_and_the_row_and_a_stranger_s_script_agrees(
    sealed: Case, owner: psycopg.Connection, tmp_path: Path
) -> None:
    number = sealed.certificates.get().blank_id
    well = CliRunner().invoke(app, ["check"])
    assert (well.exit_code, "3 个签名" in well.output) == (0, True), well.output
    assert CliRunner().invoke(app, ["check", "--certificate", number]).exit_code == 0
    assert CliRunner().invoke(app, ["check", "--certificate", "Z529999999"]).exit_code == 1
    file = tmp_path / "bundle.json"
    assert CliRunner().invoke(app, ["bundle", str(file), "--certificate", number]).exit_code == 0
    assert script(file) == (0, 4)  # three officers, and the mother
    for options in ([], ["--case", str(sealed.pk)], ["--certificate", number]):
        with unguarded(owner, "act_signature"):
            row = change(owner, "act_signature", "signature", None)
            told = CliRunner().invoke(app, ["check", *options])
            change(owner, "act_signature", "signature", None)
        assert told.exit_code == 1
        assert f"act_signature {row}" in told.output


def script(file: Path) -> tuple[int, int]:
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(file)], capture_output=True, text=True, timeout=60, check=False
    )
    return done.returncode, done.stdout.count("holds")


@pytest.mark.django_db(transaction=True)
def test_a_signature_taken_away_or_a_row_without_an_entry_is_named(sealed: Case, owner: psycopg.Connection) -> None:
    with unguarded(owner, "act_signature"):
        taken = owner.execute("DELETE FROM act_signature RETURNING entry_id").fetchall()
    assert {("journal_entry", str(entry)) for (entry,) in taken} <= named()
    owner.execute("TRUNCATE citizen_signature CASCADE")
    with unguarded(owner, "journal_entry"), unguarded(owner, "journal_salt"), unguarded(owner, "log_leaf"):
        for table in ("log_leaf", "journal_salt", "journal_entry"):
            owner.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
    assert ("birth_case", str(sealed.pk)) in named()


@pytest.mark.django_db(transaction=True)
def test_an_erased_case_still_has_its_journal_checked(sealed: Case, owner: psycopg.Connection) -> None:
    CaseKey.objects.filter(case=sealed).update(wrapped=None, destroyed_at=NOW)
    assert named() == {("case_key", str(sealed.pk))}  # nobody may erase without the journal
    erased = Line(
        chain=sealed.pk,
        act=ERASING,
        from_stage=Stage(sealed.stage),
        to_stage=Stage(sealed.stage),
        duty=Duty.MACHINE,
        by=THE_MACHINE,
        at=NOW,
        subjects={"case": str(sealed.pk)},
    )
    write_line(erased)
    checked = check(sealed.pk)
    assert (checked.erased, checked.signatures, checked.broken) == (True, 3, ())
    with unguarded(owner, "act_signature"):
        row = change(owner, "act_signature", "signature", None)
        assert named() == {("act_signature", row)}  # what is left of a signature is judged as before
        change(owner, "act_signature", "signature", None)
    with unguarded(owner, "journal_entry"):
        row = change(owner, "journal_entry", "body", None)
    assert ("journal_entry", row) in named()


def test_a_bundle_is_not_written_over_anything(tmp_path: Path, db: None) -> None:
    file = tmp_path / "bundle.json"
    file.write_text(json.dumps({}))
    assert CliRunner().invoke(app, ["bundle", str(file)]).exit_code == 1
    assert file.read_text() == "{}"
