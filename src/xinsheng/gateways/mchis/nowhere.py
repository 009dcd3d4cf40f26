"""A province whose register cannot be asked yet: every question waits, and none is answered."""

from xinsheng.gateways.mchis.port import RecordAsking, RecordFound, UnableToLookUp
from xinsheng.law.register_records import Silence


class NoRegister:
    """No register (see `IssuanceRegister`)."""

    def find_record(self, _asking: RecordAsking) -> RecordFound:
        """Raise UnableToLookUp, always: what was not asked is not `not found`."""
        raise UnableToLookUp(Silence.UNREACHABLE)
