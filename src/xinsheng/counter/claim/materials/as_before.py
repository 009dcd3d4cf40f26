"""Papers this person photographed for another child of the delivery: given for this one too, by one press."""

import logging
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from xinsheng.casework.acting import UnableToAct, asked_with
from xinsheng.casework.papers_given_before import give_as_before, papers_given
from xinsheng.counter.asking import page_key_of, refused
from xinsheng.counter.claim.born_together import forms_born_together
from xinsheng.counter.claim.materials.listed import listed_materials
from xinsheng.counter.claim.way import MATERIALS, address_of
from xinsheng.counter.claim.work import Work, on_own_form
from xinsheng.counter.raising import surely_enough_for
from xinsheng.counter.visitor import by_of
from xinsheng.gateways.vault import UnableToFetch, UnableToStore
from xinsheng.law.paper_readings import find_typed
from xinsheng.law.terms import Material as Kind
from xinsheng.registry.models import Material

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class GivenBefore:
    """What may be given as for another child: the child's order, the papers' names, and the files of each."""

    birth_order: int
    labels: tuple[str, ...]
    papers: tuple[Material, ...]


def find_given_before(work: Work) -> GivenBefore | None:
    """The papers still lacking here that this person gave for another child of the delivery, of the same people.

    Whose paper it is must be declared alike in both forms: another father's card is no card of this one's.
    """
    lacking = {Kind(row.requirement.material): row.label for row in listed_materials(work) if not row.is_given}
    for other in forms_born_together(work):
        alike = {kind for kind in lacking if _is_of_the_same(kind, work=work, other=other)}
        papers = [one for one in papers_given(other.case, by=work.person) if one.kind in alike]
        if papers:
            labels = tuple(words for kind, words in lacking.items() if kind in {one.kind for one in papers})
            return GivenBefore(birth_order=other.case.birth_order or 1, labels=labels, papers=tuple(papers))
    return None


def _is_of_the_same(kind: Kind, *, work: Work, other: Work) -> bool:
    here, there = (find_typed(kind, said=one.declaration) for one in (work, other))
    return here is not None and bool(here.no) and here == there


@require_POST
@on_own_form
@surely_enough_for("give_material")
def as_before(request: HttpRequest, work: Work) -> HttpResponse:
    """Give each of them here, as an act of its own; pressed twice, what is given already is not given again."""
    back = address_of(work, MATERIALS)
    before = find_given_before(work)
    if before is None and not forms_born_together(work):
        raise Http404
    page_key = UUID(page_key_of(request))
    for paper in before.papers if before else ():
        asked = asked_with(uuid5(page_key, paper.pk.hex), body=paper.pk.bytes)
        try:
            give_as_before(
                work.case.pk, before=paper, declaration=work.declaration, by=by_of(request), at=work.at, asked=asked
            )
        except UnableToAct as unable:
            return refused(request, unable, again_url=back)
        except (UnableToFetch, UnableToStore) as fault:
            _log.error("paper_not_given_again", extra={"code": fault.code})
            return HttpResponseRedirect(f"{back}?done=not")
    return HttpResponseRedirect(f"{back}?done=same")
