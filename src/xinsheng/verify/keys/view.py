"""The signed list of keys that credentials in QR codes are checked by (docs/formats.md, Trust list)."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xinsheng.look.error_pages import render_error
from xinsheng.verify.published import find_trust_list


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Give the list byte for byte as it was signed; 503 before one was published."""
    published = find_trust_list()
    if published is None:
        return render_error(None, 503, reference=getattr(request, "reference", ""))
    response = HttpResponse(published, content_type="application/json")
    response["Cache-Control"] = "no-cache"
    response["Access-Control-Allow-Origin"] = "*"
    return response
