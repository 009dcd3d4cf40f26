"""Trial: certificates of births that a hospital sent are told to it and to the state's registers, all of which lie,
lose, hang up and die, while what sends is killed: each standing arrives, once, in order, and nothing contradicts it.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from tests.casework.conftest import own_keys
from tests.casework.filing_scene import LABELS, owed
from tests.casework.hospital_scene import bring_in
from tests.casework.scene import AT, Scene
from tests.casework.stock_scene import under_review
from tests.conftest import BookAddresses
from tests.exchange import delivering
from tests.exchange.system import System
from tests.exchange.test_result_deliveries import Receiver
from tests.exchange.test_results import sealed
from tests.gateways.filings.peer import Peer
from tests.gateways.filings.register import Mood
from tests.province import set_up_province

from xinsheng.casework.subscriptions import Asking, subscribe
from xinsheng.cli.demonstration import seed
from xinsheng.cli.demonstration_people import HOSPITAL
from xinsheng.law.filings import StateRegister
from xinsheng.registry.models import Filing, Result, ResultPlace

__all__ = ["own_keys"]
pytestmark = [pytest.mark.kill, pytest.mark.no_cover, pytest.mark.django_db(transaction=True)]
CERTIFICATES = int(os.environ.get("XINSHENG_TRIAL_CERTIFICATES", "8"))
OF_THE_PROVINCE = 600  # blanks that it has from the beginning
KILLS = int(os.environ.get("XINSHENG_TRIAL_SENDER_KILLS", "3"))
PATIENCE = 120 + CERTIFICATES  # seconds, once everybody is well
HOSPITALS_MOODS = ("broken", "elsewhere", "well")
REGISTERS_MOODS = (Mood.HANGS_UP, Mood.LOSES, Mood.BROKEN, Mood.OTHER_CONTENT, Mood.UNSIGNED, Mood.WELL)


@dataclass
class Outside:
    """The hospital and the registers, and the process that tells them."""

    hospital: Receiver
    registers: dict[StateRegister, Peer]
    variables: dict[str, str]
    begun: float = field(default_factory=time.time)
    sender: "subprocess.Popen[bytes] | None" = None
    kills: int = 0

    def sends(self, scene: Scene) -> None:
        begins = str((scene.at + timedelta(hours=1)).timestamp())
        command = [sys.executable, delivering.__file__, begins, str(self.begun)]
        quiet = subprocess.DEVNULL
        self.sender = subprocess.Popen(command, env=self.variables, stdout=quiet, stderr=quiet)

    def is_killed(self) -> None:
        assert self.sender is not None
        self.sender.send_signal(signal.SIGKILL)
        self.sender.wait(30)
        self.kills += 1

    def are_all_well(self) -> None:
        self.hospital.feels("well")
        for one in self.registers.values():
            one.feels(Mood.WELL)

    def falls_out(self, chance: random.Random) -> None:
        """One of them changes its mood, or dies and comes back."""
        peer = chance.choice(list(self.registers.values()))
        self.hospital.feels(chance.choice(HOSPITALS_MOODS))
        peer.feels(chance.choice(REGISTERS_MOODS))
        for one in (self.hospital, peer):
            if chance.random() < 1 / 4:
                one.dies()
                one.starts()


@pytest.fixture
def scene(transactional_db: None, own_keys: None) -> Iterator[Scene]:
    if CERTIFICATES < OF_THE_PROVINCE:
        set_up_province(at=AT)
    else:
        seed(at=AT, blanks={HOSPITAL: ("Z520000001", f"Z520{CERTIFICATES + 10:06}", "一号打印机")})
    yield Scene()
    connection.close()


@pytest.fixture
def outside(scene: Scene, tmp_path: Path, book_addresses: BookAddresses) -> Iterator[Outside]:
    hospital = Receiver(tmp_path / "hospital")
    hospital.folder.mkdir()
    registers = {one: Peer(tmp_path / one.value, LABELS[one]).starts() for one in StateRegister}
    own = {
        "DJANGO_SETTINGS_MODULE": "xinsheng.config.settings",
        "DATABASE_URL": book_addresses.application,
        "DATABASE_OWNER_URL": "",
        "XINSHENG_STATE": str(settings.STATE),
        "XINSHENG_KEYS_FOLDER": str(settings.KEYS_FOLDER),
        "XINSHENG_PRODUCTION": "",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    for one, peer in registers.items():
        name = f"XINSHENG_FILE_{one.value.upper()}"
        place = peer.place()
        own |= {name: "http", f"{name}_SERVICE_URL": place.service_url, f"{name}_KEY_FILE": str(place.key_file)}
    made = Outside(hospital, registers, {**os.environ, **own})
    made.are_all_well()
    hospital.starts()
    yield made
    for one in (hospital, *registers.values()):
        one.dies()
    if made.sender is not None:
        made.sender.kill()
        made.sender.wait(30)


def issued(scene: Scene, system: System) -> None:
    """Every certificate in force, and all of them looked at: two standings each."""
    for place in range(CERTIFICATES):
        scene.at = AT + timedelta(hours=1)  # each on the day of the births, in time
        sealed(scene, system, identifier=f"NB-{place:05}", inpatient_no=f"ZY{place:05}")
    under_review(scene)


def is_over() -> bool:
    owing = sum(owed().values())
    told = ResultPlace.objects.count() == Result.objects.count()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT position FROM result_delivery UNION ALL SELECT position"
            " FROM result_subscription) AS told WHERE position < (SELECT max(position) FROM result_place)"
        )
        behind = cursor.fetchone()[0]
    return told and not owing and not behind


def test_every_standing_arrives_once_in_order_whoever_dies(scene: Scene, outside: Outside) -> None:
    address = f"http://127.0.0.1:{outside.hospital.port}/results"
    system, chance = System(bring_in(scene, results_to=address)), random.Random(26)  # noqa: S311  to be had again
    asking = Asking(endpoint=address, criteria="DocumentReference", reason="trial")
    subscribe(system.hospital, asking=asking, at=scene.at)
    issued(scene, system)

    outside.sends(scene)
    while outside.kills < KILLS:
        for _time in range(4):
            time.sleep(0.3)
            outside.falls_out(chance)
        outside.is_killed()
        outside.sends(scene)
    outside.are_all_well()
    until = time.monotonic() + PATIENCE
    while not is_over() and time.monotonic() < until:
        time.sleep(0.5)

    assert is_over()
    expected = {place.position: told_of(place.result) for place in ResultPlace.objects.select_related("result")}
    assert len(expected) == 2 * CERTIFICATES
    for form in ("own", "fhir"):
        assert_all_told(heard_by(outside.hospital, form=form), expected=expected)
    for register, peer in outside.registers.items():
        assert_all_filed(peer, register=register)


Told = tuple[str, int]


def told_of(result: Result) -> Told:
    return result.identifier, result.version


def heard_by(hospital: Receiver, *, form: str) -> list[tuple[bool, dict[int, Any]]]:
    """Each delivery in its order: whether it was taken, and its content by position."""
    found = []
    for sent in hospital.got():
        said = json.loads(sent["body"])
        if ("client" in said) is not (form == "own"):
            continue
        found.append((sent["mood"] == "well", by_position(said)))
    return found


def by_position(said: dict[str, Any]) -> dict[int, Any]:
    if "client" in said:
        return {one["position"]: one for one in said["results"]}
    first, *rest = said["entry"]
    events = [one["part"] for one in first["resource"]["parameter"] if one["name"] == "notification-event"]
    return {int(part[0]["valueString"]): entry for part, entry in zip(events, rest, strict=True)}


def assert_all_told(heard: list[tuple[bool, dict[int, Any]]], *, expected: dict[int, Told]) -> None:
    content: dict[int, str] = {}
    reached: list[int] = []
    for is_taken, said in heard:
        for position, one in said.items():
            whole = json.dumps(one, sort_keys=True)
            assert content.setdefault(position, whole) == whole  # whenever it comes, it says the same
        if is_taken:
            reached += [one for one in said if not reached or one > reached[-1]]
    assert reached == sorted(expected)  # all of them, in their order, none left out
    assert {position: identifier_in(json.loads(one)) for position, one in content.items()} == expected


def identifier_in(said: dict[str, Any]) -> Told:
    if "resource" not in said:
        return said["identifier"], said["version"]
    resource = said["resource"]
    return resource["subject"]["identifier"]["value"], int(resource["meta"]["versionId"]) - 1


def assert_all_filed(peer: Peer, *, register: StateRegister) -> None:
    rows = Filing.objects.filter(register=register.value).select_related("certificate")
    keys = {f"{row.certificate.blank_id}/{row.version}" for row in rows}
    digests: dict[str, set[str]] = {}
    first: dict[str, int] = {}
    for place, (key, digest, _mood) in enumerate(peer.heard()):
        digests.setdefault(key, set()).add(digest)
        first.setdefault(key, place)
    assert set(peer.holds()) == keys == set(digests)
    assert {len(each) for each in digests.values()} == {1}  # never twice with different content
    assert all(first[f"{row.certificate.blank_id}/0"] < first[f"{row.certificate.blank_id}/1"] for row in rows)
