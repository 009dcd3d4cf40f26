"""Addresses of verification; none of them ever holds a number or a name, only the random reference."""

from django.urls import path

from xinsheng.verify.away.view import away, worker
from xinsheng.verify.compare.view import compare
from xinsheng.verify.document.view import document
from xinsheng.verify.keys.view import keys
from xinsheng.verify.live.view import live
from xinsheng.verify.log.published import checkpoint, consistency, inclusion, key
from xinsheng.verify.log.view import log
from xinsheng.verify.number.view import number
from xinsheng.verify.start.view import start

app_name = "verify"
urlpatterns = [
    path("v/away", away, name="away"),
    path("v/worker.js", worker, name="worker"),
    path("v/<str:reference>", live, name="live"),
    path("v/<str:reference>/compare", compare, name="compare"),
    path("verify/", start, name="start"),
    path("verify/number", number, name="number"),
    path("verify/document", document, name="document"),
    path("verify/keys", keys, name="keys"),
    path("verify/log", log, name="log"),
    path("log/checkpoint", checkpoint, name="log_checkpoint"),
    path("log/key", key, name="log_key"),
    path("log/consistency/<int:old>/<int:new>", consistency, name="log_consistency"),
    path("log/inclusion/<str:leaf>/<int:size>", inclusion, name="log_inclusion"),
]
