"""Of docs/acts.md: what other offices are told of a licence, and what is done at an office and is of no case."""

from xinsheng.cli.docs_tables import labelled, table_of
from xinsheng.law.assurance import DEMANDED
from xinsheng.law.office_acts import OFFICE_ACTS
from xinsheng.law.sharing import PURPOSES
from xinsheng.law.stock import STOCKED
from xinsheng.law.terms import Duty
from xinsheng.words.labels import act_label, label
from xinsheng.words.refusals import refusal_sentence
from xinsheng.words.sharing_labels import TOLD_FIELDS


def sharing_section() -> str:
    """For which purposes a licence is shown to whom, once and with a parent's code: rows that no service has."""
    rows = [
        (
            f"`{purpose.value}`",
            label(purpose),
            label(row.agency),
            label(row.licence),
            "、".join(str(TOLD_FIELDS[field]) for field in row.fields),
            labelled(row.forms),
            "；".join(row.bases.values()),
        )
        for purpose, row in PURPOSES.items()
    ]
    least = DEMANDED[Duty.APPLICANT]["consent_to_share"].least
    return (
        f"## {act_label('consent_to_share')} (`consent_to_share`)\n\n"
        "A parent named on a Medical Certificate of Birth, or either of the couple on a Birth Service Certificate, "
        "lets one office look once, by a code or as it asked; an office is told what its purpose needs and nothing "
        f"else. Identified at least as: {label(least)}.\n\n"
        f"{table_of(('purpose', 'words', 'whose', 'of', 'told', 'forms', 'source'), rows)}"
    )


def offices_section() -> str:
    """What is done at an office and is of no case: blanks, printers, the right to issue, older certificates."""
    rows = [
        (
            f"`{row.verb}`",
            act_label(row.verb),
            labelled(row.here),
            "是" if row.over else "",
            "是" if row.administrators else "",
            labelled(row.kinds) if set(row.kinds) != STOCKED else "",
            refusal_sentence(row.apart) if row.apart else "",
            row.source,
        )
        for row in OFFICE_ACTS.values()
    ]
    head = ("act", "words", "duties there", "from above", "administrators", "only at", "kept apart", "source")
    return (
        "## What is done at an office, of no case\n\n"
        "By whoever holds one of these duties at the office itself; or, where it says so, supervises it from the "
        "county, prefecture or province over it, or is an administrator of the platform. What must be true of the "
        "blanks or of the certificate stands in the verb and is promised by the books.\n\n"
        f"{table_of(head, rows)}"
    )
