"""A parent lets an office look at a licence: once, in its time, for its purpose, and told of it afterwards."""

import base64
import hashlib
import json
from datetime import timedelta
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.casework.scene import Scene
from tests.casework.sharing_scene import INSURANCE, LANDING, an_ask, end, let_in, lets, looks
from tests.casework.stock_scene import under_review
from tests.papers.reading import squeezed, text_by_pypdf

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.licence_answers import DEMONSTRATION, LABEL, burn_answers, make_answer
from xinsheng.casework.licence_asking import UnableToLook
from xinsheng.casework.licence_consents import state_of, take_back
from xinsheng.casework.licence_looks import SignedAnswer, find_answer, look_at_licence
from xinsheng.casework.outside import keys
from xinsheng.law.policies import Policy
from xinsheng.law.sharing import ANSWER_KEPT, PURPOSES, AgencyKind, ShareForm, SharePurpose
from xinsheng.registry.models import (
    Agency,
    JournalEntry,
    LicenceAnswer,
    LicenceAnswered,
    LicenceConsent,
    LicenceConsentEnding,
)
from xinsheng.standards.query_codes import grouped_query_code


def told(agency: Agency, look: LicenceConsentEnding, scene: Scene) -> dict[str, object]:
    answer = find_answer(agency, look.pk, at=scene.later(seconds=1))
    assert answer is not None
    said: dict[str, object] = json.loads(answer.body)
    return said


def refusal(scene: Scene, agency: Agency, code: str, **asked: object) -> str:
    with pytest.raises(UnableToLook) as refused:
        looks(scene, agency, code, **asked)  # type: ignore[arg-type]
    return refused.value.code


def is_signed(answer: SignedAnswer) -> bool:
    """Whether the province's credential key signed it, by a library that is not ours."""
    parts = dict(part.split("=", 1) for part in answer.signature.split(", "))
    raw = base64.b64decode(parts["es256"])
    public = load_der_public_key(keys().credential_key().public_key)
    assert isinstance(public, ec.EllipticCurvePublicKey)
    der = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    public.verify(der, LABEL + answer.body, ec.ECDSA(SHA256()))
    return True


def test_the_office_is_told_what_its_purpose_needs_signed_and_the_mother_sees_that_it_looked(scene: Scene) -> None:
    police, case = let_in(scene), scene.sealed()
    given = lets(scene, police, case)

    look = looks(scene, police, grouped_query_code(given.code).lower())
    job = ProcrastinateJob.objects.get(task_name="make_share")
    assert job.args == {"look_id": str(look.pk)}
    assert find_answer(police, look.pk, at=scene.at) is None
    make_answer(look.pk, at=scene.later(seconds=1))
    make_answer(look.pk, at=scene.later(seconds=1))

    said = told(police, look, scene)
    answer = find_answer(police, look.pk, at=scene.at)
    assert answer is not None
    assert is_signed(answer)
    assert set(said["fields"]) == set(PURPOSES[LANDING].fields)  # type: ignore[call-overload]
    assert said["fields"]["child.name"] == "龙雨欣"  # type: ignore[index]
    assert (said["standing"], said["purpose"], said["request_no"]) == ("in_force", "household_entry", "HK-2026-88")
    assert "weight" not in answer.body.decode()
    row = LicenceConsent.objects.all().about(case).get()
    assert (state_of(row, at=scene.at), row.ending.handled_by, row.given_by.name) == ("used", "P-0417", "龙小梅")
    chain = list(JournalEntry.objects.filter(chain=row.pk).order_by("seq").values_list("act", flat=True))
    assert chain == ["consent_to_share", "look_at_licence", "answer_look"]


def test_the_copy_is_no_original_and_says_for_whom_for_what_and_until_when(scene: Scene) -> None:
    police, case = let_in(scene), scene.sealed()
    look = looks(scene, police, lets(scene, police, case).code, form=ShareForm.COPY)
    make_answer(look.pk, at=scene.later(seconds=1))

    said = told(police, look, scene)

    copy = base64.b64decode(str(said["copy"]))
    assert copy.startswith(b"%PDF")
    assert said["copy_sha256"] == hashlib.sha256(copy).hexdigest()
    assert "fields" not in said
    assert case.certificates.get().reference.encode() not in copy
    assert squeezed(DEMONSTRATION) in squeezed(text_by_pypdf(copy))


def test_one_answer_for_whatever_does_not_open(scene: Scene) -> None:
    """Unknown, misread, taken back, used, expired, another office's, another purpose's."""
    police = let_in(scene)
    both = (SharePurpose.INSURANCE_ENROLMENT, SharePurpose.MATERNITY_BENEFIT)
    insurance = let_in(scene, name=INSURANCE, kind=AgencyKind.MEDICAL_INSURANCE, purposes=both)
    case = scene.sealed()
    used, back, late, foreign = (lets(scene, police, case) for _each in range(4))
    looks(scene, police, used.code)
    take_back(back.row.pk, by=scene.by("mother"), at=scene.later(seconds=1))
    enrol = lets(scene, insurance, case, purpose=SharePurpose.INSURANCE_ENROLMENT)

    told = {refusal(scene, police, code) for code in ("", "x", "00000-00000-0000", used.code, back.code, enrol.code)}
    told.add(refusal(scene, police, late.code, at=late.row.until_at))
    asked_for = an_ask(enrol.code, purpose=SharePurpose.MATERNITY_BENEFIT)
    with pytest.raises(UnableToLook) as refused:
        look_at_licence(insurance, ask=asked_for, at=scene.later(seconds=1))
    told.add(refused.value.code)
    end(scene, police)
    told.add(refusal(scene, police, foreign.code, at=foreign.row.given_at + timedelta(seconds=1)))

    assert told == {"no_consent"}
    assert LicenceConsentEnding.objects.filter(how="used").count() == 1


def test_an_office_is_told_what_is_wrong_with_its_own_asking(scene: Scene) -> None:
    vaccination = SharePurpose.VACCINATION_RECORD
    police, code = let_in(scene), "00000-00000-0000"
    insurance = let_in(
        scene,
        name=INSURANCE,
        kind=AgencyKind.MEDICAL_INSURANCE,
        purposes=(SharePurpose.INSURANCE_ENROLMENT,),
    )
    wrong = {
        "not_your_purpose": (insurance, an_ask(code, purpose=LANDING)),
        "no_copy": (insurance, an_ask(code, purpose=SharePurpose.INSURANCE_ENROLMENT, form=ShareForm.COPY)),
        "no_such_basis": (police, an_ask(code)),
    }
    object.__setattr__(wrong["no_such_basis"][1], "basis", "curiosity")
    for expected, (agency, ask) in wrong.items():
        with pytest.raises(UnableToLook) as refused:
            look_at_licence(agency, ask=ask, at=scene.later())
        assert refused.value.code == expected
    with pytest.raises(UnableToAct) as foreign:
        let_in(scene, name=INSURANCE, kind=AgencyKind.MEDICAL_INSURANCE, purposes=(vaccination,))
    assert foreign.value.code == "not_its_purpose"


def test_a_licence_that_is_not_in_force_is_told_by_its_standing_alone(scene: Scene) -> None:
    police, case = let_in(scene), scene.sealed()
    before = looks(scene, police, lets(scene, police, case).code)
    make_answer(before.pk, at=scene.later(seconds=1))
    waiting = lets(scene, police, case)
    under_review(scene)

    assert find_answer(police, before.pk, at=before.ended_at + timedelta(minutes=9)) is None  # made before: not told
    make_answer(before.pk, at=before.ended_at + timedelta(minutes=9))
    after = looks(scene, police, waiting.code, at=waiting.row.until_at - timedelta(seconds=1), form=ShareForm.COPY)
    make_answer(after.pk, at=after.ended_at + timedelta(seconds=1))
    again = find_answer(police, before.pk, at=before.ended_at + timedelta(minutes=9))
    second = find_answer(police, after.pk, at=after.ended_at + timedelta(seconds=2))

    for answer in (again, second):
        assert answer is not None
        said = json.loads(answer.body)
        assert (said["standing"], {"fields", "copy"} & set(said)) == ("under_review", set())


def test_who_is_no_parent_on_it_lets_nobody_look_and_takes_nothing_back(scene: Scene) -> None:
    police, case = let_in(scene), scene.sealed()
    given = lets(scene, police, case, login="father")

    for login, code in (("grandmother", "no_licence"), ("mother2", "no_licence")):
        with pytest.raises(UnableToAct) as refused:
            lets(scene, police, case, login=login)
        assert refused.value.code == code
    with pytest.raises(UnableToAct) as refused:
        take_back(given.row.pk, by=scene.by("mother"), at=scene.later(seconds=1))
    assert refused.value.code == "no_such_consent"
    with pytest.raises(UnableToAct) as refused:
        lets(scene, police, case, purpose=SharePurpose.MATERNITY_BENEFIT)
    assert refused.value.code == "no_such_agency"
    with pytest.raises(UnableToAct) as refused:
        lets(scene, police, case, key=given.row.pk)
    assert refused.value.code == "sharing_code_was_shown"


def test_offices_and_holders_have_their_caps(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    police, case = let_in(scene), scene.sealed()
    policy = Policy(sharing_agency_daily=2, sharing_holder_daily=2)
    for room in ("licence_asking", "licence_consents"):
        monkeypatch.setattr(f"xinsheng.casework.{room}.sharing_policy", lambda **_at: policy)
    first, _second = lets(scene, police, case), lets(scene, police, case)
    with pytest.raises(UnableToAct) as refused:
        lets(scene, police, case)
    assert refused.value.code == "too_many_consents"

    told = [refusal(scene, police, "wrong"), refusal(scene, police, "wrong"), refusal(scene, police, first.code)]

    assert told == ["no_consent", "no_consent", "too_many_asks"]
    assert lets(scene, police, case, at=scene.later(days=1)).code


def test_an_answer_is_its_offices_own_and_is_burnt(scene: Scene) -> None:
    police, case = let_in(scene), scene.sealed()
    look = looks(scene, police, lets(scene, police, case).code)
    make_answer(look.pk, at=look.ended_at)
    purposes = (SharePurpose.INSURANCE_ENROLMENT,)
    insurance = let_in(scene, name=INSURANCE, kind=AgencyKind.MEDICAL_INSURANCE, purposes=purposes)

    asked = ((insurance, look.pk, look.ended_at), (police, uuid4(), look.ended_at))
    for agency, look_id, at in (*asked, (police, look.pk, look.ended_at + ANSWER_KEPT)):
        with pytest.raises(UnableToLook) as refused:
            find_answer(agency, look_id, at=at)
        assert refused.value.code == "no_such_look"
    assert burn_answers(at=look.ended_at + ANSWER_KEPT) == 1
    assert not LicenceAnswer.objects.exists()
    assert LicenceConsentEnding.objects.get().how == "used"


def test_the_books_hold_a_consent_to_a_parent_its_purpose_and_its_time(scene: Scene) -> None:
    police, case = let_in(scene), scene.sealed()
    row = lets(scene, police, case).row
    said = {name: getattr(row, name) for name in ("certificate", "agency", "given_at", "until_at", "salt", "secret")}
    good = {**said, "purpose": row.purpose, "given_by": row.given_by}
    used = {"how": "used", "basis": "b", "form": "copy", "handled_by": "h", "request_no": "r"}
    wrong = (
        (LicenceConsent, {**good, "given_by": scene.person("grandmother"), "locator": b"1" * 16}),
        (LicenceConsent, {**good, "purpose": "maternity_benefit", "locator": b"2" * 16}),
        (LicenceConsentEnding, {**used, "consent": row, "ended_at": row.until_at}),
        (LicenceConsentEnding, {**used, "consent": row, "ended_at": row.given_at, "handled_by": ""}),
        (LicenceConsentEnding, {**used, "consent": row, "ended_at": row.given_at, "how": "taken_back"}),
    )
    for model, values in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(**values)
    police.name = "别的单位"
    with pytest.raises(IntegrityError), transaction.atomic():
        police.save()
    police.refresh_from_db()
    for kind, purposes in (
        (AgencyKind.PUBLIC_SECURITY, [SharePurpose.VACCINATION_RECORD]),
        (AgencyKind.IMMUNISATION, [SharePurpose.VACCINATION_RECORD, LANDING]),
        (AgencyKind.MEDICAL_INSURANCE, []),
        (AgencyKind.PUBLIC_SECURITY, LANDING),
    ):
        said = {"kind": kind, "name": "别的单位", "credit_code": "1", "division_code": "522601000000", "keys": {}}
        said |= {"since": scene.at, "proposed_by": police.proposed_by, "confirmed_by": police.confirmed_by}
        with pytest.raises(IntegrityError, match="agency_purposes_of_its_kind"), transaction.atomic():
            Agency.objects.create(purposes=purposes, **said)


def test_a_look_that_could_not_be_answered_in_time_is_told_as_such_and_its_code_opens_nothing(scene: Scene) -> None:
    police, case = let_in(scene), scene.sealed()
    given = lets(scene, police, case)
    look = looks(scene, police, given.code)
    late = look.ended_at + ANSWER_KEPT
    row = LicenceConsent.objects.all().about(case).get()

    assert state_of(row, at=late - timedelta(seconds=1)) == "used"
    assert state_of(row, at=late) == "unanswered"
    make_answer(look.pk, at=late)
    assert not LicenceAnswer.objects.exists()
    assert refusal(scene, police, given.code) == "no_consent"
    with pytest.raises(IntegrityError, match="licence_answered_in_its_time"), transaction.atomic():
        LicenceAnswered.objects.create(look=look, at=late)
    answer = {"look": look, "standing": "in_force", "body_cipher": b"c", "signature": "s", "expires_at": late}
    with pytest.raises(IntegrityError, match="licence_answer_to_a_look"), transaction.atomic():
        LicenceAnswer.objects.create(made_at=late, **answer)

    in_time = looks(scene, police, lets(scene, police, case).code)
    make_answer(in_time.pk, at=in_time.ended_at)
    burn_answers(at=in_time.ended_at + ANSWER_KEPT)
    row = LicenceConsent.objects.all().about(case).get(pk=in_time.pk)
    assert state_of(row, at=in_time.ended_at + ANSWER_KEPT) == "used"
