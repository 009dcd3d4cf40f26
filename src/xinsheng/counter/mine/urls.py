"""Addresses of one's own cases."""

from django.urls import path

from xinsheng.counter.mine.registration.answering.views import answer
from xinsheng.counter.mine.registration.correcting import correct
from xinsheng.counter.mine.registration.new_phone import new_phone
from xinsheng.counter.mine.registration.receipt import receipt
from xinsheng.counter.mine.registration.slip import code_paper, code_slip
from xinsheng.counter.mine.registration.views import certificate, code, registration
from xinsheng.counter.mine.registration.withdraw import withdraw
from xinsheng.counter.mine.sharing.asked import asked_to_look
from xinsheng.counter.mine.sharing.views import let_look, no_more, sharing
from xinsheng.counter.mine.views import case_page, elicence, mine, qr

urlpatterns = [
    path("", mine, name="mine"),
    path("<uuid:case_id>/", case_page, name="my_case"),
    path("<uuid:case_id>/qr/", qr, name="my_qr"),
    path("<uuid:case_id>/certificate.pdf", elicence, name="my_elicence"),
    path("<uuid:case_id>/sharing/", sharing, name="sharing"),
    path("<uuid:case_id>/sharing/asked/<uuid:request_id>/", asked_to_look, name="asked_to_look"),
    path("<uuid:case_id>/sharing/<slug:purpose>/", let_look, name="let_look"),
    path("<uuid:case_id>/sharing/<uuid:consent_id>/no-more/", no_more, name="no_more"),
    path("registration/<uuid:case_id>/", registration, name="my_registration"),
    path("registration/<uuid:case_id>/qr/", code, name="my_registration_qr"),
    path("registration/<uuid:case_id>/certificate.pdf", certificate, name="my_service_certificate"),
    path("registration/<uuid:case_id>/withdraw/", withdraw, name="withdraw_registration"),
    path("registration/<uuid:case_id>/answer/", answer, name="spouse_answer"),
    path("registration/<uuid:case_id>/correct/", correct, name="correct_certificate"),
    path("registration/<uuid:case_id>/phone/", new_phone, name="new_phone"),
    path("registration/<uuid:case_id>/code/", code_slip, name="registration_code"),
    path("registration/<uuid:case_id>/receipt.pdf", receipt, name="registration_receipt"),
    path("registration/<uuid:case_id>/code.pdf", code_paper, name="registration_code_paper"),
]
