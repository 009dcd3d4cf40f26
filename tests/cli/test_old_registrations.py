"""`xinsheng load registrations`: old birth service certificates come in once, marked, and are known as older ones."""

from pathlib import Path

import psycopg
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.casework.scene import EVERYONE, Scene
from tests.cli.lists import Run, Said, run, sheet
from tests.cli.test_load_command import rejects_of
from tests.counter.conftest import own_keys, scene, signed_in
from tests.desk_setting_up.conftest import words_of

from xinsheng.casework import loads
from xinsheng.casework.legacy_registrations import COLUMNS
from xinsheng.casework.verification import NO_SUCH_CERTIFICATE, verify_number
from xinsheng.law.terms import PublicStanding
from xinsheng.registry.models import JournalEntry, LegacyRegistration
from xinsheng.words.table_faults import LINE_FAULTS

__all__ = ["own_keys", "run", "scene"]
NO, PRINTED = "黔凯生登201900123号", "黔凯生登〔2019〕00123号"


def a_registration(no: str = PRINTED, **changed: object) -> Said:
    woman, man = EVERYONE["mother"], EVERYONE["father"]
    row = {
        "certificate_no": no,
        "registered_on": "2019-05-06",
        "issuer_name": "凯里市西门街道办事处",
        "issuer_division": "522601",
        "child_order": "1",
        "woman_name": woman.name,
        "woman_no": woman.paper_no,
        "man_name": man.name,
        "man_no": man.paper_no,
    }
    return row | changed


def test_each_comes_in_once_marked_and_each_bad_line_is_told(
    scene: Scene, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loads, "LOT", 3)
    wrong = [
        (a_registration("Z520000001"), "certificate_no", "certificate_shape"),
        (a_registration("SF52010320260000001X"), "certificate_no", "certificate_shape"),
        (a_registration(registered_on=43591), "registered_on", "day_as_number"),
        (a_registration(registered_on="2019-02-30"), "registered_on", "day_impossible"),
        (a_registration(registered_on=EVERYONE["mother"].born_on.isoformat()), "registered_on", "day_impossible"),
        (a_registration(issuer_division="999999"), "issuer_division", "division_unknown"),
        (a_registration(child_order="0"), "child_order", "child_order_faulty"),
        (a_registration(child_order="一"), "child_order", "child_order_faulty"),
        (a_registration(child_order="019999"), "child_order", "child_order_faulty"),
        (a_registration(woman_name=""), "woman_name", "name_missing"),
        (a_registration(woman_no="522601199003071240"), "woman_no", "number_check"),
        (a_registration(man_name=""), "man_name", "name_missing"),
        (a_registration("黔凯生登[2019]00123号"), "certificate_no", "number_twice"),
    ]
    alone = a_registration("520103 2016 001234", child_order=2, man_name="", man_no="")
    file = sheet(tmp_path / "a.xlsx", a_registration(), alone, *(row for row, *_why in wrong), columns=COLUMNS)
    code, said = run("registrations", str(file), "--dry-run")
    assert (code, "would be loaded 2" in said, LegacyRegistration.objects.exists()) == (0, True, False)
    code, said = run("registrations", str(file), "--source", "凯里市卫健局移交")
    assert (code, "loaded 2" in said, "rejected 13" in said) == (0, True, True)
    assert rejects_of(file) == [
        (str(place), column, reason) for place, (_row, column, reason) in enumerate(wrong, start=4)
    ]
    assert {reason for *_told, reason in wrong} <= set(LINE_FAULTS)
    assert {one.source for one in LegacyRegistration.objects.all()} == {"凯里市卫健局移交"}
    assert JournalEntry.objects.filter(act="load_registrations").count() == 1
    assert EVERYONE["mother"].name not in said
    assert "there already 2" in run("registrations", str(file))[1]
    other = sheet(tmp_path / "b.xlsx", a_registration(child_order="3"), columns=COLUMNS)
    run("registrations", str(other))
    assert rejects_of(other) == [("2", "certificate_no", "number_is_anothers")]
    assert LegacyRegistration.objects.get(pk=NO).child_order == 1


@pytest.mark.parametrize("no", ["SF52010320260000001X", "Z520000001", "52010421", "黔凯"])
def test_the_books_take_no_number_of_another_paper(scene: Scene, no: str) -> None:
    row = LegacyRegistration(
        no=no,
        source="x",
        woman_name="x",
        woman_paper_index=b"x",
        child_order=1,
        registered_on="2019-05-06",
        issuer_name="x",
        division_code="522601",
        entered_at=scene.at,
    )
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        row.save(force_insert=True)
    assert isinstance(refused.value.__cause__, psycopg.Error)
    assert refused.value.__cause__.diag.constraint_name == "legacy_registration_no_is_no_other"


def test_anyone_is_told_it_stands_and_the_couple_that_it_is_theirs(scene: Scene, run: Run, tmp_path: Path) -> None:
    assert verify_number(PRINTED) == NO_SUCH_CERTIFICATE
    run("registrations", str(sheet(tmp_path / "a.xlsx", a_registration(), columns=COLUMNS)))
    found = verify_number("黔凯生登 (2019) 00123号")
    assert (found.standing, found.is_legacy, found.is_service) == (PublicStanding.IN_FORCE, True, True)
    assert found.statement is None
    mother, father, other = (signed_in(login).client for login in ("mother", "father", "mother2"))
    for asked in ({}, {"printed_name": EVERYONE["mother"].name}, {"printed_name": "别人"}):
        said = words_of(other.post(reverse("verify:number"), {"certificate_no": PRINTED, **asked}))
        assert ("编号有效" in said, "本系统启用以前签发的纸质证件" in said) == (True, True)
        assert EVERYONE["mother"].name not in said
    for spouse in (mother, father):
        said = words_of(spouse.get(reverse("counter:mine")))
        assert all(words in said for words in ("本系统启用以前签发", NO, "凯里市西门街道办事处", "第 1 个孩子"))
    assert NO not in words_of(other.get(reverse("counter:mine")))
