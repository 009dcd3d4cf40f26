"""Whom a certificate from before these books names: its parents, wherever the books know their papers from."""

from xinsheng.casework.legacy_statements import legacy_statement_of
from xinsheng.casework.succession_snapshots import entitled_by
from xinsheng.registry import models


def papers_on(certificate: models.LegacyCertificate) -> frozenset[bytes]:
    """The blind indexes of the parents' papers: as entered beside it, and as what it said in full has them.

    A line of a bulk load may tell none, and what was found or typed of it later does.
    """
    said = certificate.said
    beside = {bytes(one) for one in (said.mother_paper_index, said.father_paper_index) if one}
    statement = legacy_statement_of(certificate)
    in_full = {bytes.fromhex(one) for one in entitled_by(statement["content"])} if statement else set()
    return frozenset(beside | in_full)


def papers_ever_on(certificate: models.LegacyCertificate) -> frozenset[bytes]:
    """Those that it was ever said to name: as it was entered, and by each correction that was confirmed (T22)."""
    corrected = certificate.corrections.filter(decision__confirmed=True)
    said = [certificate, *models.LegacyContent.objects.filter(pk=certificate.pk), *corrected]
    return frozenset(
        bytes(one) for row in said for one in (row.mother_paper_index, row.father_paper_index) if one is not None
    )


def names_on(certificate: models.LegacyCertificate, *, person: models.Person) -> bool:
    """Whether the person is a parent on it, or was said to be one before it was corrected."""
    if person.paper_no_index is None:
        return False
    return bytes(person.paper_no_index) in papers_on(certificate) | papers_ever_on(certificate)
