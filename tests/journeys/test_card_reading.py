"""A card read at an enrolled counter and at a kiosk, in a real browser, from a reader's service on loopback."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Thread

import pytest
from django.test import Client
from joserfc.jwk import ECKey
from playwright.sync_api import Request, expect
from pytest_django.fixtures import Settings
from tests.casework.kiosk_scene import Place, a_card, enrolled
from tests.journeys.conftest import Town
from tests.journeys.somebody import PATIENCE, Somebody, day_typed

from xinsheng.cli.stand_in_reader import ReaderServer
from xinsheng.law.card_readings import KioskUse
from xinsheng.registry.models import CardReading, Case, Kiosk, Material, Proposal
from xinsheng.standards.card_records import CardRecord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@dataclass
class Plate:
    """What lies on the reader."""

    card: CardRecord | None = None
    server: ReaderServer | None = field(default=None, repr=False)


Readers = Callable[[KioskUse], tuple[Place, Plate]]


@pytest.fixture
def readers(town: Town, settings: Settings) -> Iterator[Readers]:
    """Set a place up with its reader's service running."""
    running: list[ReaderServer] = []
    settings.PUBLIC_URL = town.home

    def set_up(use: KioskUse) -> tuple[Place, Plate]:
        place, plate = enrolled(town.scene, use), Plate()
        plate.server = ReaderServer(place.device, card=lambda: plate.card)
        running.append(plate.server)
        Thread(target=plate.server.serve_forever, daemon=True).start()
        settings.CARD_READER = plate.server.address
        return place, plate

    yield set_up
    for server in running:
        server.shutdown()
        server.server_close()


def sent_by(who: Somebody) -> list[Request]:
    """Everything that the browser sends from now on."""
    sent: list[Request] = []

    def note(one: Request) -> None:
        sent.append(one)

    who.page.on("request", note)
    return sent


def test_the_officer_reads_two_cards_and_the_portrait_stays_on_the_machine(town: Town, readers: Readers) -> None:
    _place, plate = readers(KioskUse.COUNTER)
    case = town.scene.signed()
    issuing = town.comes("issuing")
    issuing.goes(f"/desk/cases/{case.pk}/counter/").says(child_name="龙雨欣").looks("counter-with-a-reader")
    issuing.page.locator('[name="child_name"]').press("Enter")
    issuing.sees("请更正以下内容")  # what was typed is saved and looked at; no reader is asked
    issuing.presses("读父亲的证件").sees("请本人把证件放在读卡器上").looks("card-ask")
    issuing.presses("读取证件", within="main form").sees("没有读到证件").looks("card-none-there")
    plate.card = a_card("father")
    sent = sent_by(issuing)
    issuing.presses("读取证件", within="main form").sees("请把照片与面前的人核对").looks("card-compare")
    expect(issuing.page.locator("[data-portrait] img")).to_be_visible(timeout=PATIENCE)
    issuing.presses("确认是同一人，继续").sees("已填入").looks("card-filled")
    portrait_sent = [one for one in sent if "/9j/" in (one.post_data or "")]  # how a JPEG begins, in base 64
    assert portrait_sent == []

    issuing.presses("返回修改填写内容")
    born = day_typed("father_born_on", a_card("father").born_on)
    issuing.says(
        father_name="杨志刚",
        father_ethnicity_label="穿青人",
        mother_ethnicity_label="苗族",
        collector_relation="mother",
        collector_phone="13800000001",
        mother_household_division="522601",
        mother_household_detail="西门街道和平村 3 组 12 号",
        mother_residence_division="522601",
        mother_residence_detail="西门街道和平村 3 组 12 号",
        father_residence_division="522601",
        father_residence_detail="西门街道和平村 3 组 12 号",
        **born,
    )
    issuing.presses("保存，去核验原件").sees("读取证件核验").looks("counter-check-with-a-reader")
    issuing.page.get_by_role("link", name="读取证件核验").nth(1).click()
    issuing.presses("读取证件", within="main form").sees("请把照片与面前的人核对").presses("确认是同一人，继续")
    issuing.sees("与填写的有不同", "杨志刚").looks("card-differs")
    issuing.presses("再读一次").presses("读取证件", within="main form").sees("请把照片与面前的人核对")
    issuing.presses("确认是同一人，继续").sees("证件原件已核验").looks("card-agrees")
    assert Material.objects.get().kind == "father_id"
    issuing.presses("继续核验原件")
    issuing.page.get_by_role("link", name="读取证件核验").first.click()
    issuing.presses("读取证件", within="main form").sees("请把照片与面前的人核对").presses("确认是同一人，继续")
    issuing.sees("没有填入任何内容").looks("card-of-another")
    assert CardReading.objects.count() == 4


def test_the_midwife_reads_the_mothers_card_as_she_opens_the_birth(town: Town, readers: Readers) -> None:
    _place, plate = readers(KioskUse.COUNTER)
    midwife = town.comes("midwife")
    midwife.goes("/desk/births/open").looks("open-birth-with-a-reader")
    midwife.presses("读取母亲的证件").sees("没有读到证件")
    plate.card = a_card("mother")
    sent = sent_by(midwife)
    midwife.presses("读取母亲的证件").sees("请把照片与面前的人核对").looks("open-birth-card-read")
    expect(midwife.page.locator("[data-portrait] img")).to_be_visible(timeout=PATIENCE)
    midwife.presses("新建，开始填写").sees("请更正以下内容", "证件已经读取").looks("open-birth-card-kept")
    midwife.says(inpatient_no="ZY20261122031").presses("新建，开始填写").sees("继续：通读核对")
    expect(midwife.page.locator('[name="mother_paper_no"]')).to_have_value(a_card("mother").no, timeout=PATIENCE)
    assert Case.objects.get().mother_name == a_card("mother").name
    assert CardReading.objects.count() == 1
    assert [one for one in sent if "/9j/" in (one.post_data or "")] == []


def test_a_mother_reads_her_card_at_the_kiosk_and_is_on_the_page_she_came_for(
    town: Town, readers: Readers, settings: Settings
) -> None:
    place, plate = readers(KioskUse.SELF_SERVICE)
    settings.IDENTITY_ADAPTER, settings.DEMONSTRATION = "counter", False
    town.scene.signed()
    plate.card = a_card("mother")
    woman = town.visitor().goes("/sign-in/?next=/claim/").looks("sign-in-closed-with-a-kiosk")
    woman.presses("刷身份证登录").sees("只能在医院").looks("card-sign-in")
    woman.presses("读取我的证件").sees("打开这份登记表")
    assert woman.at == "/claim/"
    other = town.visitor()
    Kiosk.objects.filter(pk=place.kiosk.pk).update(until=place.kiosk.since)
    other.goes("/sign-in/card/").presses("读取我的证件").sees("不是在用的自助机").looks("card-sign-in-ended")


def test_a_kiosk_left_alone_asks_whether_one_is_there_and_then_leaves(
    town: Town, readers: Readers, settings: Settings
) -> None:
    _place, plate = readers(KioskUse.SELF_SERVICE)
    town.scene.signed()
    plate.card = a_card("mother")
    woman = town.visitor()
    woman.page.clock.install()
    woman.goes("/sign-in/card/?next=/mine/").presses("读取我的证件").sees("等您办理")
    woman.page.wait_for_load_state("load")  # its scripts run
    woman.page.clock.fast_forward(settings.KIOSK_IDLE_SECONDS * 600)  # milliseconds
    woman.sees("您还在吗").looks("kiosk-idle").presses("继续办理")
    expect(woman.page.locator("#idle-warning")).to_be_hidden(timeout=PATIENCE)
    woman.page.clock.fast_forward(settings.KIOSK_IDLE_SECONDS * 900)
    woman.page.keyboard.press("Shift")  # who types is there
    expect(woman.page.locator("#idle-warning")).to_be_hidden(timeout=PATIENCE)
    woman.page.clock.fast_forward(settings.KIOSK_IDLE_SECONDS * 900)
    woman.sees("您还在吗")
    woman.page.clock.fast_forward(settings.KIOSK_IDLE_SECONDS * 101)
    woman.page.wait_for_url(f"{town.home}/")
    woman.goes("/mine/").sees("登录")
    assert woman.at.startswith("/sign-in/")


def test_who_comes_next_to_the_kiosk_meets_nothing_of_who_was_there(
    town: Town, readers: Readers, settings: Settings
) -> None:
    _place, plate = readers(KioskUse.SELF_SERVICE)
    town.scene.signed()
    plate.card = a_card("mother")
    woman = town.visitor()
    woman.goes("/sign-in/card/?next=/mine/").presses("读取我的证件").sees("等您办理")
    left_open = woman.page.context.new_page()
    left_open.goto(f"{town.home}/mine/")
    expect(left_open.get_by_text("等您办理").first).to_be_visible(timeout=PATIENCE)
    woman.presses("退出")
    woman.page.wait_for_url(f"{town.home}/")
    woman.page.go_back()
    expect(woman.page.get_by_role("heading", name="登录").first).to_be_visible(timeout=PATIENCE)
    expect(woman.page.get_by_text("等您办理")).to_have_count(0)
    left_open.reload()
    expect(left_open.get_by_role("heading", name="登录").first).to_be_visible(timeout=PATIENCE)
    plate.card = a_card("mother2")
    woman.goes("/sign-in/card/?next=/mine/").presses("读取我的证件")
    woman.page.wait_for_url(f"{town.home}/mine/")
    left_open.goto(f"{town.home}/mine/")
    for page in (woman.page, left_open):
        expect(page).to_have_url(f"{town.home}/mine/", timeout=PATIENCE)
        expect(page.get_by_role("button", name="退出")).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_text("等您办理")).to_have_count(0)


def test_where_no_reader_answers_the_page_says_so_and_leads_on(town: Town, settings: Settings) -> None:
    settings.CARD_READER = "http://127.0.0.1:9"
    woman = town.visitor().goes("/sign-in/card/")
    woman.presses("读取我的证件").sees("没有找到读卡服务").looks("card-no-reader")
    woman.faults.clear()  # the browser notes that nobody answered there
    without = town.visitor(script=False).goes("/sign-in/card/")
    without.sees("现在脚本没有运行").looks("card-without-script")


def test_known_by_name_alone_the_page_offers_the_ways_up(town: Town, readers: Readers, settings: Settings) -> None:
    _place, plate = readers(KioskUse.SELF_SERVICE)
    town.scene.signed()
    woman = town.comes("mother", phone=True)
    settings.IDENTITY_ADAPTER = "counter"
    cookie = next(one for one in woman.page.context.cookies() if one["name"] == settings.SESSION_COOKIE_NAME)
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie["value"]
    session = client.session
    session["assurance"] = "network"
    session.save()
    woman.goes("/claim/slip/").sees("身份核验的等级不够").looks("raise-the-level")
    woman.presses("English").looks("raise-the-level-en").presses("中文")
    plate.card = a_card("mother")
    woman.presses("在自助机上读取身份证").presses("读取我的证件").sees("领取单上的领证码")
    assert woman.at == "/claim/slip/"


def test_a_place_is_enrolled_and_ended_by_two(town: Town) -> None:
    administrator, other = town.comes("system"), town.comes("security")
    office = town.scene.hospital.pk
    administrator.goes("/desk/setting-up/offices").presses("读卡终端", within="aside").looks("kiosks-none")
    administrator.goes(f"/desk/setting-up/offices/{office}").presses("登记读卡终端", within="aside")
    administrator.looks("kiosk-enrol")
    administrator.says(name="一楼 2 号窗口", use="counter", public_key="{}")
    administrator.presses("提出", within="main form").sees("只接受 P-256").looks("kiosk-enrol-faults")
    key = json.dumps(ECKey.generate_key("P-256").as_dict(private=False))
    administrator.says(public_key=key).presses("提出", within="main form")
    proposal = Proposal.objects.get(kind="kiosk")
    other.goes(f"/desk/setting-up/proposals/{proposal.pk}").looks("kiosk-proposal").presses("确认", within="form")
    kiosk = Kiosk.objects.get()
    administrator.goes("/desk/setting-up/kiosks").looks("kiosks")
    administrator.presses("English").looks("kiosks-en").presses("中文")
    administrator.goes(f"/desk/setting-up/kiosks/{kiosk.pk}/end").looks("kiosk-end")
    assert Case.objects.count() == 0
