"""Addresses of one's own form."""

from django.urls import path

from xinsheng.counter.claim import way
from xinsheng.counter.claim.authorise.handing import hand, take
from xinsheng.counter.claim.authorise.views import authorise, authorised, revoke
from xinsheng.counter.claim.birth import birth
from xinsheng.counter.claim.born_together import same
from xinsheng.counter.claim.check.views import check
from xinsheng.counter.claim.child.views import child
from xinsheng.counter.claim.collector.views import another, collector
from xinsheng.counter.claim.father.views import father_given
from xinsheng.counter.claim.find.views import begin, find
from xinsheng.counter.claim.materials.as_before import as_before
from xinsheng.counter.claim.materials.showing import paper
from xinsheng.counter.claim.materials.views import material, materials
from xinsheng.counter.claim.parent.views import father, mother
from xinsheng.counter.claim.place.views import place
from xinsheng.counter.claim.receipt.views import receipt, receipt_pdf
from xinsheng.counter.claim.sign.views import sign
from xinsheng.counter.claim.slip.views import slip

_PAGES = {
    way.MOTHER: mother,
    way.FATHER_GIVEN: father_given,
    way.FATHER: father,
    way.CHILD: child,
    way.COLLECTOR: collector,
    way.COLLECTOR_OTHER: another,
    way.MATERIALS: materials,
    way.CHECK: check,
    way.SIGN: sign,
}
_PLACES = (way.MOTHERS_HOUSEHOLD, way.MOTHERS_RESIDENCE, way.FATHERS_HOUSEHOLD, way.FATHERS_RESIDENCE)

urlpatterns = [
    path("", find, name="claim"),
    path("slip/", slip, name="claim-slip"),
    path("<uuid:case_id>/begin/", begin, name="claim-begin"),
    path("<uuid:case_id>/", birth, name="claim-birth"),
    *(path(f"<uuid:case_id>/{page}/", view, name=f"claim-{page}") for page, view in _PAGES.items()),
    *(path(f"<uuid:case_id>/{page}/", place, {"page": page}, name=f"claim-{page}") for page in _PLACES),
    path("<uuid:case_id>/materials/<slug:kind>/", material, name="claim-material"),
    path("<uuid:case_id>/papers/<uuid:material_id>/", paper, name="claim-paper"),
    path("<uuid:case_id>/authorise/", authorise, name="claim-authorise"),
    path("<uuid:case_id>/authorised/", authorised, name="claim-authorised"),
    path("<uuid:case_id>/hand/", hand, name="claim-hand"),
    path("<uuid:case_id>/take/", take, name="claim-take"),
    path("<uuid:case_id>/same/", same, name="claim-same"),
    path("<uuid:case_id>/same-papers/", as_before, name="claim-same-papers"),
    path("<uuid:case_id>/revoke/", revoke, name="claim-revoke"),
    path("<uuid:case_id>/receipt/", receipt, name="claim-receipt"),
    path("<uuid:case_id>/receipt.pdf", receipt_pdf, name="claim-receipt-pdf"),
]
