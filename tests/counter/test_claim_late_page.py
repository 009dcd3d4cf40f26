"""A page of a family's form sent in the very moment in which the form is signed in another window."""

from typing import Any

import pytest
from tests.casework.scene import Scene
from tests.counter.conftest import signed_in
from tests.counter.family import Family

from xinsheng.casework import claims
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, Draft


@pytest.fixture
def form(scene: Scene, mother: Family) -> str:
    form = mother.opens(scene.signed())
    mother.fills_in(form)
    for kind in ("mother_id", "father_id"):
        mother.gives(form, kind)
    return form


def test_what_comes_after_the_signature_leaves_no_draft_beside_the_signed_form(
    mother: Family, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, elsewhere = claims.save_declaration_draft, signed_in("mother")

    def overtaken(*about: Any, **typed: Any) -> None:
        monkeypatch.setattr(claims, "save_declaration_draft", save)
        assert elsewhere.submits(form).status_code == 302
        save(*about, **typed)

    shown = mother.hidden(f"{form}child/")
    monkeypatch.setattr(claims, "save_declaration_draft", overtaken)
    answer = mother.client.post(f"{form}child/", {**shown, "surname_of": "mother", "given_name": "雨昕"})

    assert answer.status_code == 409
    assert "内容已有更新" in answer.content.decode()
    assert (Case.objects.get().stage, Case.objects.get().child_name) == (Stage.DECLARED, "龙雨欣")
    assert not Draft.objects.exists()
