"""Every address has a reviewed row: who gets in, who is sent to sign in, for whom it does not exist."""

import os
from pathlib import Path
from uuid import uuid4

import pytest
from tests.casework.scene import Scene
from tests.house.access import (
    METHODS,
    OUTSIDERS,
    VISITORS,
    addresses,
    answer_to,
    bare_body,
    case_in_print,
    client_of,
    paths_on,
    verdict_on,
)

from xinsheng.registry.models import Case

pytestmark = [
    pytest.mark.usefixtures("sessions_rest"),
    pytest.mark.no_cover,  # every page is measured by its own tests; a trace would double these sweeps
]
POLICY = Path(__file__).with_name("access.md")
LET_IN = {"page", "moved", "asked-again", "stale", "500"}


def policy() -> dict[tuple[str, str], list[str]]:
    rows = (line.strip().strip("|").split("|") for line in POLICY.read_text().splitlines() if line.startswith("| "))
    cells = [[cell.strip() for cell in row] for row in rows]
    return {(row[0], row[1]): row[2:] for row in cells if row[1] in METHODS}


_tried: dict[tuple[str, str], list[str]] = {}


def tried_on(scene: Scene) -> dict[tuple[str, str], list[str]]:
    """All answers; taken once for all the tests here, since each undoes what it did."""
    if not _tried:
        _tried.update(_try_all(case_in_print(scene)))
    return _tried


def _try_all(case: Case) -> dict[tuple[str, str], list[str]]:
    clients = {visitor: client_of(visitor) for visitor in VISITORS}
    return {
        (address.name, method): [
            verdict_on(answer_to(clients[visitor], method=method, path=path)) for visitor in VISITORS
        ]
        for address, path in paths_on(case).items()
        for method in METHODS
    }


def test_every_address_answers_every_visitor_as_the_reviewed_table_says(scene: Scene) -> None:
    tried = tried_on(scene)
    if os.environ.get("XINSHENG_WRITE_ACCESS"):
        head = ["address", "method", *VISITORS]
        lines = ["# Who gets in where", "", "A printed case of the hospital; every address, method and visitor.", ""]
        lines += ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
        lines += ["| " + " | ".join([*key, *row]) + " |" for key, row in tried.items()]
        POLICY.write_text("\n".join(lines) + "\n")
    reviewed = policy()
    assert set(tried) == set(reviewed), "a new address needs a reviewed row"
    assert {key: row for key, row in tried.items() if row != reviewed[key]} == {}


def test_the_hands_of_a_case_reach_it(scene: Scene) -> None:
    tried = tried_on(scene)
    reached = {"issuing": "desk:case", "sealing": "desk:seal", "midwife": "desk:case", "mother": "counter:my_case"}
    answers = {visitor: tried[name, "GET"][VISITORS.index(visitor)] for visitor, name in reached.items()}
    assert set(answers.values()) == {"page"}


def test_no_address_breaks_for_anyone(scene: Scene) -> None:
    assert [key for key, row in tried_on(scene).items() if "500" in row] == []


def test_a_case_does_not_exist_for_an_outsider_on_any_address(scene: Scene) -> None:
    tried = tried_on(scene)
    places = [VISITORS.index(outsider) for outsider in OUTSIDERS]
    about_a_case = {address.name for address in addresses() if address.is_about_a_case}
    let_in = {
        (*key, VISITORS[place]): row[place]
        for key, row in tried.items()
        if key[0] in about_a_case
        for place in places
        if row[place] in LET_IN
    }
    assert let_in == {}


def test_out_of_reach_and_missing_are_the_same_answer(scene: Scene) -> None:
    case = case_in_print(scene)
    known, missing = paths_on(case), paths_on(case, case_id=uuid4())
    paths = {each: (known[each], missing[each]) for each in known if each.is_about_a_case}
    for visitor in OUTSIDERS:
        client = client_of(visitor)
        for address, both in paths.items():
            answers = [answer_to(client, method="GET", path=path) for path in both]
            assert answers[0].status_code == answers[1].status_code, (visitor, address.name)
            bodies = {bare_body(answer).replace(str(case.pk).encode(), b"") for answer in answers}
            assert len({len(body) for body in bodies}) == 1, (visitor, address.name)


def test_a_get_changes_nothing_but_the_reading_log(scene: Scene) -> None:
    case = case_in_print(scene)
    version, paths = case.version, paths_on(case)
    for visitor in ("mother", "issuing", "sealing", "midwife", "supervisor", "audit"):
        client = client_of(visitor)
        for path in paths.values():
            client.get(path)
    case.refresh_from_db()
    assert case.version == version
    assert case.certificates.count() == 1
