"""The addresses of machines; none holds a name or a printed number."""

from django.urls import path, register_converter

from xinsheng.exchange.fhir.capability import metadata, smart_configuration
from xinsheng.exchange.fhir.signatures import ASK_OPERATION, SIGN_OPERATION, ask_signature, sign_delivery
from xinsheng.exchange.fhir.subscriptions import subscription, subscriptions
from xinsheng.exchange.fhir.views import bundle
from xinsheng.exchange.flat import births
from xinsheng.exchange.ids import IdConverter
from xinsheng.exchange.licence_requests import licence_request, look_agreed, requests
from xinsheng.exchange.licences import look, looks
from xinsheng.exchange.openapi import description
from xinsheng.exchange.results import results
from xinsheng.exchange.signatures import asked, signed
from xinsheng.exchange.token import token

register_converter(IdConverter, "id")

app_name = "exchange"
urlpatterns = [
    path("exchange/token", token, name="token"),
    path("births", births, name="births"),
    path("births/openapi.json", description, name="openapi"),
    path("births/signatures", asked, name="signatures"),
    path("births/signatures/<id:request_id>", signed, name="signature"),
    path("births/results", results, name="results"),
    path("licences/looks", looks, name="looks"),
    path("licences/looks/<id:look_id>", look, name="look"),
    path("licences/requests", requests, name="licence_requests"),
    path("licences/requests/<id:request_id>", licence_request, name="licence_request"),
    path("licences/requests/<id:request_id>/look", look_agreed, name="look_agreed"),
    path("fhir", bundle, name="fhir"),
    path("fhir/", bundle, name="fhir_base"),
    path(f"fhir/${ASK_OPERATION}", ask_signature, name="ask_signature"),
    path(f"fhir/${SIGN_OPERATION}", sign_delivery, name="sign_delivery"),
    path("fhir/Subscription", subscriptions, name="subscriptions"),
    path("fhir/Subscription/<id:subscription_id>", subscription, name="subscription"),
    path("fhir/metadata", metadata, name="metadata"),
    path("fhir/.well-known/smart-configuration", smart_configuration, name="smart_configuration"),
]
