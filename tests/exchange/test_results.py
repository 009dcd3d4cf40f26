"""What a hospital's system learns of the births it sent, in one order, from wherever it left off."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from tests.casework.hospital_scene import bring_in, case_of, end, send
from tests.casework.scene import Scene, a_declaration, asked
from tests.casework.stock_scene import PROVINCE, under_review
from tests.casework.succession_scene import Succession
from tests.exchange.system import System

from xinsheng.casework import reviews, sealings
from xinsheng.casework.inquiries import record_item_finding
from xinsheng.casework.received_births import find_received
from xinsheng.casework.results import place_results
from xinsheng.exchange import results
from xinsheng.exchange.scopes import RESULTS_SCOPE, SCOPE
from xinsheng.law.stock_terms import InquiryFinding
from xinsheng.law.terms import SpoilReason
from xinsheng.registry.models import Case, Certificate, Office, Result, ResultPlace


def sent_and_signed(scene: Scene, system: System, **changes: Any) -> Case:
    case = case_of(send(scene, system.hospital, **changes))
    block = find_received(case)
    assert block is not None
    return scene.signed(case, block=block)


def sealing(scene: Scene, system: System, **changes: Any) -> Certificate:
    """A birth that the system sent, with its certificate sealed and its file not yet made."""
    said = a_declaration()
    silent = replace(said, collector=replace(said.collector, phone=""))  # no message: two may be filed side by side
    declared = scene.declared(sent_and_signed(scene, system, **changes), declaration=silent)
    return scene.sealing(scene.printed(declared)).certificates.get()


def filed(scene: Scene, certificate: Certificate) -> Certificate:
    """The same with its file, and so in force."""
    made = sealings.Made(file_ref=certificate.blank_id, sha256=b"\x03" * 32, size=10, credential=b"c")
    sealings.file_elicence(certificate, made=made, at=scene.later())
    return certificate


def sealed(scene: Scene, system: System, **changes: Any) -> Certificate:
    """A birth that the system sent, with its certificate in force."""
    return filed(scene, sealing(scene, system, **changes))


def told(system: System, *, after: int = 0) -> list[tuple[str, str, str]]:
    """What the system is told: newborn, certificate, standing."""
    answer = system.asks(after)
    assert answer.status_code == 200, answer.content
    return [(one["identifier"], one["certificate_no"], one["standing"]) for one in answer.json()["results"]]


def test_the_system_learns_the_number_once_the_certificate_is_in_force(scene: Scene, system: System) -> None:
    waiting = sealing(scene, system)
    place_results(at=scene.at)
    assert told(system) == []

    certificate = sealed(scene, system, identifier="NB-2", inpatient_no="ZY2")
    place_results(at=scene.at)

    assert told(system) == [("NB-2", certificate.blank_id, "in_force")]
    assert Result.objects.filter(certificate=waiting).count() == 0


def test_every_later_change_is_told_in_its_order(scene: Scene, system: System) -> None:
    certificate = sealed(scene, system)
    (item,) = under_review(scene).items.all()
    by = scene.by(PROVINCE)
    record_item_finding(item, finding=InquiryFinding.RELEASED, words="查实", document_no="", by=by, at=scene.later())
    other = Succession(scene).whole(certificate)
    place_results(at=scene.at)

    own, new = certificate.blank_id, other.blank_id
    name = "NB-2026-000001"
    assert told(system) == [
        (name, own, "in_force"),
        (name, own, "under_review"),
        (name, own, "in_force"),
        (name, own, "replaced"),
        (name, new, "in_force"),
    ]
    assert [one["version"] for one in system.asks().json()["results"]] == [0, 1, 2, 3, 0]


def test_a_spoiled_print_is_told_as_void(scene: Scene, system: System) -> None:
    from_print = scene.printed(scene.declared(sent_and_signed(scene, system)))
    by = scene.by("issuing2")
    reviews.void_print(from_print.pk, reason=SpoilReason.JAM, by=by, at=scene.later(), asked=asked())
    place_results(at=scene.at)

    assert told(system) == [("NB-2026-000001", from_print.certificates.get().blank_id, "void")]


def test_who_goes_on_where_it_left_off_misses_none_and_gets_none_twice(
    scene: Scene, system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "PAGE", 2)
    numbers = []
    for place in range(5):
        numbers.append(sealed(scene, system, identifier=f"NB-{place}", inpatient_no=f"ZY{place}").blank_id)
        place_results(at=scene.at)

    seen, after, more = [], 0, True
    while more:
        said = system.asks(after).json()
        seen += [one["certificate_no"] for one in said["results"]]
        after, more = said["next"], said["more"]

    assert seen == numbers
    assert told(system, after=after) == []
    assert system.asks(after).json()["next"] == after


def test_the_same_question_gives_the_same_results_at_any_later_time(scene: Scene, system: System) -> None:
    certificate = sealed(scene, system)
    place_results(at=scene.at)
    first = system.asks().json()["results"]

    Succession(scene).whole(certificate)
    place_results(at=scene.later())

    assert system.asks().json()["results"][:1] == first


def test_what_is_undone_was_never_told(scene: Scene, system: System) -> None:
    certificate = sealing(scene, system)
    with transaction.atomic():
        filed(scene, certificate)
        assert Result.objects.count() == 1
        transaction.set_rollback(True)
    place_results(at=scene.at)

    assert told(system) == []


def test_a_birth_that_no_system_sent_is_told_to_none(scene: Scene, system: System) -> None:
    scene.sealed(scene.printed(scene.declared(scene.signed())))

    assert place_results(at=scene.at) == 0
    assert told(system) == []


def test_a_system_reads_only_what_came_of_its_own_institution_s_births(scene: Scene, system: System) -> None:
    sealed(scene, system)
    place_results(at=scene.at)
    elsewhere = System(bring_in(scene, office=Office.objects.get(name__startswith="凯里市新生人民医院")))

    assert told(elsewhere) == []


def test_a_token_opens_what_was_asked_for_and_nothing_else(scene: Scene, system: System) -> None:
    system.signs_in(SCOPE)
    sends_only = system.asks()
    system.signs_in(RESULTS_SCOPE)
    reads_only = system.sends_one()
    system.signs_in(f"{RESULTS_SCOPE} {SCOPE}")

    assert [one.status_code for one in (sends_only, reads_only)] == [403, 403]
    assert {one.json()["issues"][0]["code"] for one in (sends_only, reads_only)} == {"no_scope"}
    assert (system.asks().status_code, system.sends_one().status_code) == (200, 201)


def test_a_system_that_was_ended_reads_nothing_more(scene: Scene, system: System) -> None:
    system.signs_in(RESULTS_SCOPE)
    end(scene, system.hospital)

    assert system.asks().status_code == 401


@pytest.mark.parametrize("after", ["-1", "x", "", "1.5", "9" * 16, "１"])
def test_a_position_that_was_never_given_is_refused(scene: Scene, system: System, after: str) -> None:
    answer = system.asks(after)

    assert (answer.status_code, answer.json()["issues"][0]["code"]) == (400, "bad_position")


def test_the_books_change_no_result_and_leave_no_gap(scene: Scene, system: System) -> None:
    sealed(scene, system)
    place_results(at=scene.at)
    row = Result.objects.get()

    with pytest.raises(DatabaseError, match=r"permission denied|never changed"), transaction.atomic():
        Result.objects.filter(pk=row.pk).update(state="void")
    with pytest.raises(DatabaseError, match="no gap"), transaction.atomic():
        ResultPlace.objects.create(position=9, result=row, placed_at=scene.at)
