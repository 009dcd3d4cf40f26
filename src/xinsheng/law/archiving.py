"""The archive of one certificate: who may take it out of the house, when, and for what (domain 3.8).

It is no act of a case's service: nothing moves, and an ended case has an archive as well. The law rules on it by
the same rows; the journal has it on a chain of the export's own, as it has what is of no case. The machine's duty
here is that of `xinsheng archive export`, on the machine that has the keys.
"""

from collections.abc import Mapping

from xinsheng.law import conditions as on
from xinsheng.law.acts import Act, Given, Input
from xinsheng.law.archives import ArchivePurpose
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.reasons import Reason, ReasonCode
from xinsheng.law.terms import Duty, Service, Stage

ISSUED = (Stage.SEALED, Stage.COLLECTED)  # of a certificate of birth: there is one, sealed and filed
_SOURCE = "档案法实施条例第 39 条：电子档案来源可靠、程序规范、要素合规；个人信息保护法第 34 条：逐次记录用途"


def purpose_is_an_archives(_facts: Facts, _actor: Actor, given: Given) -> tuple[Reason, ...]:
    """An archive leaves the house for a purpose of the closed list, and for no other (threat T24)."""
    is_listed = given.get(Input.PURPOSE) in {known.value for known in ArchivePurpose}
    return () if is_listed else (Reason(ReasonCode.ARCHIVE_PURPOSE_UNKNOWN),)


def _exported_by(duty: Duty, *, stages: tuple[Stage, ...] = ISSUED) -> Act:
    """The row for those who examine a service's papers, and so may see them whole."""
    return Act(
        verb="export_archive",
        duties=(duty, Duty.MACHINE),
        moves={stage: stage for stage in stages},
        asks=(Input.PURPOSE,),
        conditions=(on.is_no_party,),
        checks=(purpose_is_an_archives,),
        takes_hand=False,
        source=_SOURCE,
    )


_OF_COUPLES = (Stage.REGISTERED, Stage.CORRECTING, Stage.RENEWING, Stage.WITHDRAWN, Stage.REVOKED)
EXPORTS: Mapping[Service, Act] = {
    Service.FIRST_ISSUANCE_INSIDE: _exported_by(Duty.ISSUING_OFFICER),
    Service.FIRST_ISSUANCE_OUTSIDE: _exported_by(Duty.ISSUING_OFFICER),
    Service.REISSUE: _exported_by(Duty.REISSUE_OFFICER),
    Service.REPLACEMENT: _exported_by(Duty.ISSUING_OFFICER),
    Service.SERVICE_REGISTRATION: _exported_by(Duty.TOWNSHIP_OFFICER, stages=_OF_COUPLES),
}
