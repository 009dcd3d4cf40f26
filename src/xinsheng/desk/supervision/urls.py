"""The addresses of supervision, under the desk's own."""

from django.urls import URLPattern, URLResolver, path

from xinsheng.desk.supervision import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.supervision, name="supervision"),
    path("measures", views.measures, name="measures"),
    path("<uuid:office_id>/", views.supervised, name="supervised"),
    path("<uuid:office_id>/sheet", views.supervised_sheet, name="supervised_sheet"),
    path("<uuid:office_id>/workbook", views.supervised_workbook, name="supervised_workbook"),
]
