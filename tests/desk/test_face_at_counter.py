"""At the counter a face may be held against the card: the page asks for consent and says what it is worth."""

import base64
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings
from tests.casework.kiosk_scene import READER, Place, a_card, enrolled
from tests.casework.scene import Scene
from tests.casework.test_resemblances import PICTURES, Comparer
from tests.desk.test_at_counter import Desk, post, said_at_the_counter
from tests.desk.test_card_at_counter import asked_on, hidden_on

from xinsheng.casework import resemblances
from xinsheng.desk.at_counter import face
from xinsheng.gateways.resemblance import Nobody
from xinsheng.registry.models import Case, Material, Reading

PAGE = "desk:attest_by_card"


@pytest.fixture
def place(scene: Scene, settings: Settings) -> Place:
    settings.CARD_READER, settings.RESEMBLANCE = READER, "local"
    return enrolled(scene)


@pytest.fixture
def comparer(monkeypatch: pytest.MonkeyPatch) -> Comparer:
    one = Comparer()
    for where in (resemblances, face):
        monkeypatch.setattr(where, "face_comparer", lambda: one)
    return one


@pytest.fixture
def case(scene: Scene, at_desk: Desk, place: Place) -> Case:
    """A case whose form the officer has typed."""
    signed = scene.signed()
    post(at_desk("issuing"), "desk:at_counter", signed, **said_at_the_counter())
    return signed


def base64_of(picture: bytes) -> str:
    return base64.b64encode(picture).decode()


def sent(client: Client, case: Case, page: str, said: str, **changes: Any) -> Any:
    pictures = {"portrait": base64_of(PICTURES.portrait), "live": [base64_of(one) for one in PICTURES.live]}
    about = {**hidden_on(page), "said": said, **pictures, **changes}
    return client.post(reverse(PAGE, args=[case.pk, "mother"]), about)


def opened(client: Client, case: Case) -> str:
    return unescape(client.get(reverse(PAGE, args=[case.pk, "mother"])).content.decode())


def turns_on(page: str) -> list[str]:
    return re.findall(r"转向自己的(左|右)边", page)


def asides_for(page: str) -> tuple[float, ...]:
    return (0.0, *(0.2 if turn == "左" else -0.2 for turn in turns_on(page)))


def answer_for(page: str, place: Place) -> str:
    return place.answers(asked_on(page), a_card(), portrait=PICTURES.portrait)


def test_from_the_card_to_the_word_and_on_to_the_original_seen(
    at_desk: Desk, case: Case, place: Place, comparer: Comparer
) -> None:
    issuing = at_desk("issuing")
    page = opened(issuing, case)
    assert all(words in page for words in ("本人同意，开始比对", "不同意的不比对，不影响办理"))
    comparer.asides, comparer.distance = asides_for(page), 0.71
    said = answer_for(page, place)

    told = unescape(sent(issuing, case, page, said).content.decode())

    for words in (
        "机器认为：不像",
        "差异值 0.71",
        "由您核对后决定",
        "INVENTED",
        "判对 99.00%",
        "没有用中国人的脸测过",
    ):
        assert words in told
    went_on = issuing.post(reverse(PAGE, args=[case.pk, "mother"]), {**hidden_on(page), "said": said})
    assert "证件原件已核验" in went_on.content.decode()
    assert Material.objects.get().kind == "mother_id"
    shown = unescape(issuing.get(reverse("desk:case", args=[case.pk])).content.decode())
    assert "人证比对：不像（仅供参考）" in shown
    assert Reading.objects.filter(page="desk.compare_face", purpose="handling").count() == 1


def test_the_order_is_drawn_each_time_and_the_other_order_is_not_enough(
    at_desk: Desk, case: Case, place: Place, comparer: Comparer
) -> None:
    issuing = at_desk("issuing")
    pages = [opened(issuing, case) for _time in range(24)]
    assert {tuple(turns_on(page)) for page in pages} == {("左", "右"), ("右", "左")}
    page = pages[-1]
    comparer.asides = (0.0, *reversed(asides_for(page)[1:]))
    told = unescape(sent(issuing, case, page, answer_for(page, place)).content.decode())
    assert "没有看到按要求转头" in told
    assert "照常办理" in told


def test_a_second_session_and_a_second_time_are_told_nothing(
    at_desk: Desk, case: Case, place: Place, comparer: Comparer
) -> None:
    issuing = at_desk("issuing")
    page = opened(issuing, case)
    comparer.asides, said = asides_for(page), answer_for(page, place)
    assert "机器认为：像" in sent(issuing, case, page, said).content.decode()
    assert "已经比对过" in sent(issuing, case, page, said).content.decode()
    assert "已经比对过，或已过时" in sent(at_desk("issuing"), case, page, said).content.decode()
    assert len(comparer.looked) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"live": []},
        {"live": ["AAAA"] * 2},
        {"live": ["AAAA"] * 9},
        {"live": ["AAAA", "AAAA", "龙"]},
        {"portrait": "*"},
        {"portrait": "A" * (face.LARGEST + 4)},
    ],
)
def test_pictures_that_are_none_or_too_many_or_too_large_are_not_looked_at(
    at_desk: Desk, case: Case, place: Place, comparer: Comparer, changes: dict[str, Any]
) -> None:
    issuing = at_desk("issuing")
    page = opened(issuing, case)
    told = sent(issuing, case, page, answer_for(page, place), **changes).content.decode()
    assert "照片无法识别" in told
    assert comparer.looked == []


def test_a_picture_that_the_reader_has_not_signed_is_refused_in_words(
    at_desk: Desk, case: Case, place: Place, comparer: Comparer
) -> None:
    issuing = at_desk("issuing")
    page = opened(issuing, case)
    told = sent(issuing, case, page, answer_for(page, place), portrait="AAAA").content.decode()
    assert "不能确定它就是证件上的照片" in told
    forged = sent(issuing, case, page, answer_for(page, place)[:-8] + "AAAAAAAA").content.decode()
    assert "这次读卡没有被采用" in forged
    assert comparer.looked == []


@pytest.mark.parametrize(
    "fault",
    [
        ("not_installed", "没有安装人证比对的部件"),
        ("busy", "机器正忙"),
        ("took_too_long", "机器正忙"),
        ("ended_badly", "照片无法识别"),
        ("not_available", "机器正忙"),
    ],
)
def test_a_comparer_that_fails_is_told_plainly_and_the_officer_goes_on(
    at_desk: Desk, case: Case, place: Place, comparer: Comparer, fault: tuple[str, str]
) -> None:
    issuing = at_desk("issuing")
    page, (comparer.fails, words) = opened(issuing, case), fault
    said = answer_for(page, place)
    told = sent(issuing, case, page, said).content.decode()
    assert words in told
    assert "照常办理" in told
    went_on = issuing.post(reverse(PAGE, args=[case.pk, "mother"]), {**hidden_on(page), "said": said})
    assert "证件原件已核验" in went_on.content.decode()
    assert "人证比对" not in unescape(issuing.get(reverse("desk:case", args=[case.pk])).content.decode())


def test_where_the_province_wants_none_the_page_offers_none(
    at_desk: Desk, case: Case, place: Place, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RESEMBLANCE = "none"
    for where in (resemblances, face):
        monkeypatch.setattr(where, "face_comparer", Nobody)
    issuing = at_desk("issuing")
    page = opened(issuing, case)
    assert "人证比对" not in page
    assert "js/face" not in page
    told = sent(issuing, case, page, answer_for(page, place), live=[base64_of(b"straight")]).content.decode()
    assert "不比对" in told


@pytest.mark.parametrize("login", ["elsewhere", "midwife", "sealing"])
def test_nobody_else_compares_a_face_for_the_case(
    at_desk: Desk, case: Case, place: Place, comparer: Comparer, login: str
) -> None:
    page = opened(at_desk("issuing"), case)
    assert sent(at_desk(login), case, page, answer_for(page, place)).status_code == 404
    assert comparer.looked == []
