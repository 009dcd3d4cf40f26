"""A hospital's system as it calls: signs its assertion, gets its token, sends its records."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from tests.casework.hospital_scene import KEY
from tests.casework.scene import EVERYONE

from xinsheng.exchange.scopes import RESULTS_SCOPE, SCOPE
from xinsheng.exchange.token import ASSERTION_TYPE
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Account, Appointment, HospitalClient
from xinsheng.standards.civil_time import CIVIL_ZONE

TOKEN, BIRTHS, RESULTS = "/exchange/token", "/births", "/births/results"
NOW = datetime.now(tz=UTC).replace(microsecond=0)
BORN = (NOW - timedelta(hours=2)).astimezone(CIVIL_ZONE)


def a_record(client: HospitalClient, **changes: Any) -> dict[str, Any]:
    """An ordinary birth two hours ago; None leaves an element out."""
    midwife = Account.objects.get(login_name="midwife").person
    held = Appointment.objects.get(person=midwife, duty=Duty.ATTENDANT)
    record: dict[str, Any] = {
        "identifier": "NB-2026-000001",
        "recorded_at": (NOW - timedelta(hours=1)).isoformat(),
        "inpatient_no": "ZY20261122009",
        "plurality": 1,
        "birth_order": 1,
        "gestation_days": 2,
        "attendant_no": held.licence_no,
        "sex_code": "2",
        "born_at": BORN.isoformat(),
        "gestation_weeks": 39,
        "length_cm": "49.5",
        "weight_g": 3260,
        "mother_name": EVERYONE["mother"].name,
        "mother_paper_kind": "01",
        "mother_paper_no": EVERYONE["mother"].paper_no,
        "institution_name": client.office.name,
    }
    return {name: value for name, value in {**record, **changes}.items() if value is not None}


@dataclass
class System:
    """The system, and the browserless client it calls with."""

    hospital: HospitalClient
    key: ECKey | RSAKey = field(default_factory=lambda: KEY)
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))
    token: str = ""

    def asserts(
        self, *, header: dict[str, Any] | None = None, key: ECKey | RSAKey | None = None, **claims: Any
    ) -> str:
        """An assertion as it should be, but for what is said otherwise; None leaves a claim out."""
        signs = key or self.key
        said = {
            "iss": str(self.hospital.pk),
            "sub": str(self.hospital.pk),
            "aud": f"{settings.PUBLIC_URL}{TOKEN}",
            "jti": str(uuid4()),
            "exp": int(datetime.now(tz=UTC).timestamp()) + 240,
            **claims,
        }
        head = {"alg": "ES384", "kid": "his-2026", "typ": "JWT", **(header or {})}
        kept = ({name: value for name, value in part.items() if value is not None} for part in (head, said))
        return jwt.encode(*kept, signs, algorithms=["ES384", "RS384", "HS256", "ES256"])  # type: ignore[call-arg]

    def asks_for_token(self, assertion: str | None = None, **form: Any) -> HttpResponse:
        said = {
            "grant_type": "client_credentials",
            "scope": SCOPE,
            "client_assertion_type": ASSERTION_TYPE,
            "client_assertion": assertion or self.asserts(),
            **form,
        }
        return self.client.post(TOKEN, said)

    def signs_in(self, scope: str = SCOPE) -> str:
        self.token = self.asks_for_token(scope=scope).json()["access_token"]
        return self.token

    def sends(
        self, said: Any, *, address: str = BIRTHS, media: str = "application/json", **headers: str
    ) -> HttpResponse:
        """Send a body, of bytes as it stands."""
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        token = self.token or self.signs_in()
        return self.client.post(
            address, body, content_type=media, headers={"Authorization": f"Bearer {token}", **headers}
        )

    def asks(self, after: int | str = 0, *, address: str = RESULTS) -> HttpResponse:
        """Ask what came of the births, after a position."""
        token = self.token or self.signs_in(RESULTS_SCOPE)
        return self.client.get(address, {"after": after}, headers={"Authorization": f"Bearer {token}"})

    def sends_one(self, **changes: Any) -> HttpResponse:
        return self.sends(a_record(self.hospital, **changes))

    def sends_lines(self, records: Iterable[dict[str, Any]]) -> HttpResponse:
        lines = list(records)
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, fieldnames=list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)
        return self.sends(text.getvalue().encode(), media="text/csv")


def codes_in(answer: HttpResponse) -> set[tuple[str, str]]:
    """The codes of a flat answer, each with its element."""
    return {(issue["code"], issue["element"]) for issue in answer.json()["issues"]}
