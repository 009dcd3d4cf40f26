"""Addresses of the public's side."""

from django.urls import include, path

from xinsheng.counter.home.views import home
from xinsheng.counter.sign_in.views import sign_in, sign_out

app_name = "counter"
urlpatterns = [
    path("", home, name="home"),
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-out/", sign_out, name="sign_out"),
    path("claim/", include("xinsheng.counter.claim.urls")),
    path("mine/", include("xinsheng.counter.mine.urls")),
]
