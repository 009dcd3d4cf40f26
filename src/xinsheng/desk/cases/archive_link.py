"""The way from a case's page to its archive, for whom the law lets export it."""

from django.urls import reverse

from xinsheng.law.acts import objections
from xinsheng.law.archiving import EXPORTS
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.terms import Service
from xinsheng.registry.models import Case


def archive_href(case: Case, *, facts: Facts, actor: Actor) -> str:
    """The address; "" where anything stands against it."""
    against = objections(EXPORTS[Service(case.service)], facts, actor)
    return "" if against else reverse("desk:archive", args=[case.pk])
