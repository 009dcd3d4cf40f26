"""What was heard of one newborn before, by the hospital's own identifier: is a message new, known, or too late?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.birth_messages import BirthMessage
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, Office, ReceivedBirth


@dataclass(frozen=True, kw_only=True)
class Heard:
    """The versions heard of one newborn, the first one first, and the case that the last of them is about."""

    versions: tuple[ReceivedBirth, ...]
    case: Case | None

    @classmethod
    def of(cls, office: Office, *, identifier: str) -> Self:
        """What this institution's systems said under that identifier; the case is held as it stands now."""
        versions = tuple(ReceivedBirth.objects.filter(office=office, identifier=identifier).order_by("seq"))
        return cls(versions=versions, case=_hold_case(versions[-1]) if versions else None)

    @property
    def last(self) -> ReceivedBirth | None:
        """The last version."""
        return self.versions[-1] if self.versions else None

    @property
    def is_withdrawn(self) -> bool:
        """Whether the attendant took the entry back: then only something newer opens the birth anew."""
        return self.case is not None and self.case.stage == Stage.CLOSED and not self.case.loss

    def find_known(self, message: BirthMessage, *, digest: bytes) -> ReceivedBirth | None:
        """The version that says just this.

        Raises UnableToAct: `other_content`, `older_message`, or `withdrawn` where what it says was taken back.
        """
        last = self.last
        if last is None or (self.is_withdrawn and message.recorded_at > last.recorded_at):
            return None
        known = self._find_same(digest, recorded_at=message.recorded_at)
        if known is not None and self.is_withdrawn:
            raise UnableToAct("withdrawn")
        if known is None and message.recorded_at <= last.recorded_at:
            is_older = message.recorded_at < last.recorded_at
            raise UnableToAct("older_message" if is_older else "other_content")
        return known

    def _find_same(self, digest: bytes, *, recorded_at: datetime) -> ReceivedBirth | None:
        same = [one for one in self.versions if bytes(one.digest) == digest]
        return next((one for one in same if one is self.last or one.recorded_at == recorded_at), None)


def _hold_case(version: ReceivedBirth) -> Case:
    return Case.objects.select_for_update().get(pk=version.case_id)
