"""The addresses of a case's archive."""

from django.urls import path

from xinsheng.desk.archives import views

urlpatterns = [
    path("", views.archive, name="archive"),
    path("<uuid:archive_id>", views.archive_file, name="archive_file"),
]
