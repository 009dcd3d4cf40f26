from pathlib import Path

import pytest
from tests.proof.vectors import vectors, written_vectors

from xinsheng.proof import checkpoint, credential, statements, trust
from xinsheng.proof.document_lints import DOCUMENT_LINTS
from xinsheng.proof.lints import STATEMENT_LINTS

PUBLISHED = (Path(__file__).parents[2] / "docs" / "formats.md").read_text()
HEADING = "## Test vectors\n\n"


def test_the_published_test_vectors_are_what_the_code_makes() -> None:
    assert PUBLISHED.partition(HEADING)[2] == written_vectors()
    assert len(vectors()) == 15


@pytest.mark.parametrize(
    "word",
    [
        statements.CONTENT_FORMAT,
        statements.STATEMENT_FORMAT,
        trust.FORMAT,
        str(credential.CLAIM_BIRTH),
        f"{credential.PAPER_ROUNDS:,}",
        checkpoint.write_checkpoint.__module__.rsplit(".", 1)[1],
        *STATEMENT_LINTS,
        *DOCUMENT_LINTS,
    ],
)
def test_every_name_that_a_stranger_must_know_is_published(word: str) -> None:
    assert word in PUBLISHED
