"""Addresses of one's own cases."""

from django.urls import path

from xinsheng.counter.mine.views import case_page, elicence, mine, qr

urlpatterns = [
    path("", mine, name="mine"),
    path("<uuid:case_id>/", case_page, name="my_case"),
    path("<uuid:case_id>/qr/", qr, name="my_qr"),
    path("<uuid:case_id>/certificate.pdf", elicence, name="my_elicence"),
]
