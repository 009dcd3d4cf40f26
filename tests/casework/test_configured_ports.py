"""Settings choose the adapters; a root of the demonstration is trusted in no real province."""

from pathlib import Path

import pytest
from django.conf import settings as configured
from pytest_django.fixtures import Settings
from tests.casework.scene import AT

from xinsheng.casework import outside
from xinsheng.gateways.sms import UnableToSend
from xinsheng.gateways.vault.directory import DirectoryVault
from xinsheng.gateways.vault.s3 import S3Vault
from xinsheng.proof.test_authority import make_test_authority


@pytest.fixture
def roots(own_keys: None) -> Path:
    """A folder of keys with the root of the demonstration, and nothing else."""
    folder = Path(configured.KEYS_FOLDER)
    folder.mkdir(parents=True)
    pem = make_test_authority(at=AT).pem()
    (folder / "test-root.pem").write_bytes(pem[pem.index(b"-----BEGIN CERTIFICATE") :])
    return folder


def test_files_go_into_the_folder_unless_a_bucket_is_configured(own_keys: None, settings: Settings) -> None:
    assert isinstance(outside.vault(), DirectoryVault)
    outside.vault.cache_clear()
    settings.VAULT_ADAPTER, settings.VAULT_BUCKET = "s3", "births"
    settings.VAULT_ENDPOINT, settings.VAULT_REGION = "http://127.0.0.1:9", "cn-1"
    settings.VAULT_ACCESS_KEY_ID, settings.VAULT_SECRET_ACCESS_KEY = "invented", "invented"

    assert isinstance(outside.vault(), S3Vault)


def test_the_demonstrations_console_sends_nothing_in_production(settings: Settings) -> None:
    outside.text_messages.cache_clear()
    settings.PRODUCTION = True
    try:
        with pytest.raises(UnableToSend, match="not_in_production"):
            outside.text_messages()
    finally:
        outside.text_messages.cache_clear()


def test_the_demonstrations_root_is_trusted_only_where_all_is_invented(roots: Path, settings: Settings) -> None:
    settings.PRODUCTION = False
    assert len(outside.trusted_roots()) == 1
    settings.PRODUCTION = True
    assert outside.trusted_roots() == ()


def test_the_roots_that_a_province_names_are_trusted_in_production(roots: Path, settings: Settings) -> None:
    (roots / "test-root.pem").rename(roots / "trusted-roots.pem")
    settings.PRODUCTION = True

    assert len(outside.trusted_roots()) == 1


def test_of_what_is_no_sealed_file_nobody_says_that_it_is_genuine_or_in_force(roots: Path) -> None:
    checked = outside.licence_checker().check(b"%PDF-1.7 nothing", at=AT)

    assert (checked.genuine, checked.in_force) == (None, None)


def test_a_presented_licence_is_asked_about_where_a_service_is_named(settings: Settings) -> None:
    settings.ELICENCE_STATUS_URL = ""
    assert outside.licence_checker()._status is None  # type: ignore[attr-defined]

    settings.ELICENCE_STATUS_URL = "http://127.0.0.1:9/status"
    assert outside.licence_checker()._status is not None  # type: ignore[attr-defined]
