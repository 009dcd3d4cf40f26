"""What a citizen signs carries the evidence of who they are, and is sealed by a key that is not in the books."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pytest_django.fixtures import Settings
from tests.casework.citizen_scene import (
    known,
    ready_to_sign,
    row_of,
    sealed,
    signed_by_card,
    signed_on_paper,
)
from tests.casework.couple_scene import CoupleScene, a_couple, confirmed
from tests.casework.scene import AT, Scene, a_declaration, asked
from tests.casework.sending import sends
from tests.province import set_up_province

from xinsheng.casework import claims, materials, outside
from xinsheng.casework.checked_citizens import SIGNED_BY_CITIZENS, CitizensCount
from xinsheng.casework.checked_signatures import bundle_of_case
from xinsheng.casework.citizen_seals import seal_waiting
from xinsheng.casework.citizen_signatures import citizen_signature_of
from xinsheng.casework.journal import Line, write_line
from xinsheng.casework.proof_checks import check
from xinsheng.casework.registrations import declare_couple
from xinsheng.cli.trust_list import publish_trust_list
from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.law.assurance import IdentityMethod
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Channel, Duty, Material, Satisfaction, SignatureMethod, Stage
from xinsheng.proof.bundle_checks import bundle_faults, read_bundle
from xinsheng.registry.models import Case, CitizenSeal, CitizenSignature, Declaration, JournalEntry, WaitingSeal

SCRIPT = Path(__file__).parents[2] / "examples" / "check_signatures.py"


@pytest.fixture
def committed(transactional_db: None, own_keys: None) -> Scene:
    set_up_province(at=AT)
    return Scene()


def row_of_entry(case: Case) -> JournalEntry:
    """The last line of a case that says how something was signed by a citizen."""
    return JournalEntry.objects.filter(chain=case.pk, act__in=SIGNED_BY_CITIZENS).latest("seq")


def told(case: Case) -> set[tuple[str, str]]:
    return {(broken.table, broken.code) for broken in check(case.pk).broken}


def test_whose_card_was_read_signs_by_it_and_the_journal_says_on_what_evidence(
    scene: Scene, settings: Settings
) -> None:
    case = ready_to_sign(scene)
    settings.IDENTITY_ADAPTER = "network"
    read_at = scene.at
    case = signed_by_card(scene, case)
    row, declared = row_of(case), Declaration.objects.get(case=case)

    assert (row.method, row.level, row.identified_at, row.attested_by) == ("card", "live", read_at, None)
    assert row.person == scene.person("mother")
    assert declared.signature_method == row.entry.signature_method == SignatureMethod.IDENTIFIED
    assert bytes(declared.challenge) == bytes(row.challenge) == bytes(row.entry.signature_digest)
    assert bytes(declared.digest) == bytes(row.statement_digest)
    assert WaitingSeal.objects.filter(signature=row).exists()
    assert (told(case), check(case.pk).citizens) == (set(), CitizensCount(signed=1, waiting=1, before=0))

    assert sealed(scene) == 1
    assert (told(case), check(case.pk).citizens) == (set(), CitizensCount(signed=1, waiting=0, before=0))
    assert not WaitingSeal.objects.exists()
    assert sealed(scene) == 0


def test_before_an_officer_it_is_the_officer_who_attests_and_a_demonstration_identifies_nobody(scene: Scene) -> None:
    on_paper = row_of(signed_on_paper(scene))
    online = row_of(scene.declared(scene.signed(scene.opened(inpatient_no="ZY20261122009")[0])))

    assert (on_paper.method, on_paper.level) == ("counter", "original_seen")
    assert (on_paper.attested_by, on_paper.person) == (scene.person("issuing"), scene.person("mother"))
    assert on_paper.entry.signature_method == SignatureMethod.WRITTEN
    assert (online.method, online.level, online.identified_at) == ("development", "none", None)
    assert online.entry.signature_method == SignatureMethod.DEVELOPMENT
    assert sealed(scene) == 2
    assert told(on_paper.case) == told(online.case) == set()


@pytest.mark.django_db(transaction=True)
def test_a_mothers_authorisation_is_sealed_and_the_paper_kept_of_it_is_what_she_signed(
    committed: Scene, owner: psycopg.Connection
) -> None:
    scene = committed
    case = scene.claimed()
    sends(scene, case)
    sealed(scene)
    assert (told(case), row_of(case).kind) == (set(), "material_statement")

    paper = case.materials.get(satisfied_by=Satisfaction.SIGNED_STATEMENT)
    said = materials.show(paper.details_cipher, case=case, place="material")
    cipher = materials.hide(said | {"text": "另一份委托书"}, case=case, place="material")
    owner.execute("ALTER TABLE material DISABLE TRIGGER USER")
    owner.execute("UPDATE material SET details_cipher = %s WHERE id = %s", [cipher, paper.pk])
    owner.execute("ALTER TABLE material ENABLE TRIGGER USER")
    assert told(case) == {("material", "digest")}


def written_in(scene: Scene, case: Case) -> CitizenSignature:
    """A line and a row whose columns all agree, written by somebody who knows everything but the keys."""
    true = row_of(case)
    made = replace(citizen_signature_of(true), person=scene.person("father").pk, random=b"f" * 32)
    line = Line(
        chain=case.pk,
        act="declare",
        from_stage=Stage.DECLARED,
        to_stage=Stage.DECLARED,
        duty=Duty.ISSUING_OFFICER,
        by=scene.by("issuing", Channel.COUNTER),
        at=true.signed_at,
        statement_digest=made.statement_digest,
        signature_digest=made.challenge,
        signature_method=SignatureMethod.WRITTEN,
    )
    columns = {field.attname: getattr(true, field.attname) for field in CitizenSignature._meta.concrete_fields}
    forged = {"person_id": made.person, "random": made.random, "nonce": made.nonce, "challenge": made.challenge}
    columns |= forged | {"id": uuid4(), "entry_id": write_line(line).pk, "digest": made.digest}
    return CitizenSignature.objects.create(**columns)


def test_who_has_the_whole_database_can_have_nothing_sealed(scene: Scene) -> None:
    case = signed_on_paper(scene)
    sealed(scene)
    row = written_in(scene, case)

    assert sealed(scene) == 0
    assert not CitizenSeal.objects.filter(signature=row).exists()
    assert ("citizen_signature", "not_ours") in told(case)


def test_what_is_not_ours_holds_nothing_up_however_much_of_it_waits(scene: Scene) -> None:
    case = signed_on_paper(scene)
    sealed(scene)
    written_in(scene, case)
    other = scene.declared(scene.signed(scene.opened(inpatient_no="ZY20261122009")[0]))

    assert seal_waiting(clock=scene.later, most=1) == 1
    assert row_of(other).seal


def another_key(scene: Scene) -> None:
    """The province's credential key is another from now on."""
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (scene.keys_folder / "credential.pem").write_bytes(pem)  # the file's rights stay
    outside.keys.cache_clear()


def test_a_seal_by_a_key_that_was_never_the_provinces_is_told_and_one_by_a_former_key_holds(scene: Scene) -> None:
    case = signed_on_paper(scene)
    publish_trust_list(at=scene.at)
    sealed(scene)
    assert told(case) == set()
    another_key(scene)
    publish_trust_list(at=scene.later())
    assert told(case) == set()  # it stays listed with the end of its time
    (scene.keys_folder / "trust-list.json").unlink()
    assert told(case) == {("citizen_seal", "seal_key")}


def test_while_the_key_is_away_it_waits_and_nothing_is_lost(scene: Scene) -> None:
    case = signed_on_paper(scene)
    file = scene.keys_folder / "credential.pem"
    sealed(scene)  # what came before
    other = scene.declared(scene.signed(scene.opened(inpatient_no="ZY20261122009")[0]))
    kept = file.rename(file.with_name("elsewhere"))
    outside.keys.cache_clear()
    with pytest.raises(UnableToUseKey):
        seal_waiting(clock=scene.later)
    assert check(other.pk).citizens.waiting == 1
    kept.rename(file)
    outside.keys.cache_clear()
    assert sealed(scene) == 1
    assert told(case) == told(other) == set()


@pytest.mark.django_db(transaction=True)
def test_what_was_signed_before_there_were_seals_has_none_and_is_counted_so(
    committed: Scene, owner: psycopg.Connection
) -> None:
    case = committed.declared()
    with books_that_kept_names_from(AT + timedelta(days=9), owner=owner):
        owner.execute("TRUNCATE citizen_signature CASCADE")
        assert (told(case), check(case.pk).citizens) == (set(), CitizensCount(signed=0, waiting=0, before=1))


def taken_away(row: CitizenSignature, *, owner: psycopg.Connection) -> None:
    """One row gone, with its seal, as only whoever owns the books can."""
    statements = (
        "DELETE FROM citizen_seal WHERE signature_id = %s",
        "DELETE FROM waiting_seal WHERE signature_id = %s",
        "DELETE FROM citizen_signature WHERE id = %s",
    )
    owner.execute("ALTER TABLE citizen_seal DISABLE TRIGGER USER")
    owner.execute("ALTER TABLE citizen_signature DISABLE TRIGGER USER")
    for statement in statements:
        owner.execute(statement, [row.pk])
    owner.execute("ALTER TABLE citizen_seal ENABLE TRIGGER USER")
    owner.execute("ALTER TABLE citizen_signature ENABLE TRIGGER USER")


@contextmanager
def books_that_kept_names_from(moment: datetime, *, owner: psycopg.Connection) -> Iterator[None]:
    """As if the step that brought the signatures had been taken then."""
    step = "0061_citizens_sign"
    was = owner.execute("SELECT applied FROM django_migrations WHERE name = %s", [step]).fetchone()
    try:
        owner.execute("UPDATE django_migrations SET applied = %s WHERE name = %s", [moment, step])
        yield
    finally:
        owner.execute("UPDATE django_migrations SET applied = %s WHERE name = %s", [was[0] if was else moment, step])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("state", ["sealed", "never sealed"])
@pytest.mark.parametrize("method", ["written", "development"])
def test_a_name_taken_away_is_told_whether_it_was_sealed_or_not_and_is_not_called_older(
    committed: Scene, owner: psycopg.Connection, method: str, state: str
) -> None:
    case = signed_on_paper(committed) if method == "written" else committed.declared()
    other = committed.declared(committed.signed(committed.opened(inpatient_no="ZY20261122009")[0]))
    if state == "sealed":
        sealed(committed)
    for one in (case, other):
        taken_away(row_of(one), owner=owner)

    with books_that_kept_names_from(AT - timedelta(days=1), owner=owner):
        for one in (case, other):
            assert row_of_entry(one).signature_method in {method, "development"}
            assert told(one) == {("journal_entry", "missing")}
            assert check(one.pk).citizens == CitizensCount(signed=0, waiting=0, before=0)


@pytest.mark.django_db(transaction=True)
def test_it_is_told_as_well_where_only_an_earlier_name_says_since_when_they_are_kept(
    committed: Scene, owner: psycopg.Connection
) -> None:
    signed_on_paper(committed)
    later = committed.declared(committed.signed(committed.opened(inpatient_no="ZY20261122009")[0]))
    sealed(committed)
    with books_that_kept_names_from(AT + timedelta(days=9), owner=owner):
        taken_away(row_of(later), owner=owner)
        assert told(later) == {("journal_entry", "missing")}


@pytest.mark.django_db(transaction=True)
def test_a_seal_taken_away_or_a_signature_that_waits_for_none_is_told(
    committed: Scene, owner: psycopg.Connection
) -> None:
    case = signed_on_paper(committed)
    sealed(committed)
    owner.execute("TRUNCATE citizen_seal")
    assert told(case) == {("citizen_seal", "unsealed")}


def test_a_stranger_checks_it_with_another_library_and_sees_one_letter_changed(
    scene: Scene, tmp_path: Path, settings: Settings
) -> None:
    case = ready_to_sign(scene)
    settings.IDENTITY_ADAPTER = "network"
    case = signed_by_card(scene, case)
    unsealed = bundle_of_case(case)
    assert {fault.code for fault in bundle_faults(read_bundle(unsealed))} == {"unsealed", "no_log"}
    assert script(unsealed, folder=tmp_path)[0] == 1
    sealed(scene)
    whole = bundle_of_case(case)
    assert {fault.code for fault in bundle_faults(read_bundle(whole))} == {"no_log"}
    code, said = script(whole, folder=tmp_path)
    assert (code, "identified: card (live)" in said, "holds" in said) == (0, True, True), said
    for part, name in (("", "statement"), ("evidence", "level"), ("evidence", "at"), ("seal", "sealed_at")):
        changed = json.loads(whole)
        within = changed["citizens"][0][part] if part else changed["citizens"][0]
        within[name] = one_letter_changed(within[name])
        assert script(json.dumps(changed, ensure_ascii=False).encode(), folder=tmp_path)[0] == 1, name


def one_letter_changed(text: str) -> str:
    middle = len(text) // 3
    return text[:middle] + ("b" if text[middle] == "a" else "a") + text[middle + 1 :]


def script(bundle: bytes, *, folder: Path) -> tuple[int, str]:
    file = folder / "bundle.json"
    file.write_bytes(bundle)
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(file)], capture_output=True, text=True, timeout=60, check=False
    )
    assert not done.stderr
    return done.returncode, done.stdout


def test_after_an_hour_a_name_is_put_to_nothing_until_they_are_identified_again(
    scene: Scene, settings: Settings
) -> None:
    case = ready_to_sign(scene)
    settings.IDENTITY_ADAPTER = "network"
    read_at = scene.at

    def declares(minutes: int) -> None:
        claims.declare(
            case.pk,
            declaration=a_declaration(),
            by=known(scene, at=read_at),
            at=read_at + timedelta(minutes=minutes),
            asked=asked(),
        )

    with pytest.raises(NotAllowed, match="identity_not_fresh"):
        declares(61)
    assert not Declaration.objects.exists()
    declares(60)
    assert Case.objects.get(pk=case.pk).stage == Stage.DECLARED


def test_a_statement_is_not_signed_from_a_session_left_open_but_a_paper_is_handed_in(
    scene: Scene, settings: Settings
) -> None:
    case = scene.claimed()
    settings.IDENTITY_ADAPTER = "network"
    long_ago = replace(known(scene), identified_at=scene.at - timedelta(hours=2))
    paper = materials.Paper(kind=Material.AUTHORISATION, way=Satisfaction.SIGNED_STATEMENT, details={"text": "委托"})
    with pytest.raises(NotAllowed, match="identity_not_fresh"):
        materials.give_material(
            case.pk,
            paper=paper,
            declaration=a_declaration(collector="father"),
            by=long_ago,
            at=scene.later(),
            asked=asked(),
        )
    handed_in = replace(paper, kind=Material.MOTHER_ID, way=Satisfaction.ELICENCE, details=None)
    materials.give_material(
        case.pk, paper=handed_in, declaration=a_declaration(), by=long_ago, at=scene.later(), asked=asked()
    )


def test_a_code_to_ones_own_number_affirms_and_one_to_a_number_typed_just_now_does_not(
    scene: Scene, settings: Settings
) -> None:
    couple = CoupleScene(scene)
    case, phone = couple.begun(), "13900000009"  # not the one that is known as hers
    settings.IDENTITY_ADAPTER = "network"
    confirmed(couple, case, phone)
    long_ago = known(scene, by=IdentityMethod.NETWORK, at=scene.at - timedelta(hours=2))

    def declares(phone: str) -> None:
        declaration = a_couple(phone=phone)
        declare_couple(case.pk, declaration=declaration, by=long_ago, at=scene.later(), asked=asked())

    with pytest.raises(NotAllowed, match="identity_not_fresh"):
        declares(phone)  # whoever sits there typed it themselves
    person = scene.person("mother")
    person.phone_index = case.phone_confirmations.get().phone_index
    person.save(update_fields=["phone_index"])
    long_ago = replace(long_ago, person=person)
    declares(phone)
    row = row_of(case)
    assert row.code_at == case.phone_confirmations.get().confirmed_at
    assert row.entry.signature_method == SignatureMethod.IDENTIFIED


def test_a_code_that_comes_back_while_an_act_waits_is_no_evidence_of_it_and_stops_nothing(scene: Scene) -> None:
    couple = CoupleScene(scene)
    case, phone = couple.begun(), "13900000009"
    confirmed(couple, case, phone)
    person = scene.person("mother")
    person.phone_index = case.phone_confirmations.get().phone_index
    person.save(update_fields=["phone_index"])
    before = scene.at - timedelta(seconds=1)
    by = replace(known(scene, by=IdentityMethod.NETWORK, at=before), person=person)
    declare_couple(case.pk, declaration=a_couple(phone=phone), by=by, at=before, asked=asked())
    assert row_of(case).code_at is None
