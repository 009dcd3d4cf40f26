"""A hospital's own system is brought in by its public keys, and ended, by two people."""

import json
from uuid import uuid4

import pytest
from joserfc.jwk import ECKey
from tests.desk_setting_up.conftest import Screens, words_of

from xinsheng.registry.models import HospitalClient, Office

KEY = ECKey.generate_key("P-384", {"kid": "his-2026"})


def keys(*, private: bool = False) -> str:
    return json.dumps({"keys": [KEY.as_dict(private=private)]})


def test_a_system_is_in_force_once_the_second_person_has_compared_its_thumbprint(screens: Screens) -> None:
    hospital = screens.scene.hospital
    proposal = screens.proposed("system", "bring_in_client", hospital.pk, name="医院信息系统", keys=keys())
    assert not HospitalClient.objects.exists()
    shown = words_of(screens.see("security", "proposal", proposal.pk))
    assert "his-2026" in shown
    assert KEY.thumbprint() in shown

    screens.confirmed("security", proposal)

    client = HospitalClient.objects.get()
    assert (client.office, client.until) == (hospital, None)
    assert str(client.pk) in words_of(screens.see("system", "office", hospital.pk))


def test_a_private_key_is_turned_back_and_not_kept(screens: Screens) -> None:
    answer = screens.propose(
        "system", "bring_in_client", screens.scene.hospital.pk, name="医院信息系统", keys=keys(private=True)
    )
    assert answer.status_code == 200
    assert "内容里有私钥" in words_of(answer)
    assert not screens.scene.hospital.proposals.filter(kind="hospital_client").exists()


@pytest.mark.parametrize(
    "said", ["", "x", "{}", '{"keys": []}', '{"keys": [{"kty": "oct", "k": "AAAA", "kid": "a"}]}']
)
def test_what_are_no_keys_of_ours_are_asked_again(screens: Screens, said: str) -> None:
    answer = screens.propose("system", "bring_in_client", screens.scene.hospital.pk, name="医院信息系统", keys=said)
    assert answer.status_code == 200
    assert not screens.scene.hospital.proposals.filter(kind="hospital_client").exists()


def test_a_system_ends_with_the_confirmation(screens: Screens) -> None:
    hospital = screens.scene.hospital
    screens.confirmed(
        "security", screens.proposed("system", "bring_in_client", hospital.pk, name="医院信息系统", keys=keys())
    )
    client = HospitalClient.objects.get()
    ending = screens.proposed("system", "end_client", client.pk, reason="密钥泄露")
    assert HospitalClient.objects.get().until is None
    assert "确认后立即停止接入" in words_of(screens.see("security", "proposal", ending.pk))

    screens.confirmed("security", ending)

    assert HospitalClient.objects.get().until is not None
    assert screens.see("system", "end_client", client.pk).status_code == 404


def test_only_a_midwifery_institution_has_a_system(screens: Screens) -> None:
    county = Office.objects.get(name__startswith="云岩区卫生健康局")
    assert screens.see("system", "bring_in_client", county.pk).status_code == 404


@pytest.mark.parametrize("login", ["security", "audit", "supervisor", "midwife"])
def test_nobody_else_proposes_one(screens: Screens, login: str) -> None:
    assert screens.see(login, "bring_in_client", screens.scene.hospital.pk).status_code == 404
    assert screens.see(login, "end_client", uuid4()).status_code == 404


def test_both_see_where_results_are_to_be_sent(screens: Screens) -> None:
    hospital, address = screens.scene.hospital, "https://his.example.org/results"
    said = {"name": "医院信息系统", "keys": keys(), "results_to": address}
    proposal = screens.proposed("system", "bring_in_client", hospital.pk, **said)
    assert address in words_of(screens.see("security", "proposal", proposal.pk))

    screens.confirmed("security", proposal)

    client = HospitalClient.objects.get()
    assert (client.results_to, client.delivery.position) == (address, 0)


@pytest.mark.parametrize("address", ["http://his.example.org/", "his.example.org", "https://a:b@his.example.org/"])
def test_an_address_that_is_not_safe_is_asked_again(screens: Screens, address: str) -> None:
    said = {"name": "医院信息系统", "keys": keys(), "results_to": address}
    answer = screens.propose("system", "bring_in_client", screens.scene.hospital.pk, **said)

    assert answer.status_code == 200
    assert not screens.scene.hospital.proposals.filter(kind="hospital_client").exists()
