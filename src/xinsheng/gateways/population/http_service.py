"""A register that another authority keeps, asked by HTTP: one POST, little time, few bytes, no belief."""

import secrets
import uuid
from pathlib import Path

from xinsheng.gateways.population.answering import couple_answer, find_one
from xinsheng.gateways.population.numbers import forms_of
from xinsheng.gateways.population.port import CoupleAsking, UnableToAsk, require_purpose
from xinsheng.gateways.population.wire import ANSWER, QUESTION, Question, ServiceAnswer, read_answer
from xinsheng.gateways.signed_service import Labels, SignedService, UnableToHear
from xinsheng.law.register_records import PersonRecord, RegisterAnswer, Silence


class HttpRegister:
    """A service that answers as docs/formats.md says (see `PopulationRegister`)."""

    def __init__(self, url: str, *, key_file: Path, seconds: float) -> None:
        """Ask at `url`, with the key shared with it; wait `seconds` in all for the whole answer.

        Raises ValueError (`not_https`): people's numbers leave this machine only under TLS. Without a key in
        `key_file` nothing is asked.
        """
        labels = Labels(question=QUESTION, answer=ANSWER)
        self._service = SignedService(url, key_file=key_file, seconds=seconds, labels=labels)

    def find_couple(self, asking: CoupleAsking) -> RegisterAnswer:
        """Ask once, fresh within two minutes of the asking and its patience."""
        question = Question(
            request_id=asking.request_id,
            nonce=secrets.token_hex(16),
            purpose=asking.purpose,
            asked_at=asking.asked_at,
            about={"woman_no": asking.woman_no, "man_no": asking.man_no},
        )
        said = self._ask(question)
        if not self._service.is_fresh(said.answered_at, asked_at=asking.asked_at):
            raise UnableToAsk(Silence.STALE)
        return couple_answer(
            asking, snapshot=said.snapshot, taken_on=said.taken_on, people=said.people, children=said.children
        )

    def find_person(self, paper_no: str, *, purpose: str) -> PersonRecord | None:
        """Ask once; that the answer is of now, its nonce says."""
        question = Question(
            request_id=str(uuid.uuid4()),
            nonce=secrets.token_hex(16),
            purpose=purpose,
            asked_at=None,
            about={"person_no": paper_no},
        )
        said = self._ask(question)
        if said.children or any(person.paper_no not in forms_of(paper_no) for person in said.people):
            raise UnableToAsk(Silence.NOT_OURS)
        return find_one(paper_no, people=said.people)

    def _ask(self, question: Question) -> ServiceAnswer:
        require_purpose(question.purpose)
        try:
            said = self._service.ask(question.as_bytes())
        except UnableToHear as unheard:
            raise UnableToAsk(unheard.silence) from unheard
        return read_answer(said, question=question)
