"""Papers that were looked at on site for a registration: seen, never copied (mission E12)."""

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from xinsheng.law.seen_papers import SeenPaper

from .people import Person
from .promises import one_of


class OnSitePaperQuerySet(models.QuerySet["OnSitePaper"]):
    """Questions about papers seen."""

    def for_acts(self, verbs: Collection[str]) -> Self:
        """Give those seen for one of these acts, in the order they were seen."""
        return self.filter(act__in=verbs).order_by("seen_at", "id")

    def by_officer_since(self, person: Person, *, side: str, since: datetime) -> Self:
        """Give those of one spouse that this person looked at after this moment."""
        return self.filter(seen_by=person, side=side, seen_at__gt=since)


class OnSitePaper(models.Model):
    """That an officer or agent saw one paper on site, for one act; seen, never copied (mission E12).

    `side` is the spouse whose paper it is, or for whom it was shown; `source` the article by which it may be seen.
    An agent's identity paper names the agent, encrypted, with the keyed blind index of its number.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("registry.Case", on_delete=models.PROTECT, related_name="papers_seen")
    side = models.TextField()
    paper = models.TextField(default=SeenPaper.IDENTITY.value)
    source = models.TextField(default="")
    agent_cipher = models.BinaryField(null=True)
    agent_index = models.BinaryField(null=True)
    act = models.TextField()
    seen_by = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField()

    objects = OnSitePaperQuerySet.as_manager()

    class Meta:
        db_table = "on_site_paper"
        constraints = [
            models.CheckConstraint(condition=Q(side__in=["woman", "man"]), name="on_site_paper_side"),
            one_of(SeenPaper, field="paper", name="on_site_paper_kind"),
            models.CheckConstraint(
                condition=Q(paper=SeenPaper.AGENT_IDENTITY, agent_cipher__isnull=False, agent_index__isnull=False)
                | (~Q(paper=SeenPaper.AGENT_IDENTITY) & Q(agent_cipher__isnull=True, agent_index__isnull=True)),
                name="on_site_paper_names_the_agent",
            ),
        ]
