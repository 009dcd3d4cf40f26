"""The addresses of setting up, under the desk's own."""

from django.urls import URLPattern, URLResolver, path

from xinsheng.desk.setting_up import (
    agencies,
    blanks,
    clients,
    enrolling,
    laboratories,
    lists,
    offices,
    proposals,
    rules,
    staff,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", proposals.waiting, name="setting_up"),
    path("proposals/<uuid:proposal_id>", proposals.proposal, name="proposal"),
    path("offices", offices.offices, name="offices"),
    path("offices/open", offices.open_office, name="open_office"),
    path("offices/<uuid:office_id>", offices.office, name="office"),
    path("offices/<uuid:office_id>/change", offices.change_office, name="change_office"),
    path("offices/<uuid:office_id>/close", offices.close_office, name="close_office"),
    path("offices/<uuid:office_id>/seal", offices.bring_in_seal, name="bring_in_seal"),
    path("offices/<uuid:office_id>/system", clients.bring_in_client, name="bring_in_client"),
    path("systems/<uuid:client_id>/end", clients.end_client, name="end_client"),
    path("laboratories", laboratories.laboratories, name="laboratories"),
    path("laboratories/enter", laboratories.enter_laboratory, name="enter_laboratory"),
    path("laboratories/<uuid:laboratory_id>/end", laboratories.end_laboratory, name="end_laboratory"),
    path("lists", lists.lists, name="lists"),
    path("lists/<uuid:list_id>", lists.brought_list, name="brought_list"),
    path("lists/<uuid:list_id>/propose", lists.propose_list, name="propose_list"),
    path("agencies", agencies.agencies, name="agencies"),
    path("agencies/let-in", agencies.let_in_agency, name="let_in_agency"),
    path("agencies/<uuid:agency_id>/end", agencies.end_agency, name="end_agency"),
    path("seals/<uuid:seal_id>/retire", offices.retire_seal, name="retire_seal"),
    path("offices/<uuid:office_id>/appoint", staff.appoint, name="appoint"),
    path("appointments/<uuid:appointment_id>/cover", staff.cover, name="cover"),
    path("appointments/<uuid:appointment_id>/enrol", enrolling.let_enrol, name="let_enrol"),
    path("appointments/<uuid:appointment_id>/end", staff.end, name="end_appointment"),
    path("rules", rules.rules, name="rules"),
    path("rules/calendar", rules.calendar, name="calendar"),
    path("rules/<slug:name>", rules.policy, name="policy"),
    path("offices/<uuid:office_id>/blanks", blanks.blanks, name="blanks"),
    path("offices/<uuid:office_id>/blanks/take-in", blanks.take_in, name="take_in_blanks"),
    path("offices/<uuid:office_id>/blanks/draw", blanks.draw, name="draw_blanks"),
]
