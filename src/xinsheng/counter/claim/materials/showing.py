"""Looking once more at a photograph one has given oneself."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xinsheng.casework.outside import vault
from xinsheng.casework.privacy import key_of
from xinsheng.counter.claim.work import Work, on_own_form
from xinsheng.gateways.uploads import JPEG


@require_safe
@on_own_form
def paper(_request: HttpRequest, work: Work, material_id: UUID) -> HttpResponse:
    """One's own file as it was kept; anyone else's is missing."""
    row = work.case.materials.current().filter(pk=material_id, given_by=work.person).exclude(file_ref="").first()
    if row is None:
        raise Http404
    content = vault().get(row.file_ref, data_key=key_of(work.case))
    answer = HttpResponse(content, content_type=row.media_type)
    shown = "inline" if row.media_type == JPEG else "attachment"
    answer.headers["Content-Disposition"] = f'{shown}; filename="paper.{"jpg" if shown == "inline" else "pdf"}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
