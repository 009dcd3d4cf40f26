"""What is one of a few words is so in the books, whoever writes there."""

from typing import Any

import pytest
from tests.registry.books import NOON, a_case, a_person
from tests.registry.conftest import Refuses

from xinsheng.law.acts import MessageKind
from xinsheng.law.administration import ProposalKind
from xinsheng.registry import models


def propose(kind: str) -> None:
    models.Proposal.objects.create(kind=kind, payload={}, proposed_by=a_person(), proposed_at=NOON)


def owe(kind: str) -> None:
    models.TextMessage.objects.create(case=a_case(), kind=kind, phone_cipher=b"p", text_cipher=b"t", queued_at=NOON)


@pytest.mark.parametrize("kind", ["", "OFFICE", "administrator", "office "])
def test_nothing_is_proposed_that_no_law_knows(kind: str, refused_by: Refuses) -> None:
    with refused_by("proposal_kind"):
        propose(kind)
    propose(ProposalKind.OFFICE)


@pytest.mark.parametrize("kind", ["", "advertisement", "phone_code "])
def test_no_message_is_owed_that_the_law_does_not_know(kind: str, refused_by: Refuses) -> None:
    with refused_by("text_message_kind"):
        owe(kind)
    owe(MessageKind.PHONE_CODE)


@pytest.mark.parametrize("media_type", ["text/html", "image/svg+xml", "image/png", "application/pdf; x"])
def test_a_kept_file_is_told_to_be_nothing_that_a_browser_would_run(media_type: str, refused_by: Refuses) -> None:
    given: dict[str, Any] = {"kind": "mother_id", "satisfied_by": "upload", "given_at": NOON, "round": 1}
    case, by = a_case(), a_person()
    with refused_by("material_media_type"):
        models.Material.objects.create(case=case, given_by=by, media_type=media_type, **given)
    models.Material.objects.create(case=case, given_by=by, media_type="image/jpeg", **given)
