"""The archive of one certificate: who may take it out of the house, when, and for what (domain 3.8)."""

from xinsheng.law import conditions as on
from xinsheng.law.acts import Act, Given, Input
from xinsheng.law.archives import ArchivePurpose
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.reasons import Reason, ReasonCode
from xinsheng.law.terms import Duty, Stage

ISSUED = (Stage.SEALED, Stage.COLLECTED)  # of a certificate of birth: there is one, sealed and filed
_SOURCE = "档案法实施条例 art. 39：电子档案来源可靠、程序规范、要素合规；个人信息保护法 art. 34：逐次记录用途"


def purpose_is_an_archives(_facts: Facts, _actor: Actor, given: Given) -> tuple[Reason, ...]:
    """An archive leaves the house for a purpose of the closed list, and for no other (threat T24)."""
    is_listed = given.get(Input.PURPOSE) in {known.value for known in ArchivePurpose}
    return () if is_listed else (Reason(ReasonCode.ARCHIVE_PURPOSE_UNKNOWN),)


def exported_by(duty: Duty, *, stages: tuple[Stage, ...] = ISSUED) -> Act:
    """The row of a service whose papers this duty examines; the machine exports by the command line."""
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


EXPORT_ARCHIVE = exported_by(Duty.ISSUING_OFFICER)
EXPORT_REISSUES = exported_by(Duty.REISSUE_OFFICER)
EXPORT_REGISTRATIONS = exported_by(
    Duty.TOWNSHIP_OFFICER,
    stages=(Stage.REGISTERED, Stage.CORRECTING, Stage.RENEWING, Stage.WITHDRAWN, Stage.REVOKED),
)
