"""The pages of destroyed waste: what is asked, what another checks, what is printed and stands in the register."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.casework.scene import Scene
from tests.casework.stock_scene import lost
from tests.papers.reading import text_by_pypdf

from xinsheng.desk.stock import destroying
from xinsheng.law.stock_terms import BlankLossKind
from xinsheng.registry.models import Account, BlankDestruction, Proposal

SAID = {
    "through": "2026-11-22",
    "missing": "",
    "quantity": "3",
    "on": "2026-11-22",
    "method": "shredded",
    "place": "云岩区保密载体销毁站（演示）",
    "approval_no": "云卫销〔2026〕1号",
    "first_witness": "陶监督",
    "first_witness_of": "派驻纪检监察组（演示）",
    "second_witness": "钱见证",
    "second_witness_of": "云岩区卫生健康局（演示）",
}
Desk = Callable[[str], Client]


@pytest.fixture
def at_desk(scene: Scene) -> Desk:
    lost(scene, "Z520000101", "Z520000103", kind=BlankLossKind.OUTDATED)

    def sign_in(login: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(login_name=login))
        return client

    return sign_in


def puts_down(scene: Scene, client: Client, **said: str) -> HttpResponse:
    page = {"page_key": str(uuid4()), **SAID, **said}
    return client.post(reverse("desk:destroy_waste", args=[scene.hospital.pk]), page)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("box", "said"),
    [
        ("quantity", {"quantity": "2"}),
        ("missing", {"missing": "Z520000300", "quantity": "2"}),
        ("on", {"on": "2099-01-01"}),
        ("through", {"on": "2026-11-21"}),
        ("second_witness", {"second_witness": "陶监督"}),
        ("approval_no", {"approval_no": ""}),
        ("method", {"method": "lost"}),
    ],
)
def test_what_does_not_add_up_stands_at_its_box(scene: Scene, at_desk: Desk, box: str, said: dict[str, str]) -> None:
    shown = puts_down(scene, at_desk("stock"), **said)
    assert shown.status_code == 200
    assert f"id_{box}-error" in shown.content.decode()
    assert not Proposal.objects.filter(kind="destruction").exists()


def test_from_the_list_to_the_signed_paper_and_the_register(scene: Scene, at_desk: Desk) -> None:
    keeper, supervisor = at_desk("stock"), at_desk("supervisor")
    office = keeper.get(reverse("desk:stock_office", args=[scene.hospital.pk])).content.decode()
    assert reverse("desk:destroy_waste", args=[scene.hospital.pk]) in office
    page = keeper.get(reverse("desk:destroy_waste", args=[scene.hospital.pk])).content.decode()
    assert "Z520000101 – Z520000103" in page
    puts_down(scene, keeper, missing=" z520000102 ", quantity="2")
    proposal = Proposal.objects.get(kind="destruction")
    shown = supervisor.get(reverse("desk:proposal", args=[proposal.pk])).content.decode()
    for words in ("Z520000101、Z520000103", "陶监督（派驻纪检监察组（演示））", "粉碎", "云卫销〔2026〕1号"):
        assert words in shown, words
    confirm = {"page_key": str(uuid4()), "verb": "confirm"}
    supervisor.post(reverse("desk:proposal", args=[proposal.pk]), confirm)
    row = BlankDestruction.objects.get()

    office = keeper.get(reverse("desk:stock_office", args=[scene.hospital.pk])).content.decode()
    assert reverse("desk:destruction_paper", args=[row.pk]) in office
    paper = keeper.get(reverse("desk:destruction_paper", args=[row.pk]))
    text = text_by_pypdf(paper.content)  # type: ignore[attr-defined]
    for words in ("Z520000101", "Z520000103", "陶监督", "钱见证", "陆大山", "田维", "云卫销〔2026〕1号"):
        assert words in text, words
    assert "Z520000102" not in text
    register = reverse("desk:register", args=[scene.hospital.pk, "destroyed"])
    asked = {"first": "2026-11-01", "last": "2026-11-30"}
    assert "云卫销〔2026〕1号" in keeper.post(register, {**asked, "no": "Z520000103"}).content.decode()
    assert "云卫销〔2026〕1号" not in keeper.post(register, {**asked, "no": "Z520000102"}).content.decode()


def test_nobody_else_puts_it_down_or_reads_it(scene: Scene, at_desk: Desk) -> None:
    address = reverse("desk:destroy_waste", args=[scene.hospital.pk])
    for login in ("issuing", "supervisor", "county", "system"):
        assert at_desk(login).get(address).status_code == 404
    unknown = reverse("desk:destruction_paper", args=[uuid4()])
    assert at_desk("stock").get(unknown).status_code == 404


def test_more_than_can_be_put_down_at_once_is_told_as_that(
    scene: Scene, at_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(destroying, "LARGEST", 2)
    answer = puts_down(scene, at_desk("stock")).content.decode()
    assert "一次最多登记 2 枚" in answer
    assert "请重新清点" not in answer
    assert not Proposal.objects.filter(kind="destruction").exists()
