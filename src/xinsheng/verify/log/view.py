"""The page about the public log: what it is, how far it is signed, and how anyone can watch it."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinsheng.casework.checkpoints import is_uncovered_for_long
from xinsheng.casework.log_tree import name_of
from xinsheng.look.moments import moment
from xinsheng.registry.models import LogCheckpoint
from xinsheng.verify.answers import answer
from xinsheng.verify.log.published import key_line


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Say how many entries the newest checkpoint is of, when it was signed, and how to hold us to it."""
    newest = LogCheckpoint.objects.newest()
    return answer(
        request,
        "log/page.html",
        facts=() if newest is None else _facts_of(newest),
        key=None if newest is None else key_line(newest).strip(),
        late=is_uncovered_for_long(at=datetime.now(tz=UTC)),
        host=settings.PUBLIC_URL,
    )


def _facts_of(newest: LogCheckpoint) -> tuple[tuple[str, str], ...]:
    return (
        (_("日志名称"), name_of(newest)),
        (_("已签署的条数"), f"{newest.size:,}"),
        (_("最近检查点"), moment(newest.made_at)),
        (_("根哈希"), bytes(newest.root).hex()),
    )
