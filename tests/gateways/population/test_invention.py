"""The invented province: consistent, blemished as stated, the same for the same seed, with nobody real in it."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pyarrow import csv, parquet
from tests.gateways.population.conftest import AT, Place

from xinsheng.gateways.population import CoupleAsking
from xinsheng.gateways.population.extras import UnableToInvent
from xinsheng.gateways.population.invention import BLEMISHES, LARGEST, Invented, Plan, invent
from xinsheng.gateways.population.invention.plan import guizhou
from xinsheng.gateways.population.invention.rows import rows_of
from xinsheng.gateways.population.loading import LoadOrder
from xinsheng.standards.divisions import find_division
from xinsheng.standards.ethnic_groups import find_ethnic_group
from xinsheng.standards.names import name_fault
from xinsheng.standards.resident_numbers import resident_no_fault

AS_OF = date(2026, 11, 1)
PEOPLE = 8000


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("invented") / "people.parquet"


@pytest.fixture(scope="module")
def made(file: Path) -> Invented:
    return invent(Plan(PEOPLE, 7, AS_OF), file=file)


@pytest.fixture(scope="module")
def rows(made: Invented, file: Path) -> list[dict[str, Any]]:
    found = parquet.read_table(file).to_pylist()
    assert len(found) == made.people == PEOPLE
    return found


@pytest.fixture(scope="module")
def by_no(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["paper_no"]: row for row in rows if row["paper_no"]}


def test_every_number_is_right_but_for_the_stated_blemish(made: Invented, rows: list[dict[str, Any]]) -> None:
    long = [row["paper_no"] for row in rows if row["paper_no"] and len(row["paper_no"]) == 18]
    faults = Counter(resident_no_fault(no, on=AS_OF) for no in long)
    assert faults.pop(None) > PEOPLE * 0.9
    assert faults.pop("wrong_check", 0) <= made.blemishes["number_check"]
    assert not faults


def test_nobody_shares_a_number_but_by_a_stated_blemish(made: Invented, rows: list[dict[str, Any]]) -> None:
    numbers = [row["paper_no"] for row in rows if row["paper_no"]]
    allowed = made.blemishes["number_twice"] + made.blemishes["row_repeated"]
    assert len(numbers) - len(set(numbers)) <= allowed
    certificates = [row["certificate_no"] for row in rows if row["certificate_no"]]
    assert len(certificates) - len(set(certificates)) <= allowed


def test_number_birth_and_sex_agree_but_for_the_stated_blemishes(made: Invented, rows: list[dict[str, Any]]) -> None:
    long = [row for row in rows if row["paper_no"] and len(row["paper_no"]) == 18]
    born = sum(row["paper_no"][6:14] != f"{row['born_on']:%Y%m%d}" for row in long)
    sex = sum(int(row["paper_no"][16]) % 2 != row["sex"] % 2 for row in long)
    others = made.blemishes["number_twice"]
    assert born <= made.blemishes["birth_differs"] + others
    assert sex <= made.blemishes["sex_differs"] + made.blemishes["sex_code"] + others


def test_children_have_a_mother_and_a_father_of_an_age_to_be_so(
    rows: list[dict[str, Any]], by_no: dict[str, dict[str, Any]]
) -> None:
    mothers = [(row, by_no[row["mother_no"]]) for row in rows if row["mother_no"] in by_no]
    fathers = [(row, by_no[row["father_no"]]) for row in rows if row["father_no"] in by_no]
    assert len(mothers) > PEOPLE * 0.7
    for parents, sex in ((mothers, 2), (fathers, 1)):
        wrong = [row for row, parent in parents if parent["sex"] != sex]
        young = [row for row, parent in parents if (row["born_on"] - parent["born_on"]).days < 15 * 365]
        assert len(wrong) + len(young) <= 8, "a few by blemishes of the parents"


def test_brothers_and_sisters_are_twins_or_a_year_apart(rows: list[dict[str, Any]]) -> None:
    of_mother: dict[str, list[date]] = {}
    for row in rows:
        of_mother.setdefault(row["mother_no"], []).append(row["born_on"])
    of_mother.pop(None, None)
    gaps = Counter((after - before).days for born in of_mother.values() for before, after in pairwise(sorted(born)))
    assert sum(count for gap, count in gaps.items() if 0 < gap < 270) <= 8
    assert gaps[0] > 0


def test_most_spouses_name_each_other_and_some_do_not(
    made: Invented, rows: list[dict[str, Any]], by_no: dict[str, dict[str, Any]]
) -> None:
    living = [row for row in rows if row["spouse_no"] in by_no and row["is_alive"]]
    mutual = [row for row in living if by_no[row["spouse_no"]]["spouse_no"] == row["paper_no"]]
    assert 0.95 < len(mutual) / len(living) < 1
    assert made.blemishes["spouse_one_way"] > 0
    assert all(row["sex"] != by_no[row["spouse_no"]]["sex"] for row in mutual[:200])
    far = [row["spouse_no"] for row in rows if row["spouse_no"] and row["spouse_no"] not in by_no]
    assert any(not no.startswith("52") for no in far), "some are registered in another province"


def test_marriages_end_and_begin_again(rows: list[dict[str, Any]]) -> None:
    states = Counter(row["marital_state"] for row in rows if row["is_alive"])
    assert states.keys() == {10, 21, 22, 23, 30, 40, 90}
    assert states[22] > 20
    dead = [row for row in rows if not row["is_alive"]]
    assert 0.05 < len(dead) / PEOPLE < 0.3


def test_it_is_guizhou(rows: list[dict[str, Any]]) -> None:
    codes = {row["household_code"] for row in rows}
    assert all(find_division(code) is not None for code in codes)
    assert any(len(code) == 6 for code in codes), "codes abolished years ago"
    prefectures = Counter(row["paper_no"][:4] for row in rows if row["paper_no"])
    assert {"5221", "5222", "5224", "5225"} <= prefectures.keys()
    groups = Counter(row["ethnicity"] for row in rows if row["ethnicity"])
    assert all(find_ethnic_group(code) is not None for code in groups)
    assert groups["01"] > groups["06"] > groups["97"] > 0
    assert any(row["paper_no"] and len(row["paper_no"]) == 15 for row in rows)


def test_names_are_names_and_some_are_rare(tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    made = invent(Plan(30_000, 3, AS_OF), file=file)
    names = csv.read_csv(file).column("name").to_pylist()
    plain = [name for name in names if name_fault(name) is None]
    odd = sum(
        made.blemishes[code]
        for code in ("name_private_use", "name_with_blank", "dot_of_another_kind", "name_missing")
    )
    assert len(names) - len(plain) <= odd
    assert any(ord(character) >= 0x30000 for name in names for character in name or "")
    assert any(0x20000 <= ord(character) < 0x30000 for name in names for character in name or "")
    assert any("·" in name for name in plain)
    assert any(len(name) == 1 for name in plain)


def test_a_plan_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    def written(name: str, seed: int) -> bytes:
        invent(Plan(900, seed, AS_OF), file=tmp_path / name)
        return (tmp_path / name).read_bytes()

    assert written("a.csv", 1) == written("b.csv", 1)
    assert written("a.parquet", 1) == written("b.parquet", 1)
    assert written("c.csv", 2) != written("d.csv", 1)
    assert not list(tmp_path.glob("*.part"))


def test_no_two_blocks_give_out_the_same_numbers() -> None:
    given: dict[str, list[tuple[int, int]]] = {}
    people = foreign = 0
    for block in Plan(39_000_000, 1, AS_OF).blocks():
        people += block.people
        foreign += len(block.foreign)
        for lane in (block.local, block.elsewhere):
            given.setdefault(lane.county.code, []).append((lane.first, lane.first + lane.slots))
    assert people == 39_000_000
    assert len(given) == 88
    for lanes in given.values():
        assert all(before[1] <= after[0] for before, after in pairwise(sorted(lanes)))
        assert max(end for _first, end in lanes) <= 500
    assert foreign > 2000
    former = [code for county in guizhou() for code, _year in county.former]
    assert len(former) == len(set(former))


def test_numbers_that_run_out_are_told_and_never_given_twice() -> None:
    block = next(Plan(4000, 1, AS_OF).blocks())
    crowded = replace(block, local=replace(block.local, slots=1))
    with pytest.raises(UnableToInvent) as refused:
        rows_of(replace(crowded, people=20_000), plan=Plan(4000, 1, AS_OF))
    assert refused.value.code == "numbers_used_up"


@pytest.mark.parametrize("people", [39_000_000, 10_000_000])
def test_the_fullest_block_of_a_province_has_numbers_enough(people: int) -> None:
    plan = Plan(people, 1, AS_OF)
    fullest = max(plan.blocks(), key=lambda block: block.people / block.local.slots)
    batch, _befallen = rows_of(fullest, plan=plan)
    assert batch.num_rows == fullest.people > 90_000


@pytest.mark.parametrize("people", [1, 2, 30, 401])
def test_a_hamlet_can_be_invented_too(tmp_path: Path, people: int) -> None:
    assert invent(Plan(people, 1, AS_OF), file=tmp_path / "few.csv").people == people


def test_what_cannot_be_invented_is_told_and_leaves_no_file(tmp_path: Path) -> None:
    for people, name, code in (
        (LARGEST + 1, "many.csv", "too_many_people"),
        (10, "people.xlsx", "unknown_ending"),
    ):
        with pytest.raises(UnableToInvent) as refused:
            invent(Plan(people, 1, AS_OF), file=tmp_path / name)
        assert refused.value.code == code
    assert not list(tmp_path.iterdir())


def test_the_loader_takes_it_and_rejects_only_what_was_spoilt_for_it(
    place: Place, made: Invented, file: Path
) -> None:
    snapshot = place.load_file(LoadOrder(file=file, taken_on=AS_OF))
    spoilt = sum(made.blemishes[code] for code in ("number_check", "name_missing", "sex_code"))
    assert snapshot.rejected <= spoilt
    assert snapshot.people == PEOPLE - snapshot.rejected


def test_invented_couples_are_found_with_their_children(place: Place, rows: list[dict[str, Any]], file: Path) -> None:
    place.load_file(LoadOrder(file=file, taken_on=AS_OF))
    register = place.register()
    wives = [row for row in rows if row["sex"] == 2 and row["spouse_no"] and row["paper_no"] and row["is_alive"]]
    with_children = 0
    for wife in wives[:150]:
        asking = CoupleAsking(
            request_id="r", woman_no=wife["paper_no"], man_no=wife["spouse_no"], purpose="trial", asked_at=AT
        )
        told = register.find_couple(asking)
        assert told.woman is not None
        assert told.woman.spouse_no == wife["spouse_no"]
        assert [child.born_on for child in told.children] == sorted(child.born_on for child in told.children)
        with_children += bool(told.children)
    assert with_children > 100


def test_every_blemish_has_its_rate_and_its_meaning(made: Invented) -> None:
    assert made.blemishes.keys() <= BLEMISHES.keys()
    assert all(0 < blemish.rate < 1 and blemish.meaning and blemish.of for blemish in BLEMISHES.values())
