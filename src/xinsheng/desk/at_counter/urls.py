"""The form entered at the counter, the check before it is submitted, and originals brought after it was."""

from django.urls import path

from xinsheng.desk.at_counter import brought, card, check, entry, paper

urlpatterns = [
    path("", entry.enter, name="at_counter"),
    path("check", check.check, name="counter_check"),
    path("originals/<slug:kind>", check.original_seen, name="original_seen"),
    path("card/<slug:whose>", card.fill_in, name="fill_by_card"),
    path("originals/card/<slug:whose>", card.attest, name="attest_by_card"),
    path("brought", brought.brought, name="originals_brought"),
    path("brought/<slug:kind>", brought.original_brought, name="original_brought"),
    path("form", paper.registration_form, name="registration_form"),
]
