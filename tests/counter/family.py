"""A family at their phone: opens pages, answers what is asked, sends the page's own hidden fields along."""

import io
import re
from html import unescape
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from tests.casework.scene import EVERYONE

from xinsheng.registry.models import Case
from xinsheng.standards.divisions import children_of

PLACE = {"province": "52", "prefecture": "5226", "county": "522601", "detail": "西门街 12 号"}
PARTICULARS = {"nationality": "CHN", "ethnicity": "苗族", "born_on_year": "", "born_on_month": "", "born_on_day": ""}


class Family:
    """One person's browser."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def sees(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return unescape(answer.content.decode())

    def hidden(self, address: str) -> dict[str, str]:
        page = self.client.get(address).content.decode()
        found: dict[str, str] = {}
        for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page):
            name, value = (re.search(rf'{part}="([^"]*)"', tag) for part in ("name", "value"))
            if name and name[1] not in ("csrfmiddlewaretoken", "next", "way") and value:
                found.setdefault(name[1], unescape(value[1]))
        return found

    def answers(self, address: str, **answers: Any) -> Any:
        return self.client.post(address, {**self.hidden(address), **answers})

    def opens(self, case: Case) -> str:
        self.client.post(f"/claim/{case.pk}/begin/", self.hidden("/claim/"))
        return f"/claim/{case.pk}/"

    def fills_in(self, form: str, *, child: str = "雨欣", given: str = "yes", **mothers: Any) -> None:
        """Everything up to the materials, as the demonstration's parents would."""
        village = a_village()
        self.answers(f"{form}mother/", **PARTICULARS | mothers)
        self.answers(f"{form}mother-household/", **village)
        self.answers(f"{form}mother-residence/", same_as="mother-household")
        self.answers(f"{form}father-given/", father_given=given)
        if given == "yes":
            self.answers(f"{form}father/", **fathers_particulars())
            self.answers(f"{form}father-household/", same_as="mother-household")
            self.answers(f"{form}father-residence/", same_as="mother-residence")
        self.answers(f"{form}child/", surname_of="mother", given_name=child)
        self.answers(f"{form}collector/", who="self", phone="138 0000 0001")

    def gives(self, form: str, kind: str, *, content: bytes | None = None, name: str = "id.jpg") -> Any:
        address = f"{form}materials/{kind}/"
        file = SimpleUploadedFile(name, content if content is not None else a_picture())
        return self.client.post(address, {**self.hidden(address), "way": "upload", "upload-file": file})

    def submits(self, form: str) -> Any:
        self.answers(f"{form}materials/")
        self.answers(f"{form}check/")
        return self.answers(f"{form}sign/", agree="on")


def fathers_particulars() -> dict[str, str]:

    who = EVERYONE["father"]
    return PARTICULARS | {
        "name": who.name,
        "paper_kind": "resident_card",
        "paper_no": who.paper_no,
        "ethnicity": "穿青人",
    }


def a_village() -> dict[str, str]:

    township = children_of("522601")[0].code
    return PLACE | {"township": township, "village": children_of(township)[0].code}


def a_picture() -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (640, 400), "white").save(held, format="JPEG")
    return held.getvalue()
