"""The first page says where one is identified as this installation has it."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from xinsheng.counter.home import views
from xinsheng.law.assurance import Assurance, reaches

BY_PHONE = "用手机就能办，不收取任何费用。"


class Network:
    """A network whose surest level is this."""

    def __init__(self, best: Assurance) -> None:
        self._best = best

    def reaches(self, least: Assurance) -> bool:
        return reaches(self._best, least=least)


def home() -> str:
    page = Client().get("/").content.decode()
    return page.partition("<h1")[2].partition("<h2")[0]


def test_a_demonstration_is_tried_on_a_phone(own_keys: None) -> None:
    assert BY_PHONE in home()


@pytest.mark.parametrize(
    ("best", "reader", "said"),
    [
        (Assurance.LIVE, "", BY_PHONE),
        (
            Assurance.NETWORK,
            "http://127.0.0.1:1",
            "生育登记用手机就能办；申领出生医学证明，在医院、政务大厅的自助机上",
        ),
        (Assurance.NETWORK, "", "生育登记用手机就能办；申领出生医学证明，请带有效身份证件到窗口办"),
        (None, "http://127.0.0.1:1", "在医院、政务大厅的自助机上刷身份证办"),
        (None, "", "请带有效身份证件到窗口办，不收取任何费用"),
    ],
)
def test_what_it_says_is_true_for_how_people_are_identified(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, best: Assurance | None, reader: str, said: str
) -> None:
    settings.IDENTITY_ADAPTER, settings.CARD_READER = "network" if best else "counter", reader
    monkeypatch.setattr(views, "find_network", lambda: Network(best) if best else None)

    assert said in home()
    assert (BY_PHONE in home()) is (best is Assurance.LIVE)
