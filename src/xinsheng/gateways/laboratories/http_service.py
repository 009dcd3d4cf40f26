"""The laboratories' register behind HTTP: one POST, little time, few bytes, no belief."""

import secrets
from pathlib import Path

from xinsheng.gateways.laboratories.port import ReportAsking, ReportHeld, UnableToAskLaboratory
from xinsheng.gateways.laboratories.wire import ANSWER, QUESTION, Question, read_answer
from xinsheng.gateways.signed_service import Labels, SignedService, UnableToHear
from xinsheng.law.register_records import Silence


class HttpLaboratories:
    """A service that answers as docs/formats.md says (see `Laboratories`)."""

    def __init__(self, url: str, *, key_file: Path, seconds: float) -> None:
        """Ask at `url`, with the key shared with it; wait `seconds` in all for the whole answer.

        Raises ValueError (`not_https`). Without a key in `key_file` nothing is asked.
        """
        labels = Labels(question=QUESTION, answer=ANSWER)
        self._service = SignedService(url, key_file=key_file, seconds=seconds, labels=labels)

    def find_report(self, asking: ReportAsking) -> ReportHeld:
        """Ask once, fresh within two minutes of the asking and its patience."""
        question = Question(asking=asking, nonce=secrets.token_hex(16))
        try:
            said = read_answer(self._service.ask(question.as_bytes()), question=question)
        except UnableToHear as unheard:
            raise UnableToAskLaboratory(unheard.silence) from unheard
        if not self._service.is_fresh(said.answered_at, asked_at=asking.asked_at):
            raise UnableToAskLaboratory(Silence.STALE)
        return said.held
