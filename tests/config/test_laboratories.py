"""Where laboratories are asked is named by the operator; one half named is refused."""

from pathlib import Path

import pytest

from xinsheng.config.environment import read_environment
from xinsheng.config.reading import UnableToReadEnvironment
from xinsheng.config.settings_checks import find_faults_of_settings


def _faults(said: dict[str, str]) -> set[str]:
    environment = read_environment({"XINSHENG_PRODUCTION": "1", **said}, root=True)
    return {fault.about for fault in find_faults_of_settings(environment)}


def test_production_refuses_one_half_named_and_asks_nobody_by_itself(tmp_path: Path) -> None:
    about, key = "XINSHENG_LABORATORIES_...", tmp_path / "keys" / "laboratories.key"
    said = {"XINSHENG_STATE": str(tmp_path), "XINSHENG_LABORATORIES": "http"}
    assert about not in _faults({"XINSHENG_STATE": str(tmp_path)})
    assert about in _faults(said)
    key.parent.mkdir()
    key.write_bytes(b"a key of thirty-two bytes or more, of tests")
    assert about not in _faults({**said, "XINSHENG_LABORATORIES_SERVICE_URL": "https://laboratories.example.cn/"})


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("XINSHENG_LABORATORIES", "invented", "no_such_adapter"),
        ("XINSHENG_LABORATORIES_SERVICE_URL", "http://laboratories.example.cn/", "not_https"),
        ("XINSHENG_LABORATORIES_TIMEOUT", "0", "not_a_number"),
    ],
)
def test_a_setting_that_cannot_be_taken_is_named(name: str, value: str, code: str) -> None:
    with pytest.raises(UnableToReadEnvironment) as refusal:
        read_environment({name: value}, root=False)
    assert (refusal.value.code, refusal.value.variable) == (code, name)
