"""The application of one case, entered at the counter."""

from django.urls import path

from xinsheng.desk.reissues import at_counter, original

urlpatterns = [
    path("", at_counter.enter, name="counter_application"),
    path("original", original.state, name="state_original"),
    path("check", at_counter.check, name="counter_application_check"),
    path("originals/card", at_counter.attest_by_card, name="attest_applicant_by_card"),
    path("originals/<slug:kind>", at_counter.original_seen, name="counter_application_original"),
]
