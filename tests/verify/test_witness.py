"""The witness' script against the live pages: it believes what grows and names what was done to what it remembers."""

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from pytest_django.live_server_helper import LiveServer
from tests.casework.log_forgery import rewritten_log, signed_log
from tests.casework.scene import AT, Scene
from tests.proof.keys import LogKey
from tests.province import set_up_province

from xinsheng.casework.logbook import sequence_journal
from xinsheng.casework.outside import keys, log_origin
from xinsheng.proof.checkpoint import verifier_key
from xinsheng.registry.models import JournalEntry, LogCheckpoint

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPT = Path(__file__).parents[2] / "examples" / "witness.py"


class Witness:
    """Somebody outside: an address, a key written down once, a file."""

    def __init__(self, host: str, *, file: Path) -> None:
        self.host, self.file = host, file
        self.line = verifier_key(log_origin(), public_key=keys().log_key().public_key)

    def look(self, *, line: str | None = None) -> tuple[int, str]:
        command = [sys.executable, "-I", str(SCRIPT), self.host, line or self.line, str(self.file)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert not done.stderr, done.stderr
        return done.returncode, done.stdout


@pytest.fixture
def scene(transactional_db: None, own_keys: None) -> Scene:
    set_up_province(at=AT)
    told = Scene()
    told.signed()
    sequence_journal(at=told.at, size=21)
    return told


@pytest.fixture
def witness(scene: Scene, live_server: LiveServer, tmp_path: Path) -> Witness:
    signed_log(scene)
    return Witness(live_server.url, file=tmp_path / "remembered.txt")


def placed() -> list[JournalEntry]:
    return list(JournalEntry.objects.filter(leaf__isnull=False).order_by("leaf__position"))


def test_a_log_that_only_grows_holds_look_after_look(witness: Witness, scene: Scene) -> None:
    assert witness.look()[0] == 0
    assert witness.look() == (0, f"holds  21 entries, root {bytes(LogCheckpoint.objects.get().root).hex()}\n")
    for size in (1, 2, 8, 30):
        sequence_journal(at=scene.at, size=size)
        signed_log(scene)
        code, told = witness.look()
        assert code == 0, told
    assert witness.file.read_text() == LogCheckpoint.objects.order_by("-size")[0].note


def test_a_rewritten_journal_is_a_fork_although_it_is_signed(
    witness: Witness, scene: Scene, owner: psycopg.Connection
) -> None:
    witness.look()
    kept = witness.file.read_text()
    others = [*placed()[1:], *JournalEntry.objects.filter(leaf=None).order_by("id")[:6]]
    rewritten_log(others, owner=owner, scene=scene)
    code, told = witness.look()
    assert (code, told.split(":")[0]) == (1, "WRONG  fork"), told
    assert witness.file.read_text() == kept, "what proves it is kept"


def test_two_swapped_entries_are_another_root_for_one_size(
    witness: Witness, scene: Scene, owner: psycopg.Connection
) -> None:
    witness.look()
    swapped = placed()
    swapped[3], swapped[9] = swapped[9], swapped[3]
    rewritten_log(swapped, owner=owner, scene=scene)
    assert witness.look()[1].startswith("WRONG  other root: two different logs of 21 entries")


def test_a_tail_cut_off_is_a_log_that_shrank(witness: Witness, scene: Scene, owner: psycopg.Connection) -> None:
    witness.look()
    rewritten_log(placed()[:-1], owner=owner, scene=scene)
    assert witness.look()[1] == "WRONG  shrunk: the log had 21 entries, now it has 20\n"


def test_a_split_view_is_found_when_two_witnesses_compare(
    witness: Witness, scene: Scene, owner: psycopg.Connection, tmp_path: Path
) -> None:
    """Each is shown a log that only grows; what one of them remembers does not stand in the other's."""
    true = placed()
    assert witness.look()[0] == 0
    other = Witness(witness.host, file=tmp_path / "the-other's.txt")
    hidden = [*true[:4], *true[5:], *JournalEntry.objects.filter(leaf=None).order_by("id")[:4]]
    rewritten_log(hidden[:19], owner=owner, scene=scene)
    assert other.look()[0] == 0
    rewritten_log(hidden, owner=owner, scene=scene)
    assert other.look()[0] == 0

    other.file.write_text(witness.file.read_text())
    assert other.look()[1].startswith("WRONG  fork")


def test_another_key_and_another_log_are_not_believed(witness: Witness) -> None:
    stranger = LogKey().public_key
    assert witness.look(line=verifier_key(log_origin(), public_key=stranger))[1].startswith("WRONG  wrong key")
    elsewhere = verifier_key("elsewhere.example/log", public_key=keys().log_key().public_key)
    assert witness.look(line=elsewhere)[1].startswith("WRONG  wrong log")
    assert witness.look(line=witness.line[:-4] + "AAAA")[1].startswith("WRONG  wrong key")
    assert not witness.file.exists()


def test_a_proof_that_does_not_hold_is_a_fork(witness: Witness, scene: Scene, owner: psycopg.Connection) -> None:
    witness.look()
    sequence_journal(at=scene.at)
    signed_log(scene)
    owner.execute("ALTER TABLE log_node DISABLE TRIGGER USER")
    owner.execute("UPDATE log_node SET hash = sha256('other') WHERE (level, place) = (2, 4)")
    owner.execute("ALTER TABLE log_node ENABLE TRIGGER USER")
    assert witness.look()[1].startswith("WRONG  fork")


def test_nobody_answering_is_not_a_fault_of_the_log(witness: Witness, tmp_path: Path) -> None:
    silent = Witness("http://127.0.0.1:9", file=tmp_path / "none.txt")
    assert silent.look()[0] == 2


def test_the_script_imports_nothing_of_ours() -> None:
    imports = [line for line in SCRIPT.read_text().splitlines() if line.startswith(("import", "from"))]
    assert not any("xinsheng" in line for line in imports)
