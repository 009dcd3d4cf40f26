"""What the books promise of places where cards are read, and of each reading, against everyone."""

from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import IntegrityError, transaction
from tests.casework.kiosk_scene import ended, enrolled
from tests.casework.scene import Scene

from xinsheng.registry.models import CardReading, Kiosk, Material, Person

PROMISES: dict[str, tuple[dict[str, Any], str]] = {
    "after an ending": ({"ended": True}, "card_reading_by_a_place_in_force"),
    "a sign-in at a counter": ({"purpose": "sign_in", "case": None, "read_by": None}, "card_reading_within_its_use"),
    "for another office's case": ({"office": "elsewhere"}, "card_reading_at_its_office"),
    "of nobody's session": ({"read_by": None}, "card_reading_of_a_case_by_its_officer"),
    "after ten minutes": ({"late": timedelta(minutes=10)}, "card_reading_in_its_ten_minutes"),
    "for another paper": ({"paper": "father_id"}, "card_reading_of_its_paper"),
    "with half an index": ({"holder_index": b"\x01" * 16}, "card_reading_holder_index"),
}


@pytest.mark.parametrize(("twist", "promise"), PROMISES.values(), ids=PROMISES)
def test_the_books_keep_each_promise_of_a_reading_themselves(
    scene: Scene, twist: dict[str, Any], promise: str
) -> None:
    twist = dict(twist)
    office = scene.person(twist.pop("office")).appointments.get().office if "office" in twist else None
    place, case = enrolled(scene, office=office), scene.signed()
    if twist.pop("ended", False):
        ended(scene, place)
    begun = scene.later()
    row: dict[str, Any] = {
        "kiosk": place.kiosk,
        "purpose": "mother",
        "case": case,
        "read_by": scene.person("issuing"),
        "holder_index": b"\x01" * 32,
        "nonce_digest": b"\x02" * 32,
        "begun_at": begun,
        "read_at": begun + twist.pop("late", timedelta(minutes=1)),
    }
    if "paper" in twist:
        row["material"] = Material.objects.create(
            case=case,
            kind=twist.pop("paper"),
            satisfied_by="seen_at_counter",
            given_by=scene.person("issuing"),
            given_at=begun,
            round=1,
            seen_by=scene.person("issuing"),
        )
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        CardReading.objects.create(**{**row, **twist})
    cause = refused.value.__cause__
    assert isinstance(cause, psycopg.IntegrityError)
    assert cause.diag.constraint_name == promise


@pytest.mark.parametrize("change", [{"use": "self_service"}, {"name": "另一处"}, {"until": None}])
def test_a_place_is_only_ended_and_its_key_is_enrolled_once(scene: Scene, change: dict[str, Any]) -> None:
    place = enrolled(scene)
    ended(scene, place)
    with pytest.raises(IntegrityError), transaction.atomic():
        Kiosk.objects.filter(pk=place.kiosk.pk).update(**change)
    person = Person.objects.order_by("pk")[:2]
    with pytest.raises(IntegrityError), transaction.atomic():
        Kiosk.objects.create(
            office=scene.hospital,
            use="counter",
            name="又一处",
            key=place.kiosk.key,
            key_thumbprint=place.kiosk.key_thumbprint,
            since=scene.later(),
            proposed_by=person[0],
            confirmed_by=person[1],
        )
