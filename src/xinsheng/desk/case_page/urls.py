"""The addresses of one case: the page, its papers, its documents."""

from django.urls import path

from xinsheng.desk.case_page import materials, views
from xinsheng.desk.cases import documents

urlpatterns = [
    path("", views.case_page, name="case"),
    path("materials/<uuid:material_id>", materials.material_page, name="material"),
    path("materials/<uuid:material_id>/pages/<int:page>", materials.picture, name="picture"),
    path("notices/<uuid:notice_id>", documents.notice_paper, name="notice_paper"),
]
