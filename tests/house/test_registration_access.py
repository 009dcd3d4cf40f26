"""Who gets in where with a couple's registration: against the reviewed table (G11); a new address needs a row."""

import os
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from tests.casework.couple_scene import TOWNSHIP, CoupleScene
from tests.casework.scene import Scene
from tests.house.access import METHODS, Address, addresses, answer_to, bare_body, client_of, verdict_on

from xinsheng.registry.models import Case, Office

POLICY = Path(__file__).with_name("registration_access.md")
VISITORS = (
    "nobody",
    "mother",
    "father",
    "mother2",
    "township",
    "township2",
    "township-elsewhere",
    "village",
    "county",
    "issuing",
    "supervisor",
    "system",
    "security",
    "audit",
)
pytestmark = [pytest.mark.usefixtures("sessions_rest"), pytest.mark.no_cover]  # see test_access
OUTSIDERS = ("mother2", "township-elsewhere", "village", "county", "issuing", "supervisor", "system", "security")
LET_IN = {"page", "moved", "asked-again"}
HEAD = """# Who gets in where with a couple's registration

One that is with the township of 西门街道, declared by the mother; every address about couples, method and visitor.
"""


@pytest.fixture
def waiting(scene: Scene) -> Case:
    return CoupleScene(scene).with_township()


def about_couples() -> list[Address]:
    couples = ("register", "mine/registration/", "query/", "desk/registrations/")
    return [address for address in addresses() if address.route.startswith(couples)]


def paths_about_couples(case_id: UUID) -> dict[Address, str]:
    township = Office.objects.get(division_code=f"{TOWNSHIP}000")
    parts = {"<uuid:case_id>": str(case_id), "<int:order>": "1", "<slug:verb>": "register"}
    parts["<uuid:office_id>"] = str(township.pk)
    paths = {}
    for address in about_couples():
        path = address.route
        for part, value in parts.items():
            path = path.replace(part, value)
        paths[address] = f"/{path}"
    return paths


def test_every_address_answers_every_visitor_as_the_reviewed_table_says(waiting: Case) -> None:
    clients = {visitor: client_of(visitor) for visitor in VISITORS}
    tried = {
        (address.name, method): [verdict_on(answer_to(clients[who], method=method, path=path)) for who in VISITORS]
        for address, path in paths_about_couples(waiting.pk).items()
        for method in METHODS
    }
    lines = ["| " + " | ".join(["address", "method", *VISITORS]) + " |", "|" + "---|" * (len(VISITORS) + 2)]
    lines += ["| " + " | ".join([*key, *row]) + " |" for key, row in tried.items()]
    now = HEAD + "\n" + "\n".join(lines) + "\n"
    if os.environ.get("XINSHENG_WRITE_ACCESS"):
        POLICY.write_text(now, encoding="utf-8")

    reviewed = POLICY.read_text(encoding="utf-8").splitlines()
    assert [line for line in now.splitlines() if line not in reviewed] == []
    assert [line for line in reviewed if line not in now.splitlines()] == []
    assert "500" not in {verdict for row in tried.values() for verdict in row}
    for address in about_couples():
        for who in OUTSIDERS if address.is_about_a_case else ():
            let_in = {tried[address.name, method][VISITORS.index(who)] for method in METHODS} & LET_IN
            assert not let_in, (address.name, who)


def test_out_of_reach_and_missing_are_the_same_answer(waiting: Case) -> None:
    known, missing = paths_about_couples(waiting.pk), paths_about_couples(uuid4())
    for who in OUTSIDERS:
        client = client_of(who)
        for address in (each for each in known if each.is_about_a_case):
            answers = [answer_to(client, method="GET", path=paths[address]) for paths in (known, missing)]
            assert answers[0].status_code == answers[1].status_code, (who, address.name)
            bodies = {bare_body(answer).replace(str(waiting.pk).encode(), b"") for answer in answers}
            assert len({len(body) for body in bodies}) == 1, (who, address.name)


def test_a_get_changes_nothing_but_the_reading_log(waiting: Case) -> None:
    version = waiting.version
    for who in ("mother", "father", "township", "audit"):
        client = client_of(who)
        for path in paths_about_couples(waiting.pk).values():
            client.get(path)
    waiting.refresh_from_db()
    assert waiting.version == version
