"""The application of one case, entered at the window."""

from django.urls import path

from xinsheng.desk.reissues import window

urlpatterns = [
    path("", window.enter, name="window_application"),
    path("check", window.check, name="window_check"),
    path("originals/<slug:kind>", window.original_seen, name="window_original"),
]
