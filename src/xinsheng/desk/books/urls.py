"""The addresses of the audit administrator's pages, under the desk's own."""

from django.urls import URLPattern, URLResolver, path

from xinsheng.desk.books import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("journal", views.journal, name="journal"),
    path("journal/<uuid:chain_id>", views.chain, name="chain"),
    path("readings", views.readings, name="readings"),
]
