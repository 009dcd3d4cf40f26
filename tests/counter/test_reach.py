from tests.casework.scene import EVERYONE, Scene, a_block, asked
from tests.counter.conftest import signed_in
from tests.counter.family import Family, fathers_particulars

from xinsheng.casework import claims, sealings
from xinsheng.casework.outside import vault
from xinsheng.casework.privacy import key_of
from xinsheng.law.terms import MotherIdentity, Stage
from xinsheng.papers.qr import qr_svg
from xinsheng.registry.models import Case, Certificate, Material, Reading


def a_slip(scene: Scene, case: Case) -> str:
    return claims.print_claim_slip(case.pk, by=scene.by("midwife"), at=scene.later(), asked=asked())[1]


def father_opens(scene: Scene, case: Case, father: Family) -> str:
    father.answers("/claim/slip/", code=a_slip(scene, case).lower(), relation="father")
    return f"/claim/{case.pk}/"


def father_fills_in(father: Family, form: str) -> None:
    father.fills_in(form)
    father.answers(f"{form}father/", **fathers_particulars())
    father.answers(f"{form}father-household/", same_as="mother-household")
    father.answers(f"{form}father-residence/", same_as="mother-residence")
    father.answers(f"{form}collector/", mothers_state="can_sign", phone="")


def test_a_form_of_someone_else_is_as_if_it_were_missing(scene: Scene, mother: Family) -> None:
    case = scene.claimed()
    mother.gives(f"/claim/{case.pk}/", "mother_id")
    stranger = signed_in("mother2").client
    paths = ("", "mother/", "sign/", "receipt/", "materials/mother_id/", "begin/")

    for path in paths:
        asks = stranger.post if path == "begin/" else stranger.get
        assert asks(f"/claim/{case.pk}/{path}").status_code == 404, path
    assert stranger.get(f"/mine/{case.pk}/").status_code == 404
    assert "龙小梅" not in stranger.get("/mine/").content.decode()


def test_a_slip_opens_the_form_for_one_person_and_unknown_codes_are_one_answer(scene: Scene, father: Family) -> None:
    case = scene.signed()
    code = a_slip(scene, case)
    spaced = f"{code[:4]} {code[4:8]}-{code[8:]}"
    opened = father.answers("/claim/slip/", code=spaced, relation="father")
    used = signed_in("grandmother").answers("/claim/slip/", code=code, relation="grandparent")
    unknown = signed_in("grandmother").answers("/claim/slip/", code="0" * 13, relation="grandparent")

    assert opened.headers["Location"] == f"/claim/{case.pk}/"
    told = "没有找到这个领证码，或领取单已过期、已被使用"
    assert told in used.content.decode()
    assert told in unknown.content.decode()


def test_guessing_slip_codes_is_stopped_after_ten_tries(scene: Scene, father: Family) -> None:
    answers = [father.answers("/claim/slip/", code=f"{number:013}", relation="father") for number in range(11)]

    assert [answer.status_code for answer in answers] == [200] * 10 + [429]


def test_a_father_is_told_at_once_that_the_mother_must_authorise_and_cannot_submit_without(
    scene: Scene, father: Family
) -> None:
    case = scene.signed()
    form = father_opens(scene, case, father)
    assert "提交前需要母亲的授权" in father.sees(form)
    assert EVERYONE["mother"].paper_no not in father.sees(f"{form}mother/")
    father_fills_in(father, form)
    answer = father.submits(form)

    assert "领证人不是母亲，需要母亲的授权委托" in answer.content.decode()
    assert Case.objects.get(pk=case.pk).stage == Stage.SIGNED


def test_with_the_authorisation_that_the_mother_signed_in_her_own_session_he_submits(
    scene: Scene, mother: Family, father: Family
) -> None:
    case = scene.signed()
    form = father_opens(scene, case, father)
    father_fills_in(father, form)
    mother.opens(case)
    who = EVERYONE["father"]
    agent = {"name": who.name, "relation": "father", "paper_kind": "resident_card", "paper_no": who.paper_no}
    words = mother.answers(f"{form}authorise/", **agent).content.decode()
    seen = words.split('name="seen" value="')[1].split('"')[0]
    signed = mother.answers(f"{form}authorise/", **agent, seen=seen, agree="on")

    assert "现委托杨志强（与新生儿关系：父亲" in words
    assert signed.headers["Location"] == f"{form}authorised/"
    assert Material.objects.get(kind="authorisation").satisfied_by == "signed_statement"
    assert father.submits(form).headers["Location"] == f"{form}receipt/"


def test_only_the_mother_signs_an_authorisation(scene: Scene, father: Family) -> None:
    case = scene.signed()
    form = father_opens(scene, case, father)

    assert father.client.get(f"{form}authorise/").status_code == 404
    page = f"{form}materials/authorisation/"
    assert father.answers(page, way="signed_statement", agree="on").status_code == 404


def test_a_woman_without_papers_recorded_is_not_asked_for_a_number(scene: Scene) -> None:
    block = a_block(at=scene.at, mother_identity=MotherIdentity.NO_PAPERS, mother_paper_kind=None, mother_paper_no="")
    case = scene.signed(block=block)
    grandmother = signed_in("grandmother")
    grandmother.answers("/claim/slip/", code=a_slip(scene, case), relation="grandparent")

    assert 'name="paper_no"' not in grandmother.sees(f"/claim/{case.pk}/mother/")


def test_both_parents_download_the_sealed_file_and_each_reading_is_recorded(
    scene: Scene, mother: Family, father: Family
) -> None:
    case = scene.sealing()
    certificate = Certificate.objects.get(case=case)
    content = b"%PDF-1.7 a sealed licence"
    ref = vault().put(content, data_key=key_of(case))
    made = sealings.Made(file_ref=ref, sha256=b"\x03" * 32, size=len(content), credential=b"\x01credential")
    sealings.file_elicence(certificate, made=made, at=scene.later())

    for parent in (mother, father):
        answer = parent.client.get(f"/mine/{case.pk}/certificate.pdf")
        assert answer.content == content
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert [one.page for one in Reading.objects.filter(certificate=certificate)] == ["elicence"] * 2
    assert signed_in("mother2").client.get(f"/mine/{case.pk}/certificate.pdf").status_code == 404


def test_the_code_is_shown_large_with_the_standing_of_the_certificate(scene: Scene, mother: Family) -> None:
    case = scene.sealed()
    page = mother.sees(f"/mine/{case.pk}/qr/")

    assert "出生医学证明：有效" in page
    assert page.count("<svg") == 1
    assert qr_svg("x").split(" ")[0] in page


def test_before_it_is_sealed_there_is_nothing_to_download(scene: Scene, mother: Family) -> None:
    case = scene.declared()

    assert mother.client.get(f"/mine/{case.pk}/certificate.pdf").status_code == 404
    assert mother.client.get(f"/mine/{case.pk}/qr/").status_code == 404


def test_someone_who_only_opened_the_form_with_a_slip_has_no_certificate(scene: Scene) -> None:
    case = scene.signed()
    grandmother = signed_in("grandmother")
    grandmother.answers("/claim/slip/", code=a_slip(scene, case), relation="grandparent")
    scene.sealed(scene.printed(scene.declared(case)))

    assert grandmother.client.get(f"/mine/{case.pk}/").status_code == 200
    assert grandmother.client.get(f"/mine/{case.pk}/certificate.pdf").status_code == 404


def test_the_start_page_says_that_it_costs_nothing(mother: Family) -> None:
    assert "不收取任何费用" in mother.sees("/")
