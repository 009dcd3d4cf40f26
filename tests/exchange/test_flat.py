import json
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from tests.casework.hospital_scene import bring_in, end
from tests.casework.scene import Scene
from tests.exchange.system import BORN, NOW, System, a_record, codes_in

from xinsheng.casework.received_births import find_received
from xinsheng.exchange.elements import ELEMENTS
from xinsheng.exchange.issues import MOST
from xinsheng.law.terms import Sex, Stage
from xinsheng.registry.models import Case, Office, ReceivedBirth
from xinsheng.standards.identity_papers import PaperKind


def test_one_record_opens_one_birth_for_its_attendant(scene: Scene, system: System) -> None:
    answer = system.sends_one()

    said = answer.json()
    case = Case.objects.get()
    assert (answer.status_code, said["result"], said["case"], said["version"]) == (201, "opened", str(case.pk), 1)
    assert said["issues"] == []
    assert (case.stage, case.holder) == (Stage.OPENED, scene.person("midwife"))
    block = find_received(case)
    assert block is not None
    assert (block.sex, block.weight_g, block.length_mm) == (Sex.FEMALE, 3260, 495)
    assert block.mother_paper_kind is PaperKind.RESIDENT_CARD


def test_the_same_record_again_is_the_same_answer(system: System) -> None:
    first, again = system.sends_one().json(), system.sends_one()

    assert (again.status_code, again.json()["result"]) == (200, "repeated")
    assert again.json()["case"] == first["case"]


def test_a_correction_is_a_version_and_after_the_signature_a_request(scene: Scene, system: System) -> None:
    system.sends_one()
    corrected = system.sends_one(weight_g=3300, recorded_at=(NOW - timedelta(minutes=30)).isoformat())
    case = Case.objects.get()
    block = find_received(case)
    assert block is not None
    scene.at = NOW
    scene.signed(case, block=block)

    late = system.sends_one(weight_g=3400, recorded_at=NOW.isoformat())

    assert (corrected.status_code, corrected.json()["version"]) == (200, 2)
    assert (late.status_code, late.json()["result"]) == (409, "requested")
    assert codes_in(late) == {("signed_already", "")}


def test_a_clock_in_another_zone_is_read_by_its_offset(system: System) -> None:
    tokyo = BORN + timedelta(hours=1)
    answer = system.sends_one(born_at=tokyo.replace(tzinfo=None).isoformat() + "+09:00")

    assert answer.status_code == 201
    block = find_received(Case.objects.get())
    assert block is not None
    assert block.born_local == BORN.replace(tzinfo=None, second=0)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"born_at": "2026-11-22T09:30:00"}, ("no_offset", "born_at")),
        ({"born_at": "2026-02-30T09:30:00+08:00"}, ("impossible_time", "born_at")),
        ({"born_at": "0001-01-01T00:00:00+14:00"}, ("impossible_time", "born_at")),
        ({"born_at": "9999-12-31T23:30:00+00:00"}, ("impossible_time", "born_at")),
        ({"recorded_at": "9999-12-31T23:30:00+00:00"}, ("impossible_time", "recorded_at")),
        ({"born_at": "9999-12-31T23:59:00+08:00"}, ("in_future", "born_at")),
        ({"born_at": (NOW + timedelta(days=1)).isoformat()}, ("in_future", "born_local")),
        ({"recorded_at": (NOW + timedelta(hours=1)).isoformat()}, ("in_future", "recorded_at")),
        ({"sex_code": "9"}, ("unknown_code", "sex_code")),
        ({"sex_code": "female"}, ("unknown_code", "sex_code")),
        ({"weight_g": 33}, ("impossible", "weight_g")),
        ({"weight_g": "3260 g"}, ("not_a_number", "weight_g")),
        ({"weight_g": True}, ("wrong_value_type", "weight_g")),
        ({"weight_g": {"value": 3260}}, ("wrong_value_type", "weight_g")),
        ({"weight_g": None}, ("required", "weight_g")),
        ({"weight_g": ""}, ("required", "weight_g")),
        ({"length_cm": "49.55"}, ("not_a_number", "length_cm")),
        ({"length_cm": 1e300}, ("not_a_number", "length_cm")),
        ({"mother_paper_kind": "05"}, ("unknown_code", "mother_paper_kind")),
        ({"mother_paper_no": "522601199604181266"}, ("wrong_check", "mother_paper_no")),
        ({"mother_name": "龙\ud800梅"}, ("control_character", "mother_name")),
        ({"mother_name": "龙\0梅"}, ("control_character", "mother_name")),
        ({"mother_name": "龙" * 500}, ("too_long", "mother_name")),
        ({"mother_ethnicity": "57"}, ("unknown_code", "mother_ethnicity")),
        ({"mother_nationality": "XXX"}, ("unknown_code", "mother_nationality")),
        ({"division_code": "999999"}, ("unknown_code", "division_code")),
        ({"identifier": "NB 1"}, ("bad_identifier", "identifier")),
        ({"identifier": "龙小梅"}, ("bad_identifier", "identifier")),
        ({"certificate_no": "Z520000001"}, ("not_from_you", "certificate_no")),
        ({"institution_name": "凯里市新生人民医院（演示）"}, ("other_institution", "institution_name")),
        ({"place_category": "3"}, ("place_contradicts", "place_category")),
        ({"birth_order": 2}, ("order_beyond_plurality", "birth_order")),
        ({"weight": 3260}, ("unknown_element", "weight")),
    ],
    ids=lambda said: next(iter(said)) if isinstance(said, dict) else said[0],  # alike in every process
)
def test_what_is_wrong_is_named_with_its_element_and_nothing_is_kept(
    system: System, changes: dict[str, Any], found: tuple[str, str]
) -> None:
    answer = system.sends_one(**changes)

    code, element = found
    assert answer.status_code == 422
    assert (code, {"born_local": "born_at"}.get(element, element)) in codes_in(answer)
    assert not Case.objects.exists()


def test_everything_wrong_is_said_at_once(system: System) -> None:
    answer = system.sends_one(weight_g=None, sex_code="7", born_at="yesterday")

    assert codes_in(answer) == {
        ("required", "weight_g"),
        ("unknown_code", "sex_code"),
        ("impossible_time", "born_at"),
    }
    first = answer.json()["issues"][0]
    assert first["text"]
    assert first["text_en"]
    assert first["text"] != first["text_en"]


def test_every_one_of_the_thirty_three_elements_has_its_place() -> None:
    assert sorted(one.data_set for one in ELEMENTS.values() if one.data_set) == list(range(1, 34))


def test_what_the_family_declares_is_read_strictly_and_not_kept(system: System) -> None:
    answer = system.sends_one(child_name="龙雨欣", mother_ethnicity="97（穿青人）", father_name="杨正华")

    assert answer.status_code == 201
    assert codes_in(answer) == {("not_taken", "child_name,mother_ethnicity,father_name")}
    assert Case.objects.get().child_name == ""


def test_an_unusual_weight_is_taken_in_and_left_to_the_attendant_to_confirm(system: System) -> None:
    answer = system.sends_one(weight_g=2300)

    assert answer.status_code == 201
    assert ("low_weight", "weight_g") in codes_in(answer)
    assert {issue["severity"] for issue in answer.json()["issues"]} == {"warning"}


def test_an_attendant_of_nowhere_leaves_the_entry_to_the_institution(system: System) -> None:
    answer = system.sends_one(attendant_no="没有这个证号")

    assert answer.status_code == 201
    assert codes_in(answer) == {("attendant_unknown", "")}
    assert Case.objects.get().holder is None


def test_a_batch_takes_the_good_and_names_the_bad(system: System) -> None:
    records = [
        a_record(
            system.hospital,
            identifier=f"NB-{place}",
            inpatient_no=f"ZY{place}",
            weight_g=33 if place % 10 == 7 else 3260,
        )
        for place in range(20)
    ]

    answer = system.sends(records)

    answers = answer.json()["answers"]
    assert answer.status_code == 200
    assert [one["identifier"] for one in answers if one["status"] != 201] == ["NB-7", "NB-17"]
    assert Case.objects.count() == 18


def test_lines_of_csv_are_read_just_as_json_is(system: System) -> None:
    records = [a_record(system.hospital, identifier=f"NB-{place}", inpatient_no=f"ZY{place}") for place in range(3)]

    by_csv = system.sends_lines(records)
    by_json = system.sends(records)

    assert {one["result"] for one in by_csv.json()["answers"]} == {"opened"}
    assert {one["result"] for one in by_json.json()["answers"]} == {"repeated"}
    assert ReceivedBirth.objects.count() == 3


@pytest.mark.parametrize(
    ("body", "media", "status", "code"),
    [
        (b'{"identifier": "A", "identifier": "B"}', "application/json", 400, "named_twice"),
        (b'{"weight_g": NaN}', "application/json", 400, "unreadable"),
        (b'{"weight_g": 1e99999999999999999999}', "application/json", 400, "unreadable"),
        (b'{"weight_g": ' + b"9" * 6000 + b"}", "application/json", 400, "unreadable"),
        (b"[" * 1000 + b"]" * 1000, "application/json", 400, "too_deep"),
        (b'{"a":' * 100_000, "application/json", 400, "too_deep"),
        (b'{"identifier": "', "application/json", 400, "unreadable"),
        (b"\xff\xfe", "application/json", 400, "unreadable"),
        (b"3", "application/json", 400, "unreadable"),
        (b"[1]", "application/json", 400, "unreadable"),
        (b"[]", "application/json", 422, "empty_batch"),
        (b"[" + b",".join([b"{}"] * 101) + b"]", "application/json", 413, "too_many"),
        (b'"' + b"x" * 1024 * 1024 + b'"', "application/json", 413, "too_large"),
        (b"x" * 10 * 1024 * 1024, "application/json", 413, "too_large"),
        (b"identifier,identifier\n1,2", "text/csv", 400, "named_twice"),
        (b"identifier\n1,2", "text/csv", 400, "unreadable"),
        (b"identifier,weight_g\n1\n", "text/csv", 400, "unreadable"),
        (b"identifier\n" + b"1\n" * 101, "text/csv", 413, "too_many"),
        (b",".join(b"c%d" % place for place in range(300)) + b"\n1\n", "text/csv", 422, "unknown_element"),
        (b'identifier\n"1', "text/csv", 400, "unreadable"),
        (b"identifier\n", "text/csv", 422, "empty_batch"),
        (b"<x/>", "application/xml", 415, "wrong_type"),
    ],
    ids=lambda value: value.decode("latin-1")[:24] if isinstance(value, bytes) else None,
)
def test_what_is_no_message_is_answered_by_its_code(
    system: System, body: bytes, media: str, status: int, code: str
) -> None:
    answer = system.sends(body, media=media)

    assert answer.status_code == status
    assert codes_in(answer) == {(code, "")}


def test_of_very_many_unknown_elements_only_the_first_are_named(system: System) -> None:
    answer = system.sends({f"weight{place}": 0 for place in range(20_000)})

    said = [issue["code"] for issue in answer.json()["issues"]]
    assert answer.status_code == 422
    assert (said.count("unknown_element"), said.count("too_many_issues")) == (MOST, 1)


def test_half_a_message_is_not_taken(system: System) -> None:
    cut = {"wsgi.input": BytesIO(b'{"identifier": "A"'), "CONTENT_LENGTH": "4000", "CONTENT_TYPE": "application/json"}
    headers = {"Authorization": f"Bearer {system.signs_in()}"}

    answer = system.client.generic("POST", "/births", headers=headers, **cut)  # type: ignore[arg-type]

    assert answer.status_code == 400
    assert codes_in(answer) == {("half_sent", "")}


class Dripping(BytesIO):
    """A body on its way: something happens before it is whole."""

    def __init__(self, body: bytes, *, meanwhile: Callable[[], object]) -> None:
        super().__init__(body)
        self.meanwhile: Callable[[], object] | None = meanwhile

    def read(self, size: int | None = -1, /) -> bytes:
        happens, self.meanwhile = self.meanwhile, None
        if happens:
            happens()
        return super().read(size)


def test_a_system_that_is_ended_while_its_message_is_on_the_way_is_not_let_in(scene: Scene, system: System) -> None:
    body = json.dumps(a_record(system.hospital)).encode()
    dripping = Dripping(body, meanwhile=lambda: end(scene, system.hospital))
    asked = {"wsgi.input": dripping, "CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": "application/json"}

    answer = system.client.generic(
        "POST", "/births", headers={"Authorization": f"Bearer {system.signs_in()}"}, **asked
    )  # type: ignore[arg-type]

    assert (answer.status_code, codes_in(answer)) == (401, {("no_token", "")})
    assert not Case.objects.exists()


def test_compressed_bodies_are_not_opened(system: System) -> None:
    assert system.sends(b"{}", **{"Content-Encoding": "gzip"}).status_code == 415


def test_a_mother_of_another_institution_stays_there(scene: Scene, system: System) -> None:
    elsewhere = System(bring_in(scene, office=Office.objects.get(name__startswith="凯里市新生人民医院")))

    answer = elsewhere.sends(a_record(system.hospital))

    assert answer.status_code == 422
    assert codes_in(answer) == {("other_institution", "institution_name")}


def test_two_institutions_may_give_the_same_identifier(scene: Scene, system: System) -> None:
    elsewhere = System(bring_in(scene, office=Office.objects.get(name__startswith="凯里市新生人民医院")))

    answers = [one.sends_one() for one in (system, elsewhere)]

    assert [answer.status_code for answer in answers] == [201, 201]
    assert Case.objects.count() == 2


def test_an_impatient_get_is_told_the_method(system: System) -> None:
    assert system.client.get("/births").status_code == 405
