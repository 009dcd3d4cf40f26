"""The addresses of corrections; no address carries a number."""

from django.urls import path

from xinsheng.desk.corrections import deciding, proposing

urlpatterns = [
    path("", proposing.corrections, name="legacy_corrections"),
    path("new", proposing.correct, name="correct_legacy"),
    path("<uuid:correction_id>", deciding.decide, name="legacy_correction"),
]
