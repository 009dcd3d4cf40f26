"""Addresses of a birth outside an institution; its own pages stand in the family's form among the others."""

from django.urls import path

from xinsheng.counter.claim import way
from xinsheng.counter.outside.mother_given import mother_given
from xinsheng.counter.outside.start import begin, start
from xinsheng.counter.outside.views import birth, report
from xinsheng.counter.outside.withdraw import withdraw

_PARTS = (way.BIRTH_WHEN, way.BIRTH_WHERE, way.BIRTH_FIGURES)

urlpatterns = [
    path("outside/", start, name="outside"),
    path("outside/begin/", begin, name="outside-begin"),
    *(path(f"claim/<uuid:case_id>/{page}/", birth, {"page": page}, name=f"claim-{page}") for page in _PARTS),
    path(f"claim/<uuid:case_id>/{way.MOTHER_GIVEN}/", mother_given, name=f"claim-{way.MOTHER_GIVEN}"),
    path(f"claim/<uuid:case_id>/{way.REPORT}/", report, name=f"claim-{way.REPORT}"),
    path("claim/<uuid:case_id>/withdraw/", withdraw, name="claim-withdraw"),
]
