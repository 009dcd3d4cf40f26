"""The officers' verbs that only a succession has: review a reissue, take the old paper back."""

from datetime import datetime
from uuid import UUID

from xinsheng.casework.acting import Asked, By
from xinsheng.casework.door import Outcome, Performance, perform
from xinsheng.casework.issuing_snapshots import get_print
from xinsheng.casework.sealings import statement_of
from xinsheng.casework.signing import sign_act
from xinsheng.casework.succession_snapshots import original_of
from xinsheng.law.acts import Input
from xinsheng.law.services import reissue, replacement
from xinsheng.law.succession_terms import ReturnedPages
from xinsheng.registry import models


def review(case_id: UUID, *, by: By, at: datetime, asked: Asked) -> Outcome:
    """Put the reviewer's name to a printed reissue, as the third of the three who sign (domain 3.4)."""

    def write(performance: Performance) -> None:
        certificate = get_print(performance.case)
        signed = sign_act(performance, statement=statement_of(certificate).as_json())
        models.CertificateReview.objects.create(
            certificate=certificate,
            reviewed_by=by.someone,
            reviewed_at=performance.at,
            statement_digest=signed.statement_digest,
            **signed.columns,
        )
        performance.subjects["certificate"] = str(certificate.pk)

    return perform(reissue.REVIEW, case_id=case_id, by=by, at=at, asked=asked, write=write)


def take_paper_back(case_id: UUID, *, pages: ReturnedPages, by: By, at: datetime, asked: Asked) -> Outcome:
    """Record that the old paper was handed in, which pages; it is archived, and is no spoiled blank (domain 3.7)."""

    def write(performance: Performance) -> None:
        models.PaperReturn.objects.create(
            case=performance.case,
            certificate=original_of(performance.case).of_books,
            pages=pages.value,
            received_by=by.someone,
            received_at=performance.at,
        )
        performance.subjects["original"] = str(performance.case.original_id)

    given = {Input.RETURNED_PAGES: pages.value}
    act = replacement.TAKE_PAPER_BACK
    return perform(act, case_id=case_id, by=by, at=at, asked=asked, given=given, write=write)
