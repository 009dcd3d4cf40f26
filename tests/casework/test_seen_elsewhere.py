"""A number of an office's was seen elsewhere: its printing stops and says why, until another person opens it."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.casework.couple_scene import refusal
from tests.casework.scene import Scene
from tests.casework.stock_scene import COUNTY, OTHER_COUNTY, PROVINCE, counted_in, given_back, lifted, taken_in
from tests.casework.test_suspensions import prints, seals

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.proof_checks import check
from xinsheng.casework.suspensions import recount, report_seen_elsewhere
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.registry.models import Account, Blank, Certificate, Office, Suspension

SEEN = "Z520000077"
WHY = "公安机关来函核对，所持证件不是本院签发"


def reported(scene: Scene, *, login: str = "issuing", no: str = SEEN, key: UUID | None = None) -> Suspension:
    by, at = scene.by(login), scene.later()
    return report_seen_elsewhere(scene.hospital, no=no, reason=WHY, by=by, at=at, key=key)


def test_printing_stops_for_that_number_and_another_opens_it_once_it_is_counted(scene: Scene) -> None:
    one = scene.examined(scene.declared(scene.signed(scene.opened(inpatient_no="ZY1")[0])))
    two = scene.printed(scene.declared(scene.signed(scene.opened(inpatient_no="ZY2")[0])))
    stop = reported(scene, login=COUNTY)
    with pytest.raises(NotAllowed) as refused:
        prints(scene, one)()
    assert [(one.code, one.about) for one in refused.value.reasons] == [(ReasonCode.PRINTING_STOPPED, (SEEN,))]
    seals(scene, two)()  # what was printed before is sealed
    with pytest.raises(UnableToAct, match="already_stopped"):
        reported(scene, login="stock")
    with pytest.raises(UnableToAct, match="not_recounted"):
        lifted(scene, stop)
    recount(stop, words="实物在柜，编号相符", by=scene.by("stock"), at=scene.later())
    with pytest.raises(UnableToAct, match="own_suspension"):
        lifted(scene, stop, login=COUNTY)
    assert refusal(lambda: lifted(scene, stop, login="supervisor")) == [ReasonCode.NOT_YOUR_DUTY]
    lifted(scene, stop, login=PROVINCE)
    prints(scene, one)()
    assert Certificate.objects.filter(case=one).exists()
    assert list(check(chain=stop.pk).broken) == []


@pytest.mark.parametrize("login", ["midwife", OTHER_COUNTY, "county-stock", "system", "elsewhere"])
def test_whoever_handles_nothing_of_the_office_does_not_stop_it(scene: Scene, login: str) -> None:
    assert refusal(lambda: reported(scene, login=login)) == [ReasonCode.NOT_YOUR_DUTY]
    assert not Suspension.objects.exists()


def test_only_a_number_of_the_office_is_reported_and_the_same_page_once(scene: Scene) -> None:
    with pytest.raises(UnableToAct, match="not_our_number"):
        reported(scene, no="Z529999999")
    key = uuid4()
    assert reported(scene, key=key) == reported(scene, key=key)
    with pytest.raises(UnableToAct, match="other_body"):
        reported(scene, no="Z520000078", key=key)
    row = {"office": scene.hospital, "cause": "used_elsewhere", "about": SEEN, "imposed_at": scene.at}
    for nothing in ({"reason": WHY}, {"imposed_by": scene.person("stock")}):
        with pytest.raises(IntegrityError, match="suspension_seen_by_somebody"), transaction.atomic():
            Suspension.objects.create(**row, **nothing)


def test_an_issuing_officer_reports_it_on_a_page_and_everyone_there_is_told_why(scene: Scene) -> None:
    page = reverse("desk:seen_elsewhere", args=[scene.hospital.pk])

    def at(login: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(login_name=login))
        return client

    officer = at("issuing")
    assert page in officer.get(reverse("desk:registers")).content.decode()
    said = {"page_key": str(uuid4()), "no": "Z529999999", "reason": WHY}
    assert "不是本机构的" in officer.post(page, said).content.decode()
    assert officer.post(page, said | {"no": SEEN, "page_key": str(uuid4())}).status_code == 302
    seen = at("stock").get(reverse("desk:stock_office", args=[scene.hospital.pk])).content.decode()
    assert all(words in seen for words in (SEEN, WHY, "提交清点说明", page))
    case = scene.examined()
    assert "已停止打印" in officer.get(reverse("desk:case", args=[case.pk])).content.decode()
    for login in ("midwife", "system", "elsewhere", "county"):
        assert at(login).get(page).status_code == 404


def test_a_number_that_stands_reported_goes_to_no_other_office(scene: Scene) -> None:
    """Given back or sent on, another office would print on it, whose printing nobody has stopped."""
    first, seen, last = "Z520010001", "Z520010002", "Z520010003"
    taken_in(scene, first, last)
    stop = reported(scene, no=seen)
    with pytest.raises(UnableToAct, match="number_seen_elsewhere"):
        given_back(scene, first, last)
    with pytest.raises(IntegrityError, match="goes to no other office"), transaction.atomic():
        Blank.objects.filter(pk=seen).update(office=Office.objects.get(kind="province"))
    given_back(scene, first, first)
    recount(stop, words="实物在柜，编号相符", by=scene.by("stock"), at=scene.later())
    lifted(scene, stop, login=PROVINCE)
    back = given_back(scene, seen, last)
    on_the_way = reported(scene, no=seen)
    with pytest.raises(UnableToAct, match="number_seen_elsewhere"):
        counted_in(scene, back, first="county-stock", second=COUNTY)
    recount(on_the_way, words="在途，封条完好", by=scene.by("stock"), at=scene.later())
    lifted(scene, on_the_way, login=PROVINCE)
    counted_in(scene, back, first="county-stock", second=COUNTY)
