"""Addresses of the query code; none of them names anything."""

from django.urls import path

from xinsheng.counter.query.views import query, query_certificate, query_file

urlpatterns = [
    path("", query, name="query"),
    path("certificate/", query_certificate, name="query_certificate"),
    path("certificate.pdf", query_file, name="query_file"),
]
