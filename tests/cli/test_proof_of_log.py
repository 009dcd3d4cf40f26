"""Sixty edits by the owner of the database, drawn at random: the check or a witness outside finds each (trial G9)."""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from tests.casework.log_forgery import signed_log
from tests.casework.scene import AT, Scene
from tests.province import set_up_province
from typer.testing import CliRunner

from xinsheng.casework.checked_log import BrokenLog, broken_log
from xinsheng.casework.log_tree import prove_consistency
from xinsheng.casework.logbook import sequence_journal
from xinsheng.casework.proof_checks import chains, check
from xinsheng.cli.proof import app
from xinsheng.proof.checkpoint import Checkpoint, read_checkpoint
from xinsheng.proof.tree import UnableToProve, consistency_holds
from xinsheng.registry.models import Case, LogCheckpoint, LogLeaf

SCRIPT = Path(__file__).parents[2] / "examples" / "check_signatures.py"
TABLES = ("journal_entry", "log_leaf", "log_node", "log_checkpoint")
COPY = "CREATE TABLE kept_{0} AS TABLE {0}"
EDITS = 60
Edit = Callable[[psycopg.Connection, random.Random], str]


@pytest.fixture
def scene(transactional_db: None, own_keys: None) -> Scene:
    set_up_province(at=AT)
    told = Scene()
    told.signed()
    for size in (13, 8, 5, 30):
        sequence_journal(at=told.at, size=size)
        signed_log(told)
    while sequence_journal(at=told.at):
        pass
    signed_log(told)
    return told


@pytest.fixture
def thief(scene: Scene, owner: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """The owner's password, every guard taken away, and a copy to put all back from."""
    kept = [*TABLES, "journal_salt"]
    referring = owner.execute(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'f' AND confrelid = 'journal_entry'::regclass"
    ).fetchall()
    for table, name, _definition in referring:
        owner.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    for table in kept:
        owner.execute(COPY.format(table))
        owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield owner
    restore(owner)
    for table in kept:
        owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        owner.execute(f"DROP TABLE kept_{table}")
    for table, name, definition in referring:
        owner.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')


def restore(owner: psycopg.Connection) -> None:
    for table in (*TABLES, "journal_salt"):
        owner.execute(f"DELETE FROM {table}")  # noqa: S608
        owner.execute(f"INSERT INTO {table} SELECT * FROM kept_{table}")  # noqa: S608


def broken() -> list[BrokenLog]:
    return list(broken_log())


def is_found_by_the_check() -> bool:
    return bool(broken()) or any(check(chain).broken for chain in chains())


def is_found_by_a_witness(remembered: Checkpoint, *, public_key: bytes) -> bool:
    """What examples/witness.py does, of which tests/verify/test_witness.py has the script itself."""
    newest = LogCheckpoint.objects.newest()
    if newest is None or newest.size < remembered.size:
        return True
    now = read_checkpoint(newest.note, origin=remembered.origin, public_key=public_key)
    try:
        proof = prove_consistency(remembered.size, size=now.size)
    except UnableToProve:
        return True
    return not consistency_holds(
        proof, old_size=remembered.size, old_root=remembered.root, size=now.size, root=now.root
    )


def a_row(owner: psycopg.Connection, dice: random.Random, table: str) -> str:
    """One row of a table, as its place on the disk."""
    return str(dice.choice(owner.execute(f"SELECT ctid::text FROM {table} ORDER BY ctid").fetchall())[0])  # noqa: S608


def update(owner: psycopg.Connection, dice: random.Random) -> str:
    table, column = dice.choice(
        [
            *(("journal_entry", each) for each in ("body", "digest", "previous_digest")),
            ("log_leaf", "leaf_hash"),
            ("log_node", "hash"),
            *(("log_checkpoint", each) for each in ("root", "public_key")),
        ]
    )
    bit = dice.randrange(256)
    row = a_row(owner, dice, f"{table} WHERE {column} IS NOT NULL")
    owner.execute(f"UPDATE {table} SET {column} = set_bit({column}, {bit}, 1 - get_bit({column}, {bit})) "  # noqa: S608
                  f"WHERE ctid = '{row}'")  # fmt: skip
    return f"{table}.{column}, bit {bit}"


def delete(owner: psycopg.Connection, dice: random.Random) -> str:
    table = dice.choice(("journal_entry", "log_leaf", "log_node"))
    row = a_row(owner, dice, table)
    if table == "journal_entry":  # with all that hangs on it
        owner.execute(f"DELETE FROM log_leaf WHERE entry_id = (SELECT id FROM journal_entry WHERE ctid = '{row}')")  # noqa: S608
    owner.execute(f"DELETE FROM {table} WHERE ctid = '{row}'")  # noqa: S608
    return table


def insert(owner: psycopg.Connection, dice: random.Random) -> str:
    """An entry that nobody made, slipped into the log's middle; what comes after it moves up."""
    size = LogLeaf.objects.count()
    place = dice.randrange(size)
    owner.execute(
        "INSERT INTO journal_entry (id, chain, seq, act, from_stage, to_stage, duty, channel, at, format, body,"
        " digest, signature_method) SELECT id + 1000000, gen_random_uuid(), 1, act, from_stage, to_stage, duty,"
        " channel, at, format, body, digest, '' FROM journal_entry WHERE seq = 1 ORDER BY id LIMIT 1"
    )
    owner.execute("UPDATE log_leaf SET position = -position - 2 WHERE position >= %s", [place])
    owner.execute("UPDATE log_leaf SET position = -position - 1 WHERE position < 0")
    owner.execute(
        "INSERT INTO log_leaf (position, entry_id, leaf_hash, sequenced_at)"
        " SELECT %s, id, sha256('\\x00'::bytea || body), at FROM journal_entry ORDER BY id DESC LIMIT 1",
        [place],
    )
    return f"at {place}"


def swap(owner: psycopg.Connection, dice: random.Random) -> str:
    one, other = dice.sample(range(LogLeaf.objects.count()), 2)
    for old, new in ((one, -1), (other, one), (-1, other)):
        owner.execute("UPDATE log_leaf SET position = %s WHERE position = %s", [new, old])
    return f"{one} and {other}"


def cut_tail(owner: psycopg.Connection, dice: random.Random) -> str:
    """The last entries with all that knows of them, but for what was signed."""
    keep = LogLeaf.objects.count() - dice.randint(1, 9)
    owner.execute(
        "DELETE FROM journal_entry WHERE id IN (SELECT entry_id FROM log_leaf WHERE position >= %s)", [keep]
    )
    owner.execute("DELETE FROM log_leaf WHERE position >= %s", [keep])
    owner.execute("DELETE FROM log_node WHERE ((place + 1) << level) > %s", [keep])
    return f"to {keep}"


def restore_older(owner: psycopg.Connection, dice: random.Random) -> str:
    """The log as it was at an earlier checkpoint, that included: of a whole old dump nothing inside can tell."""
    sizes = [size for (size,) in owner.execute("SELECT size FROM log_checkpoint ORDER BY size").fetchall()]
    keep = dice.choice(sizes[:-1])
    owner.execute(
        "DELETE FROM journal_entry WHERE id IN (SELECT entry_id FROM log_leaf WHERE position >= %s)", [keep]
    )
    owner.execute("DELETE FROM log_leaf WHERE position >= %s", [keep])
    owner.execute("DELETE FROM log_node WHERE ((place + 1) << level) > %s", [keep])
    owner.execute("DELETE FROM log_checkpoint WHERE size > %s", [keep])
    return f"to {keep}"


KINDS: tuple[Edit, ...] = (update, delete, insert, swap, cut_tail, restore_older)


@pytest.mark.django_db(transaction=True)
def test_whatever_the_owner_does_to_the_log_the_check_or_a_witness_finds_it(
    scene: Scene, thief: psycopg.Connection
) -> None:
    newest = LogCheckpoint.objects.newest()
    assert newest is not None
    key = bytes(newest.public_key)
    remembered = read_checkpoint(newest.note, origin=newest.note.partition("\n")[0], public_key=key)
    assert not is_found_by_the_check()
    assert not is_found_by_a_witness(remembered, public_key=key)
    unnoticed, by_check = [], 0
    for turn in range(EDITS):
        dice = random.Random(turn)  # noqa: S311  the same edits every time
        kind = KINDS[turn % len(KINDS)]
        what = kind(thief, dice)
        found = bool(broken()) if kind is restore_older else is_found_by_the_check()
        by_check += found
        if not found and not is_found_by_a_witness(remembered, public_key=key):
            unnoticed.append(f"{kind.__name__} {what}")
        restore(thief)
    assert unnoticed == []
    assert by_check == EDITS * (len(KINDS) - 1) // len(KINDS), "of an older state only a witness can tell"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("statement", "row"),
    [
        ("UPDATE log_node SET hash = sha256('x') WHERE (level, place) = (2, 3)", ("log_node", "2/3", "node")),
        ("DELETE FROM log_node WHERE (level, place) = (1, 5)", ("log_node", "1/5", "node_missing")),
        ("INSERT INTO log_node VALUES (1, 5000, sha256('x'))", ("log_node", "1/5000", "node_extra")),
        ("INSERT INTO log_node VALUES (30, 0, sha256('x'))", ("log_node", "30/0", "node_extra")),
        ("DELETE FROM log_leaf WHERE position = 4", ("log_leaf", "4", "gap")),
        ("UPDATE log_checkpoint SET root = sha256('x') WHERE size = 21", ("log_checkpoint", "21", "column")),
        ("UPDATE log_checkpoint SET note = replace(note, E'\\n\\n', E'\\n0\\n\\n') WHERE size = 26",
         ("log_checkpoint", "26", "signature")),
        ("UPDATE log_checkpoint SET note = 'x' || note WHERE size = 26", ("log_checkpoint", "26", "name")),
    ],
)  # fmt: skip
def test_the_check_names_the_row(statement: str, row: tuple[str, str, str], thief: psycopg.Connection) -> None:
    thief.execute(statement)
    first = broken()[0]
    assert (first.table, first.row, first.code) == row
    told = CliRunner().invoke(app, ["check"])
    assert told.exit_code == 1
    assert f"{row[0]} {row[1]}" in told.output


@pytest.mark.django_db(transaction=True)
def test_rewritten_entries_are_named_by_the_first_checkpoint_over_them(thief: psycopg.Connection) -> None:
    """Bytes, digest, leaf and tree agree again: only what was signed does not."""
    pair = thief.execute("SELECT entry_id, leaf_hash FROM log_leaf WHERE position IN (14, 15) ORDER BY position")
    (one, first), (other, second) = pair.fetchall()
    for place, entry in ((14, -1), (15, one), (14, other)):
        thief.execute("UPDATE log_leaf SET entry_id = %s WHERE position = %s", [entry, place])
    thief.execute("UPDATE log_leaf SET leaf_hash = %s WHERE position = 14", [second])
    thief.execute("UPDATE log_leaf SET leaf_hash = %s WHERE position = 15", [first])
    thief.execute("UPDATE log_node SET hash = sha256('\\x01'::bytea || %s || %s) WHERE (level, place) = (1, 7)",
                  [second, first])  # fmt: skip
    for level in range(2, 7):
        thief.execute(
            "UPDATE log_node n SET hash = sha256('\\x01'::bytea || l.hash || r.hash) FROM log_node l, log_node r"
            " WHERE n.level = %s AND (l.level, l.place) = (n.level - 1, 2 * n.place)"
            " AND (r.level, r.place) = (n.level - 1, 2 * n.place + 1)",
            [level],
        )
    assert broken() == [BrokenLog(table="log_checkpoint", row="21", code="root")]


@pytest.mark.django_db(transaction=True)
def test_a_bundle_proves_to_a_stranger_that_its_entries_are_in_the_log(scene: Scene, tmp_path: Path) -> None:
    case = Case.objects.order_by("pk")[0]
    file = tmp_path / "bundle.json"
    assert CliRunner().invoke(app, ["bundle", str(file), "--case", str(case.pk)]).exit_code == 0
    told = script(file)
    bundle = json.loads(file.read_text())
    count = len(bundle["entries"])
    assert bundle["format"] == "xinsheng.proof-bundle/4"
    assert f"{count} of {count} entries under the checkpoint of {LogLeaf.objects.count()}" in told

    for name, changed in {
        "IT IS NOT IN THE PUBLIC LOG": {"index": bundle["log"]["entries"][0]["index"] + 1},
        "entry 1: IT IS NOT": {"proof": bundle["log"]["entries"][0]["proof"][1:]},
    }.items():
        altered = json.loads(file.read_text())
        altered["log"]["entries"][0] |= changed
        file.with_name("altered.json").write_text(json.dumps(altered))
        assert name in script(file.with_name("altered.json"))
    altered = json.loads(file.read_text())
    altered["log"]["checkpoint"] = altered["log"]["checkpoint"].replace("\n", "\n1", 1)
    file.write_text(json.dumps(altered))
    assert "NOT SIGNED BY THE LOG'S KEY" in script(file)


def script(file: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(file)], capture_output=True, text=True, timeout=60, check=False
    )
    assert not done.stderr, done.stderr
    return done.stdout
