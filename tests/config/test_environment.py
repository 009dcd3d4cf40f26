"""What an operator may tell us, and what production refuses."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.proof.token_stand_in import AUTHORITY, PERSON, given, root

from xinsheng.config.environment import ROOT_STATE, Environment, read_environment
from xinsheng.config.reading import UnableToReadEnvironment
from xinsheng.config.settings_checks import find_faults_of_settings
from xinsheng.gateways.keys import create_demonstration_keys
from xinsheng.proof.token_certificates import as_pem


@pytest.fixture
def production(tmp_path: Path) -> Environment:
    keys = tmp_path / "keys"
    keys.mkdir()
    said = {
        "XINSHENG_PRODUCTION": "1",
        "XINSHENG_STATE": str(tmp_path),
        "XINSHENG_SECRET_KEY": "a-long-secret-that-somebody-has-really-made-up",
        "XINSHENG_PUBLIC_URL": "https://csyx.example.cn",
        "XINSHENG_SMS": "smpp, tencent",
        "XINSHENG_SMPP_ADDRESS": "smsc.example.cn:2775",
        "XINSHENG_SMPP_SYSTEM_ID": "xinsheng",
        "XINSHENG_SMPP_PASSWORD": "unsaid-1",
        "XINSHENG_SMPP_SOURCE": "10690000",
        "XINSHENG_TENCENT_SECRET_ID": "invented",
        "XINSHENG_TENCENT_SECRET_KEY": "unsaid-2",
        "XINSHENG_TENCENT_APP_ID": "1400000000",
        "XINSHENG_TENCENT_TEMPLATES": "notice_given=1110001, certificate_sealed=1110002",
        "XINSHENG_IDENTITY": "counter",
        "DATABASE_URL": "postgresql://a@db/x",
    }
    return read_environment(said, root=True)


def test_a_complete_production_environment_is_not_refused(production: Environment) -> None:
    assert find_faults_of_settings(production) == []


def test_passkeys_are_of_the_public_host_unless_a_domain_above_it_is_named(production: Environment) -> None:
    assert production.passkey_domain == "csyx.example.cn"
    assert find_faults_of_settings(replace(production, passkey_domain="example.cn")) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"secret_key_given": False}, "secret_key_missing"),
        ({"secret_key": "short"}, "secret_key_short"),
        ({"public_url": "http://csyx.example.cn"}, "address_without_tls"),
        ({"passkey_domain": "localhost"}, "passkeys_nowhere"),
        ({"passkey_domain": "cn"}, "passkeys_nowhere"),
        ({"passkey_domain": "example.org"}, "passkeys_nowhere"),
        ({"passkey_domain": "x.example.cn"}, "passkeys_nowhere"),
        ({"passkey_domain": "ample.cn"}, "passkeys_nowhere"),
        ({"public_url": "https://10.0.0.1", "passkey_domain": "10.0.0.1"}, "passkeys_nowhere"),
        ({"identity": "development"}, "demonstration_sign_in"),
        ({"identity": "network"}, "provider_incomplete"),
        ({"vault": "s3", "vault_bucket": ""}, "bucket_missing"),
        ({"keys_folder": Path("/nowhere")}, "keys_missing"),
    ],
)
def test_production_refuses_what_serves_a_demonstration(
    production: Environment, change: dict[str, object], code: str
) -> None:
    assert [fault.code for fault in find_faults_of_settings(replace(production, **change))] == [code]


def test_production_refuses_a_reader_of_papers_that_is_not_installed(
    production: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = replace(production, paper_reader="local")
    monkeypatch.setattr("xinsheng.config.settings_checks.is_installed", lambda: False)
    assert [fault.code for fault in find_faults_of_settings(reads)] == ["reader_missing"]
    monkeypatch.setattr("xinsheng.config.settings_checks.is_installed", lambda: True)
    assert find_faults_of_settings(reads) == []


def test_production_refuses_a_comparer_of_faces_that_is_not_installed(
    production: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    compares = replace(production, resemblance="local")
    monkeypatch.setattr("xinsheng.config.settings_checks.has_resemblance_part", lambda: False)
    assert [fault.code for fault in find_faults_of_settings(compares)] == ["resemblance_missing"]
    monkeypatch.setattr("xinsheng.config.settings_checks.has_resemblance_part", lambda: True)
    assert find_faults_of_settings(compares) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"providers": ("console",)}, "messages_go_nowhere"),
        ({"providers": ("phone_screen",)}, "messages_go_nowhere"),
        ({"providers": ("smpp", "phone_screen")}, "messages_go_nowhere"),
        ({"smpp": {"password": ""}}, "provider_incomplete"),
        ({"smpp": {"source": ""}}, "provider_incomplete"),
        ({"smpp": {"ca_file": Path("/etc/hostname")}}, "address_without_tls"),
        ({"smpp": {"tls": True, "ca_file": Path("/nowhere/ca.pem")}}, "no_such_file"),
        ({"tencent": {"secret_key": ""}}, "provider_incomplete"),
        ({"tencent": {"templates": {}}}, "provider_incomplete"),
        ({"tencent": {"endpoint": "http://127.0.0.1:9"}}, "address_without_tls"),
    ],
)
def test_production_refuses_text_messages_that_would_reach_nobody(
    production: Environment, change: dict[str, Any], code: str
) -> None:
    plan = production.messages
    changed = {
        name: replace(getattr(plan, name), **value) if isinstance(value, dict) else value
        for name, value in change.items()
    }
    environment = replace(production, messages=replace(plan, **changed))
    assert [fault.code for fault in find_faults_of_settings(environment)] == [code]


def test_of_a_provider_that_is_not_used_nothing_is_asked(production: Environment) -> None:
    plan = replace(production.messages, providers=("tencent",), smpp=replace(production.messages.smpp, host=""))
    assert find_faults_of_settings(replace(production, messages=plan)) == []


def test_the_network_that_is_complete_is_not_refused(production: Environment) -> None:
    said = {
        "XINSHENG_NETWORK_ISSUER": "https://sso.example.cn",
        "XINSHENG_NETWORK_CLIENT_ID": "xinsheng",
        "XINSHENG_NETWORK_CLIENT_SECRET": "unsaid-3",
        "XINSHENG_NETWORK_LEVELS": "face, counter",
        "XINSHENG_NETWORK_FACE_LEVELS": "face",
        "XINSHENG_NETWORK_KINDS": "111=resident_card, 414=passport",
    }
    network = read_environment(said, root=True).network

    assert find_faults_of_settings(replace(production, identity="network", network=network)) == []
    assert (network.levels, network.kinds[1]) == (("face", "counter"), ("414", "passport"))
    assert "unsaid" not in repr(network)


FACE = {
    "XINSHENG_FACE": "tencent",
    "XINSHENG_FACE_RULE_ID": "7",
    "XINSHENG_FACE_SECRET_ID": "AKID",
    "XINSHENG_FACE_SECRET_KEY": "unsaid-4",
}


def test_the_face_service_that_is_complete_and_installed_is_not_refused(production: Environment) -> None:
    face = read_environment(FACE, root=True).face

    assert find_faults_of_settings(replace(production, face=face)) == []
    assert (face.endpoint, "unsaid" in repr(face)) == ("https://faceid.tencentcloudapi.com", False)
    assert not read_environment({}, root=True).face.is_named


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"rule_id": ""}, "provider_incomplete"),
        ({"secret_id": ""}, "provider_incomplete"),
        ({"secret_key": ""}, "provider_incomplete"),
        ({"endpoint": "http://127.0.0.1:9"}, "address_without_tls"),
    ],
)
def test_production_refuses_a_face_service_that_would_let_nobody_in(
    production: Environment, change: dict[str, Any], code: str
) -> None:
    face = read_environment(FACE, root=True).face
    faults = find_faults_of_settings(replace(production, face=replace(face, **change)))
    assert [fault.code for fault in faults] == [code]


def test_the_official_account_that_is_complete_is_not_refused_and_none_is_needed(production: Environment) -> None:
    said = {"XINSHENG_WECHAT_APP_ID": "wx0123456789abcdef", "XINSHENG_WECHAT_APP_SECRET": "unsaid-5"}
    wechat = read_environment(said, root=True).wechat

    assert find_faults_of_settings(replace(production, wechat=wechat)) == []
    assert (wechat.service, "unsaid" in repr(wechat)) == ("https://api.weixin.qq.com", False)
    assert not read_environment({}, root=True).wechat.is_complete


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"app_id": ""}, "provider_incomplete"),
        ({"app_secret": ""}, "provider_incomplete"),
        ({"service": "http://127.0.0.1:9"}, "address_without_tls"),
    ],
)
def test_production_refuses_an_official_account_that_would_confirm_nothing(
    production: Environment, change: dict[str, Any], code: str
) -> None:
    said = {"XINSHENG_WECHAT_APP_ID": "wx0123456789abcdef", "XINSHENG_WECHAT_APP_SECRET": "unsaid-5"}
    wechat = replace(read_environment(said, root=True).wechat, **change)
    faults = find_faults_of_settings(replace(production, wechat=wechat))
    assert [fault.code for fault in faults] == [code]


def test_production_refuses_a_face_service_whose_part_is_not_installed(
    production: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = replace(production, face=read_environment(FACE, root=True).face)
    monkeypatch.setattr("xinsheng.config.settings_checks.has_face_part", lambda: False)
    assert [fault.code for fault in find_faults_of_settings(named)] == ["face_missing"]


def test_tokens_are_taken_where_a_service_on_this_very_machine_is_named_and_the_part_is_installed(
    production: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = read_environment({"XINSHENG_TOKEN_SERVICE": "http://127.0.0.1:8788"}, root=True).token_service
    named = replace(production, token_service=address)
    authorities = production.keys_folder / "token-authorities.pem"
    authorities.write_bytes(
        as_pem([given(None, *AUTHORITY, name=f"发证机构{number}").certificate for number in range(7)])
    )
    assert (address, read_environment({}, root=True).token_service) == ("http://127.0.0.1:8788", "")
    assert find_faults_of_settings(named) == []
    with pytest.raises(UnableToReadEnvironment) as unable:
        read_environment({"XINSHENG_TOKEN_SERVICE": "https://tokens.example.cn"}, root=True)
    assert unable.value.code == "not_loopback"
    monkeypatch.setattr("xinsheng.config.settings_checks.has_token_part", lambda: False)
    assert [fault.code for fault in find_faults_of_settings(named)] == ["token_part_missing"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "authorities_unreadable"),
        (b"", "authorities_unreadable"),
        (b"-----BEGIN CERTIFICATE-----\nMIIB", "authorities_unreadable"),
        (as_pem([given(None, *PERSON).certificate]), "authorities_unreadable"),
        (as_pem([given(None, *AUTHORITY, name="发证机构").certificate, root().certificate]), "demonstration_keys"),
    ],
)
def test_production_takes_no_tokens_without_authorities_nor_with_one_of_a_demonstration(
    production: Environment, content: bytes | None, code: str
) -> None:
    named = replace(production, token_service="http://127.0.0.1:8788")
    if content is not None:
        (production.keys_folder / "token-authorities.pem").write_bytes(content)
    faults = [(fault.code, fault.about) for fault in find_faults_of_settings(named)]
    assert faults == [(code, "token-authorities.pem")]


@pytest.mark.parametrize(
    ("name", "said", "code"),
    [
        ("XINSHENG_FACE", "tencnet", "no_such_adapter"),
        ("XINSHENG_FACE_ENDPOINT", "http://faceid.example.cn", "not_https"),
        ("XINSHENG_FACE_ENDPOINT", "https://faceid.example.cn/v1", "not_an_address"),
        ("XINSHENG_FACE_ENDPOINT", "faceid.example.cn", "not_an_address"),
        ("XINSHENG_FACE_TIMEOUT", "0", "not_a_number"),
        ("XINSHENG_WECHAT_PAGES", "http://open.example.cn", "not_https"),
        ("XINSHENG_WECHAT_SERVICE", "https://api.example.cn/sns", "not_an_address"),
    ],
)
def test_a_setting_of_a_way_in_that_cannot_be_taken_is_told_of(name: str, said: str, code: str) -> None:
    with pytest.raises(UnableToReadEnvironment, match=code):
        read_environment({name: said}, root=True)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("http://10.0.0.7:8787", "not_loopback"),
        ("https://reader.example.cn", "not_loopback"),
        ("ftp://127.0.0.1", "not_loopback"),
        ("http://127.0.0.1:8787/read", "not_an_address"),
        ("http://127.0.0.1:8787; script-src *", "not_an_address"),
    ],
)
def test_a_card_reader_is_on_the_machine_at_which_the_page_is_open(said: str, code: str) -> None:
    with pytest.raises(UnableToReadEnvironment, match=code):
        read_environment({"XINSHENG_CARD_READER": said}, root=True)


def test_where_no_reader_is_named_no_cards_are_read() -> None:
    assert read_environment({}, root=True).card_reader == ""
    said = {"XINSHENG_CARD_READER": "http://127.0.0.1:8787"}
    assert read_environment(said, root=True).card_reader == "http://127.0.0.1:8787"


def test_the_secrets_of_providers_are_not_shown(production: Environment) -> None:
    assert "unsaid" not in repr(production)


def test_production_refuses_demonstration_keys(production: Environment, tmp_path: Path) -> None:
    create_demonstration_keys(tmp_path / "demonstration")
    environment = replace(production, keys_folder=tmp_path / "demonstration")
    assert [fault.code for fault in find_faults_of_settings(environment)] == ["demonstration_keys"]


def test_all_faults_are_told_at_once(production: Environment) -> None:
    nowhere = replace(production.messages, providers=("console",))
    environment = replace(production, messages=nowhere, identity="development")
    assert len(find_faults_of_settings(environment)) == 2


def test_a_demonstration_needs_no_setting_at_all(tmp_path: Path) -> None:
    environment = read_environment({"XINSHENG_STATE": str(tmp_path)}, root=False)
    assert find_faults_of_settings(environment) == []
    assert environment.embedded
    assert environment.public_url == "http://localhost:8000"


@pytest.mark.parametrize(
    ("listen", "public", "own"),
    [
        ("192.168.1.20", "http://192.168.1.20:8010", "http://192.168.1.20:8010"),
        ("127.0.0.1", "http://localhost:8010", "http://127.0.0.1:8010"),
        ("::", "http://localhost:8010", "http://127.0.0.1:8010"),
    ],
)
def test_what_is_listened_on_is_where_a_phone_is_led(listen: str, public: str, own: str, tmp_path: Path) -> None:
    said = {"XINSHENG_STATE": str(tmp_path), "XINSHENG_LISTEN": listen, "XINSHENG_PORT": "8010"}
    environment = read_environment(said, root=False)
    assert (environment.public_url, environment.own_address) == (public, own)


def test_the_address_that_is_named_is_the_public_one_wherever_we_listen(tmp_path: Path) -> None:
    said = {
        "XINSHENG_STATE": str(tmp_path),
        "XINSHENG_LISTEN": "::",
        "XINSHENG_PUBLIC_URL": "http://demo.lan:8010",
    }
    assert read_environment(said, root=False).public_url == "http://demo.lan:8010"


def test_root_keeps_its_state_where_a_server_without_rights_can_reach_it() -> None:
    assert read_environment({}, root=True).state == ROOT_STATE


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("XINSHENG_PRODUCTION", "maybe", "not_yes_or_no"),
        ("XINSHENG_PORT", "http", "not_a_number"),
        ("XINSHENG_WEB_WORKERS", "0", "not_a_number"),
        ("XINSHENG_WORKERS", "0", "not_a_number"),
        ("XINSHENG_VAULT", "S3", "no_such_adapter"),
        ("XINSHENG_KEYS", "pkcs11", "no_such_adapter"),
        ("XINSHENG_IDENTITY", "wechat", "no_such_adapter"),
        ("XINSHENG_NETWORK_ISSUER", "http://sso.example.cn", "not_https"),
        ("XINSHENG_NETWORK_ISSUER", "sso.example.cn", "not_an_address"),
        ("XINSHENG_NETWORK_KINDS", "111=identity_card", "no_such_kind"),
        ("XINSHENG_NETWORK_KINDS", "resident_card", "no_such_kind"),
        ("XINSHENG_NETWORK_TIMEOUT", "0", "not_a_number"),
        ("XINSHENG_ELICENCES", "national", "no_such_adapter"),
        ("XINSHENG_SMS", "smpp,pigeon", "no_such_adapter"),
        ("XINSHENG_SMS", " , ", "no_such_adapter"),
        ("XINSHENG_SMS_PATIENCE", "0", "not_a_number"),
        ("XINSHENG_SMPP_ADDRESS", "smsc.example.cn", "not_host_and_port"),
        ("XINSHENG_SMPP_PASSWORD", "longer-than-eight", "password_too_long"),
        ("XINSHENG_TENCENT_ENDPOINT", "sms.tencentcloudapi.com", "not_an_address"),
        ("XINSHENG_TENCENT_TEMPLATES", "notice_given", "not_kind_and_number"),
        ("XINSHENG_PUBLIC_URL", "csyx.example.cn", "not_an_address"),
        ("XINSHENG_PUBLIC_URL", "https://csyx.example.cn/birth", "not_an_address"),
    ],
)
def test_a_value_we_cannot_take_is_named_and_not_repeated(name: str, value: str, code: str) -> None:
    with pytest.raises(UnableToReadEnvironment) as refusal:
        read_environment({name: value}, root=False)
    assert (refusal.value.code, refusal.value.variable) == (code, name)
    assert value not in str(refusal.value)
