"""The address of every act on a case: its verb."""

from django.urls import path

from xinsheng.desk.acts import views

urlpatterns = [path("<slug:verb>", views.act, name="act")]
