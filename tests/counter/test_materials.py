import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.casework.scene import Scene, asked
from tests.counter.conftest import signed_in
from tests.counter.family import Family, a_picture

from xinsheng.casework import reviews
from xinsheng.law.terms import Finding, Stage
from xinsheng.registry.models import Case, Material
from xinsheng.words.labels import label

GIVE_FIRST = 'class="govuk-button x-go" href="{form}materials/mother_id/"'
SUBMIT_LATER = 'class="govuk-button govuk-button--secondary x-go" href="{form}check/"'
SUBMIT_NOW = 'class="govuk-button x-go" href="{form}check/"'


@pytest.fixture
def form(scene: Scene, mother: Family) -> str:
    form = mother.opens(scene.signed())
    mother.fills_in(form, given="no")
    return form


def test_only_what_the_law_lists_for_this_family_is_asked_for(mother: Family, form: str) -> None:
    page = mother.sees(f"{form}materials/")

    assert "母亲有效身份证件" in page
    assert "未提供父亲信息的书面声明" in page
    assert "父亲有效身份证件" not in page
    assert mother.client.get(f"{form}materials/father_id/").status_code == 404
    assert mother.client.get(f"{form}materials/marriage_certificate/").status_code == 404


def test_a_mother_signs_the_statement_without_a_father_on_the_page(mother: Family, form: str) -> None:
    page = f"{form}materials/no_father_statement/"
    assert "自愿不提供新生儿父亲信息" in mother.sees(page)
    mother.answers(page, way="signed_statement", agree="on")

    given = Material.objects.get(kind="no_father_statement")
    assert given.satisfied_by == "signed_statement"
    assert given.details_cipher is not None


def test_further_pages_stand_beside_the_first_and_one_can_be_given_again(mother: Family, form: str) -> None:
    mother.gives(form, "mother_id")
    mother.gives(form, "mother_id")
    first = Material.objects.order_by("given_at")[0]
    page = f"{form}materials/mother_id/"
    hidden = mother.hidden(f"{page}?again={first.pk}")

    file = SimpleUploadedFile("better.jpg", a_picture())
    mother.client.post(page, {**hidden, "way": "upload", "upload-file": file})

    assert hidden["again"] == str(first.pk)
    assert Material.objects.current().count() == 2
    assert Material.objects.get(replaces=first).kind == "mother_id"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "这个文件是空的"),
        (b"MZ this is a program", "这不是照片或 PDF 文件"),
        (b"\x89PNG\r\n\x1a\n broken", "请重新拍照"),
        (b"x" * (10 * 1024 * 1024 + 1), "文件超过 10 MB"),
    ],
)
def test_a_file_that_cannot_be_taken_in_is_refused_with_the_reason_at_its_field(
    mother: Family, form: str, content: bytes, told: str
) -> None:
    answer = mother.gives(form, "mother_id", content=content)

    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert not Material.objects.exists()


def test_a_body_far_too_large_is_answered_in_words_and_not_read(mother: Family, form: str) -> None:
    answer = mother.gives(form, "mother_id", content=b"x" * (11 * 1024 * 1024))

    assert answer.status_code == 413
    assert "文件太大" in answer.content.decode()


def test_a_file_without_the_pages_token_is_not_taken(scene: Scene, form: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(scene.person("mother").accounts.get())

    assert strict.post(f"{form}materials/mother_id/", {"way": "upload"}).status_code == 403


def test_ones_own_photograph_can_be_looked_at_and_nobody_elses(mother: Family, form: str) -> None:
    mother.gives(form, "mother_id")
    given = Material.objects.get()
    own = mother.client.get(f"{form}papers/{given.pk}/")
    others = signed_in("father").client.get(f"{form}papers/{given.pk}/")

    assert own.headers["Content-Type"] == "image/jpeg"
    assert own.headers["X-Content-Type-Options"] == "nosniff"
    assert others.status_code == 404


def test_the_same_upload_sent_twice_is_one_paper(mother: Family, form: str) -> None:
    page = f"{form}materials/mother_id/"
    hidden, picture = mother.hidden(page), a_picture()

    for _press in range(2):
        file = SimpleUploadedFile("id.jpg", picture)
        mother.client.post(page, {**hidden, "way": "upload", "upload-file": file})

    assert Material.objects.count() == 1


def test_after_the_notice_the_family_sees_why_gives_it_again_and_submits(scene: Scene, mother: Family) -> None:
    case = scene.declared()
    by = scene.by("issuing")
    first, second = case.materials.order_by("given_at")
    for material, finding in ((first, Finding.NOT_ACCEPTABLE), (second, Finding.ACCEPTED)):
        refused = finding is Finding.NOT_ACCEPTABLE
        found = reviews.Found(
            material_id=material.pk,
            finding=finding,
            reason=reviews.UnacceptableReason.UNREADABLE if refused else None,
            remedy=reviews.Remedy.NEW_PHOTOGRAPH if refused else None,
        )
        reviews.record_finding(case.pk, found=found, by=by, at=scene.later(), asked=asked())
    reviews.give_notice(case.pk, later_item_reason="", by=by, at=scene.later(), asked=asked())

    form = f"/claim/{case.pk}/"
    page = mother.sees(f"/mine/{case.pk}/")
    assert "请补齐下面的内容" in page
    assert "母亲有效身份证件" in page
    assert f"{form}materials/mother_id/" in page
    assert GIVE_FIRST.format(form=form) in page
    assert SUBMIT_LATER.format(form=form) in page
    again = mother.sees(f"{form}materials/mother_id/")
    assert "不符合要求，请重新提供" in again
    assert label(reviews.UnacceptableReason.UNREADABLE) in again
    assert label(reviews.Remedy.NEW_PHOTOGRAPH) in again
    mother.gives(form, "mother_id")
    page = mother.sees(f"/mine/{case.pk}/")
    assert "已重新提供" in page
    assert SUBMIT_NOW.format(form=form) in page
    answer = mother.submits(form)

    assert answer.headers["Location"] == f"{form}receipt/"
    case = Case.objects.get(pk=case.pk)
    assert (case.stage, case.round) == (Stage.DECLARED, 2)


def test_a_photograph_in_the_place_of_an_elicence_is_sent_where_photographs_are_taken(
    mother: Family, form: str
) -> None:
    address = f"{form}materials/mother_id/"
    file = SimpleUploadedFile("id.jpg", a_picture())
    sent = {**mother.hidden(address), "way": "elicence", "elicence-file": file}
    page = mother.client.post(address, sent).content.decode()

    assert "照片请在“照片或 PDF”处上传" in page
    assert page.count("照片或 PDF") == 3, "the words of the field itself, and of the fault twice"
