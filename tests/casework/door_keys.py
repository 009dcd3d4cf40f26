"""Officers with security keys: let enrol by two others, enrolled, signed in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.casework.scene import Scene
from tests.proof.authenticator import SecurityKey

from xinsheng.casework.enrolments import confirm_enrolment, propose_enrolment
from xinsheng.casework.outside import passkey_place
from xinsheng.casework.passkeys import enrol, find_enrolment, options_for
from xinsheng.casework.sign_ins import SignedIn, sign_in
from xinsheng.proof.passkeys import request_options
from xinsheng.registry.models import Passkey

ANY_TIME = iter(range(1, 10**9))
DAY = timedelta(hours=24)


def a_challenge() -> bytes:
    return next(ANY_TIME).to_bytes(32, "big")


def a_key(**said: object) -> SecurityKey:
    return SecurityKey(origin=passkey_place().origin, domain=passkey_place().domain, **said)  # type: ignore[arg-type]


@dataclass
class Door:
    """The officers' door, at moments of the test's own clock."""

    scene: Scene

    def codes(self, login: str, *, at: datetime, hands: tuple[str, str] = ("system", "security")) -> tuple[str, str]:
        """Two others let this person enrol."""
        by = [self.scene.by(hand) for hand in hands]
        first = propose_enrolment(self.scene.person(login), reason="钥匙丢失", by=by[0], at=at)
        return first.code, confirm_enrolment(first.proposal.pk, by=by[1], at=at).code

    def enrolled(self, login: str, *, key: SecurityKey, codes: tuple[str, str], at: datetime) -> Passkey:
        found = find_enrolment(login_name=login, first=codes[0], second=codes[1], at=at)
        assert found is not None
        challenge = a_challenge()
        answer = key.make(options_for(found.pk, challenge=challenge, at=at))
        return enrol(found.pk, answer=answer, challenge=challenge, label="蓝色钥匙", at=at)

    def key_of(self, login: str, *, at: datetime, hands: tuple[str, str] = ("system", "security")) -> SecurityKey:
        """A key of this person, enrolled at that moment."""
        key = a_key()
        self.enrolled(login, key=key, codes=self.codes(login, at=at, hands=hands), at=at)
        return key

    def sign_in(
        self, key: SecurityKey, *, at: datetime, challenge: bytes | None = None, **changed: object
    ) -> SignedIn:
        challenge = challenge or a_challenge()
        answer = key.answer(request_options(passkey_place(), challenge=challenge), **changed)
        return sign_in(answer, challenge=challenge, asked_at=at, at=at)
