"""Where a reissue or a replacement begins at the counter, and the register of reissues."""

from django.urls import path

from xinsheng.desk.reissues import finding

urlpatterns = [
    path("", finding.find, name="reissues"),
]
