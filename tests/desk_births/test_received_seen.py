"""What a hospital's own system sent, and the system itself, looked at in a browser at both widths."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.casework.hospital_scene import a_message, bring_in
from tests.casework.hospital_signing_scene import PAGE, Ward
from tests.casework.token_scene import let_in, tokens_taken
from tests.desk_births.ward import NOW, hours_ago
from tests.journeys.conftest import Town, browser, eye, own_keys, today, town

from xinsheng.casework.received_births import receive_birth
from xinsheng.registry.models import Case

__all__ = ["browser", "eye", "own_keys", "today", "town"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_attendants_list_and_pages_of_what_a_system_sent(town: Town) -> None:
    his = bring_in(town.scene)

    def sent(number: int, **changes: object) -> Case:
        said = {
            "identifier": f"NB-{number}",
            "inpatient_no": f"ZY2026112200{number}",
            "born_local": hours_ago(2 + number),
            "recorded_at": NOW - timedelta(hours=1),
            **changes,
        }
        message = a_message(town.scene, **said)
        return Case.objects.get(pk=receive_birth(his, message=message, at=datetime.now(tz=UTC)).case_id)

    first, second = sent(1), sent(2, weight_g=2300)
    sent(3, attendant_no="无此证", mother_name="吴水仙")
    midwife = town.comes("midwife")
    midwife.goes("/desk/births/").looks("desk-births-received")
    midwife.goes(f"/desk/births/{second.pk}/").looks("desk-births-received-entry")
    midwife.goes(f"/desk/births/{first.pk}/read-back").looks("desk-births-received-read-back")
    midwife.presses("核对无误，签名提交", within="main")
    sent(1, weight_g=3620, recorded_at=NOW)
    midwife.goes("/desk/births/").looks("desk-births-received-asking")
    midwife.goes(f"/desk/births/{first.pk}/signed").looks("desk-births-received-otherwise")
    midwife.goes(f"/desk/births/{first.pk}/correct").looks("desk-births-received-correct")


def test_a_system_on_its_institutions_page(town: Town) -> None:
    his = bring_in(town.scene)
    officer = town.comes("system")
    officer.goes(f"/desk/setting-up/offices/{town.scene.hospital.pk}").looks("desk-office-with-system")
    officer.goes(f"/desk/setting-up/offices/{town.scene.hospital.pk}/system").looks("desk-bring-in-system")
    officer.presses("English").looks("desk-bring-in-system-en")
    officer.goes(f"/desk/setting-up/systems/{his.pk}/end").looks("desk-end-system")


def test_what_was_signed_at_the_hospitals_own_page_is_told_to_its_attendant(town: Town) -> None:
    scene = town.scene
    with tokens_taken():
        his, holds = bring_in(scene, signs_at=PAGE), let_in(scene, "midwife")
        message = a_message(scene, born_local=hours_ago(2), recorded_at=NOW - timedelta(hours=1))
        case = Case.objects.get(pk=receive_birth(his, message=message, at=datetime.now(tz=UTC)).case_id)
        ward = Ward(scene=scene, client=his, token=holds, case=case)
        wanted = ward.asks(at=datetime.now(tz=UTC))
        ward.signs(wanted, ward.answers(wanted), at=datetime.now(tz=UTC))
        midwife = town.comes("midwife")
        midwife.goes("/desk/").sees("在医院信息系统中签名的").looks("desk-today-signed-elsewhere")
        midwife.presses("近 7 天有 1 份", within="main").sees("签了接生信息").looks("desk-my-door-signed-elsewhere")
        midwife.presses("English").looks("desk-my-door-signed-elsewhere-en")
        midwife.presses("中文")
        midwife.goes(f"/desk/cases/{case.pk}").sees("签名的地方", PAGE).looks("desk-case-signed-elsewhere")
