"""The addresses of couples' registrations, under the desk's own. None carries a name, a number or a code."""

from django.urls import URLPattern, URLResolver, path

from xinsheng.desk.ordinary_forms import views as ordinary_forms
from xinsheng.desk.registrations import acts, case_page, caseload, checking, commitment, looking_up, workload
from xinsheng.desk.registrations.correcting import correction
from xinsheng.desk.registrations.in_person import answering
from xinsheng.desk.registrations.in_person import views as in_person
from xinsheng.desk.registrations.in_person.correcting import correction_in_person
from xinsheng.desk.registrations.in_person.new_phone import new_phone
from xinsheng.desk.registrations.in_person.taking_in import take_in
from xinsheng.desk.registrations.on_site import check, entry, receipt, slip
from xinsheng.desk.registrations.on_site.entrusted import entrusted

urlpatterns: list[URLPattern | URLResolver] = [
    path("", caseload.caseload, name="registrations"),
    path("search", caseload.search, name="registrations_search"),
    path("to-check", checking.to_check, name="to_check"),
    path("workload/<uuid:office_id>", workload.workload, name="workload"),
    path("in-person/", in_person.in_person, name="in_person"),
    path("in-person/code", in_person.new_code, name="new_code"),
    path("in-person/slip", in_person.slip, name="code_slip"),
    path("in-person/ordinary", in_person.ordinary, name="ordinary"),
    path("in-person/take-in", take_in, name="take_in"),
    path("in-person/answer", answering.spouse_answer, name="spouse_answer"),
    path("in-person/phone", new_phone, name="new_phone"),
    path("in-person/correction", correction_in_person, name="correction_in_person"),
    path("<uuid:case_id>/correction", correction, name="correction"),
    path("ordinary-forms/", ordinary_forms.ordinary_forms, name="ordinary_forms"),
    path("ordinary-forms/<uuid:office_id>", ordinary_forms.forms_of_township, name="forms_of_township"),
    path("ordinary-forms/<uuid:office_id>/take-in", ordinary_forms.take_in_forms, name="take_in_forms"),
    path("ordinary-forms/<uuid:office_id>/spoil", ordinary_forms.spoil, name="spoil_forms"),
    path("on-site/", entry.begin, name="begin_on_site"),
    path("on-site/entrusted", entrusted, name="entrusted"),
    path("<uuid:case_id>/", case_page.registration, name="registration"),
    path("<uuid:case_id>/values", case_page.register_values, name="register_values"),
    path("<uuid:case_id>/look-up", looking_up.look_up, name="look_up"),
    path("<uuid:case_id>/look-up/values", looking_up.look_up_values, name="look_up_values"),
    path("<uuid:case_id>/commitment", commitment.commitment, name="commitment"),
    path("<uuid:case_id>/commitment/check", checking.check, name="commitment_check"),
    path("<uuid:case_id>/on-site/", entry.enter, name="on_site"),
    path("<uuid:case_id>/on-site/check", check.check, name="on_site_check"),
    path("<uuid:case_id>/on-site/sheet", check.sheet, name="on_site_sheet"),
    path("<uuid:case_id>/on-site/receipt", receipt.receipt, name="on_site_receipt"),
    path("<uuid:case_id>/on-site/receipt/paper", receipt.receipt_paper, name="on_site_receipt_paper"),
    path("<uuid:case_id>/on-site/receipt/slip", slip.slip, name="on_site_slip"),
    path("<uuid:case_id>/acts/<slug:verb>", acts.registration_act, name="registration_act"),
]
