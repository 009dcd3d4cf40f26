"""The addresses of machines; none holds a name or a number."""

from django.urls import path

from xinsheng.exchange.flat import births
from xinsheng.exchange.token import token

app_name = "exchange"
urlpatterns = [
    path("exchange/token", token, name="token"),
    path("births", births, name="births"),
]
