"""A child of the same delivery: what this person has told of the parents and of who collects is not asked twice."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from xinsheng.counter.claim import way
from xinsheng.counter.claim.work import EVERY_PAGE, Work, keep_all, on_own_form, open_work
from xinsheng.law.declaration import Declaration
from xinsheng.registry.models import Case

_EACH_CHILDS_OWN = frozenset(
    {way.CHILD, way.MATERIALS, way.CHECK, way.SIGN, way.BIRTH_WHEN, way.BIRTH_WHERE, way.BIRTH_FIGURES, way.REPORT}
)


def find_first_form(work: Work) -> Work | None:
    """This person's own form of another child of the same mother's same delivery, from which this one may begin.

    None once everything it would tell is answered here or was handed over, and where nothing is answered there.
    """
    if EVERY_PAGE in work.answered or work.handed_at is not None or not _asked_again(work):
        return None
    return next((other for other in forms_born_together(work) if _told(other)), None)


def forms_born_together(work: Work) -> list[Work]:
    """This person's own forms of the other children of the same mother's same delivery, in their order."""
    return [open_work(case, person=work.person, at=work.at) for case in _born_together(work)]


def _born_together(work: Work) -> list[Case]:
    """The other forms of the delivery that this person has open or has signed; of another mother's block, none."""
    case = work.case
    mine = Case.objects.of_party(work.person, on=work.today).filter(service=case.service)
    same = mine.filter(newborn__delivery__newborns=case.newborn_id).exclude(pk=case.pk)
    readable = same.filter(key__wrapped__isnull=False)  # of one that was erased nothing can be offered
    found = readable.select_related("office", "key").distinct().order_by("birth_order", "id")
    return [one for one in found if one.mother_paper_index == case.mother_paper_index or work.is_outside]


def _told(other: Work) -> frozenset[str]:
    """The pages answered there that are the same for children born together."""
    return frozenset(page for page in way.pages_of(other) if other.has_answered(page)) - _EACH_CHILDS_OWN


def _asked_again(work: Work) -> frozenset[str]:
    return frozenset(way.unanswered(work)) - _EACH_CHILDS_OWN


def as_told_before(work: Work, *, other: Work) -> Declaration:
    """This child's form with the parents and the collector of the other's; name and confirmations stay its own."""
    told = other.declaration
    return replace(
        work.declaration,
        mother=told.mother,
        father=told.father,
        mother_given=told.mother_given,
        mothers_state=told.mothers_state,
        collector=told.collector,
        confirmed=(),
    )


@require_POST
@on_own_form
def same(request: HttpRequest, work: Work) -> HttpResponse:
    """Begin with what was told for the other child; everything can still be changed, and nothing is signed by it."""
    other = find_first_form(work)
    if other is None:
        raise Http404
    keep_all(work, as_told_before(work, other=other), pages=_told(other), request=request)
    return HttpResponseRedirect(f"{reverse('counter:claim-birth', args=[work.case.pk])}?done=same")
