"""Where one says that one was asked for more: from one's own registration, and from the page of the query code."""

from django.urls import path

from xinsheng.counter.demands.views import demanded, query_demanded

urlpatterns = [
    path("mine/registration/<uuid:case_id>/asked-for-more/", demanded, name="demanded"),
    path("query/asked-for-more/", query_demanded, name="query_demanded"),
]
