"""A token's key is one person's, whatever certificate it stands in; revoked, it is nobody's any more (threat T7)."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.casework.scene import AT, Scene
from tests.casework.signing_scene import asked_to_sign
from tests.casework.test_signed_acts import refusal, sign_block
from tests.casework.test_tokens import proposal_of
from tests.casework.token_scene import answered, let_in, token_of, tokens_taken
from tests.proof.token_stand_in import PERSON, authority, given, token

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.tokens import end_token
from xinsheng.cli.stand_in_keys import StandIn
from xinsheng.proof.token_certificates import joined, read_token_certificate
from xinsheng.registry.models import CertificateToken, ProposalDecision


@pytest.fixture(autouse=True)
def _tokens(scene: object) -> Any:
    with tokens_taken():
        yield


def renewed(holds: StandIn, *, name: str) -> StandIn:
    """Another certificate over the very key."""
    return given(authority(), *PERSON, name=name, key=holds.key)


def written_otherwise(holds: StandIn) -> StandIn:
    """The very certificate, its length in more bytes than it needs: other bytes, the same signature."""
    certificate = b"\x30\x83\x00" + holds.certificate[2:]
    return StandIn(key=holds.key, certificate=certificate, above=holds.above)


def row_of(kept: CertificateToken, **changed: Any) -> dict[str, Any]:
    return {field.attname: getattr(kept, field.attname) for field in CertificateToken._meta.concrete_fields} | changed


def test_one_key_is_not_two_officers_whatever_its_certificates_say(scene: Scene) -> None:
    midwife = let_in(scene, "midwife")
    for other in (renewed(midwife, name="另一位助产士"), written_otherwise(midwife)):
        with pytest.raises(UnableToAct, match="token_key_known"):
            let_in(scene, "midwife2", holds=other)


def test_a_revoked_key_comes_back_under_no_other_certificate(scene: Scene) -> None:
    lost = let_in(scene, "midwife")
    end_token(token_of(lost), by=scene.by("midwife"), at=scene.at)
    for other in (renewed(lost, name="韦秀兰"), written_otherwise(lost)):
        with pytest.raises(UnableToAct, match="token_key_known"):
            let_in(scene, "midwife", holds=other)


def test_an_authority_that_renews_a_certificate_over_its_key_renews_it(scene: Scene) -> None:
    first = let_in(scene, "midwife")
    second = let_in(scene, "midwife", holds=renewed(first, name="韦秀兰"))
    assert [token_of(one).standing.state for one in (first, second)] == ["ended", "in_force"]


def confirmed(scene: Scene, login: str, holds: StandIn) -> dict[str, Any]:
    """A proposal that the books have confirmed without the door; the row of what was shown."""
    proposal = proposal_of(scene, login, holds)
    by = scene.person("security")
    ProposalDecision.objects.create(proposal=proposal, confirmed=True, decided_by=by, decided_at=scene.at)
    shown = holds.way
    return row_of(
        CertificateToken.objects.get(person=scene.person("midwife")),
        id=proposal.pk,
        proposal_id=proposal.pk,
        person_id=scene.person(login).pk,
        certificates=joined(shown),
        fingerprint=sha256(shown[0]).digest(),
        public_key=read_token_certificate(shown[0]).point,
        enrolled_at=scene.at,
        usable_from=scene.at + timedelta(days=1),
    )


def test_the_database_itself_keeps_a_key_to_one_person(scene: Scene) -> None:
    midwife = let_in(scene, "midwife")
    row = confirmed(scene, "sealing", renewed(midwife, name="第三位"))
    with pytest.raises(IntegrityError, match="one person's"), transaction.atomic():
        CertificateToken.objects.create(**row)
    CertificateToken.objects.create(**confirmed(scene, "issuing", token("签发人")))


@pytest.mark.parametrize("changed", ["certificates", "fingerprint", "public_key"])
def test_the_database_itself_lets_in_what_two_people_were_shown(changed: str, scene: Scene) -> None:
    let_in(scene, "midwife")
    row, other = confirmed(scene, "sealing", token("盖章人")), confirmed(scene, "issuing", token("签发人"))
    with pytest.raises(IntegrityError), transaction.atomic():
        CertificateToken.objects.create(**(row | {changed: other[changed]}))


def test_a_certificate_in_its_last_moment_is_refused_with_a_sentence(scene: Scene) -> None:
    case, by = scene.opened()[0], scene.by("midwife")
    begun = AT.replace(microsecond=0) - timedelta(days=9, minutes=-30)
    short = given(authority(), *PERSON, name=by.someone.name, at=begun, days=10)
    end = token_of(let_in(scene, "midwife", holds=short)).valid_until
    scene.at = end - timedelta(minutes=5)
    requested = asked_to_sign(sign_block(scene, case), by=by, at=scene.at)
    for moment in (end, end + timedelta(milliseconds=900)):
        scene.at = moment
        assert refusal(sign_block(scene, case), answered(short, requested, by=by)) == "token_expired"
