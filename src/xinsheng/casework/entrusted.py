"""From the books to the law: whom one of a couple sent with their form to a township's or village's window."""

from collections.abc import Iterable, Mapping
from typing import Any

from xinsheng.casework.outside import keys
from xinsheng.casework.privacy import paper_index
from xinsheng.law.facts import EntrustedFact
from xinsheng.registry import models
from xinsheng.standards.identity_papers import PaperKind


def find_entrusted(case: models.Case) -> EntrustedFact | None:
    """The authorisation signed last on a couple's form, however it stands."""
    row = models.Authorisation.objects.latest_on(case.pk)
    if row is None or row.couple_index is None:
        return None
    signer = row.material.given_by.paper_no_index
    return EntrustedFact(
        agent_index=bytes(row.agent_index).hex(),
        signer_index=bytes(signer).hex() if signer else "",
        couple_index=bytes(row.couple_index).hex(),
        until_on=row.until_on,
        ended=row.ended_as,
    )


def party_indexes_of(entrusted: EntrustedFact | None) -> frozenset[str]:
    """Who has a part in it by the authorisation alone: who signed it, and whom it names."""
    if entrusted is None:
        return frozenset()
    return frozenset({entrusted.signer_index, entrusted.agent_index})


def index_of_the_two(indexes: Iterable[bytes]) -> bytes:
    """The keyed blind index of an unordered couple, from those of the one or two (invariant 40)."""
    return keys().index("+".join(index.hex() for index in sorted(indexes)), kind="couple")


def couple_index_named_in(details: Mapping[str, Any]) -> bytes | None:
    """The index of the couple that a signed authorisation names; None for a mother's, which names a child."""
    couple = details.get("couple")
    if couple is None:
        return None
    two = (couple["woman"], couple["man"])
    return index_of_the_two(paper_index(PaperKind(one["paper_kind"]), one["paper_no"]) for one in two if one)
