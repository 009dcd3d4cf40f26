"""An office looks at a licence over the interface, with its own key, for its own purpose."""

import json
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from jsonschema import Draft202012Validator
from tests.casework.scene import Scene
from tests.casework.sharing_scene import end, let_in, lets
from tests.exchange.bundles import EXAMPLES, example
from tests.exchange.office import LOOKS, OfficeSystem, codes_of
from tests.exchange.system import System

from xinsheng.exchange.licences import SIGNATURE
from xinsheng.exchange.openapi import described
from xinsheng.exchange.scopes import LOOKS_SCOPE, SCOPE
from xinsheng.law.sharing import PURPOSES
from xinsheng.postroom.make_share import carry_out
from xinsheng.registry.models import LicenceConsentEnding
from xinsheng.words.sharing_labels import TOLD_FIELDS

DOCUMENT = EXAMPLES.parents[1] / "docs" / "exchange.md"


@pytest.fixture
def office(scene: Scene) -> OfficeSystem:
    return OfficeSystem(let_in(scene))


def keeps_to(schema: str, said: object) -> bool:
    schemas = described()["components"]["schemas"]
    whole = {"$ref": f"#/components/schemas/{schema}", "components": {"schemas": schemas}}
    return list(Draft202012Validator(whole).iter_errors(said)) == []


def now() -> datetime:
    return datetime.now(tz=UTC)


def test_an_office_looks_once_and_fetches_its_signed_answer(scene: Scene, office: OfficeSystem) -> None:
    given = lets(scene, office.hospital, scene.sealed(), at=now())  # type: ignore[arg-type]

    taken = office.looks(given.code)
    look = taken.json()["look"]
    waits = office.fetches(look)
    carry_out(UUID(look), at=now())
    told = office.fetches(look)
    again = office.looks(given.code)

    assert (taken.status_code, taken["Location"], taken["Cache-Control"]) == (
        202,
        f"/licences/looks/{look}",
        "no-store",
    )
    assert (waits.status_code, waits["Retry-After"]) == (202, "1")
    assert (told.status_code, told[SIGNATURE][:4], told["Cache-Control"]) == (200, "kid=", "no-store")
    said = json.loads(told.content)
    assert (said["standing"], said["fields"]["child.name"]) == ("in_force", "龙雨欣")
    assert keeps_to("Look", said)
    assert keeps_to("Accepted", taken.json())
    assert (again.status_code, codes_of(again)) == (404, ["no_consent"])
    assert office.fetches(str(uuid4())).status_code == 404


def test_what_does_not_open_is_one_answer_byte_for_byte(scene: Scene, office: OfficeSystem) -> None:
    case = scene.sealed()
    used = lets(scene, office.hospital, case, at=now())  # type: ignore[arg-type]
    office.looks(used.code)

    answers = [office.looks(code) for code in (used.code, "00000-00000-0000", "", "\ud800", "龙")]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"purpose": "curiosity"}, 422, "not_an_ask"),
        ({"form": "original"}, 422, "not_an_ask"),
        ({"handled_by": None}, 422, "not_an_ask"),
        ({"handled_by": "张三"}, 422, "not_an_ask"),
        ({"request_no": ""}, 422, "not_an_ask"),
        ({"code": "x" * 100}, 422, "not_an_ask"),
        ({"code": ["x"]}, 422, "not_an_ask"),
        ({"whose": "all"}, 422, "not_an_ask"),
        ({"basis": "curiosity"}, 422, "no_such_basis"),
        ({"purpose": "maternity_benefit", "basis": "social_insurance_54"}, 403, "not_your_purpose"),
    ],
)
def test_an_ask_of_another_shape_or_purpose_is_told_so_before_any_code_is_looked_at(
    office: OfficeSystem, changes: dict[str, object], status: int, code: str
) -> None:
    answer = office.looks("00000-00000-0000", **changes)

    assert (answer.status_code, codes_of(answer)) == (status, [code])
    assert not LicenceConsentEnding.objects.exists()


def test_neither_has_what_the_other_is_let_in_for(scene: Scene, office: OfficeSystem, system: System) -> None:
    for one, scope in ((office, SCOPE), (system, LOOKS_SCOPE), (office, f"{LOOKS_SCOPE} {SCOPE}")):
        refused = one.asks_for_token(scope=scope)
        assert (refused.status_code, refused.json()) == (401, {"error": "invalid_client"})
    office.token, system.token = system.signs_in(), office.signs_in()

    assert office.looks("00000-00000-0000").status_code == 401
    assert system.sends_one().status_code == 401


def test_an_office_that_was_ended_is_stopped_at_its_next_call(scene: Scene, office: OfficeSystem) -> None:
    office.signs_in()
    end(scene, office.hospital)  # type: ignore[arg-type]

    assert office.looks("00000-00000-0000").status_code == 401
    assert office.asks_for_token(scope=LOOKS_SCOPE).status_code == 401


def test_the_example_is_an_ask_as_it_stands(office: OfficeSystem) -> None:
    said = example("06-look.json")

    assert keeps_to("Ask", said)
    assert codes_of(office.sends(said, address=LOOKS)) == ["no_consent"]


def test_every_purpose_basis_and_field_stands_in_the_documentation() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    rows = [
        f"| `{purpose}` | `{row.agency}` | `{basis}` |" for purpose, row in PURPOSES.items() for basis in row.bases
    ]

    assert [row for row in rows if row not in text] == []
    assert {field for row in PURPOSES.values() for field in row.fields} == set(TOLD_FIELDS)


def test_a_look_whose_answer_was_lost_is_found_again_by_the_offices_key(scene: Scene, office: OfficeSystem) -> None:
    case = scene.sealed()
    given, other = (lets(scene, office.hospital, case, at=now()) for _each in range(2))  # type: ignore[arg-type]

    lost = office.looks(given.code, key="K-1")
    again = office.looks(given.code, key="K-1")

    assert (again.status_code, again.content, again["Location"]) == (202, lost.content, lost["Location"])
    assert LicenceConsentEnding.objects.count() == 1
    used = office.looks(other.code, key="K-1")
    assert (used.status_code, codes_of(used)) == (409, ["key_used"])
    assert codes_of(office.looks(given.code, key="K-2")) == ["no_consent"]


@pytest.mark.parametrize("key", ["x" * 65, "张三", "a b", "K/1"])
def test_a_key_of_another_shape_is_told_so(office: OfficeSystem, key: str) -> None:
    answer = office.looks("00000-00000-0000", key=key)

    assert (answer.status_code, codes_of(answer)) == (422, ["bad_key"])
