"""A province in which no laboratory can be asked yet: every question waits, and none is answered."""

from xinsheng.gateways.laboratories.port import ReportAsking, ReportHeld, UnableToAskLaboratory
from xinsheng.law.register_records import Silence


class NoLaboratories:
    """Nobody (see `Laboratories`)."""

    def find_report(self, _asking: ReportAsking) -> ReportHeld:
        """Raise UnableToAskLaboratory, always: what was not asked is not `not found`."""
        raise UnableToAskLaboratory(Silence.UNREACHABLE)
