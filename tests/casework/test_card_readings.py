"""A card read at an enrolled place serves once, for its person, case and purpose; a faulty answer lets nobody in."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from joserfc import jws
from joserfc.jwk import ECKey, OctKey
from tests.casework.kiosk_scene import OLD_CARD, Place, a_card, asked_of, asking, ended, enrolled, signed_as
from tests.casework.scene import EVERYONE, Scene, a_declaration, asked
from tests.casework.succession_scene import Succession, an_application

from xinsheng.casework import applications
from xinsheng.casework.card_readings import CardRead, read_at_counter, sign_in_by_card
from xinsheng.casework.claims import save_declaration_draft
from xinsheng.casework.drafts import find_draft
from xinsheng.casework.snapshots import DECLARATION_DRAFT
from xinsheng.gateways.identity import Challenge, UnableToVerify
from xinsheng.law.applications import application_payload_of
from xinsheng.law.assurance import Assurance
from xinsheng.law.card_readings import CardField, KioskUse, ReadFor
from xinsheng.law.payloads import payload_of
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Channel, Service
from xinsheng.registry.models import Account, CardReading, Case, Material

Twist = Callable[[Scene, Place, Challenge], str]


def at_counter(
    scene: Scene, case: Case, challenge: Challenge, said: str, *, attest: bool = False, **wait: float
) -> CardRead:
    by = scene.by("issuing", Channel.COUNTER)
    at = scene.later(**wait)
    return read_at_counter(case, challenge, said, attest=attest, by=by, at=at, asked=asked())


def typed(scene: Scene, case: Case, **changes: Any) -> None:
    """The officer has typed the whole form, perhaps with slips."""
    payload = payload_of(a_declaration())
    payload["mother"] |= changes
    by = scene.by("issuing", Channel.COUNTER)
    save_declaration_draft(case.pk, payload=payload, by=by, at=scene.later())


def draft_of(scene: Scene, case: Case) -> dict[str, Any]:
    return find_draft(case, section=DECLARATION_DRAFT, person=scene.person("issuing")) or {}


def test_a_card_fills_in_what_was_left_open_and_the_reading_stands_once(scene: Scene) -> None:
    place, case = enrolled(scene), scene.signed()
    challenge = asking(scene, ReadFor.MOTHER, case=case)

    read = at_counter(scene, case, challenge, place.answers(asked_of(challenge)))

    mother = draft_of(scene, case)["mother"]
    assert (mother["name"], mother["paper_no"]) == (EVERYONE["mother"].name, EVERYONE["mother"].paper_no)
    assert (mother["nationality"], mother["ethnicity_label"], mother["ethnicity_code"]) == ("CHN", "苗族", "06")
    assert mother["household"]["division_code"] == "522601"
    assert mother["household"]["detail"] == "西门街道和平村3组12号"
    assert (read.filled.differences, read.given) == ((), None)
    row = CardReading.objects.get()
    assert (row.purpose, row.case, row.read_by, row.material) == ("mother", case, scene.person("issuing"), None)
    assert EVERYONE["mother"].paper_no.encode() not in bytes(row.holder_index)


def test_the_card_of_whom_the_form_names_is_the_original_seen(scene: Scene) -> None:
    place, case = enrolled(scene), scene.signed()
    typed(scene, case)
    challenge = asking(scene, ReadFor.MOTHER, case=case)

    read = at_counter(scene, case, challenge, place.answers(asked_of(challenge)), attest=True)

    paper = Material.objects.get()
    assert read.given is not None
    assert (paper.kind, paper.satisfied_by, paper.seen_by) == (
        "mother_id",
        "seen_at_counter",
        scene.person("issuing"),
    )
    assert paper.card_reading.kiosk == place.kiosk
    assert paper.findings.get().finding == "accepted"


def test_a_difference_is_told_and_the_paper_waits_until_the_card_is_read_again(scene: Scene) -> None:
    place, case = enrolled(scene), scene.signed()
    typed(scene, case, name="龙小妹", born_on="1996-01-01", ethnicity_label="侗族")
    challenge = asking(scene, ReadFor.MOTHER, case=case)

    first = at_counter(scene, case, challenge, place.answers(asked_of(challenge)), attest=True)

    assert [one.field for one in first.filled.differences] == [
        CardField.NAME, CardField.BORN_ON, CardField.ETHNICITY,
    ]  # fmt: skip
    assert (first.filled.differences[0].typed, first.filled.differences[0].read) == ("龙小妹", "龙小梅")
    assert not Material.objects.exists()
    again = asking(scene, ReadFor.MOTHER, case=case)
    second = at_counter(scene, case, again, place.answers(asked_of(again)), attest=True)
    assert (second.filled.differences, second.given is not None) == ((), True)


def test_another_persons_card_fills_in_nothing(scene: Scene) -> None:
    place, case = enrolled(scene), scene.signed()
    typed(scene, case)
    before = draft_of(scene, case)
    challenge = asking(scene, ReadFor.MOTHER, case=case)

    said = place.answers(asked_of(challenge), a_card("father"))
    read = at_counter(scene, case, challenge, said, attest=True)

    assert (read.filled.is_other_card, read.given) == (True, None)
    assert draft_of(scene, case) == before
    assert not Material.objects.exists()


def test_a_name_that_only_the_face_of_the_card_says_is_typed_by_hand(scene: Scene) -> None:
    place, case = enrolled(scene), scene.signed()
    typed(scene, case)
    challenge = asking(scene, ReadFor.MOTHER, case=case)

    read = at_counter(
        scene, case, challenge, place.answers(asked_of(challenge), a_card(name="龙\ue863")), attest=True
    )

    assert (read.filled.name_by_hand, read.filled.differences, read.given) == (True, (), None)
    assert draft_of(scene, case)["mother"]["name"] == EVERYONE["mother"].name


def test_who_reads_their_own_card_at_a_self_service_place_is_known_as_the_living_person(scene: Scene) -> None:
    place = enrolled(scene, KioskUse.SELF_SERVICE)
    challenge = asking(scene, ReadFor.SIGN_IN)

    account, verified = sign_in_by_card(challenge, place.answers(asked_of(challenge)), at=scene.later())

    assert (account.person, verified.assurance) == (scene.person("mother"), Assurance.LIVE)
    row = CardReading.objects.get()
    assert (row.purpose, row.case, row.read_by) == ("sign_in", None, None)


def test_the_applicants_card_is_the_original_seen_of_a_replacement(scene: Scene) -> None:
    place, certificate = enrolled(scene), scene.sealed().certificates.get()
    story = Succession(scene, service=Service.REPLACEMENT)
    case, by = story.begun(certificate), scene.by("issuing", Channel.COUNTER)
    said = an_application(ground=story.ground)
    wrong = replace(said, applicant=replace(said.applicant, name="龙小妹"))
    applications.save_application_draft(case.pk, payload=application_payload_of(wrong), by=by, at=scene.later())

    first, second = (asking(scene, ReadFor.APPLICANT, case=case) for _time in range(2))
    told = at_counter(scene, case, first, place.answers(asked_of(first)), attest=True).filled
    assert [(one.field, one.typed) for one in told.differences] == [(CardField.NAME, "龙小妹")]
    read = at_counter(scene, case, second, place.answers(asked_of(second)), attest=True)

    assert read.given is not None
    paper = Material.objects.get(case=case)
    assert (paper.kind, paper.card_reading.purpose) == ("applicant_id", "applicant")


def _tampered(scene: Scene, place: Place, challenge: Challenge) -> str:
    header, payload, signature = place.answers(asked_of(challenge)).split(".")
    claims = json.loads(base64.urlsafe_b64decode(payload + "=="))
    claims["record"] = base64.b64encode(b" " * 256).decode()
    return ".".join((header, base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("="), signature))


def _claims(place: Place, challenge: Challenge) -> dict[str, Any]:
    said = place.answers(asked_of(challenge))
    claims: dict[str, Any] = json.loads(jws.extract_compact(said.encode()).payload)
    return claims


def _of_another_place(scene: Scene, place: Place, challenge: Challenge) -> str:
    return signed_as(enrolled(scene).device.key, _claims(place, challenge))


FAULTY: dict[str, tuple[Twist, str]] = {
    "nothing": (lambda _scene, _place, _challenge: "", "malformed"),
    "no token": (lambda _scene, _place, _challenge: "card", "malformed"),
    "huge": (lambda _scene, place, challenge: place.answers(asked_of(challenge)) + "A" * 5000, "malformed"),
    "forged record": (_tampered, "forged"),
    "another key": (
        lambda _scene, place, challenge: signed_as(ECKey.generate_key("P-256"), _claims(place, challenge)),
        "forged",
    ),
    "another place's key": (_of_another_place, "forged"),
    "a shared secret": (
        lambda _scene, place, challenge: signed_as(
            OctKey.import_key(json.dumps(place.kiosk.key).encode()), _claims(place, challenge), alg="HS256"
        ),  # type: ignore[arg-type]
        "forged",
    ),
    "signed for something else": (
        lambda _scene, place, challenge: signed_as(place.device.key, _claims(place, challenge), typ="JWT"),
        "forged",
    ),
    "for another house": (
        lambda _scene, place, challenge: place.answers({**asked_of(challenge), "aud": "https://elsewhere.example"}),
        "forged",
    ),
    "another nonce": (
        lambda _scene, place, challenge: place.answers({**asked_of(challenge), "nonce": "0" * 32}),
        "not_begun_here",
    ),
    "another case": (
        lambda scene, place, challenge: place.answers(
            {**asked_of(challenge), "case": str(scene.opened(inpatient_no="ZY20261122077")[0].pk)}
        ),
        "not_begun_here",
    ),
    "another purpose": (
        lambda _scene, place, challenge: place.answers({**asked_of(challenge), "purpose": "father"}),
        "not_begun_here",
    ),
    "more said than asked": (
        lambda _scene, place, challenge: place.answers({**asked_of(challenge), "assurance": "original_seen"}),
        "malformed",
    ),
    "numbers for words": (
        lambda _scene, place, challenge: signed_as(place.device.key, {**_claims(place, challenge), "record": 256}),
        "malformed",
    ),
    "half a character": (
        lambda _scene, place, challenge: signed_as(
            place.device.key, {**_claims(place, challenge), "nonce": "\ud800"}
        ),
        "malformed",
    ),
    "a record that is not base64": (
        lambda _scene, place, challenge: signed_as(place.device.key, {**_claims(place, challenge), "record": "证件"}),
        "malformed",
    ),
    "half a record": (
        lambda _scene, place, challenge: place.device.signs(asked_of(challenge), record=b" " * 128),
        "unreadable_card",
    ),
    "no record of a card": (
        lambda _scene, place, challenge: place.device.signs(asked_of(challenge), record=b"\xff" * 256),
        "unreadable_card",
    ),
    "an old card": (
        lambda _scene, place, challenge: place.answers(asked_of(challenge), a_card(**OLD_CARD)),
        "card_expired",
    ),
    "a card of tomorrow": (
        lambda _scene, place, challenge: place.answers(asked_of(challenge), a_card(valid_from=date(2030, 1, 1))),
        "not_yet_valid",
    ),
    "a number that is none": (
        lambda _scene, place, challenge: place.answers(asked_of(challenge), a_card(no="520102199001010010")),
        "bad_number",
    ),
}


@pytest.mark.parametrize(("twist", "code"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_answer_at_the_counter_changes_nothing(scene: Scene, twist: Twist, code: str) -> None:
    place, case = enrolled(scene), scene.signed()
    challenge = asking(scene, ReadFor.MOTHER, case=case)
    said = twist(scene, place, challenge)

    with pytest.raises(UnableToVerify) as refused:
        at_counter(scene, case, challenge, said, attest=True)

    assert refused.value.code == code
    assert (draft_of(scene, case), CardReading.objects.exists(), Material.objects.exists()) == ({}, False, False)


@pytest.mark.parametrize(
    ("twist", "code"),
    [row for name, row in FAULTY.items() if name not in ("another case", "another purpose")],
    ids=[name for name in FAULTY if name not in ("another case", "another purpose")],
)
def test_a_faulty_answer_signs_nobody_in(scene: Scene, twist: Twist, code: str) -> None:
    place, people = enrolled(scene, KioskUse.SELF_SERVICE), set(Account.objects.values_list("pk"))
    challenge = asking(scene, ReadFor.SIGN_IN)

    with pytest.raises(UnableToVerify) as refused:
        sign_in_by_card(challenge, twist(scene, place, challenge), at=scene.later())

    assert refused.value.code == code
    assert set(Account.objects.values_list("pk")) == people
    assert not CardReading.objects.exists()


def test_a_place_serves_its_own_use_and_office_alone(scene: Scene) -> None:
    counter, kiosk, case = enrolled(scene), enrolled(scene, KioskUse.SELF_SERVICE), scene.signed()
    elsewhere = enrolled(scene, office=scene.person("elsewhere").appointments.get().office)
    for place, code in ((kiosk, "other_use"), (elsewhere, "other_office")):
        challenge = asking(scene, ReadFor.MOTHER, case=case)
        with pytest.raises(UnableToVerify, match=code):
            at_counter(scene, case, challenge, place.answers(asked_of(challenge)))
    challenge = asking(scene, ReadFor.SIGN_IN)
    with pytest.raises(UnableToVerify, match="other_use"):
        sign_in_by_card(challenge, counter.answers(asked_of(challenge)), at=scene.later())


def test_an_answer_after_ten_minutes_is_over(scene: Scene) -> None:
    place, case = enrolled(scene), scene.signed()
    challenge = asking(scene, ReadFor.MOTHER, case=case)
    said = place.answers(asked_of(challenge))
    with pytest.raises(UnableToVerify, match="expired"):
        at_counter(scene, case, challenge, said, minutes=10)


def test_an_answer_serves_once(scene: Scene) -> None:
    place, case = enrolled(scene), scene.signed()
    challenge = asking(scene, ReadFor.MOTHER, case=case)
    said = place.answers(asked_of(challenge))
    at_counter(scene, case, challenge, said)
    with pytest.raises(UnableToVerify, match="used"):
        at_counter(scene, case, challenge, said)
    kiosk, signing = enrolled(scene, KioskUse.SELF_SERVICE), asking(scene, ReadFor.SIGN_IN)
    answer = kiosk.answers(asked_of(signing))
    sign_in_by_card(signing, answer, at=scene.later())
    with pytest.raises(UnableToVerify, match="used"):
        sign_in_by_card(signing, answer, at=scene.later())


def test_what_a_place_signed_before_it_was_ended_serves_for_nothing(scene: Scene) -> None:
    place, case = enrolled(scene), scene.signed()
    challenge = asking(scene, ReadFor.MOTHER, case=case)
    said = place.answers(asked_of(challenge))
    ended(scene, place)
    with pytest.raises(UnableToVerify, match="kiosk_unknown"):
        at_counter(scene, case, challenge, said)
    assert not CardReading.objects.exists()


def test_what_the_law_refuses_uses_no_reading_and_changes_no_form(scene: Scene) -> None:
    place, case = enrolled(scene), scene.signed()
    typed(scene, case)
    before = draft_of(scene, case)
    challenge = asking(scene, ReadFor.COLLECTOR, case=case)  # the mother collects: no second paper of hers is asked
    with pytest.raises(NotAllowed, match="material_not_asked"):
        at_counter(scene, case, challenge, place.answers(asked_of(challenge)), attest=True)
    assert (draft_of(scene, case), CardReading.objects.exists()) == (before, False)


def test_a_name_that_a_machine_cannot_read_signs_nobody_in(scene: Scene) -> None:
    place, challenge = enrolled(scene, KioskUse.SELF_SERVICE), asking(scene, ReadFor.SIGN_IN)
    said = place.answers(asked_of(challenge), a_card(name="龙\ue863"))
    with pytest.raises(UnableToVerify, match="incomplete"):
        sign_in_by_card(challenge, said, at=scene.later())
