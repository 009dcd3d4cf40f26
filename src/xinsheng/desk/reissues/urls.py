"""Where a reissue or a replacement begins at the counter, and the register of reissues."""

from django.urls import path

from xinsheng.desk.reissues import finding, legacy, supplying

urlpatterns = [
    path("", finding.find, name="reissues"),
    path("legacy", legacy.begin, name="legacy_reissue"),
    path("records", supplying.asked, name="records_asked"),
    path("records/<uuid:case_id>", supplying.supply, name="supply_record"),
]
