"""Every page of the public that takes a file measures what is sent before it reads it, then wants its token."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.casework.scene import Scene
from tests.casework.succession_scene import Succession
from tests.counter.conftest import own_keys
from tests.counter.family import Family, a_picture

from xinsheng.counter.measured_uploads import BODY_LIMIT
from xinsheng.registry.models import Account, Material

__all__ = ["own_keys"]


@pytest.fixture(params=["claim", "reissue"])
def page(scene: Scene, mother: Family, request: pytest.FixtureRequest) -> str:
    if request.param == "claim":
        return f"{mother.opens(scene.signed())}materials/mother_id/"
    case = Succession(scene).begun(scene.sealed().certificates.get())
    said = {"ground": "lost", "circumstances": "搬家以后找不到了", "in_household_register": "yes"}
    mother.answers(f"/reissue/{case.pk}/", **said)
    return f"/reissue/{case.pk}/papers/applicant_id/"


def test_what_is_too_long_is_answered_in_words_and_not_read(mother: Family, page: str) -> None:
    told = {"content_type": "multipart/form-data; boundary=x", "CONTENT_LENGTH": str(BODY_LIMIT + 1)}
    answer = mother.client.generic("POST", page, b"x", **told)
    assert answer.status_code == 413
    assert "文件太大" in answer.content.decode()


def test_a_file_without_the_pages_token_is_not_taken(page: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(Account.objects.get(login_name="mother"))
    file = SimpleUploadedFile("id.jpg", a_picture())
    answer = strict.post(page, {"way": "upload", "upload-file": file, "file": file})
    assert answer.status_code == 403
    assert not Material.objects.filter(case__stage__in=("begun", "signed")).exists()
