"""Papers on a case: a photograph or file, an e-licence, a statement signed here, an original seen at the counter."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import InterfaceError, OperationalError

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.authorisations import lay_down
from xinsheng.casework.door import Outcome, Performance, get_case, perform, rule_beforehand
from xinsheng.casework.outside import vault
from xinsheng.casework.paper_readings import may_be_read, read_off
from xinsheng.casework.privacy import hide, key_of, show
from xinsheng.casework.signing import sign_as_citizen
from xinsheng.casework.snapshots import Proposed
from xinsheng.gateways.uploads.port import Scrubbed
from xinsheng.law.acts import Given, Input, StatementKind
from xinsheng.law.applications import Application
from xinsheng.law.declaration import Declaration
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.services import first_issuance_inside as service
from xinsheng.law.terms import Finding, Material, Satisfaction
from xinsheng.registry import models
from xinsheng.standards.civil_time import civil_date


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One material as it comes in: which, how, the scrubbed file if any, and details (JSON values, private)."""

    kind: Material
    way: Satisfaction
    file: Scrubbed | None = None
    details: Mapping[str, Any] | None = None
    replaces: UUID | None = None  # one of the giver's own that no officer has examined yet


def give_material(
    case_id: UUID, *, paper: Paper, declaration: Declaration | Application, by: By, at: datetime, asked: Asked
) -> Outcome:
    """Add one material to a case; `declaration` is what is declared or still being typed: it says what is needed.

    The file is stored before the transaction; when the act does not happen, the file is taken away again.
    Raises NotAllowed, UnableToAct("no_such_case", "no_such_material"), or the vault's UnableToStore.
    """

    def write(performance: Performance) -> None:
        row = add_paper(performance, paper=paper, file_ref=kept.ref)
        performance.answer["material"] = str(row.pk)
        performance.subjects["material"] = str(row.pk)

    given = {Input.MATERIAL: paper.kind.value, Input.WAY: paper.way.value}
    proposed = (
        Proposed(application=declaration)
        if isinstance(declaration, Application)
        else Proposed(declaration=declaration)
    )
    act = service.GIVE_MATERIAL
    if paper.way is Satisfaction.UPLOAD:
        paper = _with_reading(paper, case_id=case_id, by=by, at=at, given=given, proposed=proposed)
    with keep_file(case_id, paper.file) as kept:
        outcome = perform(
            act, case_id=case_id, by=by, at=at, asked=asked, given=given, proposed=proposed, write=write
        )
        kept.is_used = not outcome.repeated
    return outcome


def _with_reading(paper: Paper, *, case_id: UUID, by: By, at: datetime, given: Given, proposed: Proposed) -> Paper:
    """The paper with what a machine reads off it; nothing of one that may not be added: the door says why."""
    if not may_be_read(paper.kind, paper.file):
        return paper
    try:
        rule_beforehand(service.GIVE_MATERIAL, case_id, by=by, at=at, given=given, proposed=proposed)
    except (NotAllowed, UnableToAct):
        return paper
    read = read_off(paper.kind, paper.file, on=civil_date(at))
    return replace(paper, details={**(paper.details or {}), **read})


@dataclass
class Kept:
    """A file in the store, and whether the act it was brought for happened."""

    ref: str
    is_used: bool = False


@contextmanager
def keep_file(case_id: UUID, file: Scrubbed | None) -> Iterator[Kept]:
    """Store a file before the act's transaction; unless it `is_used` at the end it is taken away again.

    After a broken connection nobody knows whether the act was kept: then the file stays.
    Raises UnableToAct("no_such_case"), or the vault's UnableToStore.
    """
    kept = Kept(ref=_store(case_id, file))
    try:
        yield kept
    except (InterfaceError, OperationalError):
        raise
    except BaseException:
        _take_away(kept)
        raise
    if not kept.is_used:
        _take_away(kept)


def _take_away(kept: Kept) -> None:
    if kept.ref:
        vault().remove(kept.ref)


def _store(case_id: UUID, file: Scrubbed | None) -> str:
    if file is None:
        return ""
    return vault().put(file.content, data_key=key_of(get_case(case_id)))


def add_paper(performance: Performance, *, paper: Paper, file_ref: str) -> models.Material:
    """A paper of a kind given again takes the place of an unexamined or refused one of the same kind."""
    case, by, at = performance.case, performance.by, performance.at
    details = dict(paper.details or {})
    if paper.way is Satisfaction.SIGNED_STATEMENT:
        kind = StatementKind.MATERIAL_STATEMENT
        signed = sign_as_citizen(performance, statement=dict(details), kind=kind, signer=by.someone)
        details["signed"] = {
            "challenge": signed.challenge.hex(),
            "nonce": signed.nonce.hex(),
            "method": signed.method,
        }
    attested = paper.way is Satisfaction.SEEN_AT_COUNTER
    row = models.Material.objects.create(
        case=case,
        kind=paper.kind.value,
        satisfied_by=paper.way.value,
        given_by=by.someone,
        given_at=at,
        round=case.round,
        file_ref=file_ref,
        file_digest=hashlib.sha256(paper.file.content).digest() if paper.file else None,
        original_digest=paper.file.original_digest if paper.file else None,
        media_type=paper.file.media_type if paper.file else "",
        pages=paper.file.pages if paper.file else 0,
        details_cipher=hide(details, case=case, place="material") if details else None,
        seen_by=by.person if attested else None,
        replaces=_one_it_replaces(case, paper=paper, by=by),
    )
    if attested:
        models.MaterialFinding.objects.create(
            material=row, finding=Finding.ACCEPTED.value, found_by=by.someone, found_at=at
        )
    if _is_authorisation(paper):
        lay_down(performance, row=row, details=details)
    return row


def words_signed_in(material: models.Material, *, case: models.Case) -> str:
    """The words of a statement that was signed online, as they were signed; '' for every other paper."""
    if material.satisfied_by != Satisfaction.SIGNED_STATEMENT or material.details_cipher is None:
        return ""
    return str(show(material.details_cipher, case=case, place="material").get("text", ""))


def challenge_signed_in(material: models.Material, *, case: models.Case) -> bytes:
    """The challenge by which a statement that was signed online names its signature; empty for every other paper."""
    if material.satisfied_by != Satisfaction.SIGNED_STATEMENT or material.details_cipher is None:
        return b""
    signed = show(material.details_cipher, case=case, place="material").get("signed") or {}
    return bytes.fromhex(str(signed.get("challenge", "")))


def _is_authorisation(paper: Paper) -> bool:
    """Whether the mother puts her name here to whom she sends."""
    return paper.kind is Material.AUTHORISATION and paper.way is Satisfaction.SIGNED_STATEMENT


def _one_it_replaces(case: models.Case, *, paper: Paper, by: By) -> models.Material | None:
    """The one that is named; else a refused paper of the same kind is answered by the new one.

    Without either, further pages stand beside the ones before; of authorisations signed here only the last stands.
    """
    same_kind = case.materials.current().filter(kind=paper.kind.value)
    if _is_authorisation(paper):
        return same_kind.filter(authorisation__isnull=False).order_by("-given_at").first()
    if paper.replaces is None:
        refused = same_kind.filter(findings__finding=Finding.NOT_ACCEPTABLE.value)
        return refused.order_by("given_at").first()
    named = same_kind.filter(pk=paper.replaces, given_by=by.someone, findings=None).first()
    if named is None:
        raise UnableToAct("no_such_material")
    return named
