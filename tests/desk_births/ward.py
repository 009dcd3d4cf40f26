"""What a midwife does at her screen; pages are read as text, forms are sent as their pages would send them."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.casework.scene import EVERYONE

from xinsheng.registry.models import Case
from xinsheng.standards.civil_time import civil

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
NOW = datetime.now(tz=UTC)


def hours_ago(hours: float) -> datetime:
    """The civil time that many hours ago, to the minute."""
    return civil(NOW - timedelta(hours=hours)).replace(second=0, microsecond=0)


def birth_typed(born_local: datetime | None = None, **changes: str) -> dict[str, str]:
    """An ordinary birth two hours ago, as typed."""
    born = born_local or hours_ago(2)
    mother = EVERYONE["mother"]
    return {
        "mother_identity": "on_record",
        "mother_name": mother.name,
        "mother_paper_kind": "resident_card",
        "mother_paper_no": mother.paper_no,
        "sex": "female",
        **{f"born_on_{part}": str(getattr(born, part)) for part in ("year", "month", "day")},
        "born_time": f"{born:%H:%M}",
        "gestation_weeks": "39",
        "gestation_days": "2",
        "weight_g": "3260",
        "length_cm": "49.5",
        "place": "in_institution",
        **changes,
    }


@dataclass
class Screen:
    """One signed-in browser; `page` is the last answer's text."""

    client: Client
    page: str = field(default="")

    def _read(self, answer: HttpResponse) -> HttpResponse:
        self.page = "" if answer.headers.get("Content-Type") == "application/pdf" else answer.content.decode()
        return answer

    def looks_at(self, name: str, case: Case | None = None) -> HttpResponse:
        """Open a page by its name."""
        return self._read(self.client.get(self._address(name, case)))

    def sends(self, name: str, case: Case | None = None, **typed: object) -> HttpResponse:
        """Send a form as a page just opened would: with a key of its own unless one is given."""
        said = {"page_key": str(uuid4()), **typed}
        return self._read(self.client.post(self._address(name, case), said))

    def opens(self, inpatient_no: str = "ZY20261122009", **typed: object) -> list[Case]:
        """Open a birth; gives its cases."""
        self.sends("open_birth", **{"inpatient_no": inpatient_no, "mother_name": "龙小梅", "plurality": "1", **typed})
        return list(Case.objects.filter(inpatient_no=inpatient_no).order_by("opened_at", "birth_order"))

    def enters(self, case: Case, **typed: str) -> HttpResponse:
        """Enter the block and go on."""
        return self.sends("delivery", case, **{**birth_typed(), **typed})

    def signs(self, case: Case, name: str = "read_back", **typed: str) -> HttpResponse:
        """Open the read-back page and send its form as it stands."""
        self.looks_at(name, case)
        return self.sends(name, case, **{**self.hidden, **typed})

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden fields of the page in front of us."""
        return dict(HIDDEN.findall(self.page))

    def _address(self, name: str, case: Case | None) -> str:
        return reverse(f"desk:{name}", args=[case.pk] if case else [])


def again(case: Case) -> Case:
    """The case as it stands now."""
    return Case.objects.get(pk=case.pk)
