"""Every name that a citizen put to something, as it stands in the database, checked as a stranger would."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Min

from xinsheng.casework.checked_journal import Broken, Chain
from xinsheng.casework.citizen_seals import is_our_own, seal_of
from xinsheng.casework.citizen_signatures import NAMED, citizen_signature_of
from xinsheng.casework.kept_handwritings import find_strokes
from xinsheng.casework.privacy import UnableToRead, show
from xinsheng.casework.province_keys import is_the_provinces
from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.law.acts import StatementKind
from xinsheng.law.services import SERVICES
from xinsheng.law.terms import Satisfaction
from xinsheng.proof.act_challenge import UnableToChallenge
from xinsheng.proof.bundles import NamedEntry
from xinsheng.proof.canonical import digest_of
from xinsheng.proof.citizen_signatures import CitizenSignature, handwriting_faults, statement_faults
from xinsheng.registry import models

_BY_CITIZENS = frozenset(
    {
        StatementKind.DECLARATION,
        StatementKind.COUPLE_DECLARATION,
        StatementKind.SPOUSE_ANSWER,
        StatementKind.CORRECTION,
        StatementKind.MATERIAL_STATEMENT,
    }
)
_STEP = "0061_citizens_sign"  # of the books: from it on the name put to something is kept with its evidence
_GIVING = "give_material"  # its row signs nothing: a paper may be handed in by it as well
_KINDS = {act.verb: act.signs for module in SERVICES.values() for act in module.ACTS if act.signs in _BY_CITIZENS}
SIGNED_BY_CITIZENS = {**_KINDS, _GIVING: StatementKind.MATERIAL_STATEMENT}


@dataclass(frozen=True, kw_only=True)
class CitizensCount:
    """How many names of citizens a case has, how many wait for their seal, and how many are older than seals."""

    signed: int
    waiting: int
    before: int

    def and_also(self, other: "CitizensCount") -> "CitizensCount":
        """Both together."""
        return CitizensCount(
            signed=self.signed + other.signed, waiting=self.waiting + other.waiting, before=self.before + other.before
        )


NO_CITIZENS = CitizensCount(signed=0, waiting=0, before=0)


def count_citizens(chain: Chain, *, case: models.Case) -> CitizensCount:
    """Count them; one from before there were seals says nothing of how its signer was known, and is told so."""
    rows = case.citizen_signatures.all()
    named = set(rows.values_list("entry_id", flat=True))
    unnamed = [entry for entry in chain.entries if entry.pk not in named and _signs(entry)]
    since = _since_seals(unnamed)
    return CitizensCount(
        signed=len(named),
        waiting=rows.filter(waiting__isnull=False).count(),
        before=len([entry for entry in unnamed if entry.pk not in since]),
    )


def _signs(entry: models.JournalEntry) -> bool:
    """Whether a citizen put their name to something in this act."""
    return entry.act in SIGNED_BY_CITIZENS and bool(entry.signature_method)


def _since_seals(entries: Sequence[models.JournalEntry]) -> set[int]:
    """Those of the entries from which on every citizen's name was kept, whether it says `identified` or not.

    From the step of the books that brought it, or from the first name that they still have: whoever takes away every
    row, and that step with it, is found out by what says `identified` alone.
    """
    if not entries:
        return set()
    step = MigrationRecorder.Migration.objects.filter(app="registry", name=_STEP)
    taken_at = step.values_list("applied", flat=True).first()
    first = models.CitizenSignature.objects.aggregate(entry=Min("entry_id"))["entry"]
    return {
        entry.pk
        for entry in entries
        if (taken_at is not None and entry.at >= taken_at) or (first is not None and entry.pk > first)
    }


def broken_citizens(case: models.Case, *, chain: Chain) -> Iterator[Broken]:
    """Every citizen's signature of a case that does not hold, and every entry that names one and has none.

    Codes: `unreadable`, `statement`, `handwriting` (other strokes), `nonce`, `column` (one says otherwise),
    `not_in_journal`, `other_act`, `not_ours` (written by no act), `seal`, `seal_key` (not the province's), `unsealed`
    (none is waited for), `missing`, `digest` (the paper kept is another). Of an erased case all but what it says.
    """
    rows = case.citizen_signatures.select_related("entry", "seal", "waiting", "handwriting").order_by("entry_id")
    named = {row.entry_id: row for row in rows}
    unnamed = [entry for entry in chain.entries if entry.pk not in named]
    since = _since_seals([entry for entry in unnamed if _signs(entry)])
    for entry in unnamed:
        if entry.signature_method == "identified" or entry.pk in since:
            yield Broken(table="journal_entry", row=str(entry.pk), code="missing", chain=case.pk)
    for row in named.values():
        for code in _faults_of(row, case=case):
            yield Broken(table="citizen_signature", row=str(row.pk), code=code, chain=case.pk)
        for code in _faults_of_seal(row):
            yield Broken(table="citizen_seal", row=str(row.pk), code=code, chain=case.pk)
    yield from _broken_papers(case, named=tuple(named.values()))


def named_entries_of(case: models.Case, *, last: int | None = None) -> list[NamedEntry]:
    """What citizens put their names to in a case, for a bundle; with `last`, as far as that place in the chain.

    Raises UnableToRead, UnableToUseKey.
    """
    rows = case.citizen_signatures.select_related("entry", "seal", "handwriting").order_by("entry_id")
    if last is not None:
        rows = rows.filter(entry__seq__lte=last)
    return [
        NamedEntry(
            seq=row.entry.seq,
            signature=citizen_signature_of(row),
            statement=show(row.statement_cipher, case=case, place=NAMED),
            seal=seal_of(row),
            handwriting=find_strokes(row, case=case),
        )
        for row in rows
    ]


def _faults_of(row: models.CitizenSignature, *, case: models.Case) -> Iterator[str]:
    made, entry = citizen_signature_of(row), row.entry
    try:
        yield from statement_faults(made, statement=show(row.statement_cipher, case=case, place=NAMED))
        yield from handwriting_faults(made, kept=find_strokes(row, case=case))
    except UnableToUseKey:
        yield "unreadable"
    except UnableToRead:
        pass  # erased: the digest stands for it
    try:
        columns = (made.nonce, made.challenge, made.digest)
    except UnableToChallenge:
        yield "nonce"
        return
    if columns != (bytes(row.nonce), bytes(row.challenge), bytes(row.digest)):
        yield "column"
    elif not is_our_own(row):
        yield "not_ours"
    if not _is_entered(row, made=made):
        yield "not_in_journal"
    elif entry.act not in SIGNED_BY_CITIZENS or made.kind != SIGNED_BY_CITIZENS[entry.act]:
        yield "other_act"


def _is_entered(row: models.CitizenSignature, *, made: CitizenSignature) -> bool:
    entry = row.entry
    actor = made.evidence.attested_by or made.person
    named = (entry.chain, bytes(entry.statement_digest or b""), bytes(entry.signature_digest or b""), entry.at)
    return (*named, entry.actor_id) == (row.case_id, made.statement_digest, made.challenge, made.signed_at, actor)


def _faults_of_seal(row: models.CitizenSignature) -> Iterator[str]:
    seal = seal_of(row)
    if seal is None:
        if getattr(row, "waiting", None) is None:
            yield "unsealed"
        return
    try:
        if not seal.holds:
            yield "seal"
        elif not is_the_provinces(seal.public_key, at=seal.sealed_at):
            yield "seal_key"
    except UnableToUseKey:
        yield "key_away"
    except ValueError:  # what is kept as its key is none
        yield "seal_key"


def _broken_papers(case: models.Case, *, named: tuple[models.CitizenSignature, ...]) -> Iterator[Broken]:
    """A statement signed here is a paper of the case: what is kept of it is what was signed."""
    challenges = {bytes(row.challenge): bytes(row.statement_digest) for row in named}
    for paper in case.materials.filter(satisfied_by=Satisfaction.SIGNED_STATEMENT):
        if paper.details_cipher is None:
            continue
        try:
            details = show(paper.details_cipher, case=case, place="material")
        except UnableToUseKey:
            yield Broken(table="material", row=str(paper.pk), code="unreadable", chain=case.pk)
            continue
        except UnableToRead:
            continue  # erased
        signed = details.pop("signed", None) or {}
        wanted = challenges.get(bytes.fromhex(str(signed.get("challenge", ""))))
        if wanted is not None and digest_of(details) != wanted:
            yield Broken(table="material", row=str(paper.pk), code="digest", chain=case.pk)
