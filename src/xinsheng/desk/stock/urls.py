"""The addresses of the stock of blanks, under the desk's own."""

from django.urls import URLPattern, URLResolver, path

from xinsheng.desk.stock import (
    destroying,
    inquiring,
    legacy_inquiring,
    losses,
    office,
    plans,
    requisitions,
    sending,
    suspending,
    views,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", office.stock, name="stock"),
    path("<uuid:office_id>/", office.stock_office, name="stock_office"),
    path("<uuid:office_id>/year", views.stock_year, name="stock_year"),
    path("<uuid:office_id>/year.csv", views.stock_year_sheet, name="stock_year_sheet"),
    path("<uuid:office_id>/year.pdf", views.stock_year_paper, name="stock_year_paper"),
    path("<uuid:office_id>/plans", plans.plans, name="blank_plans"),
    path("<uuid:office_id>/plans/new", plans.plan, name="plan_blanks"),
    path("plans/<uuid:plan_id>", plans.blank_plan, name="blank_plan"),
    path("plans/<uuid:plan_id>/answer", plans.answer, name="answer_plan"),
    path("<uuid:office_id>/requisitions", requisitions.requisitions, name="requisitions"),
    path("<uuid:office_id>/requisitions/new", requisitions.ask, name="requisition_blanks"),
    path("requisitions/<uuid:requisition_id>", requisitions.requisition, name="requisition"),
    path("requisitions/<uuid:requisition_id>/answer", requisitions.answer, name="answer_requisition"),
    path("requisitions/<uuid:requisition_id>/withdraw", requisitions.withdraw, name="withdraw_requisition"),
    path("requisitions/<uuid:requisition_id>/send", sending.send, name="send_blanks"),
    path("<uuid:office_id>/return", sending.give_back, name="return_blanks"),
    path("transfers/<uuid:transfer_id>/receive", sending.receive, name="receive_blanks"),
    path("<uuid:office_id>/lost", losses.report, name="report_lost_blanks"),
    path("<uuid:office_id>/destroy", destroying.destroy, name="destroy_waste"),
    path("destructions/<uuid:destruction_id>.pdf", destroying.destruction_paper, name="destruction_paper"),
    path("lost/<uuid:loss_id>", losses.police, name="police_report"),
    path("<uuid:office_id>/suspend", suspending.suspend, name="suspend"),
    path("<uuid:office_id>/seen-elsewhere", suspending.seen_elsewhere, name="seen_elsewhere"),
    path("suspensions/<uuid:suspension_id>/recount", suspending.recount, name="recount_stock"),
    path("suspensions/<uuid:suspension_id>/lift", suspending.lift, name="lift_suspension"),
    path("<uuid:office_id>/review", inquiring.put_under_review, name="put_under_review"),
    path("<uuid:office_id>/review-older", legacy_inquiring.put_legacy_under_review, name="put_legacy_under_review"),
    path("inquiries/older/<uuid:inquiry_id>", legacy_inquiring.legacy_inquiry, name="legacy_inquiry"),
    path("inquiries/<uuid:inquiry_id>", inquiring.inquiry, name="inquiry"),
    path("inquiries/items/<uuid:item_id>", inquiring.inquiry_item, name="inquiry_item"),
]
