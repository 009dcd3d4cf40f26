"""An extract is put in force whole or not at all; what is not believed is listed by line, without its values."""

from dataclasses import replace
from datetime import date

import psycopg
import pyarrow as pa
import pytest
from pyarrow import parquet
from tests.gateways.population.conftest import AT, TAKEN_ON, Place
from tests.gateways.population.extracts import (
    HUSBAND,
    SON,
    WIFE,
    a_child,
    a_family,
    a_husband,
    a_person,
    a_wife,
    numbered,
    written,
)

from xinsheng.gateways.population import UnableToAsk, extras
from xinsheng.gateways.population.columns import COLUMNS
from xinsheng.gateways.population.extract import UnableToLoad
from xinsheng.gateways.population.loading import LoadOrder
from xinsheng.gateways.population.snapshots import SnapshotInMaking, find_snapshot_in_force
from xinsheng.standards.resident_numbers import with_check

CSV = ",".join(COLUMNS)


def refusal(place: Place, order: LoadOrder) -> UnableToLoad:
    with pytest.raises(UnableToLoad) as refused:
        place.load_file(order)
    return refused.value


def a_file(place: Place, text: str | bytes, *, name: str = "register.csv") -> LoadOrder:
    file = place.folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return LoadOrder(file=file, taken_on=TAKEN_ON, percent=50)


def rejects(place: Place, *, name: str = "register.csv") -> list[str]:
    file = place.folder / f"{name}.rejects.csv"
    return file.read_text(encoding="utf-8").splitlines()[1:] if file.exists() else []


def line_of(**said: str) -> str:
    return ",".join(a_person(**said)[name] for name in COLUMNS)


def name_of(place: Place, no: str) -> str:
    found = place.register().find_person(no, purpose="explain")
    return found.name if found else ""


def test_a_snapshot_keeps_where_it_came_from(place: Place) -> None:
    snapshot = place.load(a_family())
    assert snapshot == find_snapshot_in_force(place.application)
    assert (snapshot.taken_on, snapshot.loaded_at, snapshot.people) == (TAKEN_ON, AT, 4)
    assert snapshot.name.startswith("2026-11-20.")
    assert snapshot.source_name == "register.csv"
    assert len(snapshot.source_digest) == 64


def test_before_the_first_load_nothing_is_in_force(place: Place) -> None:
    assert find_snapshot_in_force(place.application) is None


def test_a_new_extract_replaces_the_old_one_entirely(place: Place) -> None:
    first = place.load([a_wife(), a_husband()])
    second = place.load([a_wife(name="龙大梅")])
    assert first.name != second.name
    assert (name_of(place, WIFE), name_of(place, HUSBAND)) == ("龙大梅", "")
    assert len(place.tables()) == 1


def test_a_broken_line_in_the_middle_costs_only_itself(place: Place) -> None:
    people = [line_of(**row) for row in numbered(40)]
    people[20] = people[20][:30]
    place.load_file(a_file(place, "\n".join([CSV, *people]) + "\n"))
    assert rejects(place) == ["22,,column_count"]
    assert name_of(place, people[21].partition(",")[0]) == "吴"
    assert name_of(place, people[20].partition(",")[0]) == ""


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"paper_no": "52010219950312"}, "paper_no,number_shape"),
        ({"paper_no": WIFE[:-1] + ("0" if WIFE[-1] != "0" else "1")}, "paper_no,number_check"),
        ({"paper_no": ""}, "paper_no,number_missing"),
        ({"name": " "}, "name,name_missing"),
        ({"name": "长" * 61}, "name,name_too_long"),
        ({"sex": "3"}, "sex,sex_code"),
        ({"sex": ""}, "sex,sex_code"),
        ({"born_on": "1995-02-30"}, "born_on,day_impossible"),
        ({"born_on": ""}, "born_on,day_impossible"),
        ({"born_on": "2026-11-21"}, "born_on,day_impossible"),
        ({"married_on": "1795-01-01"}, "married_on,day_impossible"),
        ({"ethnicity": "6"}, "ethnicity,ethnicity_code"),
        ({"household_code": "52"}, "household_code,division_shape"),
        ({"residence_code": "5201020160010"}, "residence_code,division_shape"),
        ({"marital_state": "50"}, "marital_state,marital_code"),
        ({"spouse_no": "王强"}, "spouse_no,number_shape"),
        ({"is_alive": ""}, "is_alive,alive_code"),
        ({"mother_no": "-"}, "mother_no,number_shape"),
        ({"certificate_no": "S52"}, "certificate_no,certificate_shape"),
        ({"name": "王\t英"}, ",not_text"),
        ({"name": "王\x00英"}, ",not_text"),
        ({"name": '王"英'}, ""),
        ({"name": '"王英'}, ",quotes"),
        ({"name": "王," * 3}, ",column_count"),
        ({"name": "长" * 5000}, ",line_too_long"),
    ],
)
def test_every_fault_of_a_line_has_its_code_and_its_line(place: Place, said: dict[str, str], fault: str) -> None:
    place.load_file(a_file(place, f"{CSV}\n{line_of(paper_no=HUSBAND)}\n{line_of(**said)}\n"))
    assert rejects(place) == ([f"3,{fault}"] if fault else [])
    assert name_of(place, HUSBAND) == "龙小梅"


def test_what_habit_adds_to_a_value_is_taken_away(place: Place) -> None:
    x = next(no for n in range(40) if (no := with_check(f"5201021990010101{n % 10}")).endswith("X"))
    wide = x.lower().translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    row = a_person(paper_no=wide, name=" 王英 ", born_on="19900101", sex="２", household_code=" 520102 ")
    place.load_file(a_file(place, f"{CSV}\r\n{','.join(row[name] for name in COLUMNS)}\r\n".encode()))
    found = place.register().find_person(x, purpose="explain")
    assert found is not None
    assert (found.name, found.born_on, found.household_code) == ("王英", date(1990, 1, 1), "520102")


def test_columns_may_stand_in_any_order_and_under_a_byte_order_mark(place: Place) -> None:
    file = written(place.folder / "turned.csv", a_family(), columns=reversed(COLUMNS), encoding="utf-8-sig")
    snapshot = place.load_file(LoadOrder(file=file, taken_on=TAKEN_ON))
    assert snapshot.people == 4
    assert name_of(place, WIFE) == "龙小梅"


def test_every_value_may_be_quoted(place: Place) -> None:
    lines = ['"' + '","'.join(row[name] for name in COLUMNS) + '"' for row in a_family()]
    place.load_file(a_file(place, "\n".join(['"' + '","'.join(COLUMNS) + '"', *lines])))
    assert rejects(place) == []
    assert name_of(place, SON) == "杨一"


def test_a_file_of_the_national_encoding_is_read_as_what_it_is(place: Place) -> None:
    file = written(place.folder / "gb.csv", a_family(), encoding="gb18030")
    place.load_file(LoadOrder(file=file, taken_on=TAKEN_ON, encoding="gb18030"))
    assert name_of(place, HUSBAND) == "杨𬭎"
    wrong = refusal(place, LoadOrder(file=file, taken_on=TAKEN_ON))
    assert wrong.code == "too_many_rejected"
    assert rejects(place, name="gb.csv")[0] == "2,,not_text"
    assert refusal(place, LoadOrder(file=file, taken_on=TAKEN_ON, encoding="klingon")).code == "unknown_encoding"


def test_too_many_bad_lines_put_nothing_in_force(place: Place) -> None:
    before = place.load(a_family())
    bad = [line_of(**row) for row in numbered(198)] + [line_of(sex="3")] * 2
    order = replace(a_file(place, "\n".join([CSV, *bad])), percent=0.9)
    assert refusal(place, order).code == "too_many_rejected"
    assert find_snapshot_in_force(place.application) == before
    assert name_of(place, WIFE) == "龙小梅"
    assert rejects(place) == ["200,sex,sex_code", "201,sex,sex_code"]
    assert place.load_file(replace(order, percent=1.0)).rejected == 2


def test_a_hopeless_file_is_not_read_to_its_end(place: Place) -> None:
    order = a_file(place, "\n".join([CSV, *["nothing of the kind"] * 400_000]))
    assert refusal(place, replace(order, percent=1.0)).code == "too_many_rejected"
    assert len(rejects(place)) < 50_000


def test_numbers_that_stand_twice_are_listed_with_their_lines_and_count_as_bad(place: Place) -> None:
    rows = [a_wife(), a_husband(), a_wife(name="龙大梅"), a_child(), a_child(), *numbered(20)]
    file = written(place.folder / "register.csv", rows)
    text = file.read_text(encoding="utf-8").splitlines()
    text.insert(2, "a broken line")
    order = a_file(place, "\n".join(text))
    snapshot = place.load_file(order)
    assert rejects(place) == [
        "3,,column_count",
        "2,paper_no,number_twice",
        "5,paper_no,number_twice",
        "6,paper_no,row_repeated",
        "7,paper_no,row_repeated",
    ]
    assert (snapshot.people, snapshot.rejected, snapshot.contested) == (25, 1, 4)
    with pytest.raises(UnableToAsk):
        place.register().find_person(WIFE, purpose="explain")
    assert refusal(place, replace(order, percent=10)).code == "too_many_rejected"


def test_the_list_of_rejects_holds_no_value_and_is_for_the_operator_alone(place: Place) -> None:
    place.load_file(a_file(place, f"{CSV}\n{line_of()}\n{line_of(paper_no=SON, spouse_no='王强')}\n"))
    file = place.folder / "register.csv.rejects.csv"
    assert file.stat().st_mode & 0o777 == 0o600
    assert "王强" not in file.read_text(encoding="utf-8")
    place.load(a_family())
    assert not file.exists(), "an older list is not taken for this file's"


@pytest.mark.parametrize(
    ("header", "about"),
    [
        (CSV.replace("sex", "gender"), "+gender -sex"),
        (CSV.removesuffix(",certificate_no"), "-certificate_no"),
        (CSV + ",sex", "twice"),
        ("", "-"),
        (CSV.replace("name", "王强", 1), "+?"),
    ],
)
def test_other_columns_are_named_and_nothing_is_loaded(place: Place, header: str, about: str) -> None:
    refused = refusal(place, a_file(place, f"{header}\n{line_of()}\n"))
    assert refused.code == "columns_differ"
    assert about in refused.about


def test_what_the_operator_says_must_hold(place: Place) -> None:
    order = a_file(place, f"{CSV}\n{line_of()}\n")
    assert refusal(place, replace(order, taken_on=date(2026, 11, 23))).code == "taken_in_future"
    assert refusal(place, replace(order, file=place.folder / "nothing.csv")).code == "no_such_extract"
    assert refusal(place, a_file(place, f"{CSV}\n")).code == "nobody_in_it"
    order = a_file(place, f"{CSV}\n{line_of()}\n")
    assert place.load_file(replace(order, name="十一月")).name == "十一月"
    assert refusal(place, replace(order, name="十一月")).code == "snapshot_name_taken"


def test_two_loads_at_once_are_one_too_many(place: Place) -> None:
    place.load(a_family())
    with psycopg.connect(place.owner) as other:
        SnapshotInMaking(other, taken_on=TAKEN_ON, name="")
        with pytest.raises(UnableToLoad) as refused:
            place.load(a_family())
        assert refused.value.code == "already_loading"
        other.rollback()
    assert place.load(a_family()).people == 4


def test_the_application_may_look_and_nothing_else(place: Place) -> None:
    place.load(a_family())
    with psycopg.connect(place.application, autocommit=True) as application:
        assert application.execute("SELECT count(*) FROM population.person").fetchone() == (4,)
        for forbidden in (
            f"SELECT FROM population.{place.tables()[0]}",
            "SELECT FROM population.person_form",
            "DELETE FROM population.person",
            "UPDATE population.person SET name = 'x'",
            "SELECT nextval('population.snapshot_no')",
            "CREATE TABLE population.own (n int)",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                application.execute(forbidden)


def test_without_the_optional_part_csv_is_loaded_and_parquet_says_what_to_install(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == "pyarrow" else object())
    place.load(a_family())
    with pytest.raises(extras.UnableToUseExtra) as refused:
        place.load_file(a_file(place, b"PAR1 and more", name="register.parquet"))
    assert refused.value.code == "extra_missing"
    assert "make population" in refused.value.about


def test_parquet_may_hold_days_truths_and_moments_as_what_they_are(place: Place) -> None:
    rows = [{**row, "name": f"{row['name']}, 又名“\n"} for row in a_family()]
    born = pa.array([date.fromisoformat(row["born_on"]) for row in rows])
    columns = {name: pa.array([row[name] for row in rows]) for name in COLUMNS}
    columns |= {"born_on": born.cast(pa.timestamp("ms")), "is_alive": pa.array([True] * 3 + [False])}
    columns["sex"] = pa.array([int(row["sex"]) for row in rows], pa.int8())
    for name in ("former_name", "married_on"):
        columns[name] = pa.array([row[name] or None for row in rows])
    file = place.folder / "typed.parquet"
    parquet.write_table(pa.table(columns), file)
    snapshot = place.load_file(LoadOrder(file=file, taken_on=TAKEN_ON))
    assert snapshot.people == 4
    found = place.register().find_person(HUSBAND, purpose="explain")
    assert found is not None
    assert (found.born_on, found.name) == (date(1993, 11, 8), "杨𬭎, 又名“")


def test_a_line_without_end_costs_only_itself_and_little_memory(place: Place) -> None:
    endless = "长" * 3_000_000
    place.load_file(a_file(place, f"{CSV}\n{line_of()}\n{endless}\n{line_of(paper_no=HUSBAND)}"))
    assert rejects(place) == ["3,,line_too_long"]
    assert name_of(place, HUSBAND) == "龙小梅"


def test_a_file_that_only_begins_like_parquet_is_told_plainly(place: Place) -> None:
    assert refusal(place, a_file(place, b"PAR1 and no more", name="x.parquet")).code == "no_such_extract"
