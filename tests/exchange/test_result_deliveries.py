"""Results are sent to a hospital's own process, signed, until they are taken: whatever it does meanwhile."""

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_der_public_key
from tests.casework.hospital_scene import bring_in, end
from tests.casework.scene import Scene
from tests.exchange import receiver
from tests.exchange.system import System
from tests.exchange.test_results import sealed

from xinsheng.casework import result_deliveries
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.outside import keys
from xinsheng.casework.result_deliveries import LABEL, Outbox, Told
from xinsheng.casework.results import place_results
from xinsheng.gateways.hospitals import addresses
from xinsheng.postroom.send_results import carry_out
from xinsheng.registry.models import ResultDelivery


@dataclass
class Receiver:
    """The hospital's receiver, and what it was sent."""

    folder: Path
    port: int = 0
    process: "subprocess.Popen[str] | None" = field(default=None)

    def starts(self) -> None:
        """Start, the second time on the same port."""
        command = [sys.executable, receiver.__file__, str(self.folder), str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline())

    def dies(self) -> None:
        """Die at once."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def feels(self, mood: str) -> None:
        """Answer like that from now on."""
        (self.folder / "mood").write_text(mood)

    def got(self, *, mood: str = "") -> list[dict[str, Any]]:
        """What it was sent, in that mood or any."""
        read = [json.loads(file.read_text()) for file in sorted(self.folder.glob("*.json"))]
        return [one for one in read if not mood or one["mood"] == mood]

    def numbers(self, *, mood: str = "") -> list[list[str]]:
        """The certificates of each delivery."""
        return [
            [one["certificate_no"] for one in json.loads(sent["body"])["results"]] for sent in self.got(mood=mood)
        ]


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Receiver]:
    one = Receiver(tmp_path)
    one.feels("well")
    one.starts()
    yield one
    one.dies()


@pytest.fixture
def told_there(scene: Scene, there: Receiver) -> System:
    return System(bring_in(scene, results_to=f"http://127.0.0.1:{there.port}/results"))


def a_result(scene: Scene, system: System, place: int = 1) -> str:
    number = sealed(scene, system, identifier=f"NB-{place}", inpatient_no=f"ZY{place}").blank_id
    place_results(at=scene.at)
    return number


def own_form(system: System) -> Told:
    return Told(outbox=Outbox.OWN, pk=system.hospital.pk)


def goes_out(scene: Scene, system: System, **wait: float) -> bool:
    at = scene.at + timedelta(**(wait or {"seconds": 1}))
    scene.at = at
    return carry_out(own_form(system), clock=lambda: at)


def delivery_to(system: System) -> ResultDelivery:
    return ResultDelivery.objects.get(pk=system.hospital.pk)


def test_a_result_goes_out_once_it_is_there_and_never_again(
    scene: Scene, told_there: System, there: Receiver
) -> None:
    assert goes_out(scene, told_there) is False
    number = a_result(scene, told_there)

    assert goes_out(scene, told_there) is True
    assert goes_out(scene, told_there) is False
    assert there.numbers() == [[number]]


def test_what_is_sent_is_what_is_told_when_asked(scene: Scene, told_there: System, there: Receiver) -> None:
    a_result(scene, told_there)
    goes_out(scene, told_there)

    (sent,) = there.got()
    said = json.loads(sent["body"])
    assert said["client"] == str(told_there.hospital.pk)
    assert said["results"] == told_there.asks().json()["results"]


def test_it_is_signed_with_the_province_s_key(scene: Scene, told_there: System, there: Receiver) -> None:
    a_result(scene, told_there)
    goes_out(scene, told_there)

    (sent,) = there.got()
    named, _comma, made = sent["signature"].partition(", ")
    raw = base64.b64decode(made.removeprefix("es256="))
    key = keys().credential_key()
    public = load_der_public_key(key.public_key)
    assert named == f"kid={key.kid.hex()}"
    assert isinstance(public, ec.EllipticCurvePublicKey)
    signature = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    public.verify(signature, LABEL + sent["body"].encode(), ec.ECDSA(hashes.SHA256()))


@pytest.fixture
def little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "PATIENCE", 0.5)


@pytest.mark.usefixtures("little_patience")
@pytest.mark.parametrize(("mood", "code"), [("broken", "refused"), ("elsewhere", "refused"), ("asleep", "late")])
def test_what_is_not_taken_is_sent_again_after_a_growing_pause(
    scene: Scene, told_there: System, there: Receiver, mood: str, code: str
) -> None:
    number = a_result(scene, told_there)
    there.feels(mood)
    for _failure, pause in enumerate((1, 2, 4)):
        before = scene.at
        assert goes_out(scene, told_there) is False
        assert delivery_to(told_there).fault == code
        assert delivery_to(told_there).due_at - scene.at == timedelta(minutes=pause)
        assert goes_out(scene, told_there, seconds=30) is False  # too early: nothing is sent
        scene.at = before + timedelta(minutes=pause + 1)
    there.feels("well")

    assert goes_out(scene, told_there, minutes=10) is True
    assert there.numbers(mood=mood) == [[number]] * 3
    assert there.numbers(mood="well") == [[number]]
    assert (delivery_to(told_there).failures, delivery_to(told_there).fault) == (0, "")


def test_a_receiver_that_died_for_days_gets_everything_once_it_is_back(
    scene: Scene, told_there: System, there: Receiver
) -> None:
    there.dies()
    numbers = []
    for day in range(4):
        numbers.append(a_result(scene, told_there, place=day))
        moment = scene.at + timedelta(days=day)
        assert carry_out(own_form(told_there), clock=lambda at=moment: at) is False  # type: ignore[misc]
    assert delivery_to(told_there).fault == "unreachable"
    there.starts()

    assert goes_out(scene, told_there, days=4) is True
    assert there.numbers() == [numbers]


def test_a_delivery_whose_worker_died_is_sent_again_with_the_same_content(
    scene: Scene, told_there: System, there: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_result(scene, told_there)
    with monkeypatch.context() as patched:
        patched.setattr("xinsheng.postroom.send_results.record_taken", dies_instead)
        with pytest.raises(KeyboardInterrupt):
            goes_out(scene, told_there)
    assert goes_out(scene, told_there, seconds=30) is False  # it may still be under way

    assert goes_out(scene, told_there, minutes=5) is True
    first, again = there.got()
    assert first["body"] == again["body"]


def dies_instead(*_said: object, **_more: object) -> None:
    raise KeyboardInterrupt


def test_a_system_ended_in_the_middle_is_sent_nothing_more(
    scene: Scene, told_there: System, there: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(result_deliveries, "PAGE", 1)
    first = a_result(scene, told_there, place=1)
    a_result(scene, told_there, place=2)
    assert goes_out(scene, told_there) is True
    end(scene, told_there.hospital)

    assert goes_out(scene, told_there, hours=9) is False
    assert there.numbers() == [[first]]


def test_an_institution_that_will_be_closed_is_sent_its_results_until_that_day(
    scene: Scene, told_there: System, there: Receiver
) -> None:
    office = told_there.hospital.office
    office.closed_on = scene.today + timedelta(days=1)
    office.save()
    first = a_result(scene, told_there, place=1)
    assert goes_out(scene, told_there) is True
    a_result(scene, told_there, place=2)

    assert goes_out(scene, told_there, days=1) is False
    assert there.numbers() == [[first]]


def test_a_system_without_an_address_is_sent_nothing(scene: Scene, system: System) -> None:
    a_result(scene, system)

    assert not ResultDelivery.objects.exists()
    assert goes_out(scene, system) is False


@pytest.mark.parametrize(
    "address",
    [
        "http://his.example.org/results",
        "ftp://his.example.org/",
        "https://user:secret@his.example.org/",
        "https://his.example.org/#part",
        "https:///results",
        "https://his.example.org:99999/",
        "https://his.example.org/ results",
        "his.example.org",
        "https://his.example.org/" + "a" * 300,
    ],
)
def test_an_address_that_is_none_of_ours_is_not_brought_in(scene: Scene, address: str) -> None:
    with pytest.raises(UnableToAct, match="unfit_address"):
        bring_in(scene, results_to=address)
