"""The print of one case."""

from django.urls import path

from xinsheng.desk.printing import views

urlpatterns = [
    path("", views.print_page, name="print"),
    path("insert/<uuid:printer_id>", views.insert, name="insert"),
    path("insert", views.insert, name="insert_plain"),
    path("proof", views.proof, name="insert_proof"),
]
