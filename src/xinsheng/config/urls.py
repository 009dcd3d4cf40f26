"""Every address: each face brings its own, in one line."""

from django.conf.urls.i18n import urlpatterns as language_addresses
from django.urls import URLPattern, URLResolver, path

from xinsheng.config import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    *language_addresses,
]
