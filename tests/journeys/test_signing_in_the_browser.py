"""A delivery, a confirmation and a seal signed with passkeys in a real browser; then somebody else checks them."""

from base64 import b64encode
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from playwright.sync_api import expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer
from tests.casework.scene import typed_off
from tests.casework.signing_scene import enrol
from tests.cli.test_proof_command import change, script, unguarded
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town
from tests.journeys.hospital import opens_a_birth, says_who_the_mother_is
from tests.journeys.somebody import Somebody, day_typed
from tests.proof.authenticator import SecurityKey
from typer.testing import CliRunner

from xinsheng.casework.citizen_seals import seal_waiting
from xinsheng.cli.proof import app
from xinsheng.law.terms import Stage
from xinsheng.registry.models import ActSignature, Case

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ANSWERS = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def passkeys_here(settings: Settings, live_server: LiveServer) -> None:
    settings.PASSKEY_ORIGIN, settings.PASSKEY_DOMAIN = live_server.url, "localhost"


def plugs_in(somebody: Somebody, key: SecurityKey, **otherwise: object) -> Somebody:
    """Put this very key into the person's computer, as the browser's own authenticator."""
    line = somebody.page.context.new_cdp_session(somebody.page)
    line.send("WebAuthn.enable")
    made = line.send("WebAuthn.addVirtualAuthenticator", {"options": {**ANSWERS, **otherwise}})
    private = key.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    credential = {
        "credentialId": b64encode(key.credential_id).decode(),
        "isResidentCredential": False,
        "rpId": key.domain,
        "privateKey": b64encode(private).decode(),
        "signCount": 0,
    }
    line.send("WebAuthn.addCredential", {"authenticatorId": made["authenticatorId"], "credential": credential})
    return somebody


def comes_with_a_key(town: Town, login: str) -> Somebody:
    return plugs_in(town.comes(login), enrol(town.scene, login))


def delivers_and_signs(town: Town) -> Case:
    midwife = comes_with_a_key(town, "midwife")
    (case,) = opens_a_birth(midwife, inpatient_no="ZY20261126001", children=1)
    says_who_the_mother_is(midwife)
    born = town.born_local(hours_ago=2)
    midwife.says(sex="female", **day_typed("born_on", born), born_time=f"{born:%H:%M}", place="in_institution")
    midwife.says(gestation_weeks="39", gestation_days="2", weight_g="3260", length_cm="49.5")
    midwife.presses("继续：通读核对").sees("本人通行密钥签名").presses("核对无误，签名提交")
    midwife.sees("请核对，用通行密钥签名", "3260 克").looks("sign-delivery").presses("用通行密钥签名")
    midwife.sees("接生信息已签名提交")
    return case


def confirms_and_signs(town: Town, case: Case) -> None:
    issuing = comes_with_a_key(town, "issuing")
    issuing.goes(f"/desk/cases/{case.pk}/acts/confirm_and_print").presses("审核通过并打印", within="main form")
    issuing.sees("龙雨欣").looks("sign-confirm").presses("用通行密钥签名")
    issuing.says(insert_no=issuing.page.locator("p.x-code").inner_text().strip()).presses("核对编号")


def seals_and_signs(town: Town, case: Case) -> None:
    sealing = comes_with_a_key(town, "sealing")
    sealing.goes(f"/desk/cases/{case.pk}/seal/").says(**typed_off(case.certificates.get()))
    sealing.presses("核对一致，盖章").sees("签发日期").looks("sign-seal").presses("用通行密钥签名")
    sealing.sees("正在生成")


def test_three_officers_sign_and_a_stranger_checks_and_one_changed_byte_is_named(
    town: Town, passkeys_here: None, owner: psycopg.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(town.scene, "later", lambda **_length: datetime.now(tz=UTC))
    case = delivers_and_signs(town)
    town.scene.examined(town.scene.declared(case))
    confirms_and_signs(town, case)
    seals_and_signs(town, case)
    town.worker_makes(case)
    assert Case.objects.get(pk=case.pk).stage == Stage.SEALED
    signed = [one.entry.act for one in ActSignature.objects.order_by("entry_id")]
    assert signed == ["sign_delivery", "confirm_and_print", "seal"]
    assert seal_waiting(clock=lambda: datetime.now(tz=UTC)) == 1
    file, number = tmp_path / "bundle.json", case.certificates.get().blank_id
    assert CliRunner().invoke(app, ["bundle", str(file), "--certificate", number]).exit_code == 0
    assert script(file) == (0, 4)  # three officers, and the mother
    assert CliRunner().invoke(app, ["check"]).exit_code == 0
    with unguarded(owner, "act_signature"):
        row = change(owner, "act_signature", "authenticator_data", None)
    told = CliRunner().invoke(app, ["check"])
    assert (told.exit_code, f"act_signature {row}" in told.output) == (1, True), told.output


def test_who_is_not_verified_by_the_key_signs_nothing_and_may_try_again(town: Town, passkeys_here: None) -> None:
    key = enrol(town.scene, "issuing")
    case = town.scene.examined()
    issuing = plugs_in(town.comes("issuing"), key, isUserVerified=False)
    issuing.goes(f"/desk/cases/{case.pk}/acts/confirm_and_print").presses("审核通过并打印", within="main form")
    issuing.presses("用通行密钥签名").sees("没有签成，什么都没有办理。").looks("sign-not-signed")
    expect(issuing.button("用通行密钥签名")).to_be_enabled()
    assert not case.certificates.exists()


def test_without_script_the_page_says_what_is_needed(town: Town, passkeys_here: None) -> None:
    enrol(town.scene, "issuing")
    case = town.scene.examined()
    issuing = town.comes("issuing", script=False)
    issuing.goes(f"/desk/cases/{case.pk}/acts/confirm_and_print").presses("审核通过并打印", within="main form")
    assert "签名需要浏览器允许运行脚本" in issuing.reads()
    assert "签名需要浏览器允许运行脚本" in issuing.presses("用通行密钥签名").reads()
    assert not case.certificates.exists()
