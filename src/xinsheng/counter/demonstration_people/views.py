"""What a visitor has to type so that a couple agrees with the register; in production there is no such page."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xinsheng.casework.outside import is_demonstration, population_register
from xinsheng.casework.people import paper_no_of
from xinsheng.counter.visitor import now, show
from xinsheng.gateways.population import UnableToAsk
from xinsheng.law.register_records import PersonRecord
from xinsheng.law.terms import Sex
from xinsheng.look.moments import day
from xinsheng.registry.models import Account, Appointment, Person, Seal
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.divisions import find_division, full_name
from xinsheng.words.joining import listed

_MOST = 20  # people: the demonstration has a handful, and each is asked for
_PURPOSE = "demonstration"


@dataclass(frozen=True, kw_only=True)
class Card:
    """One couple, or one person without a spouse in the register: what to type, and how it comes out."""

    title: str
    is_couple: bool
    rows: tuple[tuple[str, str], ...]


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The couples as the register in force has them, and who is not in it; everybody in a demonstration may look."""
    if not is_demonstration():
        raise Http404
    persons = _invented()
    try:
        known = {who.paper_no: who for who in map(_find, persons) if who is not None}
    except UnableToAsk:
        known = {}
    unknown = [who.name for who in persons if paper_no_of(who) not in known]
    return show(request, "demonstration_people/page.html", cards=_cards(known), unknown=unknown)


def _invented() -> list[Person]:
    """Those who hold no office and keep no seal: the families."""
    on = civil_date(now())
    busy = [*Appointment.objects.in_force(on=on).values_list("person", flat=True)]
    busy += [*Seal.objects.values_list("keeper", flat=True)]
    accounts = Account.objects.filter(is_active=True).exclude(person__in=busy).select_related("person")
    return [one.person for one in accounts.order_by("opened_at", "id")[:_MOST]]


def _find(person: Person) -> PersonRecord | None:
    number = paper_no_of(person)
    return population_register().find_person(number, purpose=_PURPOSE) if number else None


def _cards(known: dict[str, PersonRecord]) -> list[Card]:
    shown, cards = set[str](), list[Card]()
    for who in known.values():
        if who.paper_no in shown:
            continue
        spouse = known.get(who.spouse_no)
        cards.append(_couple(who, spouse) if spouse else _single(who))
        shown |= {who.paper_no, who.spouse_no}
    return sorted(cards, key=lambda card: not card.is_couple)


def _couple(one: PersonRecord, other: PersonRecord) -> Card:
    woman, man = (one, other) if one.sex is Sex.FEMALE else (other, one)
    return Card(
        title=listed((woman.name, man.name)),
        is_couple=True,
        rows=(
            (_("女方"), f"{woman.name} {woman.paper_no}"),
            (_("男方"), f"{man.name} {man.paper_no}"),
            (_("女方户籍地"), _place(woman.household_code)),
            (_("男方户籍地"), _place(man.household_code)),
            (_("现居住地"), _place(woman.residence_code)),
            (_("门牌"), _("随便填一项，不参加比对")),
            (_("结婚登记日期"), day(woman.married_on) if woman.married_on else ""),
            (_("现有孩子"), _("没有")),
        ),
    )


def _single(who: PersonRecord) -> Card:
    rows = ((_("证件号码"), who.paper_no), (_("户籍地"), _place(who.household_code)))
    return Card(title=who.name, is_couple=False, rows=rows)


def _place(code: str) -> str:
    return full_name(code) if find_division(code) else code
