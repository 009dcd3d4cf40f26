"""Every address: each face brings its own, in one line."""

from django.urls import URLPattern, URLResolver, include, path

from xinsheng.config import health
from xinsheng.config.languages import urlpatterns as language_addresses

handler400 = "xinsheng.look.error_pages.bad_request"
handler403 = "xinsheng.look.error_pages.permission_denied"
handler404 = "xinsheng.look.error_pages.page_not_found"
handler500 = "xinsheng.config.pauses.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("", include("xinsheng.verify.urls")),
    *language_addresses,
    path("", include("xinsheng.counter.urls")),
    path("desk/", include("xinsheng.desk.urls")),
    path("", include("xinsheng.exchange.urls")),
]
