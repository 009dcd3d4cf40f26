from collections.abc import Callable
from typing import Any

import pytest
from tests.casework.scene import Scene
from tests.exchange.bundles import (
    BIRTH_TIME,
    Bundle,
    a_bundle,
    batch_of,
    codes_of,
    measured,
    resources,
    schema_errors,
    the,
)
from tests.exchange.system import BORN, NOW, System

from xinsheng.casework.received_births import find_received
from xinsheng.exchange.issues import MOST
from xinsheng.law.terms import Sex
from xinsheng.registry.models import Case, ReceivedBirth
from xinsheng.standards.identity_papers import PaperKind

FHIR = "application/fhir+json"
GESTATION, WEIGHT, LENGTH, PLURALITY = "76516-4", "8339-4", "89269-5", "57722-1"
Change = Callable[[Bundle], object]


def sent(system: System, bundle: Any) -> Any:
    return system.sends(bundle, address="/fhir/", media=FHIR)


def test_a_bundle_opens_a_birth_for_the_attendant_it_names(scene: Scene, system: System) -> None:
    answer = sent(system, a_bundle())

    case = Case.objects.get()
    block = find_received(case)
    assert block is not None
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/fhir+json; charset=utf-8")
    assert case.holder == scene.person("midwife")
    assert (block.mother_name, block.mother_paper_kind) == ("龙秀妹", PaperKind.RESIDENT_CARD)
    assert (block.sex, block.weight_g, block.length_mm) == (Sex.FEMALE, 3260, 495)
    assert (block.gestation_weeks, block.gestation_days) == (39, 2)
    assert block.born_local == BORN.replace(tzinfo=None, second=0)


def test_the_answer_names_the_case_and_the_version_in_the_newborn_s_place(system: System) -> None:
    bundle = a_bundle()
    said = sent(system, bundle).json()

    places = [place for place, one in enumerate(bundle["entry"]) if one["resource"] is the(bundle, "newborn")]
    entry = said["entry"][places[0]]["response"]
    assert (entry["status"], entry["etag"]) == ("201 Created", 'W/"1"')
    assert entry["location"] == f"urn:uuid:{Case.objects.get().pk}"
    assert len(said["entry"]) == len(bundle["entry"])


def test_a_twin_signed_otherwise_is_asked_about_at_its_place_and_the_other_is_taken(
    scene: Scene, system: System
) -> None:
    sent(system, a_bundle(twins=True))
    first = Case.objects.get(birth_order=1)
    block = find_received(first)
    assert block is not None
    scene.at = NOW
    scene.signed(first, block=block)
    corrected = a_bundle(twins=True, minutes_ago=5)
    for one in resources(corrected, "measurement"):
        if one["code"]["coding"][0]["code"] == WEIGHT:
            one["valueQuantity"]["value"] = 2700

    answer = sent(system, corrected)

    said = [one["response"]["status"] for one in answer.json()["entry"]]
    assert (answer.status_code, said.count("409 Conflict")) == (200, 1)
    assert ReceivedBirth.objects.filter(seq=2).count() == 2
    assert schema_errors(answer.json()) == [[]]


def test_of_very_many_unknown_members_only_the_first_are_named(system: System) -> None:
    answer = sent(system, a_bundle() | {f"member{place}": 0 for place in range(20_000)})

    assert answer.status_code == 422
    assert len(answer.json()["issue"]) == MOST + 1


def test_repeated_corrected_and_after_the_signature_asked(scene: Scene, system: System) -> None:
    sent(system, a_bundle())
    repeated = sent(system, a_bundle())
    heavier = a_bundle(minutes_ago=30)
    measured(heavier, WEIGHT)["valueQuantity"]["value"] = 3300
    corrected = sent(system, heavier)
    case = Case.objects.get()
    block = find_received(case)
    assert block is not None
    scene.at = NOW
    scene.signed(case, block=block)
    late = a_bundle(minutes_ago=0)
    measured(late, WEIGHT)["valueQuantity"]["value"] = 3400

    asked = sent(system, late)

    assert (repeated.status_code, corrected.status_code, asked.status_code) == (200, 200, 409)
    assert asked.json()["resourceType"] == "OperationOutcome"
    assert ("signed_already", "") in codes_of(asked.json())
    assert [row.is_request for row in ReceivedBirth.objects.order_by("seq")] == [False, False, True]


def test_a_birth_sent_both_ways_is_one_birth(system: System) -> None:
    bundle = a_bundle()
    sent(system, bundle)
    case = Case.objects.get()
    record = {
        "identifier": "NB-1-1",
        "recorded_at": bundle["timestamp"],
        "inpatient_no": "ZY-1",
        "plurality": 1,
        "birth_order": 1,
        "gestation_weeks": 39,
        "gestation_days": 2,
        "attendant_no": the(bundle, "delivery")["participant"][0]["individual"]["identifier"]["value"],
        "sex_code": "2",
        "born_at": BORN.isoformat(),
        "length_cm": "49.5",
        "weight_g": 3260,
        "mother_name": "龙秀妹",
        "mother_paper_kind": "01",
        "mother_paper_no": "522601199604181265",
        "institution_name": system.hospital.office.name,
    }

    answer = system.sends(record)

    assert (answer.json()["result"], answer.json()["case"]) == ("repeated", str(case.pk))


def test_twins_come_in_one_bundle_or_not_at_all(system: System) -> None:
    spoilt = a_bundle(twins=True)
    the(spoilt, "newborn", place=1)["gender"] = "other"

    refused = sent(system, spoilt)
    assert (refused.status_code, Case.objects.count()) == (422, 0)
    taken = sent(system, a_bundle(twins=True))

    assert taken.status_code == 200
    assert sorted(Case.objects.values_list("birth_order", "plurality")) == [(1, 2), (2, 2)]
    assert ReceivedBirth.objects.count() == 2


def _set(profile: str, **members: Any) -> Change:
    return lambda bundle: the(bundle, profile).update(members)


def _drop(profile: str, *names: str) -> Change:
    return lambda bundle: [the(bundle, profile).pop(name) for name in names]


def _quantity(loinc: str, **members: Any) -> Change:
    return lambda bundle: measured(bundle, loinc)["valueQuantity"].update(members)


def _without(profile: str) -> Change:
    def change(bundle: Bundle) -> None:
        gone = resources(bundle, profile)
        bundle["entry"] = [one for one in bundle["entry"] if one["resource"] not in gone]

    return change


BORN_WITHOUT_ZONE = {"extension": [{"url": BIRTH_TIME, "valueDateTime": f"{BORN:%Y-%m-%dT%H:%M:%S}"}]}
WRONG: list[tuple[str, Change, str, str]] = [
    ("another type", lambda b: b.update(type="collection"), "not_a_transaction", "Bundle.type"),
    ("no profile", lambda b: b.pop("meta"), "wrong_profile", "Bundle.meta"),
    ("another profile", _set("mother", meta={"profile": ["http://other.example"]}), "wrong_profile", "entry"),
    (
        "an unknown resource",
        lambda b: b["entry"].append({"resource": {"resourceType": "Claim"}}),
        "wrong_profile",
        "entry",
    ),
    ("no entries", lambda b: b.update(entry=[]), "no_newborn", "Bundle.entry"),
    ("no mother", _without("mother"), "no_mother", "Bundle.entry"),
    ("no delivery", _without("delivery"), "no_delivery", "Bundle.entry"),
    ("no newborn", _without("newborn"), "no_newborn", "Bundle.entry"),
    ("no measurements", _without("measurement"), "required", "weight_g"),
    (
        "two mothers",
        lambda b: b["entry"].append({**b["entry"][0], "fullUrl": "urn:x"}),
        "too_many_parts",
        "Bundle.entry",
    ),
    ("a repeated address", lambda b: b["entry"].append(b["entry"][-1]), "named_twice", "Bundle.entry"),
    ("an update", lambda b: b["entry"][0]["request"].update(method="PUT"), "not_a_creation", "request"),
    ("an unknown member", _set("mother", favourite="tea"), "unknown_element", "favourite"),
    ("a modifier", _set("newborn", modifierExtension=[{"url": "urn:not"}]), "modifier", "modifierExtension"),
    ("an entry in error", lambda b: measured(b, WEIGHT).update(status="entered-in-error"), "unfit_status", "status"),
    ("a stranger's delivery", _set("delivery", subject={"reference": "urn:uuid:x"}), "unknown_reference", "subject"),
    (
        "a stranger's weight",
        lambda b: measured(b, WEIGHT).update(subject={"reference": "Patient/1"}),
        "unknown_reference",
        "subject",
    ),
    ("no identifier", _set("newborn", identifier=[]), "missing_part", "identifier"),
    ("another's dead child", _set("newborn", deceasedBoolean=True), "not_live_born", "deceasedBoolean"),
    ("no birth time", _drop("newborn", "_birthDate"), "missing_part", "_birthDate"),
    ("a time without zone", _set("newborn", _birthDate=BORN_WITHOUT_ZONE), "no_offset", "valueDateTime"),
    ("another day", _set("newborn", birthDate="2020-01-01"), "dates_differ", "birthDate"),
    ("another sex", _set("newborn", gender="other"), "unknown_code", "gender"),
    ("no sex", _drop("newborn", "gender"), "required", "gender"),
    ("kilograms", _quantity(WEIGHT, code="kg", value=3.26), "wrong_unit", "code"),
    ("no number", _quantity(WEIGHT, value="3260"), "number_needed", "valueQuantity.value"),
    ("a number as text", lambda b: measured(b, PLURALITY).update(valueInteger="1"), "number_needed", "valueInteger"),
    ("an impossible weight", _quantity(WEIGHT, value=33), "impossible", "valueQuantity.value"),
    ("less than", _quantity(WEIGHT, comparator="<"), "modifier", "comparator"),
    ("half a day", _quantity(GESTATION, value=275.5), "not_a_number", "valueQuantity.value"),
    ("no days", _quantity(GESTATION, value=-1), "not_a_number", "valueQuantity.value"),
    (
        "an unknown code",
        lambda b: measured(b, WEIGHT)["code"]["coding"][0].update(code="1-1"),
        "unknown_code",
        "code",
    ),
    (
        "a wrong number",
        lambda b: the(b, "mother")["identifier"][0].update(value="522601199604181266"),
        "wrong_check",
        "value",
    ),
    (
        "an unknown paper",
        lambda b: the(b, "mother")["identifier"][0]["type"]["coding"][0].update(code="05"),
        "unknown_code",
        "code",
    ),
    (
        "another hospital",
        lambda b: the(b, "delivery")["serviceProvider"]["identifier"].update(value="x"),
        "other_institution",
        "value",
    ),
    ("no attendant", _set("delivery", participant=[]), "missing_part", "participant"),
    ("a clock ahead", lambda b: b.update(timestamp="2100-01-01T00:00:00+08:00"), "in_future", "Bundle.timestamp"),
    ("a list for an object", _set("newborn", _birthDate=[1]), "missing_part", "_birthDate"),
    ("a text for a list", _set("mother", identifier="x"), "required", ""),
]


@pytest.mark.parametrize(("change", "code", "place"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_is_wrong_is_named_at_its_place(system: System, change: Change, code: str, place: str) -> None:
    bundle = a_bundle()
    change(bundle)

    answer = sent(system, bundle)

    assert answer.status_code == 422
    assert [found for found in codes_of(answer.json()) if found[0] == code and place in found[1]]
    assert not Case.objects.exists()


@pytest.mark.parametrize("body", [b"[]", b"3", b'"x"', b"{}", b'{"entry": [3, null, {"resource": []}]}'], ids=str)
def test_what_is_no_bundle_is_told_so(system: System, body: bytes) -> None:
    answer = sent(system, body)

    assert answer.status_code == 422
    assert answer.json()["resourceType"] == "OperationOutcome"


def test_two_newborns_with_one_identifier_are_not_taken(system: System) -> None:
    bundle = a_bundle(twins=True)
    the(bundle, "newborn", place=1)["identifier"] = the(bundle, "newborn")["identifier"]

    answer = sent(system, bundle)

    assert answer.status_code == 422
    assert codes_of(answer.json()) == {("identifier_twice", "Bundle.entry")}


def test_a_batch_takes_the_good_and_names_the_bad(system: System) -> None:
    bundles = [a_bundle(mark=str(place)) for place in range(6)]
    the(bundles[3], "newborn")["gender"] = "other"

    answer = sent(system, batch_of(*bundles))

    entries = answer.json()["entry"]
    assert [entry["response"]["status"][:3] for entry in entries] == ["200", "200", "200", "422", "200", "200"]
    assert Case.objects.count() == 5
    assert [one for one, _where in codes_of(entries[3]["response"]["outcome"])] == ["unknown_code"]


@pytest.mark.parametrize(("entries", "status"), [([], 422), ([{}] * 101, 413), (None, 422), ({}, 422)])
def test_a_batch_of_none_or_too_many_is_refused(system: System, entries: Any, status: int) -> None:
    answer = sent(system, {"resourceType": "Bundle", "type": "batch", "entry": entries})

    assert answer.status_code == status


def test_the_address_with_and_without_its_slash_is_one(system: System) -> None:
    assert system.sends(a_bundle(), address="/fhir", media=FHIR).status_code == 200


def test_who_is_not_let_in_is_answered_by_an_outcome(system: System) -> None:
    answer = system.client.post("/fhir/", b"{}", content_type=FHIR)

    assert (answer.status_code, codes_of(answer.json())) == (401, {("no_token", "")})


def test_whatever_is_answered_keeps_to_the_published_schema(system: System) -> None:
    bad = a_bundle(mark="bad")
    the(bad, "newborn")["gender"] = "other"
    light = a_bundle(mark="light")
    measured(light, WEIGHT)["valueQuantity"]["value"] = 2300
    answers = [
        sent(system, a_bundle()),
        sent(system, a_bundle(twins=True, mark="2")),
        sent(system, light),
        sent(system, bad),
        sent(system, batch_of(a_bundle(mark="3"), bad)),
        sent(system, b"{"),
    ]
    statement = system.client.get("/fhir/metadata").json()
    assert statement["fhirVersion"] == "4.0.1"
    statement["fhirVersion"] = "4.0.0"  # the schema at hand is the one before that technical correction

    assert schema_errors(*(answer.json() for answer in answers), statement) == [[]] * (len(answers) + 1)
    assert schema_errors(batch_of(a_bundle(), bad))[0] == []
    assert schema_errors({"resourceType": "Bundle", "type": 3})[0]
