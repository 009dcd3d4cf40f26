"""Where one says that one was asked for more: from one's registration, from the query code's page, from neither."""

from django.urls import path

from xinsheng.counter.demands.views import demanded, query_demanded
from xinsheng.counter.demands.without_case import demanded_without_case

urlpatterns = [
    path("mine/registration/<uuid:case_id>/asked-for-more/", demanded, name="demanded"),
    path("query/asked-for-more/", query_demanded, name="query_demanded"),
    path("register/asked-for-more/", demanded_without_case, name="demanded_without_case"),
]
