"""The addresses of the attendant's pages, below /desk/births/; the names live in the desk's own."""

from django.urls import URLPattern, path

from xinsheng.desk.births import entry, handing_over, losing, opening, reading_back, receipt, shift, slip, withdrawing
from xinsheng.desk.births.tasks import CORRECTING, SIGNING

urlpatterns: list[URLPattern] = [
    path("", shift.shift, name="births"),
    path("open", opening.open_admission, name="open_birth"),
    path("hand-over", handing_over.hand_over, name="hand_over_shift"),
    path("<uuid:case_id>/", entry.enter, {"task": SIGNING}, name="delivery"),
    path("<uuid:case_id>/hand-over", handing_over.hand_over, name="hand_over_entry"),
    path("<uuid:case_id>/read-back", reading_back.read_back, {"task": SIGNING}, name="read_back"),
    path("<uuid:case_id>/signed", receipt.signed, name="delivery_signed"),
    path("<uuid:case_id>/slip", slip.print_slip, name="claim_slip"),
    path("<uuid:case_id>/correct", entry.enter, {"task": CORRECTING}, name="correct_delivery"),
    path(
        "<uuid:case_id>/correct/read-back",
        reading_back.read_back,
        {"task": CORRECTING},
        name="read_back_correction",
    ),
    path("<uuid:case_id>/withdraw", withdrawing.withdraw, name="withdraw_entry"),
    path("<uuid:case_id>/stop", losing.report, name="loss"),
]
