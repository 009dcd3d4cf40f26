"""Another office's system as it calls: signs its assertion, gets its token, looks, and fetches its answer."""

import json
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from tests.casework.sharing_scene import BASIS, KEY
from tests.exchange.system import System

from xinsheng.exchange.licences import LOOK_KEY
from xinsheng.exchange.scopes import LOOKS_SCOPE
from xinsheng.law.sharing import SharePurpose
from xinsheng.registry.models import Agency

LOOKS = "/licences/looks"


class OfficeSystem(System):
    """The system of an office that looks at licences."""

    def __init__(self, agency: Agency) -> None:
        super().__init__(agency, key=KEY)  # type: ignore[arg-type]  # what calls has an id, and nothing else is asked

    def asserts(self, **said: Any) -> str:
        return super().asserts(header={"kid": "office-2026"}, **said)

    def signs_in(self, scope: str = LOOKS_SCOPE) -> str:
        return super().signs_in(scope)

    def looks(self, typed: str, /, key: str = "", **changes: Any) -> HttpResponse:
        said = {
            "code": typed,
            "purpose": SharePurpose.HOUSEHOLD_ENTRY.value,
            "basis": BASIS[SharePurpose.HOUSEHOLD_ENTRY],
            "form": "statement",
            "handled_by": "P-0417",
            "request_no": "HK-2026-88",
        }
        said |= changes
        body = {name: value for name, value in said.items() if value is not None}
        return self.sends(body, address=LOOKS, **({LOOK_KEY: key} if key else {}))

    def fetches(self, look: str) -> HttpResponse:
        token = self.token or self.signs_in()
        address = reverse("exchange:look", args=[look])
        return self.client.get(address, headers={"Authorization": f"Bearer {token}"})


def codes_of(answer: HttpResponse) -> list[str]:
    return [issue["code"] for issue in json.loads(answer.content)["issues"]]
