"""A face is held against the card just read, for its person, case and place, once; and nothing rests on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest
from pytest_django.fixtures import Settings
from tests.casework.kiosk_scene import OLD_CARD, Place, a_card, asked_of, asking, ended, enrolled
from tests.casework.scene import Scene, a_declaration, asked

from xinsheng.casework import outside, resemblances
from xinsheng.casework.card_askings import TakenAsking
from xinsheng.casework.card_readings import CardRead, read_at_counter
from xinsheng.casework.claims import save_declaration_draft
from xinsheng.casework.resemblances import MOST_TRIES, Pictures, compare_face, find_resemblance
from xinsheng.gateways.identity import UnableToVerify
from xinsheng.gateways.resemblance import Nobody, Seen, UnableToCompare
from xinsheng.gateways.resemblance.port import Published
from xinsheng.law.card_readings import KioskUse, ReadFor
from xinsheng.law.payloads import payload_of
from xinsheng.law.resemblance import (
    Compared,
    NotCompared,
    Resemblance,
    SeenFace,
    Turn,
    resemblance_payload,
)
from xinsheng.law.terms import Channel
from xinsheng.registry.models import Attempt, Case, Material, MaterialFinding

TURNS = (Turn.LEFT, Turn.RIGHT)
PORTRAIT = b"the portrait that the reader gave"
PICTURES = Pictures(portrait=PORTRAIT, live=(b"straight", b"left", b"right"))


@dataclass
class Comparer:
    """A comparer whose answers the test has written."""

    distance: float = 0.3
    asides: tuple[float, ...] = (0.0, 0.2, -0.2)
    fails: str = ""
    looked: list[tuple[bytes, ...]] = field(default_factory=list)
    model: str = "a_model"
    published: Published | None = field(default_factory=lambda: Published(right=0.99, photographs="INVENTED"))

    def compare(self, portrait: bytes, live: Sequence[bytes]) -> Seen:
        self.looked.append((portrait, *live))
        if self.fails:
            raise UnableToCompare(self.fails)
        seen = tuple(SeenFace(faces=1, aside=one, from_card=self.distance) for one in self.asides)
        return Seen(portrait=SeenFace(faces=1), live=seen)


@pytest.fixture
def comparer(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Comparer:
    one, settings.RESEMBLANCE = Comparer(), "local"
    monkeypatch.setattr(resemblances, "face_comparer", lambda: one)
    return one


@dataclass(frozen=True, kw_only=True)
class Window:
    """An officer at an enrolled counter with a case; cards are laid on and faces held against them."""

    scene: Scene
    place: Place
    case: Case

    def asks(self, whose: ReadFor = ReadFor.MOTHER) -> TakenAsking:
        challenge = asking(self.scene, whose, case=self.case)
        return TakenAsking(challenge=challenge, wanted="", least="", turns=TURNS, resemblance={})

    def reads(self, asking: TakenAsking, *, portrait: bytes | None = PORTRAIT, **card: Any) -> str:
        return self.place.answers(asked_of(asking.challenge), a_card(**card), portrait=portrait)

    def compares(self, asking: TakenAsking, said: str, *, pictures: Pictures = PICTURES, **wait: float) -> Compared:
        return compare_face(self.case, asking, said, pictures=pictures, at=self.scene.later(**wait))

    def attests(self, asking: TakenAsking, said: str, *, told: Compared | None = None) -> CardRead:
        kept = resemblance_payload(told.resemblance, model="a_model") if told and told.resemblance else None
        return read_at_counter(
            self.case,
            asking.challenge,
            said,
            attest=True,
            resemblance=kept,
            by=self.scene.by("issuing", Channel.COUNTER),
            at=self.scene.later(),
            asked=asked(),
        )


@pytest.fixture
def window(scene: Scene, comparer: Comparer) -> Window:
    place, case = enrolled(scene), scene.signed()
    by = scene.by("issuing", Channel.COUNTER)
    save_declaration_draft(case.pk, payload=payload_of(a_declaration()), by=by, at=scene.later())
    return Window(scene=scene, place=place, case=case)


def refused(window: Window, asking: TakenAsking, said: str, **about: Any) -> str:
    with pytest.raises(UnableToVerify) as caught:
        window.compares(asking, said, **about)
    return caught.value.code


@pytest.mark.parametrize(
    ("distance", "resemblance"),
    [(0.3, Resemblance.ALIKE), (0.5, Resemblance.DOUBTFUL), (0.9, Resemblance.NOT_ALIKE)],
)
def test_whatever_the_machine_says_the_officer_goes_on_and_the_word_stands_with_the_paper(
    window: Window, comparer: Comparer, distance: float, resemblance: Resemblance
) -> None:
    comparer.distance = distance
    asking = window.asks()
    said = window.reads(asking)
    told = window.compares(asking, said)
    assert told == Compared(resemblance=resemblance, distance=distance)

    read = window.attests(asking, said, told=told)

    paper = Material.objects.get()
    assert read.given is not None
    assert MaterialFinding.objects.get(material=paper).finding == "accepted"
    assert find_resemblance(paper, case=window.case) is resemblance
    assert resemblance.value.encode() not in bytes(paper.details_cipher or b"")


def test_a_paper_seen_without_it_is_the_same_paper(window: Window) -> None:
    asking = window.asks()
    window.attests(asking, window.reads(asking))
    paper = Material.objects.get()
    assert find_resemblance(paper, case=window.case) is None
    assert paper.details_cipher is None


def test_the_pictures_meet_the_comparer_alone(window: Window, comparer: Comparer) -> None:
    asking = window.asks()
    said = window.reads(asking)
    window.attests(asking, said, told=window.compares(asking, said))
    assert comparer.looked == [(PORTRAIT, *PICTURES.live)]


def test_one_resemblance_is_told_for_one_reading(window: Window, comparer: Comparer) -> None:
    asking = window.asks()
    said = window.reads(asking)
    window.compares(asking, said)
    assert refused(window, asking, said) == "used"
    another = window.asks()
    assert window.compares(another, window.reads(another)).resemblance is Resemblance.ALIKE
    assert len(comparer.looked) == 2


def test_a_head_that_was_not_turned_is_taken_anew_a_few_times(window: Window, comparer: Comparer) -> None:
    comparer.asides = (0.0, 0.0, 0.0)
    asking = window.asks()
    said = window.reads(asking)
    for _time in range(MOST_TRIES):
        assert window.compares(asking, said, minutes=0.1).fault is NotCompared.NOT_TURNED
    assert refused(window, asking, said, minutes=0.1) == "used"
    assert len(comparer.looked) == MOST_TRIES


@pytest.mark.parametrize("code", ["not_installed", "busy", "took_too_long", "ended_badly"])
def test_a_comparer_that_fails_harms_nothing(window: Window, comparer: Comparer, code: str) -> None:
    comparer.fails = code
    asking = window.asks()
    said = window.reads(asking)
    with pytest.raises(UnableToCompare, match=code):
        window.compares(asking, said)
    assert window.attests(asking, said).given is not None


def test_a_comparer_that_was_busy_has_used_up_nothing(window: Window, comparer: Comparer) -> None:
    asking = window.asks()
    said = window.reads(asking)
    comparer.fails = "busy"
    for _time in range(MOST_TRIES):
        with pytest.raises(UnableToCompare):
            window.compares(asking, said, minutes=0.1)
    comparer.fails = ""
    assert window.compares(asking, said, minutes=0.1).resemblance is Resemblance.ALIKE


def test_only_the_picture_that_the_reader_has_signed_is_the_portrait(window: Window, comparer: Comparer) -> None:
    asking = window.asks()
    another = replace(PICTURES, portrait=b"another picture")
    assert refused(window, asking, window.reads(asking), pictures=another) == "not_its_portrait"
    assert refused(window, asking, window.reads(asking, portrait=None)) == "not_its_portrait"
    assert comparer.looked == []


def test_an_answer_to_another_asking_for_another_person_or_case_compares_nothing(
    window: Window, comparer: Comparer
) -> None:
    mothers, fathers = window.asks(), window.asks(ReadFor.FATHER)
    other = replace(window, case=window.scene.signed(window.scene.opened(inpatient_no="B2")[0]))
    assert refused(window, mothers, window.reads(fathers)) == "not_begun_here"
    assert refused(window, mothers, window.reads(window.asks())) == "not_begun_here"
    assert refused(window, mothers, other.reads(other.asks())) == "not_begun_here"
    assert refused(window, mothers, window.reads(mothers)[:-8] + "AAAAAAAA") == "forged"
    assert comparer.looked == []


def test_an_old_answer_an_old_card_and_an_ended_place_compare_nothing(window: Window, comparer: Comparer) -> None:
    late, expired, ends = window.asks(), window.asks(), window.asks()
    assert refused(window, expired, window.reads(expired, **OLD_CARD)) == "card_expired"
    assert refused(window, late, window.reads(late), minutes=11) == "expired"
    ends = window.asks()
    ended(window.scene, window.place)
    assert refused(window, ends, window.reads(ends)) == "kiosk_unknown"
    assert comparer.looked == []


def test_places_of_another_office_or_use_compare_nothing(window: Window, comparer: Comparer) -> None:
    for place, code in (
        (enrolled(window.scene, office=window.scene.person("elsewhere").appointments.get().office), "other_office"),
        (enrolled(window.scene, KioskUse.SELF_SERVICE), "other_use"),
    ):
        there = replace(window, place=place)
        asking = there.asks()
        assert refused(there, asking, there.reads(asking)) == code
    assert comparer.looked == []


def test_no_child_is_compared_and_nobody_where_the_province_wants_none(
    window: Window, comparer: Comparer, settings: Settings
) -> None:
    childs = window.asks()
    assert refused(window, childs, window.reads(childs, born_on=date(2015, 1, 1))) == "not_offered"
    settings.RESEMBLANCE, asking = "none", window.asks()
    assert refused(window, asking, window.reads(asking)) == "not_offered"
    assert comparer.looked == []


def test_what_is_counted_names_nobody(window: Window) -> None:
    asking = window.asks()
    window.compares(asking, window.reads(asking))
    buckets = Attempt.objects.filter(bucket__startswith="resemblance").values_list("bucket", flat=True)
    assert len(buckets) == 2
    assert not [one for one in buckets if asking.challenge.nonce in one or str(window.case.pk) in one]


def test_without_a_setting_nobody_compares(settings: Settings) -> None:
    assert settings.RESEMBLANCE == "none"
    assert not outside.compares_faces()
    assert isinstance(outside.face_comparer(), Nobody)
