"""A paper's page as a picture made by us, never the file itself (threat T15); whoever asks has been let in before."""

import logging

from django.http import HttpRequest, HttpResponse

from xinsheng.casework.outside import vault
from xinsheng.casework.privacy import key_of
from xinsheng.gateways.uploads import UnableToAccept, preview
from xinsheng.look.error_pages import render_error
from xinsheng.registry.models import Case, Material

_log = logging.getLogger(__name__)


def picture_of(request: HttpRequest, case: Case, material: Material, *, page: int) -> HttpResponse:
    """One page (from 1) of a paper of this case."""
    content = vault().get(material.file_ref, data_key=key_of(case))
    try:
        shown = preview(content, media_type=material.media_type, page=page)
    except UnableToAccept as fault:
        _log.warning("no picture", extra={"code": fault.code, "material": str(material.pk)})
        return render_error(request, 503, reference=getattr(request, "reference", ""))
    headers = {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": "inline",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(shown, content_type="image/png", headers=headers)
