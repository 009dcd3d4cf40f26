"""The seal of one case."""

from django.urls import path

from xinsheng.desk.sealing import views

urlpatterns = [
    path("", views.seal, name="seal"),
    path("making", views.making, name="making"),
]
