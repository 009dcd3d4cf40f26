"""A name written on a screen, and a mark, stand within the signature: sealed, checked, kept once and for ever."""

import json
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, transaction
from tests.casework.citizen_scene import known, ready_to_sign, row_of, sealed
from tests.casework.scene import AT, Scene, a_declaration, asked
from tests.casework.test_citizens_sign import script, told
from tests.proof.vectors import HAND
from tests.province import set_up_province

from xinsheng.casework import claims
from xinsheng.casework.acting import By, SignedByHand, UnableToAct
from xinsheng.casework.checked_signatures import bundle_of_case
from xinsheng.casework.handwritings import fault_of_handwriting, take_handwriting
from xinsheng.casework.kept_handwritings import find_handwriting
from xinsheng.law.acts import StatementKind
from xinsheng.law.handwriting import may_write
from xinsheng.law.policies import Policy
from xinsheng.law.terms import Channel
from xinsheng.proof.bundle_checks import bundle_faults, read_bundle
from xinsheng.registry import models

WRITTEN = SignedByHand(written=HAND)
MARK = SignedByHand(written=None)


@pytest.fixture
def committed(transactional_db: None, own_keys: None) -> Scene:
    set_up_province(at=AT)
    return Scene()


def declares(scene: Scene, case: models.Case, *, by: By, by_hand: SignedByHand | None) -> models.CitizenSignature:
    by = replace(by, by_hand=by_hand)
    claims.declare(case.pk, declaration=a_declaration(), by=by, at=scene.later(), asked=asked())
    return row_of(case)


def at_the_window(
    scene: Scene, by_hand: SignedByHand | None, inpatient_no: str = "ZY20261122001"
) -> models.CitizenSignature:
    case = scene.signed(scene.opened(inpatient_no=inpatient_no)[0])
    return declares(scene, case, by=scene.by("issuing", Channel.COUNTER), by_hand=by_hand)


def test_a_name_written_on_the_screen_is_within_the_signature_and_its_seal(scene: Scene, tmp_path: Path) -> None:
    row = declares(scene, ready_to_sign(scene), by=known(scene), by_hand=WRITTEN)
    case = row.case
    assert find_handwriting(row, case=case) == HAND
    assert json.dumps(HAND.as_json()["strokes"][0])[1:-1].encode() not in bytes(row.handwriting.strokes_cipher)
    sealed(scene)
    assert told(case) == set()

    whole = bundle_of_case(case)
    assert {fault.code for fault in bundle_faults(read_bundle(whole))} == {"no_log"}
    assert script(whole, folder=tmp_path)[0] == 0
    assert "written on a screen" in script(whole, folder=tmp_path)[1]
    for other in (None, json.loads(whole)["citizens"][0]["handwriting"].replace("120,80", "121,80")):
        changed = json.loads(whole)
        changed["citizens"][0]["handwriting"] = other
        content = json.dumps(changed, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
        assert "handwriting" in {fault.code for fault in bundle_faults(read_bundle(content))}
        assert script(content, folder=tmp_path)[0] == 1


def test_before_an_officer_it_is_written_on_their_screen_or_a_mark_that_they_attest(scene: Scene) -> None:
    written, mark = at_the_window(scene, WRITTEN), at_the_window(scene, MARK, inpatient_no="ZY20261122009")
    on_paper = at_the_window(scene, None, inpatient_no="ZY20261122010")

    assert [row.handwriting.way for row in (written, mark)] == ["screen", "mark"]
    assert {row.entry.signature_method for row in (written, mark, on_paper)} == {"written"}
    assert find_handwriting(mark, case=mark.case) is None
    assert not hasattr(on_paper, "handwriting")
    assert sealed(scene) == 3
    assert told(written.case) == told(mark.case) == told(on_paper.case) == set()


def test_online_nobody_attests_a_mark_and_none_is_kept(scene: Scene) -> None:
    row = declares(scene, ready_to_sign(scene), by=known(scene), by_hand=MARK)
    assert not models.Handwriting.objects.exists()
    with pytest.raises(IntegrityError, match="a mark is pressed"), transaction.atomic():
        models.Handwriting.objects.create(signature=row, way="mark")


def test_the_same_strokes_serve_one_signature_alone(scene: Scene) -> None:
    at_the_window(scene, WRITTEN)
    with pytest.raises(UnableToAct, match="handwriting_used"), transaction.atomic():
        at_the_window(scene, WRITTEN, inpatient_no="ZY20261122009")
    assert models.Handwriting.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "promise"),
    [
        ({"way": "screen"}, "handwriting_is_written_or_a_mark"),
        ({"way": "screen", "digest": b"d" * 32}, "handwriting_is_written_or_a_mark"),
        ({"way": "mark", "digest": b"d" * 32, "strokes_cipher": b"c"}, "handwriting_is_written_or_a_mark"),
        ({"way": "screen", "digest": b"d" * 31, "strokes_cipher": b"c"}, "handwriting_digest"),
        ({"way": "screen", "digest": b"d" * 32, "strokes_cipher": b"c" * 70_001}, "handwriting_is_short"),
        ({"way": "pen", "digest": b"d" * 32, "strokes_cipher": b"c"}, "handwriting_is_written_or_a_mark"),
    ],
)
def test_the_books_take_a_written_name_or_a_mark_and_nothing_between(
    scene: Scene, said: dict[str, object], promise: str
) -> None:
    row = at_the_window(scene, None)
    with pytest.raises(IntegrityError, match=promise), transaction.atomic():
        models.Handwriting.objects.create(signature=row, **said)


def test_nothing_is_put_under_a_signature_afterwards_and_nothing_changed(scene: Scene) -> None:
    written = at_the_window(scene, WRITTEN)
    other = at_the_window(scene, None, inpatient_no="ZY20261122010")
    sealed(scene)
    with pytest.raises(IntegrityError, match="under a signature that is sealed"), transaction.atomic():
        models.Handwriting.objects.create(signature=other, way="mark")
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Handwriting.objects.filter(pk=written.pk).update(way="mark")
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Handwriting.objects.filter(pk=written.pk).delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ("DELETE FROM handwriting", {("citizen_signature", "column")}),
        ("UPDATE handwriting SET digest = sha256('other')", {("citizen_signature", "column")}),
        ("UPDATE handwriting SET strokes_cipher = '\\x00'", {("citizen_signature", "unreadable")}),
        (
            "UPDATE handwriting SET way = 'mark', strokes_cipher = NULL, digest = NULL",
            {("citizen_signature", "column")},
        ),
    ],
)
def test_one_byte_of_it_changed_in_the_books_is_told(
    committed: Scene, owner: psycopg.Connection, change: str, codes: set[tuple[str, str]]
) -> None:
    row = at_the_window(committed, WRITTEN)
    sealed(committed)
    owner.execute("ALTER TABLE handwriting DISABLE TRIGGER USER")
    owner.execute(change)
    owner.execute("ALTER TABLE handwriting ENABLE TRIGGER USER")
    assert codes <= told(row.case)


def test_a_province_offers_it_where_its_custom_wants_it() -> None:
    nowhere = Policy(handwriting_at_counter=False, handwriting_declaration=False)

    assert may_write(StatementKind.DECLARATION, at_counter=False, policy=Policy())
    assert not may_write(StatementKind.DECLARATION, at_counter=False, policy=nowhere)
    assert may_write(StatementKind.MATERIAL_STATEMENT, at_counter=False, policy=nowhere)
    assert not may_write(StatementKind.SPOUSE_ANSWER, at_counter=False, policy=Policy())
    assert may_write(StatementKind.SPOUSE_ANSWER, at_counter=True, policy=Policy())
    assert not may_write(StatementKind.CORRECTION, at_counter=True, policy=nowhere)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"of": str(UUID(int=1))}, "handwriting_elsewhere"),
        ({"strokes": [[500, 200]]}, "handwriting_too_small"),
        ({"strokes": "M0 0L9 9"}, "handwriting_malformed"),
        ({"picture": "data:image/png;base64,"}, "handwriting_malformed"),
    ],
)
def test_what_a_page_sends_is_looked_at_before_anything_is_signed(
    scene: Scene, change: dict[str, object], code: str
) -> None:
    case = scene.signed()
    sheet = {"of": str(case.pk), "strokes": HAND.as_json()["strokes"]}

    assert take_handwriting("", case_id=case.pk) is None
    assert take_handwriting(json.dumps(sheet), case_id=case.pk) == WRITTEN
    assert fault_of_handwriting(json.dumps(sheet | change), case_id=case.pk) == code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("龙小雨", "handwriting_malformed"),
        ("null", "handwriting_malformed"),
        ("[" * 50_000, "handwriting_malformed"),
        ("[" * 70_000, "handwriting_too_large"),
        ('{"of": NaN}', "handwriting_malformed"),
    ],
)
def test_what_is_nothing_of_a_page_is_refused(scene: Scene, said: str, code: str) -> None:
    assert fault_of_handwriting(said, case_id=UUID(int=1)) == code
