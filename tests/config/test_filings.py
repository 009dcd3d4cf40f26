"""Which of the state's registers are told of certificates is named by the operator; one half named is refused."""

from pathlib import Path

import pytest

from xinsheng.config.environment import read_environment
from xinsheng.config.reading import UnableToReadEnvironment
from xinsheng.config.settings_checks import find_faults_of_settings
from xinsheng.law.filings import StateRegister


def _faults(said: dict[str, str]) -> set[str]:
    environment = read_environment({"XINSHENG_PRODUCTION": "1", **said}, root=True)
    return {fault.about for fault in find_faults_of_settings(environment)}


@pytest.mark.parametrize("register", list(StateRegister))
def test_production_refuses_one_half_named_and_files_nothing_by_itself(
    register: StateRegister, tmp_path: Path
) -> None:
    name, key = f"XINSHENG_FILE_{register.value.upper()}", tmp_path / "keys" / f"file-{register.value}.key"
    said = {"XINSHENG_STATE": str(tmp_path), name: "http"}
    assert f"{name}_..." not in _faults({"XINSHENG_STATE": str(tmp_path)})
    assert f"{name}_..." in _faults(said)
    key.parent.mkdir()
    key.write_bytes(b"a key of thirty-two bytes or more, of tests")
    assert f"{name}_..." not in _faults({**said, f"{name}_SERVICE_URL": "https://register.example.cn/"})


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("XINSHENG_FILE_LICENCES", "invented", "no_such_adapter"),
        ("XINSHENG_FILE_MCHIS_SERVICE_URL", "http://mchis.example.cn/", "not_https"),
        ("XINSHENG_FILE_POPULATION_TIMEOUT", "0", "not_a_number"),
    ],
)
def test_a_setting_that_cannot_be_taken_is_named(name: str, value: str, code: str) -> None:
    with pytest.raises(UnableToReadEnvironment) as refusal:
        read_environment({name: value}, root=False)
    assert (refusal.value.code, refusal.value.variable) == (code, name)
