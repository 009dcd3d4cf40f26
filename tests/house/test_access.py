"""Every address has a reviewed row: who gets in, who is sent to sign in, for whom it does not exist."""

import os
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from django.http import HttpResponseBase
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


@dataclass(frozen=True)
class Tried:
    """What came of asking at every address, by every method, as every visitor, about one case."""

    verdicts: dict[tuple[str, str], list[str]]  # of each address and method, in the order of the visitors
    differing: list[tuple[str, str]]  # outsiders and addresses where a case out of reach is not as one that is not
    before: tuple[int, int]  # the case's version and its certificates, before it was read by everybody
    after: tuple[int, int]


_tried: list[Tried] = []


def tried_on(scene: Scene) -> Tried:
    """All answers; taken once for all the tests here."""
    if not _tried:
        _tried.append(_try_all(case_in_print(scene)))
    return _tried[0]


def _try_all(case: Case) -> Tried:
    """Read first, and what was read is left as it is; then post, and what came of that is undone."""
    clients = {visitor: client_of(visitor) for visitor in VISITORS}
    paths, nowhere = paths_on(case), paths_on(case, case_id=uuid4())
    verdicts, differing, before = {}, [], _state_of(case)
    for address, path in paths.items():
        answers = {visitor: clients[visitor].get(path) for visitor in VISITORS}
        verdicts[address.name, "GET"] = [verdict_on(answer) for answer in answers.values()]
        for visitor in OUTSIDERS if address.is_about_a_case else ():
            missing = clients[visitor].get(nowhere[address])
            if _without_its_id(answers[visitor], case) != _without_its_id(missing, case):
                differing.append((visitor, address.name))
    after = _state_of(case)
    for address, path in paths.items():
        verdicts[address.name, "POST"] = [
            verdict_on(answer_to(clients[visitor], method="POST", path=path)) for visitor in VISITORS
        ]
    return Tried(verdicts=verdicts, differing=differing, before=before, after=after)


def _state_of(case: Case) -> tuple[int, int]:
    case.refresh_from_db()
    return case.version, case.certificates.count()


def _without_its_id(answer: HttpResponseBase, case: Case) -> tuple[int, int]:
    """How it was answered, and how long the page is without the case's own id."""
    return answer.status_code, len(bare_body(answer).replace(str(case.pk).encode(), b""))


def test_every_address_answers_every_visitor_as_the_reviewed_table_says(scene: Scene) -> None:
    tried = tried_on(scene).verdicts
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
    tried = tried_on(scene).verdicts
    reached = {"issuing": "desk:case", "sealing": "desk:seal", "midwife": "desk:case", "mother": "counter:my_case"}
    answers = {visitor: tried[name, "GET"][VISITORS.index(visitor)] for visitor, name in reached.items()}
    assert set(answers.values()) == {"page"}


def test_no_address_breaks_for_anyone(scene: Scene) -> None:
    assert [key for key, row in tried_on(scene).verdicts.items() if "500" in row] == []


def test_a_case_does_not_exist_for_an_outsider_on_any_address(scene: Scene) -> None:
    tried = tried_on(scene).verdicts
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
    assert tried_on(scene).differing == []


def test_a_get_changes_nothing_but_the_reading_log(scene: Scene) -> None:
    tried = tried_on(scene)
    assert tried.after == tried.before
    assert tried.before[1] == 1, "a case in print has its certificate"


def test_nobody_is_shown_a_page_of_couples_on_a_birth(scene: Scene) -> None:
    tried = tried_on(scene).verdicts
    of_couples = [address.name for address in addresses() if address.is_about_a_couple]
    assert len(of_couples) > 20
    assert [name for name in of_couples if "page" in tried[name, "GET"]] == []
