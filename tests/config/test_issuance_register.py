"""Where issuance records are looked up is named by the operator; production invents none (mission D2)."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from xinsheng.config.checks import find_cautions
from xinsheng.config.environment import read_environment
from xinsheng.config.reading import UnableToReadEnvironment
from xinsheng.config.settings_checks import find_faults_of_settings

AT = datetime(2026, 11, 22, 7, 4, tzinfo=UTC)


def _faults(said: dict[str, str]) -> set[tuple[str, str]]:
    environment = read_environment({"XINSHENG_PRODUCTION": "1", **said}, root=True)
    return {(fault.code, fault.about) for fault in find_faults_of_settings(environment)}


def test_production_refuses_an_invented_register_and_one_half_named(tmp_path: Path) -> None:
    key = tmp_path / "mchis.key"
    said = {"XINSHENG_STATE": str(tmp_path), "XINSHENG_MCHIS": "http", "XINSHENG_MCHIS_KEY_FILE": str(key)}
    assert ("demonstration_register", "XINSHENG_MCHIS") in _faults({**said, "XINSHENG_MCHIS": "invented"})
    assert ("register_incomplete", "XINSHENG_MCHIS_...") in _faults(said)
    key.write_bytes(b"a key of thirty-two bytes or more, of tests")
    whole = {**said, "XINSHENG_MCHIS_SERVICE_URL": "https://mchis.example.cn/records"}
    assert not {about for _code, about in _faults(whole) if about.startswith("XINSHENG_MCHIS")}


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("XINSHENG_MCHIS", "htpp", "no_such_adapter"),
        ("XINSHENG_MCHIS_SERVICE_URL", "http://mchis.example.cn/", "not_https"),
        ("XINSHENG_MCHIS_SERVICE_URL", "mchis", "not_an_address"),
        ("XINSHENG_MCHIS_TIMEOUT", "0", "not_a_number"),
    ],
)
def test_a_setting_that_cannot_be_taken_is_named(name: str, value: str, code: str) -> None:
    with pytest.raises(UnableToReadEnvironment) as refusal:
        read_environment({name: value}, root=False)
    assert (refusal.value.code, refusal.value.variable) == (code, name)


@pytest.mark.django_db
def test_a_production_that_names_no_register_is_told_that_reissues_will_wait(tmp_path: Path) -> None:
    bare = read_environment({"XINSHENG_PRODUCTION": "1", "XINSHENG_STATE": str(tmp_path)}, root=True)
    elsewhere = replace(bare.population, adapter="http")  # whose cautions are told by tests of their own
    assert [fault.code for fault in find_cautions(elsewhere, mchis=bare.mchis, at=AT)] == ["records_unasked"]
    assert not {about for _code, about in _faults({}) if about.startswith("XINSHENG_MCHIS")}
    shown = read_environment({"XINSHENG_STATE": str(tmp_path)}, root=True)
    assert shown.mchis.adapter == "invented"
    assert find_cautions(elsewhere, mchis=shown.mchis, at=AT) == []
