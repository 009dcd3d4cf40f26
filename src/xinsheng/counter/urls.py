"""Addresses of the public's side."""

from django.urls import include, path

from xinsheng.counter.affirm.views import affirm
from xinsheng.counter.demonstration_people.views import people
from xinsheng.counter.demonstration_phone.views import phone
from xinsheng.counter.home.views import home
from xinsheng.counter.official_account.views import come as come_by_wechat
from xinsheng.counter.official_account.views import come_back as come_back_from_wechat
from xinsheng.counter.privacy.views import privacy
from xinsheng.counter.sign_in.card import by_card
from xinsheng.counter.sign_in.face import by_face, come_back_from_face
from xinsheng.counter.sign_in.network import come_back, depart
from xinsheng.counter.sign_in.views import sign_in, sign_out

app_name = "counter"
urlpatterns = [
    path("", home, name="home"),
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-in/card/", by_card, name="card_sign_in"),
    path("sign-in/face/", by_face, name="face_sign_in"),
    path("sign-in/face/return/<str:secret>/", come_back_from_face, name="face_return"),
    path("sign-in/network/", depart, name="network_depart"),
    path("sign-in/network/return/", come_back, name="network_return"),
    path("wechat/<slug:entrance>/", come_by_wechat, name="wechat"),
    path("wechat/<slug:entrance>/return/", come_back_from_wechat, name="wechat_return"),
    path("sign-out/", sign_out, name="sign_out"),
    path("privacy/", privacy, name="privacy"),
    path("affirm/<uuid:case_id>/", affirm, name="affirm"),
    path("demonstration/phone/", phone, name="demonstration_phone"),
    path("demonstration/people/", people, name="demonstration_people"),
    path("", include("xinsheng.counter.demands.urls")),
    path("register/", include("xinsheng.counter.registration.urls")),
    path("query/", include("xinsheng.counter.query.urls")),
    path("", include("xinsheng.counter.outside.urls")),
    path("reissue/", include("xinsheng.counter.reissue.urls")),
    path("claim/", include("xinsheng.counter.claim.urls")),
    path("mine/", include("xinsheng.counter.mine.urls")),
]
