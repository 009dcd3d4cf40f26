"""The demonstration hospital during a journey: who stands where, and a clock that moves on with every act."""

from datetime import datetime, timedelta
from io import BytesIO
from uuid import uuid4

from PIL import Image

from xinsheng.casework.acting import Asked, By, asked_with
from xinsheng.casework.people import know_person
from xinsheng.gateways.uploads import Scrubbed, scrub
from xinsheng.law.declaration import Collector, Parent
from xinsheng.law.terms import Channel
from xinsheng.registry.models import Account, Office, Tray
from xinsheng.standards.civil_time import civil_date

_MINUTE = timedelta(minutes=1)


class Hospital:
    """One office, its people and its clock; `later()` is the next minute."""

    def __init__(self, office: Office, *, at: datetime) -> None:
        """`at`: the moment (aware UTC) before the first act."""
        self.office = office
        self.tray = Tray.objects.get(office=office)
        self.photograph = _photograph()
        self._at = at
        self._people = {
            account.login_name: account.person for account in Account.objects.select_related("person").all()
        }

    def wait_until(self, at: datetime) -> None:
        """Let the time pass to `at`, unless it is past already."""
        self._at = max(self._at, at - _MINUTE)

    def later(self) -> datetime:
        """The moment of the next act."""
        self._at += _MINUTE
        return self._at

    def officer(self, login: str, *, channel: Channel = Channel.DESK) -> By:
        """One of the hospital's people at a desk or at the counter."""
        return By(person=self._people[login], channel=channel)

    def party(self, party: Parent | Collector) -> By:
        """A parent or collector with their own paper, at a screen; raises ValueError without papers."""
        if party.paper_kind is None:
            raise ValueError("no_papers")
        on = civil_date(self._at)
        person = know_person(name=party.name, paper_kind=party.paper_kind, paper_no=party.paper_no, on=on)
        return By(person=person, channel=Channel.WEB)


def asked() -> Asked:
    """A page of its own for every act."""
    return asked_with(uuid4(), body=b"journey")


def _photograph() -> Scrubbed:
    """A picture that stands for every paper a family photographs, taken in like any stranger's file."""
    held = BytesIO()
    Image.new("RGB", (1200, 760), (236, 240, 246)).save(held, format="JPEG")
    return scrub(held.getvalue(), claimed_name="证件照片.jpg")
