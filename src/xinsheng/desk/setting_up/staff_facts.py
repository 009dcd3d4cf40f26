"""What a proposal tells of a person beside their name."""

from xinsheng.casework.people import paper_no_of
from xinsheng.look.masks import masked_paper_no
from xinsheng.registry.models import Person


def name_of(person_id: str) -> str:
    """A person's name."""
    return Person.objects.get(pk=person_id).name


def masked_number_of(person_id: str) -> str:
    """A person's number with its middle hidden, to tell two of one name apart; '' where none is known."""
    return masked_paper_no(paper_no_of(Person.objects.get(pk=person_id)))
