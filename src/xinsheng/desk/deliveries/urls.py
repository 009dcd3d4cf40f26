"""The addresses of deliveries, under the desk's own."""

from django.urls import URLPattern, URLResolver, path

from xinsheng.desk.deliveries import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.deliveries, name="deliveries"),
    path("again", views.try_delivery_again, name="try_delivery_again"),
]
