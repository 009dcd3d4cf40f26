"""Acts signed with a certificate token in a real browser, by the token's service on the same machine."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer
from tests.casework.scene import typed_off
from tests.casework.signing_scene import enrol
from tests.casework.token_scene import let_in
from tests.cli.test_proof_command import script
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town
from tests.journeys.test_signing_in_the_browser import plugs_in
from tests.proof.token_stand_in import root, token
from typer.testing import CliRunner

from xinsheng.casework.citizen_seals import seal_waiting
from xinsheng.cli.proof import app
from xinsheng.cli.stand_in_keys import StandIn
from xinsheng.cli.stand_in_token import TokenServer
from xinsheng.proof.token_certificates import as_pem, fingerprint_of
from xinsheng.registry.models import ActSignature, CertificateToken

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Plug:
    """What is plugged into the officer's machine at the moment."""

    token: StandIn | None = None


@pytest.fixture
def plug(settings: Settings, live_server: LiveServer, own_keys: None) -> Iterator[Plug]:
    settings.PASSKEY_ORIGIN, settings.PASSKEY_DOMAIN = live_server.url, "localhost"
    (Path(settings.KEYS_FOLDER) / "token-authorities.pem").write_bytes(as_pem([root().certificate]))
    holder = Plug()
    server = TokenServer(live_server.url, held=lambda: holder.token)
    settings.TOKEN_SERVICE = server.address
    Thread(target=server.serve_forever, daemon=True).start()
    yield holder
    server.shutdown()
    server.server_close()


def yesterday() -> datetime:
    return datetime.now(tz=UTC) - timedelta(days=2)


def test_a_print_is_confirmed_by_token_and_sealed_by_the_key_that_one_chooses(
    town: Town, plug: Plug, tmp_path: Path
) -> None:
    mine = let_in(town.scene, "issuing", at=yesterday())
    case = town.scene.examined()
    issuing = town.comes("issuing")
    issuing.goes(f"/desk/cases/{case.pk}/acts/confirm_and_print").presses("审核通过并打印", within="main form")
    issuing.sees("请核对，用数字证书签名", "龙雨欣").looks("token-sign")
    issuing.presses("用数字证书签名").sees("没有找到您登记的证书").looks("token-not-there")
    assert not case.certificates.exists()
    plug.token = mine
    issuing.presses("用数字证书签名").sees("核对编号")
    issuing.says(insert_no=issuing.page.locator("p.x-code").inner_text().strip()).presses("核对编号")
    issuing.sees("纸质证件上的编号已经核对过")

    key, plug.token = enrol(town.scene, "sealing"), let_in(town.scene, "sealing", at=yesterday())
    sealing = plugs_in(town.comes("sealing"), key)
    sealing.goes(f"/desk/cases/{case.pk}/seal/").says(**typed_off(case.certificates.get()))
    sealing.presses("核对一致，盖章").sees("任选一种", "签发日期").looks("token-or-passkey")
    sealing.presses("用数字证书签名").sees("正在生成")
    signed = ActSignature.objects.order_by("entry_id")
    assert [(one.entry.act, one.token.person.name if one.token else "") for one in signed] == [
        ("confirm_and_print", town.scene.person("issuing").name),
        ("seal", town.scene.person("sealing").name),
    ]
    assert seal_waiting(clock=lambda: datetime.now(tz=UTC)) == 1  # what the mother put her name to
    file = tmp_path / "bundle.json"
    done = CliRunner().invoke(app, ["bundle", str(file), "--certificate", case.certificates.get().blank_id])
    assert done.exit_code == 0
    assert script(file)[0] == 0
    assert CliRunner().invoke(app, ["check"]).exit_code == 0


def test_where_the_service_is_not_there_the_page_says_so_and_waits(
    town: Town, plug: Plug, settings: Settings
) -> None:
    let_in(town.scene, "issuing", at=yesterday())
    settings.TOKEN_SERVICE = "http://127.0.0.1:9"  # nobody listens there
    case = town.scene.examined()
    issuing = town.comes("issuing")
    issuing.goes(f"/desk/cases/{case.pk}/acts/confirm_and_print").presses("审核通过并打印", within="main form")
    issuing.presses("用数字证书签名").sees("找不到这台电脑上的签名服务")
    expect(issuing.button("用数字证书签名")).to_be_enabled()
    issuing.faults.clear()  # the browser notes that nobody answered there
    assert not case.certificates.exists()


def test_two_administrators_let_a_certificate_in_and_its_owner_ends_it(town: Town, plug: Plug) -> None:
    holds = token(town.scene.person("issuing").name)
    held = town.scene.person("issuing").appointments.get()
    system = town.comes("system")
    system.goes(f"/desk/setting-up/offices/{held.office_id}").sees("登记证书").looks("token-office")
    system.goes(f"/desk/setting-up/appointments/{held.pk}/token").sees("现用的数字证书").looks("token-propose")
    system.says(certificates="no certificate", reason="新发证书").presses("提出").sees("这里没有数字证书")
    system.says(certificates=as_pem(holds.way[:2]).decode(), reason="新发证书").presses("提出")
    system.sees(held.person.name, fingerprint_of(holds.certificate)).looks("token-proposal")
    where = system.at
    security = town.comes("security")
    security.goes(where).sees("证书指纹", "测试").presses("核对无误，确认")
    security.sees("已确认", "已经生效").looks("token-confirmed")
    made = CertificateToken.objects.of_certificate(holds.certificate).get()
    assert made.person == held.person
    owner = town.comes("issuing")
    owner.goes("/desk/door/mine").sees("现用的数字证书", "登记了数字证书").looks("token-mine")
    owner.presses("停用数字证书").sees("停用了数字证书")
    assert not CertificateToken.objects.not_ended().exists()
