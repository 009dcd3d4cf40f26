"""What was heard of one newborn before, by the hospital's own identifier: is a message new, known, or too late?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.birth_messages import BirthMessage
from xinsheng.law.terms import Stage
from xinsheng.registry.models import Case, Office, ReceivedAgain, ReceivedBirth


@dataclass(frozen=True, kw_only=True)
class Version:
    """What is asked of a version that was heard, without what it hides."""

    id: UUID
    seq: int
    case_id: UUID
    digest: bytes
    recorded_at: datetime
    again_at: datetime | None
    is_request: bool

    @property
    def heard_until(self) -> datetime:
        """When the last message that said just this was recorded."""
        return self.again_at or self.recorded_at


@dataclass(frozen=True, kw_only=True)
class Heard:
    """The versions heard of one newborn, the first one first, and the case that the last of them is about."""

    versions: tuple[Version, ...]
    case: Case | None

    @classmethod
    def of(cls, office: Office, *, identifier: str) -> Self:
        """What this institution's systems said under that identifier; the case is held as it stands now."""
        rows = ReceivedBirth.objects.filter(office=office, identifier=identifier).order_by("seq")
        asked = ("id", "seq", "case_id", "digest", "recorded_at", "again__recorded_at", "is_request")
        versions = tuple(
            Version(
                id=pk, seq=seq, case_id=case, digest=bytes(digest), recorded_at=at, again_at=again, is_request=asks
            )
            for pk, seq, case, digest, at, again, asks in rows.values_list(*asked)
        )
        return cls(versions=versions, case=_hold_case(versions[-1]) if versions else None)

    @property
    def last(self) -> Version | None:
        """The last version."""
        return self.versions[-1] if self.versions else None

    @property
    def is_withdrawn(self) -> bool:
        """Whether the attendant took the entry back: then only something newer opens the birth anew."""
        return self.case is not None and self.case.stage == Stage.CLOSED and not self.case.loss

    def find_known(self, message: BirthMessage, *, digest: bytes) -> Version | None:
        """The version that says just this.

        Raises UnableToAct: `other_content`, `older_message`, or `withdrawn` where what it says was taken back.
        """
        last, at = self.last, message.recorded_at
        if last is None or (self.is_withdrawn and at > last.heard_until):
            return None
        known = self._find_same(digest, at=at)
        if known is not None and self.is_withdrawn:
            raise UnableToAct("withdrawn")
        if known is None and at <= last.heard_until:
            raise UnableToAct("older_message" if at < last.heard_until else "other_content")
        return known

    def _find_same(self, digest: bytes, *, at: datetime) -> Version | None:
        same = (one for one in reversed(self.versions) if one.digest == digest)
        return next((one for one in same if one is self.last or one.recorded_at <= at <= one.heard_until), None)

    def keep_repeat(self, message: BirthMessage) -> None:
        """Keep when what the last version says was last recorded: what was recorded before that comes too late."""
        if self.last is not None and message.recorded_at > self.last.heard_until:
            said = {"recorded_at": message.recorded_at}
            ReceivedAgain.objects.update_or_create(received_id=self.last.id, defaults=said)


def _hold_case(version: Version) -> Case:
    return Case.objects.select_for_update().get(pk=version.case_id)
