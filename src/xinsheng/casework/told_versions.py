"""The version of a case as a page carries it, and as an asking from that page is compared with (invariant 35)."""

from xinsheng.law.services import unseen_verbs
from xinsheng.law.terms import Channel, Service
from xinsheng.registry.models import Case, JournalEntry


def told_version(case: Case, *, channel: Channel) -> int:
    """Count the changes of a case that whoever reads through this channel may know of; 1 more with each.

    A family's own pages are not stale because somebody else of the family opened the form, or a slip was printed:
    only what changes something that they show counts. On the couple's own pages the other spouse's no is not counted
    either: the number would tell the declarant of it, and so would a page that is stale for no other reason. To an
    officer every change counts.
    """
    if not channel.is_online:
        return case.version
    if case.service == Service.SERVICE_REGISTRATION:
        return case.version - case.spouse_answers.exclude(objection="").count()
    return case.version - JournalEntry.objects.filter(chain=case.pk, act__in=unseen_verbs()).count()
