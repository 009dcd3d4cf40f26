"""Who may see and touch what in setting up: administrators everything but blanks, keepers their own office's."""

from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from xinsheng.desk.officers import Officer
from xinsheng.law.administration import ADMINISTRATOR_DUTIES, FORMS_DUTIES, STOCK_DUTIES, TWO_HANDS, ProposalKind
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Office, Proposal, ProposalQuerySet, townships_under
from xinsheng.words.joining import listed
from xinsheng.words.labels import label

LOCAL_KINDS = tuple(kind.value for kind, hands in TWO_HANDS.items() if hands.local)
BLANKS_KINDS = (
    ProposalKind.BLANKS.value,
    ProposalKind.RECEIPT.value,
    ProposalKind.TRAY.value,
    ProposalKind.DESTRUCTION.value,
)


def is_administrator(officer: Officer) -> bool:
    """Whether the officer is one of the province's three administrators."""
    return bool(officer.duties & ADMINISTRATOR_DUTIES)


def proposals_within_reach(officer: Officer) -> ProposalQuerySet:
    """The proposals this officer may know of today."""
    if Duty.AUDIT_ADMINISTRATOR in officer.duties:
        return Proposal.objects.all()
    local = Q(kind__in=LOCAL_KINDS)
    kept = Q(kind__in=BLANKS_KINDS, office__in=officer.offices_for(*STOCK_DUTIES))
    forms = Q(office__in=officer.offices_for(*FORMS_DUTIES)) | Q(proposed_by=officer.person)  # a county's own
    kept |= Q(forms, kind=ProposalKind.ORDINARY_FORMS.value)
    return Proposal.objects.filter(kept | ~local if is_administrator(officer) else kept)


def get_proposal(officer: Officer, proposal_id: UUID) -> Proposal:
    """The proposal within reach; Http404 alike for one out of reach and one that is not."""
    found = proposals_within_reach(officer).select_related("office", "proposed_by", "decision__decided_by")
    proposal = found.filter(pk=proposal_id).first()
    if proposal is None:
        raise Http404
    return proposal


def get_office(officer: Officer, office_id: UUID) -> Office:
    """Any office for an administrator, for nobody else; raises Http404."""
    office = Office.objects.select_related("authority", "brought_in").filter(pk=office_id).first()
    if office is None or not is_administrator(officer):
        raise Http404
    return office


def get_stock_office(officer: Officer, office_id: UUID) -> Office:
    """An office whose blanks this officer keeps, supervises or audits; raises Http404."""
    office = Office.objects.filter(pk=office_id).first()
    keeps = office is not None and bool(officer.duties_at(office) & set(STOCK_DUTIES))
    if office is None or not (keeps or Duty.AUDIT_ADMINISTRATOR in officer.duties):
        raise Http404
    return office


def may_propose(officer: Officer, kind: ProposalKind, *, office: Office | None) -> bool:
    """Whether the officer holds the duty that proposes this; a local kind at the very office, or above it."""
    hands = TWO_HANDS[kind]
    if hands.above and office is not None and office in townships_under(officer.person, on=officer.on):
        return True
    return bool(_held(officer, kind, office=office) & set(hands.proposes))


def why_not_decide(officer: Officer, proposal: Proposal) -> tuple[str, ...]:
    """Why this officer cannot confirm or decline, as sentences; empty when they can."""
    kind = ProposalKind(proposal.kind)
    reasons = []
    if proposal.proposed_by_id == officer.person.pk:
        reasons.append(_("由您本人提出，须由另一人确认"))
    if not _held(officer, kind, office=proposal.office) & set(TWO_HANDS[kind].confirms):
        reasons.append(who_confirms(kind))
    return tuple(reasons)


def who_confirms(kind: ProposalKind) -> str:
    """Whose confirmation a proposal waits for."""
    hands = TWO_HANDS[kind]
    duties = listed(label(duty) for duty in hands.confirms)
    if hands.above:
        return _("由该机构的%(duty)s清点、确认") % {"duty": duties}
    where = _("由本机构的%(duty)s确认") if hands.local else _("由%(duty)s确认")
    return where % {"duty": duties}


def _held(officer: Officer, kind: ProposalKind, *, office: Office | None) -> frozenset[Duty]:
    if not TWO_HANDS[kind].local:
        return officer.duties
    return officer.duties_at(office) if office is not None else frozenset()
