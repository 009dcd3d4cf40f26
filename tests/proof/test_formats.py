import re
from pathlib import Path

import pytest
from tests.proof.vectors import vectors, written_vectors

from xinsheng.proof import (
    act_signatures,
    archives,
    bundles,
    checkpoint,
    citizen_signatures,
    credential,
    handwriting,
    service_credential,
    service_statements,
    statements,
    trust,
)
from xinsheng.proof.document_lints import DOCUMENT_LINTS
from xinsheng.proof.lints import STATEMENT_LINTS
from xinsheng.proof.service_lints import SERVICE_LINTS
from xinsheng.standards.query_codes import ALPHABET

SOURCE = Path(__file__).parents[2] / "src" / "xinsheng"
PUBLISHED = (Path(__file__).parents[2] / "docs" / "formats.md").read_text()
HEADING = "## Test vectors\n\n"


def test_the_published_test_vectors_are_what_the_code_makes() -> None:
    assert PUBLISHED.partition(HEADING)[2] == written_vectors()
    assert len(vectors()) == 37


def test_every_format_that_the_code_names_has_its_page() -> None:
    named = {
        found
        for path in SOURCE.rglob("*.py")
        for found in re.findall(r'"(xinsheng\.[a-z-]+/\d+)"', path.read_text(encoding="utf-8"))
    }

    assert len(named) > 20
    assert sorted(word for word in named if f"`{word}`" not in PUBLISHED) == []


@pytest.mark.parametrize(
    "word",
    [
        statements.CONTENT_FORMAT,
        statements.UNMEASURED_FORMAT,
        statements.STATEMENT_FORMAT,
        service_statements.SERVICE_CONTENT_FORMAT,
        service_statements.SERVICE_STATEMENT_FORMAT,
        trust.FORMAT,
        act_signatures.SIGNATURE_FORMAT,
        act_signatures.NONCE_FORMAT,
        bundles.BUNDLE_FORMAT,
        citizen_signatures.CITIZEN_FORMAT,
        citizen_signatures.CITIZEN_NONCE,
        citizen_signatures.CITIZEN_BY_HAND,
        citizen_signatures.NONCE_BY_HAND,
        citizen_signatures.CITIZEN_SEAL,
        handwriting.HANDWRITING_FORMAT,
        citizen_signatures.SEAL_LABEL.decode().strip(),
        archives.ARCHIVE_FORMAT,
        str(credential.CLAIM_BIRTH),
        str(service_credential.CLAIM_SERVICE),
        ALPHABET,
        f"{credential.PAPER_ROUNDS:,}",
        checkpoint.write_checkpoint.__module__.rsplit(".", 1)[1],
        *STATEMENT_LINTS,
        *DOCUMENT_LINTS,
        *SERVICE_LINTS,
    ],
)
def test_every_name_that_a_stranger_must_know_is_published(word: str) -> None:
    assert word in PUBLISHED
