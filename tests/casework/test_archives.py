"""Everything of one certificate leaves the house once, for a purpose, and holds where nothing of ours is."""

import json
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models as fields
from tests.casework.couple_scene import CoupleScene
from tests.casework.log_forgery import signed_log
from tests.casework.scene import TO_WHO_IS_REGISTERED, Scene, asked
from tests.casework.succession_scene import Succession

from xinsheng.casework import registrations, sealings
from xinsheng.casework.acting import THE_MACHINE, By, UnableToAct
from xinsheng.casework.archived_records import LEFT_OUT, TABLES
from xinsheng.casework.archives import export_archive, find_own_export
from xinsheng.casework.archives_taken import UnableToArchive, take_out
from xinsheng.casework.citizen_seals import seal_waiting
from xinsheng.casework.logbook import sequence_journal
from xinsheng.casework.outside import keys, vault
from xinsheng.casework.privacy import key_of
from xinsheng.casework.proof_checks import check
from xinsheng.law.archives import ArchivePurpose
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.terms import Channel, Service
from xinsheng.proof.archive_checks import ArchiveFault, check_archive
from xinsheng.proof.archives import zipped
from xinsheng.proof.canonical import canonical_bytes
from xinsheng.proof.checkpoint import verifier_key
from xinsheng.registry.models import ArchiveExport, Case, CaseKey, JournalEntry, LogCheckpoint, Reading

LICENCE = b"%PDF-1.7 the sealed e-licence " * 40_000
EXTRA = ("note.txt", b"put in afterwards")


@pytest.fixture
def case(scene: Scene) -> Case:
    """A certificate of birth, sealed, its file where it belongs."""
    return sealed_with_its_file(scene)


def sealed_with_its_file(scene: Scene) -> Case:
    case = scene.sealing()
    ref = vault().put(LICENCE, data_key=key_of(case))
    made = sealings.Made(file_ref=ref, sha256=sha256(LICENCE).digest(), size=len(LICENCE), credential=b"c")
    sealings.file_elicence(case.certificates.get(), made=made, at=scene.later())
    return Case.objects.get(pk=case.pk)


def exported(case: Case, *, scene: Scene, by: By | None = None) -> ArchiveExport:
    by = by or scene.by("issuing", Channel.DESK)
    return export_archive(case.pk, purpose=ArchivePurpose.DEPOSIT, by=by, at=scene.later(), asked=asked())


def covered(scene: Scene) -> None:
    seal_waiting(clock=lambda: scene.at)
    while sequence_journal(at=scene.at):
        pass
    signed_log(scene)


def written(export: ArchiveExport, *, folder: Path) -> Path:
    archive = take_out(export)
    file = folder / archive.name
    with file.open("wb") as opened:
        for piece in archive.pieces:
            opened.write(piece)
    return file


@pytest.fixture
def file(case: Case, scene: Scene, tmp_path: Path) -> Path:
    export = exported(case, scene=scene)
    covered(scene)
    return written(export, folder=tmp_path)


def parts_in(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(parts: dict[str, bytes], *, beside: Path) -> Path:
    other = beside.with_name("other.zip")
    with zipfile.ZipFile(other, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return other


def named(file: Path) -> set[tuple[str, str]]:
    return {(fault.name, fault.code) for fault in check_archive(file).faults}


def test_an_archive_holds_everything_of_its_certificate_and_says_so_anywhere(file: Path, case: Case) -> None:
    checked = check_archive(file)
    parts = parts_in(file)

    assert checked.faults == ()
    assert checked.certificate_no == case.certificates.get().blank_id
    assert checked.entries == JournalEntry.objects.filter(chain=case.pk).count()
    assert parts[f"documents/{checked.certificate_no}.pdf"] == LICENCE
    assert sum(name.startswith("materials/") for name in parts) == case.materials.count()
    statement = json.loads(parts[f"statements/certificate-{checked.certificate_no}.json"])
    assert statement["content"]["child"]["name"] == "龙雨欣"
    assert json.loads(parts["chain.json"])[0]["standing"] == "valid"
    assert {"龙小梅"} <= set(json.loads(parts["people.json"]).values())


def test_every_part_that_was_changed_is_named(file: Path) -> None:
    parts = parts_in(file)
    for name, content in parts.items():
        changed = bytearray(content)
        changed[len(changed) // 2] ^= 1

        found = named(packed(parts | {name: bytes(changed)}, beside=file))

        assert any(one.startswith(name) for one, _code in found), name


def test_every_part_that_is_missing_is_named(file: Path) -> None:
    parts = parts_in(file)
    for name in parts:
        found = named(packed({one: content for one, content in parts.items() if one != name}, beside=file))

        assert any(one == name for one, _code in found), name


def test_what_was_put_in_afterwards_is_named(file: Path) -> None:
    name, content = EXTRA

    assert named(packed(parts_in(file) | {name: content}, beside=file)) == {(name, "added")}


def test_a_part_that_stands_there_twice_is_named(file: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(file, "a") as opened:
        opened.writestr("chain.json", b"[]")

    assert ("chain.json", "twice") in named(file)


def test_a_proof_of_another_log_beside_ours_is_named(file: Path, case: Case) -> None:
    parts = parts_in(file)
    export = json.loads(parts["export.json"])
    export["log"] = None
    parts["export.json"] = canonical_bytes(export)

    assert {("export.json#0", "no_log"), ("export.json", "other_log")} <= named(packed(parts, beside=file))


def test_a_manifest_made_anew_for_a_changed_part_is_in_no_journal(file: Path) -> None:
    parts = parts_in(file)
    manifest = json.loads(parts["manifest.json"])
    parts["chain.json"] = b"[]"
    for one in manifest["files"]:
        if one["name"] == "chain.json":
            one["sha256"] = sha256(b"[]").hexdigest()
    parts["manifest.json"] = canonical_bytes(manifest)

    assert named(packed(parts, beside=file)) == {("manifest.json", "not_entered")}


def test_a_file_cut_short_is_no_archive(file: Path) -> None:
    whole = file.read_bytes()
    for size in (0, 40, len(whole) // 2, len(whole) - 10):
        file.write_bytes(whole[:size])

        assert check_archive(file).faults == (ArchiveFault(name=file.name, code="unreadable"),)


def test_whoever_knows_the_logs_key_notices_another_log(file: Path) -> None:
    row = LogCheckpoint.objects.newest()
    assert row is not None
    ours = verifier_key(row.note.partition("\n")[0], public_key=keys().log_key().public_key)
    other = verifier_key("other.example/log", public_key=b"\x01" * 32)

    assert check_archive(file, log_key=ours).faults == ()
    assert {one.code for one in check_archive(file, log_key=other).faults} == {"other_log"}


def test_nothing_goes_out_before_the_public_log_covers_that_it_was_asked_for(case: Case, scene: Scene) -> None:
    export = exported(case, scene=scene)

    with pytest.raises(UnableToArchive) as refused:
        take_out(export)

    assert refused.value.code == "not_covered"


def test_what_happens_afterwards_is_not_in_it(case: Case, scene: Scene, tmp_path: Path) -> None:
    first = exported(case, scene=scene)
    sealings.hand_over(case.pk, taking=TO_WHO_IS_REGISTERED, by=scene.by("issuing"), at=scene.later(), asked=asked())
    covered(scene)

    checked = check_archive(written(first, folder=tmp_path))

    assert (checked.faults, checked.entries) == ((), JournalEntry.objects.filter(chain=case.pk).count() - 1)


def test_a_journal_cut_short_is_not_the_one_that_was_exported(file: Path) -> None:
    parts = parts_in(file)
    proof = json.loads(parts["proof.json"])
    for kept in (proof["entries"], proof["log"]["entries"]):
        kept.pop()
    parts["proof.json"] = canonical_bytes(proof)

    assert ("proof.json", "other_journal") in named(packed(parts, beside=file))


def test_the_same_page_asked_twice_asks_for_one_archive_and_for_another_purpose_it_is_refused(
    case: Case, scene: Scene
) -> None:
    by, page = scene.by("issuing", Channel.DESK), asked()
    told = {"by": by, "at": scene.later(), "asked": page}
    first = export_archive(case.pk, purpose=ArchivePurpose.COURT, **told)

    assert export_archive(case.pk, purpose=ArchivePurpose.COURT, **told) == first
    with pytest.raises(UnableToAct) as refused:
        export_archive(case.pk, purpose=ArchivePurpose.PARTY, **told)
    assert (refused.value.code, ArchiveExport.objects.count()) == ("other_body", 1)


@pytest.mark.parametrize("service", [Service.REISSUE, Service.REPLACEMENT])
def test_a_certificate_in_anothers_place_shows_the_chain(scene: Scene, service: Service, tmp_path: Path) -> None:
    original = sealed_with_its_file(scene).certificates.get()
    new = Succession(scene, service=service).whole(original)
    export = exported(Case.objects.get(pk=new.case_id), scene=scene, by=THE_MACHINE)
    covered(scene)
    with pytest.raises(UnableToArchive) as refused:  # the story's e-licence has no file
        take_out(export)

    assert refused.value.code == "file_missing"
    assert refused.value.name == f"documents/{new.blank_id}.pdf"


def test_a_couples_certificate_has_its_archive_too(scene: Scene) -> None:
    case = CoupleScene(scene).registered()
    export = exported(case, scene=scene, by=scene.by("township", Channel.DESK))

    assert export.certificate_no == case.service_certificates.get().no
    assert check(case.pk).broken == ()


def test_it_is_asked_for_by_who_examined_the_papers_and_for_a_purpose_on_the_list(case: Case, scene: Scene) -> None:
    for login in ("midwife", "sealing", "supervisor"):
        with pytest.raises(NotAllowed) as refused:
            exported(case, scene=scene, by=scene.by(login, Channel.DESK))
        assert [reason.code for reason in refused.value.reasons] == [ReasonCode.NOT_YOUR_DUTY]
    by = scene.by("issuing", Channel.DESK)
    with pytest.raises(NotAllowed) as refused:
        export_archive(case.pk, purpose=None, by=by, at=scene.later(), asked=asked())
    assert [reason.code for reason in refused.value.reasons] == [ReasonCode.INPUT_MISSING]


def test_a_birth_without_a_certificate_has_no_archive(scene: Scene) -> None:
    with pytest.raises(NotAllowed) as refused:
        exported(scene.printed(), scene=scene)

    assert [reason.code for reason in refused.value.reasons] == [ReasonCode.NOT_AT_THIS_STAGE]


def test_a_withdrawn_registration_that_was_never_issued_has_none(scene: Scene) -> None:
    couple = CoupleScene(scene)
    case = couple.with_township()
    registrations.withdraw_registration(case.pk, by=scene.by("mother"), at=scene.later(), asked=asked())

    with pytest.raises(UnableToAct) as refused:
        exported(case, scene=scene, by=scene.by("township", Channel.DESK))

    assert refused.value.code == "no_certificate_yet"


def test_an_erased_case_gives_nothing_away(case: Case, scene: Scene) -> None:
    export = exported(case, scene=scene)
    covered(scene)
    CaseKey.objects.filter(case=case).update(wrapped=None, destroyed_at=scene.at)

    with pytest.raises(UnableToArchive) as refused:
        take_out(export)
    with pytest.raises(UnableToAct) as asked_again:
        exported(Case.objects.get(pk=case.pk), scene=scene)

    assert (refused.value.code, asked_again.value.code) == ("erased", "erased")


def test_a_file_that_is_not_what_it_was_stops_it_before_the_first_byte(case: Case, scene: Scene) -> None:
    export = exported(case, scene=scene)
    covered(scene)
    ref = case.materials.exclude(file_ref="")[0].file_ref
    vault().remove(ref)

    with pytest.raises(UnableToArchive) as refused:
        take_out(export)

    assert refused.value.code == "file_missing"
    assert refused.value.name.startswith("materials/")


def test_only_who_asked_takes_it_out_and_within_a_day(case: Case, scene: Scene) -> None:
    export = exported(case, scene=scene)
    mine, other = scene.by("issuing", Channel.DESK), scene.by("supervisor", Channel.DESK)

    assert find_own_export(export.pk, case=case, by=mine, at=scene.at) == export
    assert find_own_export(export.pk, case=case, by=other, at=scene.at) is None
    assert find_own_export(export.pk, case=case, by=mine, at=scene.at + timedelta(days=1, minutes=1)) is None


def test_an_export_is_held_by_the_journal_like_all_else(case: Case, scene: Scene) -> None:
    export = exported(case, scene=scene)

    assert check(case.pk).broken == check(export.pk).broken == ()
    assert JournalEntry.objects.get(chain=export.pk).statement_digest == export.manifest_digest


def test_who_asked_and_for_what_is_written_down_before_anything_leaves(case: Case, scene: Scene) -> None:
    exported(case, scene=scene)

    reading = Reading.objects.get(case=case, page="desk.archive_export")
    assert (reading.by, reading.purpose) == (scene.person("issuing"), "archive_deposit")


def _of_a_case() -> Iterator[type[fields.Model]]:
    """Every table with a row's case, or its certificate, in it."""
    wanted = {"Case", "Certificate", "ServiceCertificate", "Material", "TextMessage"}
    for model in apps.get_app_config("registry").get_models():
        if any(one.is_relation and one.related_model.__name__ in wanted for one in model._meta.concrete_fields):
            yield model


def test_every_table_of_a_case_is_in_its_archive_or_says_why_not() -> None:
    assert set(_of_a_case()) - TABLES.keys() - LEFT_OUT.keys() == set()
    assert not TABLES.keys() & LEFT_OUT.keys()


def test_no_more_than_one_file_of_it_is_held_in_memory(tmp_path: Path) -> None:
    size, count = 1 << 20, 48
    parts = ((f"materials/{place:02}.jpg", b"\x00" * size) for place in range(count))
    file = tmp_path / "big.zip"
    tracemalloc.start()
    with file.open("wb") as opened:
        for piece in zipped(parts):
            opened.write(piece)
    check_archive(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert file.stat().st_size > count * size
    assert peak < 4 * size
