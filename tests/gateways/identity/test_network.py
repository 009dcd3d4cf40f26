"""The government service network's sign-in against a real OpenID provider: who comes in, and who does not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from tests.gateways.identity.network_process import Network, network_process

from xinsheng.gateways.identity import Answer, Assurance, Challenge, Departure, NetworkIdentity, UnableToVerify
from xinsheng.law.assurance import IdentityMethod
from xinsheng.standards.identity_papers import PaperKind

RETURN_TO = "https://xinsheng.test/sign-in/network/return/"
NAME, NUMBER = "龙小梅", "522622199508120026"


@pytest.fixture(scope="module", params=["token", "userinfo"])
def network(request: pytest.FixtureRequest) -> Iterator[Network]:
    with network_process(RETURN_TO, claims=request.param) as started:
        yield started


@pytest.fixture
def identity(network: Network) -> NetworkIdentity:
    return NetworkIdentity(network.place)


def now() -> datetime:
    return datetime.now(tz=UTC)


def left(identity: NetworkIdentity) -> tuple[Challenge, Departure]:
    challenge = identity.begin("", purpose="sign_in", at=now())
    return challenge, identity.depart(challenge, return_to=RETURN_TO)


def back_from(
    network: Network, departure: Departure, *, name: str = NAME, number: str = NUMBER, **said: str
) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(network.sign_in(departure.address, name=name, number=number, **said)).query))


def heard(identity: NetworkIdentity, challenge: Challenge, departure: Departure, returned: dict[str, str]) -> Answer:
    return identity.hear(challenge, departure, returned=returned, return_to=RETURN_TO, at=now())


def refused(identity: NetworkIdentity, challenge: Challenge, departure: Departure, returned: dict[str, str]) -> str:
    with pytest.raises(UnableToVerify) as said:
        heard(identity, challenge, departure, returned)
    return said.value.code


def test_who_the_network_knows_is_identified_by_name_and_paper(network: Network, identity: NetworkIdentity) -> None:
    challenge, departure = left(identity)
    answer = heard(identity, challenge, departure, back_from(network, departure))
    verified = identity.finish(challenge, answer=answer, at=now())

    assert (answer.name, answer.paper_kind, answer.paper_no) == (NAME, PaperKind.RESIDENT_CARD, NUMBER)
    assert (verified.method, verified.assurance) == (IdentityMethod.NETWORK, Assurance.LIVE)
    assert verified.holds_for("", purpose="sign_in", at=now())


@pytest.mark.parametrize(("face_levels", "found"), [(("card",), Assurance.NETWORK), (("face",), Assurance.LIVE)])
def test_a_level_that_is_not_of_the_living_person_is_of_their_name_alone_and_the_surest_are_asked_first(
    network: Network, face_levels: tuple[str, ...], found: Assurance
) -> None:
    identity = NetworkIdentity(replace(network.place, levels=("face", "card"), face_levels=face_levels))
    challenge, departure = left(identity)
    answer = heard(identity, challenge, departure, back_from(network, departure))

    assert identity.finish(challenge, answer=answer, at=now()).assurance is found
    assert dict(parse_qsl(urlsplit(departure.address).query))["acr_values"].split()[0] == face_levels[0]


def test_where_no_level_is_named_as_of_the_living_person_none_is(network: Network) -> None:
    identity = NetworkIdentity(replace(network.place, face_levels=()))
    challenge, departure = left(identity)
    answer = heard(identity, challenge, departure, back_from(network, departure))

    assert identity.finish(challenge, answer=answer, at=now()).assurance is Assurance.NETWORK
    assert [identity.reaches(level) for level in Assurance] == [True, True, False, False]


def test_whoever_is_to_be_identified_surer_is_asked_for_no_lower_level(network: Network) -> None:
    identity = NetworkIdentity(replace(network.place, levels=("name", "face"), face_levels=("face",)))
    challenge = identity.begin("", purpose="sign_in", at=now())
    departure = identity.depart(challenge, return_to=RETURN_TO, least=Assurance.LIVE)

    assert dict(parse_qsl(urlsplit(departure.address).query))["acr_values"] == "face"
    assert [identity.reaches(level) for level in Assurance] == [True, True, True, False]


def test_the_address_tells_the_network_nothing_of_the_person_and_keeps_the_verifier_here(
    identity: NetworkIdentity,
) -> None:
    challenge, departure = left(identity)
    told = dict(parse_qsl(urlsplit(departure.address).query))

    assert set(told) == {
        "acr_values", "client_id", "code_challenge", "code_challenge_method", "nonce", "prompt", "redirect_uri",
        "response_type", "scope", "state",
    }  # fmt: skip
    assert (told["nonce"], told["state"], told["code_challenge_method"]) == (challenge.nonce, departure.state, "S256")
    assert departure.verifier not in departure.address


def test_whoever_says_no_there_is_not_let_in_here(network: Network, identity: NetworkIdentity) -> None:
    challenge, departure = left(identity)

    assert refused(identity, challenge, departure, back_from(network, departure, act="no")) == "refused"


def test_a_code_serves_once(network: Network, identity: NetworkIdentity) -> None:
    challenge, departure = left(identity)
    returned = back_from(network, departure)
    heard(identity, challenge, departure, returned)

    assert refused(identity, challenge, departure, returned) == "refused"


def test_another_persons_code_lets_nobody_into_this_session(network: Network, identity: NetworkIdentity) -> None:
    (mine, my_departure), (_theirs, their_departure) = left(identity), left(identity)
    returned = back_from(network, their_departure)

    assert refused(identity, mine, my_departure, returned) == "not_begun_here"
    stolen = {**returned, "state": my_departure.state}
    assert refused(identity, mine, my_departure, stolen) == "refused"  # the verifier is of another session
    whole = replace(their_departure, state=my_departure.state)  # who had stolen the verifier too
    assert refused(identity, mine, whole, back_from(network, their_departure) | {"state": whole.state}) == "forged"


def test_a_token_made_for_another_challenge_is_not_believed(network: Network, identity: NetworkIdentity) -> None:
    _challenge, departure = left(identity)
    other = identity.begin("", purpose="sign_in", at=now())

    assert refused(identity, other, departure, back_from(network, departure)) == "forged"


def test_a_password_alone_is_too_low_a_level(network: Network, identity: NetworkIdentity) -> None:
    challenge, departure = left(identity)

    assert refused(identity, challenge, departure, back_from(network, departure, level="password")) == "too_low"


@pytest.mark.parametrize(
    "said",
    [{"kind": "999"}, {"name": " "}, {"number": "522622199508120027"}, {"number": "1"}],
    ids=["unknown kind", "no name", "wrong check", "no number"],
)
def test_a_name_and_a_paper_of_a_known_kind_are_needed(
    network: Network, identity: NetworkIdentity, said: dict[str, str]
) -> None:
    challenge, departure = left(identity)

    assert refused(identity, challenge, departure, back_from(network, departure, **said)) == "incomplete"


def test_another_providers_name_on_the_way_back_is_not_believed(network: Network, identity: NetworkIdentity) -> None:
    challenge, departure = left(identity)
    returned = {**back_from(network, departure), "iss": "https://evil.test"}

    assert refused(identity, challenge, departure, returned) == "forged"


def test_a_return_without_state_or_code_is_of_no_use(network: Network, identity: NetworkIdentity) -> None:
    challenge, departure = left(identity)

    assert refused(identity, challenge, departure, {}) == "not_begun_here"
    assert refused(identity, challenge, departure, {"state": departure.state}) == "refused"
    assert refused(identity, challenge, departure, {"state": departure.state, "code": "x" * 5000}) == "refused"


def test_a_wrong_secret_of_ours_lets_nobody_in(network: Network) -> None:
    identity = NetworkIdentity(replace(network.place, client_secret="another"))
    challenge, departure = left(identity)

    assert refused(identity, challenge, departure, back_from(network, departure)) == "refused"


def test_an_answer_that_comes_after_ten_minutes_is_over(network: Network, identity: NetworkIdentity) -> None:
    challenge, departure = left(identity)
    answer = heard(identity, challenge, departure, back_from(network, departure))

    with pytest.raises(UnableToVerify, match="expired"):
        identity.finish(challenge, answer=answer, at=now() + timedelta(minutes=11))


def test_a_network_that_is_away_is_no_answer() -> None:
    with network_process(RETURN_TO) as gone:
        place = gone.place
    identity = NetworkIdentity(place)

    with pytest.raises(UnableToVerify, match="no_answer"):
        left(identity)
