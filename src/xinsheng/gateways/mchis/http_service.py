"""The register behind HTTP: one POST, little time, few bytes, no belief."""

import secrets
from pathlib import Path

from xinsheng.gateways.mchis.port import RecordAsking, RecordFound, UnableToLookUp
from xinsheng.gateways.mchis.wire import ANSWER, QUESTION, Question, read_answer
from xinsheng.gateways.signed_service import Labels, SignedService, UnableToHear
from xinsheng.law.issuance_records import is_of
from xinsheng.law.register_records import Silence


class HttpIssuanceRegister:
    """A service that answers as docs/formats.md says (see `IssuanceRegister`)."""

    def __init__(self, url: str, *, key_file: Path, seconds: float) -> None:
        """Ask at `url`, with the key shared with it; wait `seconds` in all for the whole answer.

        Raises ValueError (`not_https`). Without a key in `key_file` nothing is asked.
        """
        labels = Labels(question=QUESTION, answer=ANSWER)
        self._service = SignedService(url, key_file=key_file, seconds=seconds, labels=labels)

    def find_record(self, asking: RecordAsking) -> RecordFound:
        """Ask once, fresh within two minutes of the asking and its patience."""
        question = Question(asking=asking, nonce=secrets.token_hex(16))
        try:
            said = read_answer(self._service.ask(question.as_bytes()), question=question)
        except UnableToHear as unheard:
            raise UnableToLookUp(unheard.silence) from unheard
        if not self._service.is_fresh(said.answered_at, asked_at=asking.asked_at):
            raise UnableToLookUp(Silence.STALE)
        if any(not is_of(record, sought=asking.sought) for record in said.records):
            raise UnableToLookUp(Silence.NOT_OURS)
        if len(said.records) > 1:  # nobody can tell which, and a person is not asked to guess
            raise UnableToLookUp(Silence.CONTRADICTORY)
        return RecordFound(snapshot=said.snapshot, record=next(iter(said.records), None))
