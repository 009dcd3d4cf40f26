"""The other spouse's answers as they stand in the database, checked against the declaration and the journal."""

from collections.abc import Iterator

from xinsheng.casework.checked_journal import Broken, Chain
from xinsheng.casework.checked_statements import is_challenge
from xinsheng.casework.confirmations import statement_of_spouse
from xinsheng.casework.privacy import UnableToRead
from xinsheng.casework.registration_snapshots import declaration_in
from xinsheng.gateways.keys import UnableToUseKey
from xinsheng.law.services.spouse_confirmation import CONFIRM_AS_SPOUSE, OBJECT_AS_SPOUSE
from xinsheng.law.shared_answers import shared_answers
from xinsheng.proof.canonical import digest_of
from xinsheng.registry import models


def broken_answers(case: models.Case, *, chain: Chain) -> Iterator[Broken]:
    """Every answer of an other spouse that does not hold: to what was declared, in the journal, by who entered it.

    Codes: `digest`, `challenge`, `unreadable` (its declaration was changed), `not_in_journal`, `column`. Of an erased
    case everything but what was declared.
    """
    for row in case.spouse_answers.select_related("declaration"):
        codes = _faults_of(case, row, chain=chain)
        yield from (Broken(table="spouse_answer", row=str(row.pk), code=code, chain=case.pk) for code in codes)


def _faults_of(case: models.Case, row: models.SpouseAnswer, *, chain: Chain) -> Iterator[str]:
    digest = bytes(row.digest)
    try:
        answers = shared_answers(declaration_in(row.declaration, case=case))
        statement = statement_of_spouse(case, row=row.declaration, answers=answers, objection=row.objection)
        if (digest_of(statement), digest_of(answers)) != (digest, bytes(row.content_digest)):
            yield "digest"
    except UnableToUseKey:
        yield "unreadable"
    except UnableToRead:
        pass  # erased: the digest stands for it
    if not is_challenge(row, digest=digest):
        yield "challenge"
    act = OBJECT_AS_SPOUSE if row.objection else CONFIRM_AS_SPOUSE
    who = {"actor_id": row.entered_by_id, "at": row.answered_at, "channel": row.channel}
    entry = chain.entry_of(act.verb, statement_digest=digest, **who)
    if entry is None:
        yield "not_in_journal"
    elif (entry.signature_method, bytes(entry.signature_digest or b"")) != (
        row.signature_method,
        bytes(row.challenge),
    ):
        yield "column"
