"""A couple's Birth Service Certificate shared: either of the two consents, an office sees what its purpose needs."""

import base64
import hashlib
import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from tests.casework.couple_scene import CoupleScene, a_couple
from tests.casework.scene import EVERYONE, Scene
from tests.casework.sharing_scene import BASIS, INSURANCE, an_ask, let_in, lets
from tests.papers.reading import squeezed, text_by_pypdf

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.licence_answers import make_answer
from xinsheng.casework.licence_asking import UnableToLook
from xinsheng.casework.licence_consents import find_sharable, take_back
from xinsheng.casework.licence_looks import Matter, find_answer, look_at_licence
from xinsheng.casework.licence_requests import (
    Wanted,
    answer_request,
    ask_for_licence,
    find_asked_of,
    get_request,
    look_as_agreed,
    state_of,
)
from xinsheng.casework.people import keep_phone
from xinsheng.casework.service_certificates import void_certificate_of
from xinsheng.law.sharing import PURPOSES, AgencyKind, ShareForm, SharePurpose
from xinsheng.law.sharing_requests import RequestAnswer, RequestState
from xinsheng.law.terms import Standing
from xinsheng.papers.annotated_copy import NOT_TOLD
from xinsheng.registry.models import (
    Agency,
    Case,
    JournalEntry,
    LicenceConsent,
    LicenceConsentEnding,
    LicenceRequest,
    ServiceCertificate,
    TextMessage,
)
from xinsheng.standards.identity_papers import PaperKind

PURPOSE = SharePurpose.REGISTERED_BENEFIT
STATEMENT, COPY = ShareForm.STATEMENT, ShareForm.COPY


@pytest.fixture
def couple(scene: Scene) -> CoupleScene:
    return CoupleScene(scene)


@pytest.fixture
def office(scene: Scene) -> Agency:
    return let_in(scene, name=INSURANCE, kind=AgencyKind.MEDICAL_INSURANCE, purposes=(PURPOSE,))


@pytest.fixture
def case(couple: CoupleScene, office: Agency) -> Case:
    return couple.registered()


def certificate_of(case: Case) -> ServiceCertificate:
    return ServiceCertificate.objects.get(case=case)


def a_wish(case: Case, *, of: str = "mother", number: str = "", form: ShareForm = STATEMENT) -> Wanted:
    matter = Matter(purpose=PURPOSE, basis=BASIS[PURPOSE], form=form, handled_by="Y-1", request_no=f"SY-{uuid4()}")
    return Wanted(
        certificate_no=number or certificate_of(case).no,
        holder_paper_kind=PaperKind.RESIDENT_CARD,
        holder_paper_no=EVERYONE[of].paper_no,
        matter=matter,
    )


def told(scene: Scene, office: Agency, look: LicenceConsentEnding) -> dict[str, object]:
    make_answer(look.pk, at=scene.later(seconds=1))
    answer = find_answer(office, look.pk, at=scene.later(seconds=1))
    assert answer is not None
    said: dict[str, object] = json.loads(answer.body)
    return said


def looked(scene: Scene, office: Agency, case: Case, *, form: ShareForm, login: str) -> dict[str, object]:
    given = lets(scene, office, case, login=login, purpose=PURPOSE)
    ask = an_ask(given.code, purpose=PURPOSE, form=form)
    return told(scene, office, look_at_licence(office, ask=ask, at=scene.later()))


@pytest.mark.parametrize("login", ["mother", "father"])
def test_either_of_the_two_lets_an_office_see_what_its_purpose_needs_and_no_more(
    scene: Scene, office: Agency, case: Case, login: str
) -> None:
    said = looked(scene, office, case, form=STATEMENT, login=login)

    fields = said["fields"]
    assert isinstance(fields, dict)
    assert set(fields) == set(PURPOSES[PURPOSE].fields)
    assert fields["certificate_no"] == certificate_of(case).no
    assert (fields["woman.name"], fields["man.name"]) == (EVERYONE["mother"].name, EVERYONE["father"].name)
    assert (fields["child_order"], said["standing"]) == (1, "in_force")
    assert fields["township"] == case.registration.township.name  # type: ignore[union-attr]
    assert "12 号" not in json.dumps(said, ensure_ascii=False)  # where they live is no office's business
    consent = LicenceConsent.objects.about(case).get()
    lines = JournalEntry.objects.filter(chain=consent.pk).order_by("seq").values_list("act", flat=True)
    assert list(lines) == ["consent_to_share", "look_at_licence", "answer_look"]


def test_a_woman_registered_alone_is_told_of_alone(scene: Scene, couple: CoupleScene, office: Agency) -> None:
    case = couple.filed(couple.registers(couple.with_township(a_couple(man=None))))
    said = looked(scene, office, case, form=STATEMENT, login="mother")
    fields = said["fields"]
    assert isinstance(fields, dict)
    assert {fields[f"man.{one}"] for one in ("name", "paper_kind", "paper_no")} == {None}


def test_the_annotated_copy_says_for_whom_it_is_and_not_where_the_two_live(
    scene: Scene, office: Agency, case: Case
) -> None:
    said = looked(scene, office, case, form=COPY, login="father")

    copy = base64.b64decode(str(said["copy"]))
    assert hashlib.sha256(copy).hexdigest() == said["copy_sha256"]
    text = squeezed(text_by_pypdf(copy))
    for shown in ("电子证照加注件", f"仅供{INSURANCE}", "办理申领生育保险待遇使用", NOT_TOLD[1:-1]):
        assert squeezed(shown) in text, shown
    for hidden in ("西门街12号", "扫码核验", "statement.json", "同等效力；"):
        assert hidden not in text, hidden
    assert "fields" not in said


def test_nobody_else_shares_it_and_no_office_for_a_purpose_of_births(
    scene: Scene, couple: CoupleScene, office: Agency, case: Case
) -> None:
    for login in ("mother2", "grandmother", "township"):
        assert find_sharable(scene.person(login), case) is None
        with pytest.raises(UnableToAct, match="no_licence"):
            lets(scene, office, case, login=login, purpose=PURPOSE)
    police = let_in(scene)
    with pytest.raises(UnableToAct, match="no_such_agency"):
        lets(scene, police, case)
    birth = scene.sealed()
    with pytest.raises(UnableToAct, match="no_such_agency"):
        lets(scene, office, birth, purpose=PURPOSE)


def test_a_certificate_that_is_no_longer_in_force_tells_its_standing_alone(
    scene: Scene, office: Agency, case: Case
) -> None:
    given = lets(scene, office, case, purpose=PURPOSE)
    ask = an_ask(given.code, purpose=PURPOSE)
    look = look_at_licence(office, ask=ask, at=scene.later())
    make_answer(look.pk, at=scene.later(seconds=1))
    void_certificate_of(case, state=Standing.REVOKED, at=scene.later(seconds=1))
    assert find_answer(office, look.pk, at=scene.later(seconds=1)) is None  # made before it moved: made anew
    said = told(scene, office, look)
    assert (said["standing"], "fields" in said) == ("void", False)


def test_it_is_taken_back_by_whoever_gave_it_until_it_is_used(scene: Scene, office: Agency, case: Case) -> None:
    given = lets(scene, office, case, purpose=PURPOSE)
    with pytest.raises(UnableToAct, match="no_such_consent"):
        take_back(given.row.pk, by=scene.by("father"), at=scene.later(seconds=1))
    take_back(given.row.pk, by=scene.by("mother"), at=scene.later(seconds=1))
    ask = an_ask(given.code, purpose=PURPOSE)
    with pytest.raises(UnableToLook, match="no_consent"):
        look_at_licence(office, ask=ask, at=scene.later())


@pytest.mark.parametrize("answers", ["mother", "father"])
def test_asked_for_without_a_code_either_of_the_two_answers_whoevers_paper_was_named(
    scene: Scene, office: Agency, case: Case, answers: str
) -> None:
    keep_phone(scene.person("mother"), phone="13800000001")
    row = ask_for_licence(office, wanted=a_wish(case), at=scene.later())
    assert TextMessage.objects.filter(kind="share_asked", case=case).count() == 1
    assert find_asked_of(scene.person(answers), on=scene.today) == [row]
    answer_request(row.pk, answer=RequestAnswer.AGREED, by=scene.by(answers), at=scene.later())
    look = look_as_agreed(office, row.pk, at=scene.later())
    assert told(scene, office, look)["standing"] == "in_force"
    assert list(LicenceRequest.objects.about(case)) == [row]


def test_a_number_of_another_kind_another_paper_and_what_is_not_in_force_wait_alike(
    scene: Scene, couple: CoupleScene, office: Agency, case: Case
) -> None:
    births = scene.sealed()
    wishes = [
        a_wish(case, number=births.certificates.get().blank_id),
        a_wish(case, of="mother2"),
        a_wish(case, number="SF52260120269999999X"),
    ]
    void_certificate_of(case, state=Standing.REVOKED, at=scene.later())
    wishes.append(a_wish(case))
    rows = [ask_for_licence(office, wanted=wish, at=scene.later()) for wish in wishes]
    assert {row.case for row in rows} == {None}
    assert {state_of(get_request(office, row.pk), on=scene.today) for row in rows} == {RequestState.WAITING}
    assert not TextMessage.objects.filter(kind="share_asked").exists()


def test_the_books_take_no_consent_but_one_of_the_twos_and_for_one_licence(
    scene: Scene, office: Agency, case: Case
) -> None:
    given = lets(scene, office, case, purpose=PURPOSE).row
    said = {
        "agency": office,
        "purpose": PURPOSE.value,
        "given_by": scene.person("mother"),
        "given_at": scene.at,
        "until_at": scene.at + timedelta(minutes=10),
        "salt": b"s",
        "secret": b"s" * 32,
    }

    def refused(**columns: object) -> str:
        with pytest.raises(IntegrityError) as error, transaction.atomic():
            LicenceConsent.objects.create(locator=uuid4().bytes, **{**said, **columns})
        return str(error.value)

    couples = given.service_certificate
    assert "licence_consent_is_a_parents" in refused(service_certificate=couples, given_by=scene.person("mother2"))
    assert "licence_consent_for_one_licence" in refused(
        service_certificate=couples, certificate=scene.sealed().certificates.get()
    )
    police = let_in(scene)
    assert "licence_consent_for_one_licence" in refused(
        service_certificate=couples, agency=police, purpose=SharePurpose.HOUSEHOLD_ENTRY.value
    )


def test_a_registration_that_was_never_issued_has_nothing_to_share(scene: Scene, couple: CoupleScene) -> None:
    case = couple.declared()
    assert find_sharable(scene.person("mother"), case) is None
