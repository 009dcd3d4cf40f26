"""The list of keys that an outsider checks QR codes by."""

from pathlib import Path

from django.test import Client
from tests.casework.scene import Scene

from xinsheng.casework.outside import keys
from xinsheng.cli.trust_list import publish_trust_list
from xinsheng.gateways.keys import create_demonstration_keys
from xinsheng.proof.cose import as_letters
from xinsheng.proof.credential import read_credential
from xinsheng.proof.trust import read_trust_list
from xinsheng.registry.models import Certificate


def test_an_outsider_checks_a_code_by_the_published_list_alone(client: Client, issued: Certificate) -> None:
    response = client.get("/verify/keys")

    trust = read_trust_list(response.content, public_key=keys().credential_key().public_key)
    credential = read_credential(as_letters(bytes(issued.elicence.credential)), trust=trust)
    assert response["Content-Type"] == "application/json"
    assert credential.certificate_no == issued.blank_id
    assert credential.for_tests


def test_before_a_list_is_published_nothing_else_is_given(client: Client, scene: Scene) -> None:
    (scene.keys_folder / "trust-list.json").unlink()

    assert client.get("/verify/keys").status_code == 503


def test_publishing_again_keeps_the_times_of_a_key(client: Client, scene: Scene) -> None:
    public_key = keys().credential_key().public_key
    before = read_trust_list(client.get("/verify/keys").content, public_key=public_key)

    publish_trust_list(at=scene.later(days=30))

    after = read_trust_list(client.get("/verify/keys").content, public_key=public_key)
    assert after.keys == before.keys
    assert after.made_at > before.made_at


def test_a_key_no_longer_used_ends_and_what_it_signed_stays_verified(
    client: Client, issued: Certificate, scene: Scene, tmp_path: Path
) -> None:
    create_demonstration_keys(tmp_path / "newer")
    (tmp_path / "newer" / "credential.pem").replace(scene.keys_folder / "credential.pem")
    ended_at = scene.later(days=30)

    publish_trust_list(at=ended_at)

    trust = read_trust_list(client.get("/verify/keys").content, public_key=keys().credential_key().public_key)
    old, new = trust.keys
    assert old.not_after == ended_at < new.not_after
    assert read_credential(as_letters(bytes(issued.elicence.credential)), trust=trust).certificate_no
