"""Addresses of a couple's own form."""

from django.urls import path

from xinsheng.counter.registration import way
from xinsheng.counter.registration.check.views import check
from xinsheng.counter.registration.children.views import child, children
from xinsheng.counter.registration.entrust.views import entrust, entrusted, take_back, the_two
from xinsheng.counter.registration.marriage.views import marriage
from xinsheng.counter.registration.order.views import order
from xinsheng.counter.registration.other_phone.views import other_phone
from xinsheng.counter.registration.partner.views import partner, partner_given
from xinsheng.counter.registration.phone.views import phone, phone_code
from xinsheng.counter.registration.place.door import door
from xinsheng.counter.registration.place.views import where
from xinsheng.counter.registration.side.views import side
from xinsheng.counter.registration.sign.views import sign
from xinsheng.counter.registration.start.views import begin, form, start
from xinsheng.counter.registration.township.views import township
from xinsheng.law.couples import Side

_PAGES = {
    way.SIDE: side,
    way.PARTNER_GIVEN: partner_given,
    way.PARTNER: partner,
    way.MARRIAGE: marriage,
    way.CHILDREN: children,
    way.CHILD_ORDER: order,
    way.TOWNSHIP: township,
    way.PHONE: phone,
    way.PHONE_CODE: phone_code,
    way.OTHER_PHONE: other_phone,
    way.CHECK: check,
    way.SIGN: sign,
}
_PLACES = [(one, part) for one in Side for part in (way.HOUSEHOLD, way.RESIDENCE)]
_WHERE = {way.place_page(one, part): {"side": one, "part": part} for one, part in _PLACES}
_DOORS = {way.door_page(one, part): {"side": one, "part": part} for one, part in _PLACES}

urlpatterns = [
    path("", start, name="register"),
    path("begin/", begin, name="register-begin"),
    path("<uuid:case_id>/", form, name="register-form"),
    path("<uuid:case_id>/entrust/", entrust, name="register-entrust"),
    path("<uuid:case_id>/entrust/two/", the_two, name="register-entrust-two"),
    path("<uuid:case_id>/entrust/revoke/", take_back, name="register-entrust-revoke"),
    path("<uuid:case_id>/entrusted/", entrusted, name="register-entrusted"),
    *(path(f"<uuid:case_id>/{page}/", view, name=f"register-{page}") for page, view in _PAGES.items()),
    *(path(f"<uuid:case_id>/{page}/", where, whose, name=f"register-{page}") for page, whose in _WHERE.items()),
    *(path(f"<uuid:case_id>/{page}/", door, whose, name=f"register-{page}") for page, whose in _DOORS.items()),
    path("<uuid:case_id>/children/add/", child, name="register-child-add"),
    path("<uuid:case_id>/children/<int:order>/", child, name="register-child"),
]
