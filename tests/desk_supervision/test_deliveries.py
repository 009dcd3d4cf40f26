"""Whether what is sent out arrives is seen by whoever answers for it, in counts and codes, and is tried again."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.fixtures import Settings
from tests.casework.filing_scene import in_force
from tests.casework.hospital_scene import bring_in
from tests.desk_supervision.conftest import Screens, words_of
from tests.exchange.system import System
from tests.exchange.test_results import sealed

from xinsheng.casework import outside
from xinsheng.casework.delivery_states import register_states, system_states, try_again
from xinsheng.casework.result_deliveries import Outbox, Told
from xinsheng.casework.results import place_results
from xinsheng.gateways.signed_service import ServicePlace
from xinsheng.law.filings import TRY_AGAIN, StateRegister
from xinsheng.law.reasons import NotAllowed
from xinsheng.postroom import file_certificates, send_results
from xinsheng.registry.models import Filing, FilingLine, HospitalClient, JournalEntry, ResultDelivery

NOWHERE = "http://127.0.0.1:9/results"


@pytest.fixture
def failing(screens: Screens, settings: Settings) -> Iterator[HospitalClient]:
    """A hospital's system that is away, a register that is away, one that refused, and one not named."""
    scene = screens.scene
    client = bring_in(scene, results_to=NOWHERE)
    sealed(scene, System(client))
    place_results(at=scene.at)
    at = scene.later()
    send_results.carry_out(Told(outbox=Outbox.OWN, pk=client.pk), clock=lambda: at)
    named = ServicePlace(adapter="http", service_url=NOWHERE, key_file=settings.KEYS_FOLDER / "none", seconds=1)
    settings.FILINGS = {**settings.FILINGS, StateRegister.MCHIS: named, StateRegister.LICENCES: named}
    outside.find_filing_register.cache_clear()
    file_certificates.carry_out(StateRegister.MCHIS, clock=lambda: at)
    rows = Filing.objects.filter(register="licences")
    rows.update(refusals=3, fault="wrong_region", due_at=at + timedelta(days=900))
    yield client
    outside.find_filing_register.cache_clear()


def test_what_fails_is_told_with_its_reason_and_nobody_s_name_and_is_tried_again(
    screens: Screens, failing: HospitalClient
) -> None:
    certificate = Filing.objects.filter(register="mchis").get().certificate
    shown = words_of(screens.see("system", "deliveries"))

    assert shown.count("连接不上") == 2
    assert "1 件：对方不予接收（wrong_region）" in shown
    assert "尚未对接" in shown
    assert failing.name in shown
    for private in (certificate.blank_id, "龙", "NB-2026-000001", "ZY"):
        assert private not in shown
    far = screens.scene.at + timedelta(days=900)
    ResultDelivery.objects.update(due_at=far)
    FilingLine.objects.update(due_at=far)
    for which in (f"own:{failing.pk}", "register:mchis", "register:licences"):
        answer = screens.propose("system", "try_delivery_again", which=which)
        assert (answer.status_code, answer["Location"]) == (302, f"/desk/deliveries/?tried={which}")
    assert not ResultDelivery.objects.filter(due_at=far).exists()
    assert not FilingLine.objects.filter(due_at=far).exists()
    assert not Filing.objects.filter(due_at__gte=far).exists()
    screens.propose("system", "try_delivery_again", which="register:mchis")  # it is due already: no second line
    lines = JournalEntry.objects.filter(act="try_delivery_again")
    assert [(line.actor, line.duty) for line in lines] == [
        (screens.scene.person("system"), "system_administrator")
    ] * 3
    assert "一分钟内重试" in words_of(screens.at("system").get("/desk/deliveries/?tried=register:mchis"))


def test_the_province_sees_all_a_supervisor_their_own_and_nobody_else_anything(
    screens: Screens, failing: HospitalClient
) -> None:
    assert "电子证照库" in words_of(screens.see("province", "deliveries"))
    own = words_of(screens.see("supervisor", "deliveries"))
    assert failing.name in own
    assert "电子证照库" not in own
    assert failing.name not in words_of(screens.see("county", "deliveries"))  # of another county
    assert failing.name in words_of(screens.see("county-yunyan", "deliveries"))
    assert [screens.see(login, "deliveries").status_code for login in ("midwife", "stock", "issuing")] == [404] * 3
    for login, which in (("supervisor", "register:mchis"), ("county", f"own:{failing.pk}"), ("midwife", "own:x")):
        assert screens.propose(login, "try_delivery_again", which=which).status_code == 404
    assert screens.at("system").get(reverse("desk:try_delivery_again")).status_code == 405


def test_it_is_tried_again_by_who_answers_for_it_and_by_nobody_else_whatever_a_page_lets_through(
    screens: Screens, failing: HospitalClient
) -> None:
    scene = screens.scene
    far = scene.at + timedelta(days=900)
    (system,) = system_states(offices=None, at=scene.at)
    mchis = next(one for one in register_states() if one.key == "register:mchis")
    for login, state in (("supervisor", mchis), ("county", system), ("county", mchis), ("midwife", system)):
        with pytest.raises(NotAllowed, match="not_your_duty"):
            try_again(state, by=scene.by(login), at=scene.at)
    duties = []
    for login, state in (("supervisor", system), ("county-yunyan", system), ("province", mchis), ("audit", system)):
        ResultDelivery.objects.update(due_at=far)
        FilingLine.objects.update(due_at=far)
        try_again(state, by=scene.by(login), at=scene.later())
        duties.append(JournalEntry.objects.filter(act=TRY_AGAIN).latest("id").duty)
    assert duties == ["supervisor", "supervisor", "supervisor", "audit_administrator"]


def test_what_is_well_says_so_and_offers_nothing(screens: Screens) -> None:
    in_force(screens.scene)
    bring_in(screens.scene, results_to=NOWHERE)
    shown = words_of(screens.see("audit", "deliveries"))

    assert "正常" in shown
    assert "立即重试" not in shown
