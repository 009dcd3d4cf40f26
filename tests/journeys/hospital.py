"""What a midwife and the officers do at their desks, in sentences."""

import re
from datetime import datetime

from tests.casework.scene import EVERYONE, typed_off
from tests.journeys.somebody import Somebody, day_typed
from tests.papers.reading import text_by_pdfium

from xinsheng.registry.models import Case

CODE = re.compile(r"领证码([0-9A-Z]{12,})有效期至")


def opens_a_birth(midwife: Somebody, *, inpatient_no: str, children: int) -> list[Case]:
    """Open the forms of one delivery; the first stands open on the screen."""
    midwife.goes("/desk/births/").looks("ward-shift-empty").presses("新建登记表").looks("ward-open")
    midwife.says(inpatient_no=inpatient_no, mother_name="龙小梅", plurality=str(children))
    midwife.presses("新建，开始填写")
    return list(Case.objects.filter(inpatient_no=inpatient_no).order_by("birth_order"))


def says_who_the_mother_is(midwife: Somebody) -> None:
    midwife.looks("ward-entry").says(mother_identity="on_record", mother_paper_kind="resident_card")
    midwife.says(mother_paper_no=EVERYONE["mother"].paper_no)


def enters_and_signs(midwife: Somebody, *, born: datetime, sex: str, weight: str, name: str) -> None:
    """Enter the block of a child born early and light, look at both figures again, read it back, sign."""
    midwife.says(sex=sex, **day_typed("born_on", born), born_time=f"{born:%H:%M}")
    midwife.says(gestation_weeks="36", gestation_days="4", weight_g=weight, length_cm="47.5")
    midwife.says(place="in_institution").presses("继续：通读核对")
    midwife.sees("有少见的数值").looks(f"ward-look-again-{name}")
    for one in midwife.page.locator("[name=confirmed]").all():
        one.check()
    midwife.presses("继续：通读核对")
    midwife.looks(f"ward-read-back-{name}").presses("核对无误，签名提交")
    midwife.sees("接生信息已签名提交").looks(f"ward-signed-{name}")


def prints_the_slip(midwife: Somebody) -> str:
    """Send the form of the slip that is on the screen; gives the code that stands on the paper and nowhere else."""
    form = midwife.page.locator("form[action$='/slip']")
    hidden = form.locator("input[type=hidden]").evaluate_all("all => all.map(one => [one.name, one.value])")
    address = f"{midwife.home}{form.get_attribute('action')}"
    paper = midwife.page.request.post(address, form=dict(hidden), headers={"Referer": midwife.page.url})
    found = CODE.search(text_by_pdfium(paper.body()))
    assert found, text_by_pdfium(paper.body())
    return found[1]


def opens_the_case(officer: Somebody, words: str, *, name: str) -> Somebody:
    """From the day's list."""
    return officer.goes("/desk/").looks(f"{name}-today").presses(words, within="main").looks(f"{name}-case")


def accepts(officer: Somebody) -> None:
    officer.looks("desk-material").says(finding="accepted").presses("记录审核意见")


def refuses_as_unreadable(officer: Somebody) -> None:
    officer.says(finding="not_acceptable", reason="unreadable", remedy="new_photograph").presses("记录审核意见")


def gives_the_one_notice(officer: Somebody) -> None:
    officer.looks("desk-case-something-missing").presses("告知", within="aside").looks("desk-give-notice")
    officer.presses("告知", within="main form").looks("desk-case-noticed")


def confirms_and_prints(officer: Somebody, *, name: str = "desk") -> str:
    """Confirm, print, and check the number on the insert; gives the number."""
    officer.looks(f"{name}-case-complete").presses("打印", within="aside").looks(f"{name}-confirm")
    officer.presses("打印", within="main form").looks(f"{name}-print")
    number = officer.page.locator("p.x-code").inner_text().strip()
    officer.says(insert_no=number).presses("核对编号").looks(f"{name}-matched")
    return number


def compares_and_seals(officer: Somebody, case: Case) -> None:
    """Type three fields off the paper and seal."""
    officer.goes(f"/desk/cases/{case.pk}/seal/").looks("desk-seal")
    officer.says(**typed_off(case.certificates.latest("print_round"))).presses("核对一致，盖章")
    officer.sees("正在生成").looks("desk-making")


def hands_over(officer: Somebody, case: Case) -> None:
    """Hand the paper over to whoever is registered as the collector."""
    officer.goes(f"/desk/cases/{case.pk}/").looks("desk-case-sealed").presses("发放", within="aside").looks(
        "desk-hand-over"
    )
    officer.says(recipient="registered", papers_seen="own_identity").presses("发放", within="main form").looks(
        "desk-case-collected"
    )
