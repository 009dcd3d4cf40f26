"""The addresses of the stock of blanks, under the desk's own."""

from django.urls import URLPattern, URLResolver, path

from xinsheng.desk.stock import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.stock, name="stock"),
    path("<uuid:office_id>/year", views.stock_year, name="stock_year"),
    path("<uuid:office_id>/year.csv", views.stock_year_sheet, name="stock_year_sheet"),
    path("<uuid:office_id>/year.pdf", views.stock_year_paper, name="stock_year_paper"),
]
