"""On which page an answer is given, by its dotted name in the law; and what is left to do before signing."""

from django.utils.translation import gettext as _

from xinsheng.counter.registration import way
from xinsheng.counter.registration.work import Work
from xinsheng.law.couple_faults import couple_faults
from xinsheng.law.couples import Side
from xinsheng.law.reasons import Fault, FaultCode

_OF_THE_DOOR = {FaultCode.NEEDS_DETAIL}
_PAGES = {
    "marriage": way.MARRIAGE,
    "children": way.CHILDREN,
    "child_order": way.CHILD_ORDER,
    "township_code": way.TOWNSHIP,
    "phone": way.PHONE,
    "other_phone": way.OTHER_PHONE,
}
_PARTS = (way.HOUSEHOLD, way.RESIDENCE)


def page_of(field: str, *, work: Work) -> str:
    """The page on which this couple gave an answer; of what the law names, and of the answers to look at again."""
    first, *rest = field.split(".")
    if first not in set(Side):
        return _PAGES[first]
    side = Side(first)
    if rest and rest[0] in _PARTS:
        return way.place_page(side, rest[0]) if len(rest) == 1 else way.door_page(side, rest[0])
    return way.SIDE if side is work.own_side else way.PARTNER


def wrong_pages(work: Work) -> list[str]:
    """The pages on which the law finds something wrong or missing."""
    faults = couple_faults(work.declaration, on=work.today)
    return list(dict.fromkeys(_page_with(fault, work=work) for fault in faults))


def _page_with(fault: Fault, *, work: Work) -> str:
    if fault.code in _OF_THE_DOOR:
        side, part = fault.field.split(".")
        return way.door_page(Side(side), part)
    return page_of(fault.field, work=work)


def left_to_do(work: Work) -> list[tuple[str, str]]:
    """The steps that still have to be answered or corrected: words, and the way to the first page of each."""
    first_of_step: dict[int, str] = {}
    for page in sorted([*way.unanswered(work), *wrong_pages(work)], key=way.number_of_step):
        first_of_step.setdefault(way.number_of_step(page), page)
    return [
        (_("“%(step)s”还没有填完") % {"step": way.STEPS[number - 1][0]}, way.address_of(work, page))
        for number, page in first_of_step.items()
    ]
