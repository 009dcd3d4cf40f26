"""Addresses of a reissue."""

from django.urls import path

from xinsheng.counter.reissue.beginning import begin
from xinsheng.counter.reissue.legacy import begin as begin_legacy
from xinsheng.counter.reissue.papers import paper, papers
from xinsheng.counter.reissue.views import application, check, withdraw

urlpatterns = [
    path("", begin, name="reissue"),
    path("legacy/", begin_legacy, name="reissue_legacy"),
    path("<uuid:case_id>/", application, name="reissue_application"),
    path("<uuid:case_id>/papers/", papers, name="reissue_papers"),
    path("<uuid:case_id>/papers/<slug:kind>/", paper, name="reissue_paper"),
    path("<uuid:case_id>/check/", check, name="reissue_check"),
    path("<uuid:case_id>/withdraw/", withdraw, name="reissue_withdraw"),
]
