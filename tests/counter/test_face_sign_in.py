"""Signing in by one's face: into the session that was sent out, to the page one came for, once."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django.fixtures import Settings
from tests.casework.scene import EVERYONE, Scene
from tests.counter.family import Family
from tests.counter.test_affirming import ONCE_MORE, left_open
from tests.counter.test_network_sign_in import number, person_in
from tests.gateways.identity.lying_faces import Liar, lying_faces

from xinsheng.casework import outside
from xinsheng.casework.people import paper_no_of
from xinsheng.counter.sign_in import face, face_limits
from xinsheng.gateways.identity import FacePlace
from xinsheng.registry.models import Attempt, CitizenSignature

pytestmark = [
    pytest.mark.filterwarnings("ignore:datetime.datetime.utcfromtimestamp:DeprecationWarning"),  # the SDK's
    pytest.mark.filterwarnings("ignore:.*fields are useless:UserWarning"),  # the SDK's, of what it does not know
]
ADDRESS = "/sign-in/face/"
MOTHER = EVERYONE["mother"]
COUNTER = "带有效身份证件到助产机构窗口办理"


@pytest.fixture
def liar(scene: Scene, settings: Settings) -> Iterator[Liar]:
    with lying_faces() as started:
        settings.FACE, settings.IDENTITY_ADAPTER, settings.DEMONSTRATION = started.place, "counter", False
        settings.PUBLIC_URL = "http://localhost:8000"
        outside._face.cache_clear()
        yield started
        outside._face.cache_clear()


def left(client: Client, *, name: str = MOTHER.name, no: str = MOTHER.paper_no, **said: str) -> str:
    """The address at the service to which the page leads on."""
    page = client.post(ADDRESS, {"name": name, "paper_no": no, **said}).content.decode()
    found = re.search(r'<meta http-equiv="refresh" content="0;url=([^"]+)">', page)
    assert found, page
    return unescape(found[1])


def back(client: Client, address: str) -> Any:
    parts = urlsplit(address)
    return client.get(f"{parts.path}?{parts.query}")


def is_nobody(client: Client) -> bool:
    return "_auth_user_id" not in client.session


def test_the_sign_in_page_offers_the_face_and_the_counter_and_says_what_becomes_of_the_picture(liar: Liar) -> None:
    page = Client().get("/sign-in/?next=/mine/").content.decode()
    assert "刷脸登录" in page
    assert COUNTER in page

    asks = Client().get(f"{ADDRESS}?next=/mine/").content.decode()
    for said in ("不接收、不保存您的人脸照片和视频", "刷脸不是唯一的办法", "同意，去刷脸"):
        assert said in asks
    assert liar.asked == []


def test_whose_face_it_is_is_signed_in_and_on_the_page_they_came_for(liar: Liar, scene: Scene) -> None:
    client = Client()
    return_at = liar.shows_their_face(left(client, next="/claim/slip/"))
    before = client.session.session_key
    answer = back(client, return_at)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/claim/slip/")
    assert person_in(client) == scene.person("mother")
    assert (client.session["identified_by"], client.session["assurance"]) == ("face", "live")
    assert client.session.session_key != before
    assert client.get("/claim/slip/").status_code == 200


def test_somebody_who_was_never_here_gets_an_account_and_no_desk(liar: Liar) -> None:
    client = Client()
    back(client, liar.shows_their_face(left(client, name="石阿妹", no=number(7))))

    assert (person_in(client).name, paper_no_of(person_in(client))) == ("石阿妹", number(7))
    assert client.get("/desk/").status_code == 302


def filled_in(liar: Liar, scene: Scene) -> tuple[Family, str]:
    case, mother = scene.signed(), Family(Client())
    back(mother.client, liar.shows_their_face(left(mother.client, next="/claim/")))
    form = mother.opens(case)
    mother.fills_in(form)
    for paper in ("father_id", "mother_id"):
        mother.gives(form, paper)
    mother.answers(f"{form}materials/")
    mother.answers(f"{form}check/")
    return mother, form


def test_what_the_person_signs_says_for_ever_that_they_were_known_by_their_face(liar: Liar, scene: Scene) -> None:
    mother, form = filled_in(liar, scene)
    assert mother.answers(f"{form}sign/", agree="on").headers["Location"] == f"{form}receipt/"

    signed = CitizenSignature.objects.get(kind="declaration")
    assert (signed.method, signed.level, signed.person) == ("face", "live", scene.person("mother"))


def test_from_a_session_left_open_one_shows_ones_face_again_and_signs_where_one_was(liar: Liar, scene: Scene) -> None:
    mother, form = filled_in(liar, scene)
    left_open(mother)
    asked = mother.sees(f"{form}sign/")
    assert (ONCE_MORE in asked, f"{ADDRESS}?next={form}sign/" in asked.replace("%2F", "/")) == (True, True)

    page = left(mother.client, name="", no="", next=f"{form}sign/", least="live")  # who they are is known
    assert back(mother.client, liar.shows_their_face(page)).headers["Location"] == f"{form}sign/"
    assert mother.answers(f"{form}sign/", agree="on").headers["Location"] == f"{form}receipt/"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ({"ErrCode": 1001}, "没有比对通过"),
        ({"Name": "王小苗"}, "刷脸的是另一个人"),
        ({"LiveStatus": 1}, "前后不一致"),
        ({"Extra": "0" * 64}, "前后不一致"),
        ({"Sim": "9" * 500}, "前后不一致"),
        ({"CompareLibType": "业务方自有库"}, "没有与国家权威数据库比对"),
        ({"IdCard": None}, "前后不一致"),
    ],
)
def test_whoever_is_not_let_in_is_told_why_and_what_else_there_is(
    liar: Liar, text: dict[str, Any], sentence: str
) -> None:
    client, liar.text = Client(), text
    answer = back(client, liar.shows_their_face(left(client)))

    assert (answer.status_code, sentence in answer.content.decode()) == (400, True)
    assert COUNTER in answer.content.decode()
    assert is_nobody(client)


@pytest.mark.parametrize(
    ("code", "status", "sentence"),
    [
        ("FailedOperation.IdFormatError", 400, "没有受理这个姓名或身份证号码"),
        ("FailedOperation.IdentityAuthLimitExceeded", 400, "今天刷脸的次数已用完"),
        ("InternalError", 503, "暂时没有回应，您没有做错什么"),
    ],
)
def test_a_service_that_makes_no_page_is_told_of_and_the_other_ways_stay(
    liar: Liar, code: str, status: int, sentence: str
) -> None:
    liar.error = code
    answer = Client().post(ADDRESS, {"name": MOTHER.name, "paper_no": MOTHER.paper_no})

    assert (answer.status_code, sentence in answer.content.decode()) == (status, True)
    assert COUNTER in answer.content.decode()


def test_a_silence_after_the_face_was_shown_costs_no_second_face(liar: Liar) -> None:
    client = Client()
    return_at = liar.shows_their_face(left(client))
    liar.error = "InternalError"
    told = back(client, return_at)
    assert (told.status_code, "再查一次结果，不用重新刷脸" in told.content.decode()) == (503, True)
    assert is_nobody(client)

    liar.error = ""
    assert back(client, return_at).status_code == 302
    assert person_in(client).name == MOTHER.name


def test_a_return_serves_once(liar: Liar) -> None:
    client = Client()
    return_at = liar.shows_their_face(left(client))
    assert back(client, return_at).status_code == 302
    client.post("/sign-out/")

    assert back(client, return_at).status_code == 400
    assert is_nobody(client)


def test_an_answer_serves_once_even_where_two_returns_are_under_way_at_a_time(liar: Liar, settings: Settings) -> None:
    client, at_once = Client(), Client()
    return_at = liar.shows_their_face(left(client))
    key = str(client.session.session_key)
    as_it_was = Session.objects.get(pk=key)
    assert back(client, return_at).status_code == 302

    as_it_was.save(force_insert=True)  # the other had read it before the first was let in
    at_once.cookies[settings.SESSION_COOKIE_NAME] = key
    asked = len(liar.asked)
    told = back(at_once, return_at)
    assert (told.status_code, "已经用过" in told.content.decode()) == (400, True)
    assert len(liar.asked) == asked + 1  # it waited, the service said yes again, and it had served
    assert is_nobody(at_once)


def test_a_face_lent_to_a_page_that_somebody_else_began_opens_nothing_for_either(liar: Liar) -> None:
    thief, lent = Client(), Client()
    page = left(thief)  # in the mother's name; she is sent the address and shows her face there
    return_at = liar.shows_their_face(page)
    token = return_at.partition("BizToken=")[2]

    assert back(lent, return_at).status_code == 400  # her browser began nothing
    for guessed in ("x", token, next(iter(thief.session["face_sign_ins"]))):
        assert thief.get(f"{ADDRESS}return/{guessed}/", {"BizToken": token}).status_code == 400
    assert is_nobody(lent)
    assert is_nobody(thief)


def test_once_the_lender_came_back_the_way_back_opens_nothing_even_to_who_has_learnt_it(liar: Liar) -> None:
    thief, lent = Client(), Client()
    return_at = liar.shows_their_face(left(thief))
    back(lent, return_at)
    asked = len(liar.asked)

    assert back(thief, return_at).status_code == 400
    assert (is_nobody(thief), len(liar.asked)) == (True, asked)


def test_returns_that_nobody_waits_for_are_noted_from_one_network_so_often_and_no_more(
    liar: Liar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(face_limits, "MOST", {"network": 3, "person": 10})
    for serial in range(8):
        assert Client().get(f"{ADDRESS}return/{serial}/").status_code == 400

    assert Attempt.objects.filter(bucket__startswith="face.lent:").count() == 3


def test_another_token_than_ones_own_opens_nothing(liar: Liar) -> None:
    client, other = Client(), Client()
    mine, theirs = left(client), liar.shows_their_face(left(other, name="石阿妹", no=number(7)))
    swapped = liar.shows_their_face(mine).partition("BizToken=")[0] + "BizToken=" + theirs.partition("BizToken=")[2]

    assert back(client, swapped).status_code == 400
    assert is_nobody(client)


def test_after_ten_minutes_it_is_too_late(liar: Liar, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client()
    return_at = liar.shows_their_face(left(client))
    later = face.now() + timedelta(minutes=10, seconds=1)
    monkeypatch.setattr(face, "now", lambda: later)
    told = back(client, return_at)

    assert (told.status_code, "已过十分钟" in told.content.decode()) == (400, True)
    assert is_nobody(client)


def test_one_comes_back_to_no_other_site(liar: Liar) -> None:
    client = Client()
    return_at = liar.shows_their_face(left(client, next="https://evil.example/"))

    assert back(client, return_at).headers["Location"] == "/mine/"


def test_what_is_typed_wrongly_is_said_beside_its_field_and_nobody_is_asked(liar: Liar) -> None:
    tries = {
        "最后一位校验不符": {"name": MOTHER.name, "paper_no": MOTHER.paper_no[:-1] + "0"},
        "请填写姓名": {"name": "", "paper_no": MOTHER.paper_no},
        "15 位的旧号码": {"name": MOTHER.name, "paper_no": "522622950812002"},
        "姓名中不能有数字": {"name": "龙小梅1", "paper_no": MOTHER.paper_no},
    }
    for sentence, said in tries.items():
        page = Client().post(ADDRESS, said).content.decode()
        assert sentence in page, sentence
    assert liar.asked == []


def test_the_number_is_taken_as_it_is_typed_on_a_phone(liar: Liar) -> None:
    client = Client()
    spaced = " ".join((MOTHER.paper_no[:6], MOTHER.paper_no[6:14], MOTHER.paper_no[14:].lower()))
    back(client, liar.shows_their_face(left(client, name=f" {MOTHER.name} ", no=spaced)))

    assert person_in(client).name == MOTHER.name


def test_of_many_unfinished_ones_only_the_last_five_are_remembered(liar: Liar) -> None:
    client = Client()
    pages = [left(client) for _ in range(7)]

    assert len(client.session["face_sign_ins"]) == 5
    assert back(client, liar.shows_their_face(pages[0])).status_code == 400
    assert back(client, liar.shows_their_face(pages[6])).status_code == 302


def test_neither_the_session_nor_an_address_says_who_is_asked_for(liar: Liar) -> None:
    client = Client()
    page = left(client)

    for said in (str(dict(client.session)), page, liar.shows_their_face(page)):
        assert MOTHER.paper_no not in said
        assert MOTHER.name not in said


def test_one_number_is_not_sent_there_all_the_time_and_another_still_is(
    liar: Liar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(face_limits, "MOST", {"network": 120, "person": 3})
    for _ in range(3):
        left(Client())
    refused = Client().post(ADDRESS, {"name": MOTHER.name, "paper_no": MOTHER.paper_no})

    assert (refused.status_code, "Retry-After" in refused.headers) == (429, True)
    assert left(Client(), name="石阿妹", no=number(7))


def test_without_the_setting_or_its_part_the_addresses_do_not_exist_and_nothing_offers_them(
    liar: Liar, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_gone() -> bool:
        statuses = {Client().get(ADDRESS).status_code, Client().get(f"{ADDRESS}return/x/").status_code}
        return statuses == {404} and "刷脸" not in Client().get("/sign-in/").content.decode().split("<main")[1]

    assert not is_gone()
    for place in (FacePlace(), replace(liar.place, rule_id="")):
        settings.FACE = place
        assert is_gone()
    settings.FACE = liar.place
    monkeypatch.setattr(outside, "has_face_part", lambda: False)
    assert is_gone()


def test_no_answer_of_a_sign_in_may_be_kept_by_a_cache(liar: Liar) -> None:
    client = Client()
    page = left(client)

    assert client.get(ADDRESS).headers["Cache-Control"] == "no-store"
    assert back(client, liar.shows_their_face(page)).headers["Cache-Control"] == "no-store"


def test_many_interleaved_faces_never_mix_two_people_up(liar: Liar) -> None:
    chance = random.Random(4)  # noqa: S311  the order of a trial, the same each time
    browsers = [Client() for _ in range(40)]
    pages = {serial: left(browser, name="石阿妹", no=number(serial)) for serial, browser in enumerate(browsers)}
    order = chance.sample(sorted(pages), len(pages))
    returned = {serial: liar.shows_their_face(pages[serial]) for serial in order}
    for serial in chance.sample(order, len(order)):
        assert back(browsers[serial], returned[serial]).status_code == 302
        wrong = chance.choice(order)
        if wrong != serial:
            assert back(browsers[wrong], returned[serial]).status_code == 400

    assert [paper_no_of(person_in(browser)) for browser in browsers] == [number(serial) for serial in range(40)]


def test_two_tabs_begun_side_by_side_each_lead_to_their_own_page(liar: Liar, scene: Scene) -> None:
    client = Client()
    first, second = left(client, next="/claim/slip/"), left(client, next="/mine/")
    return_second, return_first = liar.shows_their_face(second), liar.shows_their_face(first)

    assert back(client, return_second).headers["Location"] == "/mine/"
    assert back(client, return_first).headers["Location"] == "/claim/slip/"
    assert person_in(client) == scene.person("mother")
    for used in (return_first, return_second):
        assert back(client, used).status_code == 400
    assert person_in(client) == scene.person("mother")


def test_the_answers_of_two_tabs_are_never_taken_for_one_another(liar: Liar) -> None:
    client = Client()
    hers, theirs = left(client), left(client, name="石阿妹", no=number(7))
    return_hers, return_theirs = liar.shows_their_face(hers), liar.shows_their_face(theirs)
    tokens = [one.partition("BizToken=")[2] for one in (return_hers, return_theirs)]
    swapped = [return_hers.replace(tokens[0], tokens[1]), return_theirs.replace(tokens[1], tokens[0])]

    assert [back(client, one).status_code for one in swapped] == [400, 400]
    assert is_nobody(client)
    assert [back(client, one).status_code for one in (return_hers, return_theirs)] == [400, 400], "asked anew"


def test_who_comes_back_in_one_tab_does_not_put_out_whoever_came_in_by_another_meanwhile(
    liar: Liar, scene: Scene
) -> None:
    client = Client()
    hers, theirs = left(client), left(client, name="石阿妹", no=number(7))
    assert back(client, liar.shows_their_face(hers)).status_code == 302

    told = back(client, liar.shows_their_face(theirs))
    assert (told.status_code, "已由另一人登录" in told.content.decode()) == (400, True)
    assert person_in(client) == scene.person("mother")

    client.post("/sign-out/")
    assert back(client, liar.shows_their_face(left(client, name="石阿妹", no=number(7)))).status_code == 302
    assert person_in(client).name == "石阿妹"


def test_the_start_page_says_that_all_is_done_by_phone(liar: Liar) -> None:
    assert "用手机就能办，不收取任何费用" in Client().get("/").content.decode()
