"""Of docs/acts.md: what other offices are told of a licence, and who corrects a certificate older than the books."""

from xinsheng.cli.docs_tables import labelled, table_of
from xinsheng.law.legacy_corrections import CONFIRMS, PROPOSES
from xinsheng.law.sharing import LEAST_ASSURANCE, PURPOSES
from xinsheng.words.labels import act_label, label
from xinsheng.words.sharing_labels import TOLD_FIELDS


def sharing_section() -> str:
    """For which purposes a licence is shown to whom, once and with a parent's code: rows that no service has."""
    rows = [
        (
            f"`{purpose.value}`",
            label(purpose),
            label(row.agency),
            "、".join(str(TOLD_FIELDS[field]) for field in row.fields),
            labelled(row.forms),
            "；".join(row.bases.values()),
        )
        for purpose, row in PURPOSES.items()
    ]
    return (
        f"## {act_label('consent_to_share')} (`consent_to_share`)\n\n"
        "A parent named on the licence lets one office look once, by a code; an office is told what its purpose "
        f"needs and nothing else. Identified at least as: {label(LEAST_ASSURANCE)}.\n\n"
        f"{table_of(('purpose', 'words', 'whose', 'told', 'forms', 'source'), rows)}"
    )


def corrections_section() -> str:
    """Who says what a certificate older than the books really says, and who confirms it."""
    rows = [(labelled(PROPOSES), labelled(CONFIRMS))]
    return (
        f"## {act_label('confirm_legacy_correction')} (`confirm_legacy_correction`)\n\n"
        "One officer of the county of its issuer proposes; another person there, or a supervisor over that county, "
        "confirms or declines.\n\n"
        f"{table_of(('proposes', 'confirms'), rows)}"
    )
