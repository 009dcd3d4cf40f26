"""A face held against the card just read, in a real browser with a camera that sees a head of nobody."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Thread

import pytest
from bench.invented_heads import ANOTHERS, HERS, Head, jpeg
from playwright.sync_api import Browser, Request, expect
from pytest_django.fixtures import Settings
from tests.browsers import a_browser
from tests.casework.kiosk_scene import a_card, enrolled
from tests.casework.scene import a_declaration
from tests.journeys.conftest import Town
from tests.journeys.somebody import PATIENCE, Somebody

from xinsheng.casework import resemblances
from xinsheng.casework.claims import save_declaration_draft
from xinsheng.cli.stand_in_reader import ReaderServer
from xinsheng.desk.at_counter import face
from xinsheng.gateways.resemblance import LocalComparer, local_comparer
from xinsheng.law.payloads import payload_of
from xinsheng.law.terms import Channel
from xinsheng.registry.models import Case, Material

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WALLS = {0: (60, 60, 230), 25: (230, 60, 60), -25: (60, 200, 60)}  # tells a test which way the head looks now
A_WHILE = 60  # pictures for which it looks that way: two seconds
LOOKS = """([red, green, blue]) => {
  const video = document.querySelector("[data-face] video");
  if (!video.videoWidth) return false;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 8;
  canvas.getContext("2d").drawImage(video, 0, 0, 8, 8, 0, 0, 8, 8);
  const seen = canvas.getContext("2d").getImageData(4, 4, 1, 1).data;
  return [red, green, blue].every((one, place) => Math.abs(one - seen[place]) < 60);
}"""
_SEES = "--use-file-for-fake-video-capture"
NO_CAMERA = "() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('none')); }"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One whose camera sees a head that looks straight, to its left, to its right, again and again."""
    film = tmp_path_factory.mktemp("camera") / "head.mjpeg"
    looks = [HERS.drawn(turned=way, size=(320, 240), light=(0.6, 0.6, 0.8), wall=wall) for way, wall in WALLS.items()]
    film.write_bytes(b"".join(jpeg(one) * A_WHILE for one in looks))
    flags = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", f"{_SEES}={film}")
    with pytest.MonkeyPatch.context() as patch, a_browser(*flags) as started:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield started


@dataclass
class Window:
    """An officer at a counter whose reader has the mother's card; in its chip is somebody's portrait."""

    officer: Somebody
    case: Case
    reader: ReaderServer

    def reads_her_card(self, chip: Head) -> None:
        self.reader.portrait = jpeg(chip.portrait(), quality=40)
        self.officer.goes(f"/desk/cases/{self.case.pk}/counter/originals/card/mother")
        self.officer.presses("读取证件", within="main form").sees("请把照片与面前的人核对", "本人同意，开始比对")

    def compares(self, *, seen: str = "") -> None:
        """Take each picture as soon as the person looks as asked; `seen`: the page with the camera, kept."""
        self.officer.presses("本人同意，开始比对").sees("请本人正对镜头")
        if seen:
            self.officer.looks(seen)
        for step in self.officer.page.locator("[data-face-step]").all():
            expect(step).to_be_visible(timeout=PATIENCE)
            words = step.inner_text()
            self._looks(25 if "左边" in words else -25 if "右边" in words else 0)
            self.officer.presses("拍下")

    def _looks(self, way: int) -> None:
        """Wait until the head has just turned that way."""
        page, until = self.officer.page, time.monotonic() + PATIENCE / 1000
        for wanted in (False, True):
            while page.evaluate(LOOKS, list(WALLS[way])) is not wanted:
                assert time.monotonic() < until
                page.wait_for_timeout(30)


@pytest.fixture
def window(town: Town, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    settings.PUBLIC_URL, settings.RESEMBLANCE = town.home, "local"
    for where in (resemblances, face):
        monkeypatch.setattr(where, "face_comparer", LocalComparer)
    monkeypatch.setattr(local_comparer, "SECONDS", PATIENCE / 2000)  # however much else this machine does
    place, case = enrolled(town.scene), town.scene.signed()
    by = town.scene.by("issuing", Channel.COUNTER)
    save_declaration_draft(case.pk, payload=payload_of(a_declaration()), by=by, at=town.scene.later())
    reader = ReaderServer(place.device, card=a_card)
    settings.CARD_READER = reader.address
    Thread(target=reader.serve_forever, daemon=True).start()
    yield Window(town.comes("issuing"), case, reader)
    reader.shutdown()
    reader.server_close()


def test_a_face_is_held_against_two_cards_and_the_officer_decides(window: Window) -> None:
    officer, sent = window.officer, list[Request]()
    window.reads_her_card(ANOTHERS)
    officer.page.evaluate(NO_CAMERA)
    officer.presses("本人同意，开始比对").sees("没有可用的摄像头")

    window.reads_her_card(ANOTHERS)
    officer.page.on("request", lambda one: sent.append(one))  # noqa: PLW0108  the player marks what it is given
    window.compares(seen="face-camera")
    officer.sees("机器认为：不像", "由您核对后决定").looks("face-not-alike")
    assert officer.page.evaluate("document.querySelector('[data-face] video').srcObject") is None
    with_pictures = [one for one in sent if "/9j/" in (one.post_data or "")]  # how a JPEG begins, in base 64
    assert [one.url for one in with_pictures] == [officer.page.url]

    window.reads_her_card(HERS)
    window.compares()
    officer.sees("机器认为：像")
    officer.page.get_by_text("机器会错多少").click()
    officer.sees("模型作者公布").looks("face-alike")
    officer.presses("确认是同一人，继续").sees("证件原件已核验")
    assert Material.objects.get().kind == "mother_id"
    officer.goes(f"/desk/cases/{window.case.pk}/").sees("人证比对：像（仅供参考）")
