"""A Birth Service Certificate is answered on every page as a birth certificate is (mission E9, E10)."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from tests.casework.couple_scene import CoupleScene, a_couple, again
from tests.casework.scene import AT, Scene
from tests.casework.test_corrections import asks, corrects
from tests.verify.couples import MAN, NEVER_ISSUED, REGISTERED, WOMAN, moved_to, really_registered
from tests.verify.pages import alike, text_of, verdict_of, words_of
from tests.verify.test_document import FileOf, shown, unsealed

from xinsheng.casework.service_certificates import certificate_in_force, service_statement_of
from xinsheng.law.terms import Standing
from xinsheng.postroom.make_service_certificate import make_service_certificate
from xinsheng.proof.pdf_seal import seal_pdf
from xinsheng.proof.references import new_reference
from xinsheng.proof.test_authority import issue_test_seal, make_test_authority
from xinsheng.registry.models import CaseKey, ServiceCertificate
from xinsheng.verify import limits
from xinsheng.verify.document import judging

TOLD = {
    Standing.VALID: ("真实 · 有效", "编号有效", "well"),
    Standing.UNDER_REVIEW: ("核查中", "核查中", "due"),
    Standing.SUPERSEDED: ("作废（已更正）", "作废（已更正）", "wrong"),
    Standing.VOID: ("作废", "作废", "wrong"),
    Standing.REVOKED: ("作废", "作废", "wrong"),
}


@pytest.fixture
def couples(scene: Scene) -> ServiceCertificate:
    return really_registered(scene)


def asked_by_number(client: Client, no: str, **typed: str) -> str:
    return verdict_of(client.post("/verify/number", {"certificate_no": no, **typed}))


@pytest.mark.parametrize("state", TOLD)
def test_code_number_name_and_file_tell_one_standing(
    client: Client, couples: ServiceCertificate, file_of: FileOf, state: Standing
) -> None:
    file = file_of(couples)
    moved_to(couples, state)
    verdict, by_number, tone = TOLD[state]

    by_code = client.get(f"/v/{couples.reference}")
    assert verdict_of(by_code) == verdict
    assert f'class="x-verdict x-verdict--{tone}"' in text_of(by_code)
    assert asked_by_number(client, couples.no) == by_number
    assert asked_by_number(client, couples.no, printed_name=WOMAN) == verdict
    assert asked_by_number(client, couples.no, printed_name=MAN) == verdict
    assert shown(client, file) == verdict


def test_who_is_told_void_is_told_where_it_is_explained_in_person(
    client: Client, couples: ServiceCertificate
) -> None:
    moved_to(couples, Standing.REVOKED)

    page = words_of(client.get(f"/v/{couples.reference}"))

    assert "请带身份证件到办理的乡镇（街道）询问" in page
    assert service_statement_of(couples).township.name in page
    assert "孩子的家人" not in page


def test_the_page_masks_both_names_and_shows_no_number_and_no_home(
    client: Client, couples: ServiceCertificate
) -> None:
    content = service_statement_of(couples).content
    assert content.man is not None

    page = text_of(client.get(f"/v/{couples.reference}"))

    people = (content.woman, content.man)
    hidden = [text for one in people for text in (one.name, one.paper_no, one.household, one.residence)]
    assert not [text for text in [*hidden, couples.no] if text in page]
    facts = words_of(client.get(f"/v/{couples.reference}"))
    for told in ("生育服务证", f"{WOMAN[0]}**", f"{MAN[0]}**", "登记的孩子", "2026年11月22日"):
        assert told in facts
    assert service_statement_of(couples).township.name in facts


def test_a_woman_registered_alone_has_no_line_for_a_man(client: Client, scene: Scene) -> None:
    certificate = really_registered(scene, a_couple(man=None))

    masked = text_of(client.get(f"/v/{certificate.reference}")).partition('id="masked"')[2].partition("</dl>")[0]

    assert "女方姓名" in masked
    assert "男方姓名" not in masked


def test_a_number_alone_gives_the_standing_only(client: Client, couples: ServiceCertificate) -> None:
    page = client.post("/verify/number", {"certificate_no": couples.no.lower()})

    assert verdict_of(page) == "编号有效"
    assert "办理地</dt>" not in text_of(page)
    assert f"{WOMAN[0]}**" not in words_of(page)


def test_a_number_with_one_spouses_name_gives_the_whole_verdict_masked(
    client: Client, couples: ServiceCertificate
) -> None:
    page = words_of(client.post("/verify/number", {"certificate_no": couples.no, "printed_name": f" {MAN} "}))

    assert f"{MAN[0]}**" in page
    assert MAN not in page


def test_wrong_name_wrong_day_and_unknown_number_are_answered_alike(
    client: Client, couples: ServiceCertificate, waits: list[float]
) -> None:
    asked = [
        {"certificate_no": couples.no, "printed_name": WOMAN[:-1]},
        {"certificate_no": couples.no, "printed_name": WOMAN, **REGISTERED, "printed_on_day": "21"},
        {"certificate_no": NEVER_ISSUED, "printed_name": WOMAN},
        {"certificate_no": "Z529999999", "printed_name": WOMAN},
    ]
    answers = [alike(client.post("/verify/number", one)) for one in asked]

    assert all(one == answers[0] for one in answers)
    assert "未能核实" in answers[0][2]
    assert len(waits) == len(asked)


def test_a_day_alone_proves_nothing_whether_there_is_such_a_certificate_or_not(
    client: Client, couples: ServiceCertificate
) -> None:
    pages = [client.post("/verify/number", {"certificate_no": no, **REGISTERED}) for no in (couples.no, NEVER_ISSUED)]

    assert all("只凭登记日期不能核实" in words_of(page) for page in pages)
    assert alike(pages[0], without=couples.no) == alike(pages[1], without=NEVER_ISSUED)


def test_a_slip_in_the_number_is_told_beside_it(client: Client, db: None) -> None:
    page = client.post("/verify/number", {"certificate_no": f"{NEVER_ISSUED[:-1]}*", "printed_name": WOMAN})

    assert "编号有抄错的地方" in words_of(page)
    assert f'value="{WOMAN}"' in text_of(page)


def test_after_ten_comparisons_the_number_waits_but_its_standing_and_code_still_answer(
    client: Client, couples: ServiceCertificate
) -> None:
    guess = {"certificate_no": couples.no, "printed_name": "某某"}
    assert [client.post("/verify/number", guess).status_code for _ in range(11)] == [200] * 10 + [429]

    assert asked_by_number(client, couples.no) == "编号有效"
    assert verdict_of(client.get(f"/v/{couples.reference}")) == "真实 · 有效"


def test_a_number_compared_often_in_a_day_asks_for_name_and_day_together(
    client: Client, couples: ServiceCertificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST", {**limits.MOST, "number_a_day": 1})
    verdicts = [asked_by_number(client, couples.no, printed_name=WOMAN) for _ in range(2)]

    assert verdicts == ["真实 · 有效", ""]
    assert asked_by_number(client, couples.no, printed_name=WOMAN, **REGISTERED) == "真实 · 有效"


def test_comparing_says_agree_or_differ_and_reveals_nothing(client: Client, couples: ServiceCertificate) -> None:
    typed = {"certificate_no": couples.no, "printed_name": "杨志", **REGISTERED}
    response = client.post(f"/v/{couples.reference}/compare", typed)

    page = words_of(response)
    assert verdict_of(response) == "内容不一致"
    assert (page.count(" 一致 "), page.count(" 不一致 ")) == (2, 1)
    assert f"{WOMAN[0]}**" not in page
    agreed = client.post(f"/v/{couples.reference}/compare", {"printed_name": WOMAN, **REGISTERED})
    assert verdict_of(agreed) == "真实 · 有效"


def test_what_is_not_filed_yet_is_answered_like_what_nobody_issued(client: Client, scene: Scene) -> None:
    couple = CoupleScene(scene)
    fixed = couple.answered(couple.declared()).service_certificates.get()
    unsealed_birth = scene.printed().certificates.get()
    references = (fixed.reference, unsealed_birth.reference, new_reference(), "0" * 26)
    answers = [alike(client.get(f"/v/{reference}"), without=reference) for reference in references]
    by_number = [alike(client.post("/verify/number", {"certificate_no": no})) for no in (fixed.no, NEVER_ISSUED)]

    assert all(one == answers[0] for one in answers)
    assert by_number[0] == by_number[1]
    assert "查无此证" in answers[0][2]
    assert "查无此证" in by_number[0][2]


def test_an_erased_declaration_still_tells_its_standing_and_nothing_else(
    scene: Scene, client: Client, couples: ServiceCertificate
) -> None:
    CaseKey.objects.filter(case=couples.case_id).update(wrapped=None, destroyed_at=scene.later())
    page = client.get(f"/v/{couples.reference}")

    assert verdict_of(page) == "真实 · 有效"
    assert "办理地" not in words_of(page).partition("签名里写明的内容")[0]
    moved_to(couples, Standing.SUPERSEDED)
    assert verdict_of(client.get(f"/v/{couples.reference}")) == "作废（已更正）"


def test_the_filed_bytes_are_genuine_even_when_no_root_is_configured(
    client: Client, couples: ServiceCertificate, file_of: FileOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "trusted_roots", lambda: ())

    assert shown(client, file_of(couples)) == "真实 · 有效"


def test_the_issued_file_shows_the_couple_masked(
    client: Client, couples: ServiceCertificate, file_of: FileOf
) -> None:
    file = SimpleUploadedFile("证件.pdf", file_of(couples))
    page = words_of(client.post("/verify/document", {"licence": file}))

    assert f"{WOMAN[0]}**" in page
    assert WOMAN not in page


def test_a_changed_an_unsealed_and_a_foreign_file_are_told(
    client: Client, couples: ServiceCertificate, file_of: FileOf
) -> None:
    content = file_of(couples)
    forger = issue_test_seal(
        make_test_authority(at=AT), institution=couples.seal.office.name, credit_code="x", seal_text="专用章", at=AT
    )

    assert shown(client, content + b"%\n") == "文件被改动"
    assert shown(client, unsealed(content)) == "不是电子证照原件"
    assert shown(client, seal_pdf(unsealed(content), key=forger, at=AT, description="x")) == "文件被改动"


def test_after_a_correction_the_old_file_is_answered_as_replaced_and_the_new_one_as_in_force(
    scene: Scene, client: Client, couples: ServiceCertificate, file_of: FileOf
) -> None:
    couple = CoupleScene(scene)
    case = corrects(couple, asks(couple, again(couples.case)))
    while_it_is_made = shown(client, file_of(couples))
    make_service_certificate(case_id=str(case.pk))
    new = certificate_in_force(case.pk)
    assert new is not None

    assert while_it_is_made == "真实 · 有效"
    assert shown(client, file_of(couples)) == "作废（已更正）"
    assert shown(client, file_of(new)) == "真实 · 有效"
    assert verdict_of(client.get(f"/v/{couples.reference}")) == "作废（已更正）"
    assert asked_by_number(client, new.no) == "编号有效"


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_check_waits_for_nobody_and_tells_the_end_from_the_moment_it_is_committed(
    client: Client, couples: ServiceCertificate
) -> None:
    moved, committing = Event(), Event()

    def at_the_township() -> None:
        try:
            with transaction.atomic():
                moved_to(couples, Standing.REVOKED)
                moved.set()
                committing.wait(20)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as desk:
        ending = desk.submit(at_the_township)
        moved.wait(20)
        before = verdict_of(client.get(f"/v/{couples.reference}"))
        committing.set()
        ending.result()

    assert before == "真实 · 有效"
    assert verdict_of(client.get(f"/v/{couples.reference}")) == "作废"
    assert asked_by_number(client, couples.no) == "作废"
