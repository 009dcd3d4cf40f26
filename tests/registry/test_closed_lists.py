"""What is one of a few words is so in the books, whoever writes there."""

from typing import Any

import pytest
from django.db import connection
from tests.registry.books import NOON, a_case, a_certificate, a_person, a_standing
from tests.registry.conftest import Refuses

from xinsheng.desk.books.naming import PURPOSES
from xinsheng.law.acts import MessageKind
from xinsheng.law.administration import ProposalKind
from xinsheng.law.archives import ArchivePurpose
from xinsheng.law.drafts import DraftSection
from xinsheng.law.policies import POLICY_NAMES
from xinsheng.law.readings import ReadingPurpose
from xinsheng.law.township_terms import LookPurpose
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


def test_no_policy_is_laid_down_that_the_law_does_not_know(refused_by: Refuses) -> None:
    row = {"value": 1, "source": "测试", "from_on": NOON.date(), "laid_down_at": NOON}
    with refused_by("policy_row_name"):
        models.PolicyRow.objects.create(name="late_claim_days", **row)
    for name in POLICY_NAMES:
        models.PolicyRow.objects.create(name=name, **row)


def test_a_draft_is_of_a_part_that_can_be_typed(refused_by: Refuses) -> None:
    row = {"case": a_case(), "person": a_person(), "payload_cipher": b"c", "saved_at": NOON}
    with refused_by("draft_section"):
        models.Draft.objects.create(section="couples", **row)
    for section in DraftSection:
        models.Draft.objects.create(section=section.value, **row)


def test_nobody_reads_for_a_purpose_that_has_no_words(refused_by: Refuses) -> None:
    reader = a_person()
    with refused_by("reading_purpose"):
        models.Reading.objects.create(by=reader, purpose="curiosity", page="desk.case", at=NOON)
    for purpose in ReadingPurpose:
        models.Reading.objects.create(by=reader, purpose=purpose.value, page="desk.case", at=NOON)
    assert set(PURPOSES) == {purpose.value for purpose in ReadingPurpose}
    of_archives = {f"archive_{purpose.value}" for purpose in ArchivePurpose}
    assert set(ReadingPurpose) >= of_archives | {purpose.value for purpose in LookPurpose}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "promise", ["policy_row_name", "reading_purpose", "act_signature_elsewhere_by_token", "sign_in_event_event"]
)
def test_a_long_log_is_promised_more_without_being_looked_through(promise: str) -> None:
    """Looked through, it would stand locked meanwhile, and every act and sign-in would wait."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT convalidated FROM pg_constraint WHERE conname = %s", [promise])
        assert cursor.fetchall() == [(False,)]


def test_a_register_is_owed_what_stands_and_no_other_word(refused_by: Refuses) -> None:
    standing = a_standing(a_certificate(a_case()))
    row = {"register": "mchis", "certificate": standing.certificate, "version": standing.version}
    with refused_by("filing_of_a_standing"):
        models.Filing.objects.create(state="lost", since=standing.since, due_at=NOON, **row)
