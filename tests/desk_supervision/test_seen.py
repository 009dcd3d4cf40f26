"""The pages of supervision, looked at by those who may open them, at both widths."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from tests.casework.hospital_scene import bring_in
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town
from tests.registry.books import an_office

from xinsheng.casework.outside import find_filing_register
from xinsheng.casework.results import place_results
from xinsheng.gateways.signed_service import ServicePlace
from xinsheng.law.filings import StateRegister
from xinsheng.law.measures import Tally
from xinsheng.law.terms import OfficeKind
from xinsheng.registry.models import (
    CountedDay,
    FilingLine,
    MeasureCount,
    Office,
    Result,
    ResultDelivery,
    ResultSubscription,
    Span,
)
from xinsheng.standards.divisions import children_of, full_name

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OF_A_MONTH = {  # at one institution, or its county's township
    Tally.SIGNED: (60, 3),
    Tally.SIGNED_IN_TIME: (57, 3),
    Tally.ISSUED: (58, 2),
    Tally.ISSUED_IN_ONE_GO: (49, 2),
    Tally.NOTICES: (11, 1),
    Tally.REGISTERED: (44, 4),
    Tally.REGISTERED_AT_ONCE: (30, 4),
    Tally.DECIDED: (14, 1),
    Tally.DECIDED_IN_TIME: (13, 1),
    Tally.WORKING_DAYS: (39, 1),
    Tally.VOIDED: (1, 1),
    Tally.USED: (58, 2),
    Tally.USED_OR_VOIDED: (59, 3),
    Tally.TOLD: (170, 20),
    Tally.DELIVERED: (161, 19),
    Tally.OVERDUE: (1, 1),
    Tally.BLANKS_HELD: (420, 60),
}


def a_month_everywhere(month: date) -> None:
    """A few counties of every prefecture, some of them larger, one very small."""
    rows = []
    for place, county in enumerate(one for city in children_of("52") for one in children_of(city.code)[:3]):
        if county.name == "市辖区":
            continue
        times = 1 + place % 5
        name = f"{full_name(county.code)}妇幼保健院（虚构）"
        office = an_office(name, division_code=county.code.ljust(12, "0"))
        for tally, (usual, few) in OF_A_MONTH.items():
            number = few if place == 7 else usual * times - (times * place % 4 if "in_" in tally.value else 0)
            rows.append(MeasureCount(span=Span.MONTH, on=month, tally=tally, office=office, number=number))
    MeasureCount.objects.bulk_create(rows)


def test_the_province_a_county_and_an_institution(town: Town) -> None:
    at = town.scene.at
    month = town.scene.today.replace(day=1)
    a_month_everywhere(month)
    CountedDay.objects.create(on=town.scene.today, counted_at=at)
    above = town.comes("province")
    above.goes("/desk/supervision/").looks("desk-supervision-province")
    above.presses("English").looks("desk-supervision-province-en")
    above.presses("中文")
    county = Office.objects.get(name__startswith="云岩区卫生健康局")
    above.goes(f"/desk/supervision/{county.pk}/?of=days_to_completion").looks("desk-supervision-county")
    above.goes("/desk/supervision/measures").looks("desk-supervision-measures")
    province = Office.objects.get(kind=OfficeKind.PROVINCE)
    above.goes(f"/desk/supervision/{province.pk}/?of=overdue").looks("desk-supervision-overdue")
    own = town.comes("supervisor")
    own.goes("/desk/supervision/").looks("desk-supervision-institution")


def test_the_page_of_deliveries(town: Town, settings: Settings) -> None:
    at, client = town.scene.at, bring_in(town.scene, results_to="https://his.example.org/results")
    away = {"fault": "unreachable", "failures": 4, "failing_since": at, "due_at": at + timedelta(hours=1)}
    ResultDelivery.objects.filter(pk=client.pk).update(**away)
    certificate = town.scene.sealed().certificates.get()
    named = ServicePlace(adapter="http", service_url="https://one.example.cn/", key_file=Path("none"), seconds=1)
    settings.FILINGS = {**settings.FILINGS, StateRegister.LICENCES: named}
    find_filing_register.cache_clear()
    told = {"case": certificate.case, "certificate": certificate, "identifier": "NB-1"}
    Result.objects.create(office=client.office, version=0, state="valid", since=at, **told)
    place_results(at=town.scene.at)
    said = {"criteria": "DocumentReference", "reason": "r", "endpoint": "https://his.example.org/fhir"}
    ResultSubscription.objects.create(client=client, since=at, due_at=at, position=1, taken_at=at, **said)
    FilingLine.objects.create(register=StateRegister.LICENCES, **away)
    town.comes("system").goes("/desk/deliveries/").looks("desk-deliveries")
    above = town.comes("province")
    above.goes("/desk/supervision/").presses("推送状态").presses("立即重试").sees("一分钟内重试")
    above.looks("desk-deliveries-tried")
    above.presses("English").looks("desk-deliveries-en")
    find_filing_register.cache_clear()
