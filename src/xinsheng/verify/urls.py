"""Addresses of verification; none of them ever holds a number or a name, only the random reference."""

from django.urls import path

from xinsheng.verify.compare.view import compare
from xinsheng.verify.document.view import document
from xinsheng.verify.keys.view import keys
from xinsheng.verify.live.view import live
from xinsheng.verify.number.view import number
from xinsheng.verify.start.view import start

app_name = "verify"
urlpatterns = [
    path("v/<str:reference>", live, name="live"),
    path("v/<str:reference>/compare", compare, name="compare"),
    path("verify/", start, name="start"),
    path("verify/number", number, name="number"),
    path("verify/document", document, name="document"),
    path("verify/keys", keys, name="keys"),
]
