"""The government service network's sign-in: OpenID Connect, code flow, by Authlib (threat T25).

What the network says of a person is believed only when it is signed by its keys, for us, for this very
challenge (`nonce`), at a level at which it has compared the person with an authoritative source.
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError

from xinsheng.gateways.identity.binding import bound, new_challenge
from xinsheng.gateways.identity.network_place import NetworkPlace
from xinsheng.gateways.identity.network_wire import Known, Provider, bound_session
from xinsheng.gateways.identity.port import (
    LIFETIME,
    Answer,
    Challenge,
    UnableToVerify,
    VerifiedIdentity,
)
from xinsheng.law.assurance import GIVEN, Assurance, IdentityMethod, reaches
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.identity_papers import PaperKind, birth_date_in, normalise_paper_no, paper_no_fault

_SIGNATURES = ["RS256", "PS256", "ES256", "EdDSA"]  # never none, never a shared secret
_LEEWAY = 60  # seconds by which two clocks may differ
_LONGEST = 2048  # characters of a returned parameter
_LONGEST_NAME = 100  # characters; the longest on any paper of ours are far below


@dataclass(frozen=True, kw_only=True)
class Departure:
    """Where the person is sent, and what their own session must keep until they come back.

    `state` ties the return to the session, `verifier` (PKCE) ties the code to it: neither is sent in clear.
    """

    address: str
    state: str
    verifier: str


class NetworkIdentity:
    """Identification by the government service network (see `IdentityProvider`)."""

    method = IdentityMethod.NETWORK

    def __init__(self, place: NetworkPlace) -> None:
        """Speak to the provider of that place; nothing is asked before the first person comes."""
        self._place = place
        self._provider = Provider(place.issuer, seconds=place.seconds)

    def begin(self, case_reference: str, *, purpose: str, at: datetime) -> Challenge:
        """Make a challenge whose nonce the network must sign."""
        return new_challenge(case_reference, purpose=purpose, method=self.method, at=at)

    def reaches(self, least: Assurance) -> bool:
        """Whether the network has a level that is at least this sure."""
        return bool(self._levels_for(least))

    def _levels_for(self, least: Assurance) -> tuple[str, ...]:
        """The network's levels to ask for, the surest first; a surer one than it has is asked of nobody."""
        if reaches(Assurance.NETWORK, least=least):
            return self._place.levels_asked
        return self._place.live_levels if reaches(Assurance.LIVE, least=least) else ()

    def depart(self, challenge: Challenge, *, return_to: str, least: Assurance = Assurance.NETWORK) -> Departure:
        """Say where to send the person; `return_to` is our exact address of return. Raises UnableToVerify.

        Only levels that are at least as sure as `least` are asked for; what came back is for the caller to look at.
        """
        state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
        with self._session(return_to) as session:
            address, _state = session.create_authorization_url(
                self._provider.known().endpoint("authorization_endpoint"),
                state=state,
                code_verifier=verifier,
                nonce=challenge.nonce,
                acr_values=" ".join(self._levels_for(least)),
                prompt="login",  # on a shared screen the one before may still be signed in there
            )
        return Departure(address=address, state=state, verifier=verifier)

    def hear(
        self, challenge: Challenge, departure: Departure, *, returned: Mapping[str, str], return_to: str, at: datetime
    ) -> Answer:
        """Turn what the person came back with into the network's answer; asks the network.

        Raises UnableToVerify: `not_begun_here` (of another browser), `refused` (the person or the network said
        no), `no_answer`, `forged` (not signed by it, for us, for this), `too_low`, `contradictory`, `incomplete`.
        """
        if not hmac.compare_digest(returned.get("state", "").encode(), departure.state.encode()):
            raise UnableToVerify("not_begun_here")
        code = returned.get("code", "")
        if returned.get("error") or not code or len(code) > _LONGEST:
            raise UnableToVerify("refused")
        if returned.get("iss", self._place.issuer) != self._place.issuer:
            raise UnableToVerify("forged")
        with self._session(return_to) as session:
            spend, to = self._provider.patience.spend, self._provider.known().endpoint("token_endpoint")
            tokens = spend(lambda: self._exchange(session, endpoint=to, code=code, verifier=departure.verifier))
            read = self._read(tokens, nonce=challenge.nonce, at=at)
            asks = self._provider.known().endpoint("userinfo_endpoint")
            said = spend(lambda: self._completed(session, read, endpoint=asks))
        return self._answer(said, at=at)

    def finish(self, challenge: Challenge, *, answer: Answer | None, at: datetime) -> VerifiedIdentity:
        """Bind what the network said to its challenge."""
        assurance = Assurance.LIVE if answer is not None and answer.is_live else GIVEN[self.method]
        return bound(challenge, answer=answer, method=self.method, assurance=assurance, at=at)

    def _session(self, return_to: str) -> Any:
        session = OAuth2Session(
            self._place.client_id,
            self._place.client_secret,
            scope=self._place.scope,
            redirect_uri=return_to,
            code_challenge_method="S256",
            leeway=0,  # a token for one question may be short-lived
        )
        return bound_session(session, seconds=self._place.seconds)

    def _exchange(self, session: Any, *, endpoint: str, code: str, verifier: str) -> Mapping[str, Any]:
        try:
            tokens = session.fetch_token(
                endpoint,
                grant_type="authorization_code",
                code=code,
                code_verifier=verifier,
                timeout=self._place.seconds,
                allow_redirects=False,
                stream=True,
            )
        except AuthlibBaseError as fault:  # the network's own no: a code used, too old, or of another client
            raise UnableToVerify("refused") from fault
        except (requests.RequestException, ValueError, TypeError, RecursionError) as fault:
            raise UnableToVerify("no_answer") from fault
        return dict(tokens) if isinstance(tokens, dict) else {}

    def _read(self, tokens: Mapping[str, Any], *, nonce: str, at: datetime) -> dict[str, Any]:
        """The claims of the signed token. Raises UnableToVerify."""
        token = tokens.get("id_token")
        if not isinstance(token, str):
            raise UnableToVerify("no_answer")
        read = self._unsealed(token)
        claims = CodeIDToken(
            read.claims,
            read.header,
            options={
                "iss": {"essential": True, "value": self._place.issuer},
                "aud": {"essential": True, "value": self._place.client_id},
                "nonce": {"essential": True, "value": nonce},
            },
            params={
                "nonce": nonce,
                "client_id": self._place.client_id,
                "access_token": tokens.get("access_token", ""),
            },
        )
        try:
            claims.validate(now=int(at.timestamp()), leeway=_LEEWAY)
        except (JoseError, AuthlibBaseError, TypeError, ValueError) as fault:
            raise UnableToVerify("forged") from fault
        if claims.get("acr") not in self._place.levels:
            raise UnableToVerify("too_low")
        if at.timestamp() - claims.get("auth_time", at.timestamp()) > LIFETIME.total_seconds() + _LEEWAY:
            raise UnableToVerify("expired")
        return {**claims, "access_token": tokens.get("access_token", "")}

    def _unsealed(self, token: str) -> jwt.Token:
        """The token under the provider's keys; a key we do not know yet is asked for once."""
        try:
            return self._under(self._provider.known(), token)
        except UnableToVerify:
            return self._under(self._provider.known(anew=True), token)

    @staticmethod
    def _under(known: Known, token: str) -> jwt.Token:
        try:
            return jwt.decode(token, known.keys, algorithms=_SIGNATURES)
        except (JoseError, ValueError, KeyError, TypeError) as fault:
            raise UnableToVerify("forged") from fault

    def _completed(self, session: Any, said: dict[str, Any], *, endpoint: str) -> dict[str, Any]:
        """The claims with those that the network gives only when asked; both must speak of one person."""
        wanted = (self._place.name_claim, self._place.paper_no_claim, self._place.paper_kind_claim)
        if all(name in said for name in wanted) or not endpoint:
            return said
        try:
            answer = session.get(endpoint, timeout=self._place.seconds, allow_redirects=False, stream=True)
            told = answer.json() if answer.status_code == requests.codes.ok else None
        except (requests.RequestException, ValueError, RecursionError, AuthlibBaseError) as fault:
            raise UnableToVerify("no_answer") from fault
        if not isinstance(told, dict):
            raise UnableToVerify("no_answer")
        if any(name in said and said[name] != told.get(name) for name in ("sub", *(n for n in wanted if n in told))):
            raise UnableToVerify("contradictory")
        return {**told, **said}

    def _answer(self, said: Mapping[str, Any], *, at: datetime) -> Answer:
        name, number = said.get(self._place.name_claim), said.get(self._place.paper_no_claim)
        kind = dict(self._place.kinds).get(str(said.get(self._place.paper_kind_claim, "")))
        if not _is_name(name) or not isinstance(number, str) or kind is None:
            raise UnableToVerify("incomplete")
        paper_kind, on = PaperKind(kind), civil_date(at)
        paper_no = normalise_paper_no(paper_kind, number)
        if paper_no_fault(paper_kind, paper_no, on=on) is not None:
            raise UnableToVerify("incomplete")
        return Answer(
            name=str(name).strip(),
            paper_kind=paper_kind,
            paper_no=paper_no,
            born_on=birth_date_in(paper_kind, paper_no, on=on),
            attested_by=None,
            is_live=said.get("acr") in self._place.live_levels,
        )


def _is_name(said: object) -> bool:
    return isinstance(said, str) and 0 < len(said.strip()) <= _LONGEST_NAME and said.strip().isprintable()
