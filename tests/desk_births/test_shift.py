import re
from collections.abc import Callable
from datetime import timedelta

from tests.casework.scene import Scene
from tests.desk_births.ward import Screen, again, birth_typed, hours_ago
from tests.papers.reading import text_by_pdfium

from xinsheng.casework.deliveries import save_delivery_draft
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, Delivery, DeliveryRecord

At = Callable[[str], Screen]


def test_a_midwife_opens_enters_reads_back_and_signs(at: At) -> None:
    midwife = at("midwife")
    (case,) = midwife.opens()
    midwife.looks_at("births")
    assert "龙小梅" in midwife.page
    assert "还剩 2" in midwife.page
    assert midwife.enters(case).status_code == 302
    midwife.looks_at("read_back", case)
    assert "3260 克" in midwife.page
    assert "49.5 厘米" in midwife.page
    assert "填写较晚的原因" not in midwife.page
    assert midwife.signs(case).headers["Location"].endswith("/signed")
    assert again(case).stage == Stage.SIGNED
    midwife.looks_at("delivery_signed", case)
    assert "接生信息已签名提交" in midwife.page
    midwife.looks_at("births")
    assert "没有待您签名的登记表" in midwife.page


def test_a_double_tap_on_open_makes_one_delivery(at: At) -> None:
    midwife = at("midwife")
    midwife.looks_at("open_birth")
    typed = {**midwife.hidden, "inpatient_no": "ZY7", "mother_name": "龙小梅", "plurality": "2"}
    first, second = (midwife.sends("open_birth", **typed) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Delivery.objects.count() == 1
    assert Case.objects.count() == 2


def test_a_second_opening_of_one_admission_is_told_and_shown_the_first(at: At) -> None:
    midwife, colleague = at("midwife"), at("midwife2")
    (case,) = midwife.opens()
    assert midwife.sends("open_birth", inpatient_no=case.inpatient_no, plurality="1").status_code == 409
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in case.inpatient_no) + "\u200b"
    assert midwife.sends("open_birth", inpatient_no=wide, plurality="1").status_code == 409
    assert f"/births/{case.pk}/" in midwife.page
    colleague.sends("open_birth", inpatient_no=case.inpatient_no.lower(), plurality="1")
    assert "由杨秀英保管" in colleague.page
    assert Delivery.objects.count() == 1


def test_the_entry_of_another_hospital_is_as_if_it_were_missing(at: At) -> None:
    (case,) = at("midwife").opens()
    elsewhere = at("elsewhere-midwife")
    for page in ("delivery", "read_back", "delivery_signed", "correct_delivery", "withdraw_entry", "loss"):
        assert elsewhere.looks_at(page, case).status_code == 404
        assert elsewhere.sends(page, case).status_code in (404, 405)
    assert elsewhere.sends("claim_slip", case).status_code == 404
    elsewhere.looks_at("births")
    assert "龙小梅" not in elsewhere.page


def test_a_colleague_sees_who_holds_an_entry_and_cannot_write_in_it(at: At) -> None:
    (case,) = at("midwife").opens()
    colleague = at("midwife2")
    colleague.looks_at("births")
    assert "由同事保管" in colleague.page
    assert "杨秀英" in colleague.page
    assert colleague.enters(case, weight_g="2999").status_code == 403
    assert "现由杨秀英保管" in colleague.page
    assert "2999" in colleague.page  # nothing typed is lost from sight
    assert not case.drafts.exists()


def test_an_officer_without_the_attendants_duty_opens_nothing(at: At) -> None:
    issuing = at("issuing")
    assert issuing.sends("open_birth", inpatient_no="ZY8", plurality="1").status_code == 403
    assert "不在您的职责之内" in issuing.page
    assert not Case.objects.exists()


def test_a_shift_hands_its_entries_over_with_what_was_typed(scene: Scene, at: At) -> None:
    midwife, colleague = at("midwife"), at("midwife2")
    cases = midwife.opens(plurality="2")
    midwife.sends("delivery", cases[0], **birth_typed(weight_g="3111"), later="1")
    midwife.looks_at("hand_over_shift")
    assert "潘玉兰" in midwife.page
    assert "侯桂花" not in midwife.page  # she attends elsewhere
    to = str(scene.person("midwife2").pk)
    typed = {**midwife.hidden, "entries": [str(case.pk) for case in cases], "colleague": to}
    for _tap in range(2):
        assert midwife.sends("hand_over_shift", **typed).headers["Location"] == "/desk/births/"
    assert {again(case).holder_id for case in cases} == {scene.person("midwife2").pk}
    colleague.looks_at("delivery", cases[0])
    assert "3111" in colleague.page


def test_an_entry_handed_back_takes_the_latest_draft_with_it(scene: Scene, at: At) -> None:
    midwife, colleague = at("midwife"), at("midwife2")
    (case,) = midwife.opens()
    midwife.sends("delivery", case, **birth_typed(weight_g="3111"), later="1")
    midwife.sends("hand_over_shift", entries=str(case.pk), colleague=str(scene.person("midwife2").pk))
    left_behind = {"typed": birth_typed(weight_g="2999"), "confirmed": []}
    save_delivery_draft(case.pk, payload=left_behind, by=scene.by("midwife"), at=scene.later())
    colleague.sends("hand_over_shift", entries=str(case.pk), colleague=str(scene.person("midwife").pk))
    assert again(case).holder_id == scene.person("midwife").pk
    midwife.looks_at("delivery", case)
    assert "3111" in midwife.page


def test_twins_across_midnight_share_the_mothers_part_and_keep_their_own_dates(at: At) -> None:
    midwife = at("midwife")
    first, second = midwife.opens(plurality="2")
    evening = hours_ago(72).replace(hour=23, minute=59)
    typed = birth_typed(evening)
    midwife.sends("delivery", first, **typed)
    midwife.signs(first, late_reason="busy")
    midwife.looks_at("delivery_signed", first)
    assert f"/births/{second.pk}/" in midwife.page
    midwife.looks_at("delivery", second)
    assert typed["mother_paper_no"] in midwife.page
    assert "已按第 1 个孩子填好" in midwife.page
    for name in ("gestation_weeks", "gestation_days", "born_on_year", "born_on_month", "born_on_day"):
        assert re.search(rf'name="{name}"[^>]* value="{typed[name]}"', midwife.page), name
    for name in ("born_time", "weight_g", "length_cm"):
        assert re.search(rf'name="{name}"(?![^>]* value="[^"])[^>]*>', midwife.page), name
    midwife.sends("delivery", second, **birth_typed(evening, gestation_weeks="40"), later="1")
    midwife.looks_at("delivery", second)
    assert "已按第 1 个孩子填好" not in midwife.page
    assert re.search(r'name="gestation_weeks"[^>]* value="40"', midwife.page)
    past_midnight = hours_ago(48).replace(hour=0, minute=1)
    midwife.sends("delivery", second, **birth_typed(past_midnight, sex="male"))
    midwife.signs(second, late_reason="busy")
    times = [again(case).born_local for case in (first, second)]
    assert [f"{time:%H:%M}" for time in times if time] == ["23:59", "00:01"]
    assert DeliveryRecord.objects.count() == 2


def test_an_entry_opened_by_mistake_is_taken_back_with_its_reason(at: At) -> None:
    midwife = at("midwife")
    (case,) = midwife.opens()
    midwife.sends("withdraw_entry", case)
    assert "请填写撤回原因" in midwife.page
    midwife.sends("withdraw_entry", case, reason="住院号录错")
    assert again(case).stage == Stage.CLOSED
    assert midwife.opens()[-1].pk != case.pk


def test_what_was_signed_stays_in_sight_for_a_day_and_says_whether_its_slip_is_printed(scene: Scene, at: At) -> None:
    midwife, colleague = at("midwife"), at("midwife2")
    first, second = (midwife.opens(f"ZY2026112201{number}")[0] for number in (1, 2))
    for case in (first, second):
        midwife.enters(case)
        midwife.signs(case)
    assert midwife.sends("claim_slip", second).headers["Content-Type"] == "application/pdf"
    midwife.looks_at("births")
    lines = {case.pk: line_of(case, midwife.page.split("本班已签名", 1)[1]) for case in (first, second)}
    assert ("未打印" in lines[first.pk], "打印领取单" in lines[first.pk]) == (True, True)
    assert ("已打印" in lines[second.pk], "打印领取单" in lines[second.pk]) == (True, False)
    colleague.looks_at("births")
    assert "本班已签名" not in colleague.page
    after = DeliveryRecord.objects.latest("signed_at").signed_at + timedelta(microseconds=1)
    assert not Case.objects.signed_by(scene.person("midwife"), since=after).exists()


def line_of(case: Case, page: str) -> str:
    return page.split(case.inpatient_no, 1)[1].split("</tr>", maxsplit=1)[0]


def test_slips_of_children_born_together_say_which_child_each_is_for(at: At) -> None:
    midwife = at("midwife")
    for number, case in enumerate(midwife.opens(plurality="2"), start=1):
        midwife.enters(case)
        midwife.signs(case)
        assert f"同胎2个中的第{number}个" in text_by_pdfium(midwife.sends("claim_slip", case).content)
