"""A case out of reach is answered like a missing one: so no face may ask for cases but through reach."""

import ast
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from tests.house.source import FACES, dotted, modules_of, place, tree_of

REACH = {"within_reach_of", "within_reach_by", "of_party", "of_parent", "of_spouse"}
OF_A_CASE = {
    "Certificate",
    "Claim",
    "Declaration",
    "Delivery",
    "DeliveryRecord",
    "Draft",
    "ELicence",
    "InsertMatch",
    "JournalEntry",
    "Material",
    "MaterialFinding",
    "Newborn",
    "Notice",
    "GivenReason",
    "OnSitePaper",
    "OrdinaryPrint",
    "PhoneConfirmation",
    "QueryCode",
    "RegisterComparison",
    "RegisterLookUp",
    "CommitmentCheck",
    "DemandReport",
    "DemandAnswer",
    "ServiceCertificate",
    "ServiceELicence",
    "TextMessage",
}
REASONED = {  # what is asked otherwise, and why nobody learns of a case by it
    ("postroom/make_elicence.py", "Case"): "the errand names the case by its id, and nobody is shown anything",
    ("postroom/make_service_certificate.py", "Case"): "the same",
    (
        "desk/registrations/in_person/card.py",
        "Registration",
    ): "those of the person whose card was seen, each look noted",
    ("desk/registrations/in_person/counted.py", "OrdinaryPrint"): "how many forms a township has issued: a number",
    ("desk/ordinary_forms/ledger.py", "OrdinaryPrint"): "when and by whom a township's forms were used: no case",
    ("postroom/spouse_silence.py", "Registration"): "whose other spouse has let their days pass, as ids",
    ("postroom/registration_clock.py", "Registration"): "whose last day has passed, or is provisional, as ids",
    ("postroom/duties.py", "Case"): "what a worker forgot, as ids for the queue",
    ("desk/demands/views.py", "DemandReport"): "those of the supervisor's own counties, by their question of reach",
    ("desk/books/views.py", "Case"): "the auditor's books: that duty reaches every case, and each look is noted",
    ("desk/books/searching.py", "Case"): "the same: which lines of the journal a number means",
    ("desk/books/searching.py", "JournalEntry"): "the auditor's books: the journal itself",
    ("desk/books/chains.py", "JournalEntry"): "the same: one chain of it",
    ("desk/setting_up/rules.py", "Case"): "how many cases are under way: a number, no case",
    (
        "desk/registrations/on_site/entrusted.py",
        "Case",
    ): "a form they took somebody in for: that it was taken back",
    ("desk/births/kept.py", "Case"): "the brothers and sisters, in the same delivery, of a case already within reach",
    ("counter/mine/reach.py", "ELicence"): "of a case that this module has just found within reach",
    ("desk/cases/standing.py", "Certificate"): "what took the place of one on a case already within reach",
    ("desk/cases/course.py", "JournalEntry"): "the lines of a case already within reach",
    ("desk/registrations/done.py", "JournalEntry"): "the officer's own last line, told only on the case's own page",
    (
        "counter/registration_course.py",
        "ServiceELicence",
    ): "the files of a case already within reach, or of a proven code",
    ("desk/printing/views.py", "InsertMatch"): "of the print of a case already within reach",
}


@cache
def _asked() -> Mapping[str, frozenset[tuple[str, str]]]:
    """By model: (place, what is asked of its manager) in all faces; '' where the manager itself is handed on."""
    found = defaultdict(set)
    for path in modules_of(*FACES):
        nodes = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Attribute)]
        asked = {id(node.value): node.attr for node in nodes if isinstance(node.value, ast.Attribute)}
        for node in nodes:
            if node.attr == "objects":
                found[dotted(node.value).removeprefix("models.")].add((place(path), asked.get(id(node), "")))
    return {model: frozenset(places) for model, places in found.items()}


def asked_for(model: str) -> frozenset[tuple[str, str]]:
    """(place, what is asked of the model's manager) in all faces."""
    return _asked().get(model, frozenset())


def asked_past_reach() -> set[tuple[str, str]]:
    """Where a face asks for cases, or couples' registrations, by anything but the questions of reach."""
    kinds = ("Case", "Registration")
    return {(where, kind) for kind in kinds for where, how in asked_for(kind) if how not in REACH}


def test_no_face_asks_for_cases_but_through_reach() -> None:
    assert asked_past_reach() - set(REASONED) == set()


def test_the_appointments_that_say_how_far_one_reaches_are_read_in_one_place() -> None:
    assert {where for where, how in asked_for("Case") if how == "within_reach_by"} == {"desk/officers.py"}


def test_no_face_asks_for_the_parts_of_a_case_but_through_the_case() -> None:
    otherwise = {(where, model) for model in OF_A_CASE for where, _how in asked_for(model)}

    assert otherwise - set(REASONED) == set()


def test_no_reason_outlives_its_line() -> None:
    asked = asked_past_reach()
    asked |= {(where, model) for model in OF_A_CASE for where, _how in asked_for(model)}

    assert set(REASONED) - asked == set()


def test_no_face_finds_a_case_by_a_shortcut() -> None:
    shortcuts = {
        place(path, node)
        for path in modules_of(*FACES)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and dotted(node.func).rpartition(".")[2] in {"get_object_or_404", "get_list_or_404"}
        and node.args
        and dotted(node.args[0]).rpartition(".")[2] in {"Case", *OF_A_CASE}
    }
    assert shortcuts == set()
