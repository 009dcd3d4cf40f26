"""From the books to the law: the papers of a case, what was found of each, and what was told of them."""

from dataclasses import replace

from xinsheng.casework.privacy import paper_index, show
from xinsheng.law.authorisations import AuthorisationEnd
from xinsheng.law.facts import MaterialFact
from xinsheng.law.terms import Finding, Material, Satisfaction
from xinsheng.registry import models
from xinsheng.standards.identity_papers import PaperKind


def material_facts(case: models.Case, *, mother_index: bytes | None = None) -> tuple[MaterialFact, ...]:
    """The papers of a case that no later one has replaced, each with what was found of it last.

    `mother_index` is of whom the case names as the mother now: what another signed as the mother is as if taken back.
    """
    facts = []
    given = case.materials.current().select_related("authorisation__ending", "given_by")
    for material in given.prefetch_related("findings"):
        found = max(material.findings.all(), key=lambda row: row.found_at, default=None)
        fact = MaterialFact(
            material=Material(material.kind),
            satisfied_by=Satisfaction(material.satisfied_by),
            round=material.round,
        )
        signed = getattr(material, "authorisation", None)
        if signed is not None:
            fact = _as_signed(fact, signed)
            signer = material.given_by.paper_no_index
            if mother_index is not None and (signer is None or bytes(signer) != mother_index):
                fact = replace(fact, ended=AuthorisationEnd.REVOKED)
        elif material.kind == Material.AUTHORISATION:
            fact = replace(fact, agent_index=_agent_index(material, case=case))
        if found is not None:
            fact = replace(fact, finding=Finding(found.finding), reason=found.reason, remedy=found.remedy)
        facts.append(fact)
    return tuple(facts)


def _as_signed(fact: MaterialFact, signed: models.Authorisation) -> MaterialFact:
    """Whom the mother named when she signed it here, until when, and how it ended; a paper one an officer reads."""
    return replace(
        fact,
        agent_index=bytes(signed.agent_index).hex(),
        until_on=signed.until_on,
        ended=signed.ended_as,
    )


def _agent_index(material: models.Material, *, case: models.Case) -> str:
    """The same of one signed before its agent had a row of its own: it had no last day."""
    if material.details_cipher is None:
        return ""
    agent = show(material.details_cipher, case=case, place="material").get("agent")
    return paper_index(PaperKind(agent["paper_kind"]), agent["paper_no"]).hex() if agent else ""


def notice_facts(case: models.Case) -> tuple[frozenset[Material], bool]:
    """What notices have named in whichever round, and whether one was given in this."""
    notices = tuple(case.notices.all())
    named = frozenset(Material(item["material"]) for notice in notices for item in notice.items)
    return named, any(notice.round == case.round for notice in notices)
