"""The addresses of a second look: what waits for it, one case, and its papers as pictures."""

from django.urls import path

from xinsheng.desk.second_reviews import views

urlpatterns = [
    path("", views.waiting, name="second_reviews"),
    path("<uuid:case_id>", views.look, name="second_review"),
    path("<uuid:case_id>/papers/<uuid:material_id>/<int:page>", views.paper, name="second_review_paper"),
]
