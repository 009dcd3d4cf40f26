"""The version of a case as a page carries it, and as an asking from that page is compared with (invariant 35)."""

from xinsheng.law.terms import Channel, Service
from xinsheng.registry.models import Case


def told_version(case: Case, *, channel: Channel) -> int:
    """Count the changes of a case that whoever reads through this channel may know of; 1 more with each.

    On the couple's own pages the other spouse's no is not one: the number would tell the declarant of it, and so
    would a page that is stale for no other reason. To an officer every change counts.
    """
    if channel is not Channel.WEB or case.service != Service.SERVICE_REGISTRATION:
        return case.version
    return case.version - case.spouse_answers.exclude(objection="").count()
