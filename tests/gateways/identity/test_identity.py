"""Every way of identifying a person keeps the same promises."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from xinsheng.gateways.identity import (
    LIFETIME,
    Answer,
    Assurance,
    IdentityProvider,
    UnableToVerify,
    identity_from,
)
from xinsheng.law.assurance import IdentityMethod
from xinsheng.standards.identity_papers import PaperKind

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
CASE, PURPOSE = "case-1", "declare"
ANSWER = Answer(
    name="王小苗",
    paper_kind=next(iter(PaperKind)),
    paper_no="EA0000000",
    born_on=date(1996, 2, 29),
    attested_by="officer-7",
)


@pytest.fixture(params=list(IdentityMethod))
def provider(request: pytest.FixtureRequest) -> IdentityProvider:
    return identity_from(request.param, production=False)


def test_an_identity_is_bound_to_its_case_purpose_and_nonce(provider: IdentityProvider) -> None:
    challenge = provider.begin(CASE, purpose=PURPOSE, at=AT)
    found = provider.finish(challenge, answer=ANSWER, at=AT + timedelta(minutes=1))
    assert (found.nonce, found.case_reference, found.purpose) == (challenge.nonce, CASE, PURPOSE)
    assert (found.name, found.paper_no, found.method) == (ANSWER.name, ANSWER.paper_no, provider.method)
    assert (found.attested_by, found.born_on) == ("officer-7", ANSWER.born_on)
    assert found.holds_for(CASE, purpose=PURPOSE, at=AT + timedelta(minutes=2))
    assert not found.holds_for("case-2", purpose=PURPOSE, at=AT + timedelta(minutes=2))
    assert not found.holds_for(CASE, purpose="collect", at=AT + timedelta(minutes=2))


def test_an_identity_holds_ten_minutes_and_no_longer(provider: IdentityProvider) -> None:
    found = provider.finish(provider.begin(CASE, purpose=PURPOSE, at=AT), answer=ANSWER, at=AT)
    assert found.holds_for(CASE, purpose=PURPOSE, at=AT + LIFETIME - timedelta(seconds=1))
    assert not found.holds_for(CASE, purpose=PURPOSE, at=AT + LIFETIME)
    assert not found.holds_for(CASE, purpose=PURPOSE, at=AT - timedelta(seconds=1))
    assert timedelta(minutes=10) == LIFETIME


def test_two_challenges_never_share_a_nonce(provider: IdentityProvider) -> None:
    nonces = {provider.begin(CASE, purpose=PURPOSE, at=AT).nonce for _ in range(50)}
    assert len(nonces) == 50
    assert {len(nonce) for nonce in nonces} == {32}


@pytest.mark.parametrize("late", [LIFETIME, timedelta(days=1), timedelta(seconds=-1)])
def test_an_answer_outside_the_ten_minutes_is_refused(provider: IdentityProvider, late: timedelta) -> None:
    with pytest.raises(UnableToVerify) as caught:
        provider.finish(provider.begin(CASE, purpose=PURPOSE, at=AT), answer=ANSWER, at=AT + late)
    assert caught.value.code == "expired"


def test_no_answer_is_no_identity(provider: IdentityProvider) -> None:
    with pytest.raises(UnableToVerify) as caught:
        provider.finish(provider.begin(CASE, purpose=PURPOSE, at=AT), answer=None, at=AT)
    assert caught.value.code == "no_answer"


@pytest.mark.parametrize("answer", [replace(ANSWER, name=" "), replace(ANSWER, paper_no="")])
def test_an_answer_without_name_or_number_is_incomplete(provider: IdentityProvider, answer: Answer) -> None:
    with pytest.raises(UnableToVerify) as caught:
        provider.finish(provider.begin(CASE, purpose=PURPOSE, at=AT), answer=answer, at=AT)
    assert caught.value.code == "incomplete"


def test_a_challenge_of_another_method_is_not_answered(provider: IdentityProvider) -> None:
    challenge = provider.begin(CASE, purpose=PURPOSE, at=AT)
    other = next(method for method in IdentityMethod if method is not provider.method)
    with pytest.raises(UnableToVerify) as caught:
        provider.finish(replace(challenge, method=other), answer=ANSWER, at=AT)
    assert caught.value.code == "not_begun_here"


def test_at_the_counter_the_officer_who_saw_the_original_is_named() -> None:
    counter = identity_from(IdentityMethod.COUNTER, production=True)
    challenge = counter.begin(CASE, purpose=PURPOSE, at=AT)
    assert counter.finish(challenge, answer=ANSWER, at=AT).assurance is Assurance.ORIGINAL_SEEN
    with pytest.raises(UnableToVerify) as caught:
        counter.finish(challenge, answer=replace(ANSWER, attested_by=None), at=AT)
    assert caught.value.code == "incomplete"


def test_the_demonstration_sign_in_assures_nothing_and_cannot_exist_in_production() -> None:
    pretended = identity_from(IdentityMethod.DEVELOPMENT, production=False)
    found = pretended.finish(pretended.begin(CASE, purpose=PURPOSE, at=AT), answer=ANSWER, at=AT)
    assert found.assurance is Assurance.NONE
    with pytest.raises(UnableToVerify) as caught:
        identity_from(IdentityMethod.DEVELOPMENT, production=True)
    assert caught.value.code == "not_in_production"
