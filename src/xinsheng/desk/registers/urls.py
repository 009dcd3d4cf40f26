"""The addresses of the registers, under the desk's own."""

from django.urls import URLPattern, URLResolver, path

from xinsheng.desk.registers import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.registers, name="registers"),
    path("<uuid:office_id>/<slug:key>", views.register, name="register"),
]
