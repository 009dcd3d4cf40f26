"""What a machine read off a photographed paper, held against what was typed: pointed at before signing (mission A2).

A reading decides nothing. It is shown to whoever typed, and to the officer as what it is; a paper of which nothing
was read, and a form that says otherwise, go their way as without it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from xinsheng.law.applications import Application
from xinsheng.law.card_readings import CardDifference, CardField
from xinsheng.law.declaration import Declaration
from xinsheng.law.payloads import Payload
from xinsheng.law.terms import Material
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.names import normalise_name
from xinsheng.standards.printed_papers import PrintedPaper

READ_OFF: frozenset[Material] = frozenset(  # the papers that name one person by a number
    {Material.MOTHER_ID, Material.FATHER_ID, Material.COLLECTOR_ID, Material.APPLICANT_ID}
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form says of the person whose paper it is; '' and None for what it does not say yet."""

    name: str
    kind: PaperKind | None
    no: str


def find_typed(kind: Material, *, said: Declaration | Application) -> Typed | None:
    """What the form says of the person whose paper this is; None where it names nobody, or the paper is none such."""
    if isinstance(said, Application):
        people = {Material.APPLICANT_ID: said.applicant}
        person = people.get(kind)
        return Typed(name=person.name, kind=person.paper_kind, no=person.paper_no) if person else None
    declared = {
        Material.MOTHER_ID: said.mother,
        Material.FATHER_ID: said.father,
        Material.COLLECTOR_ID: said.collector,
    }
    one = declared.get(kind)
    return Typed(name=one.name, kind=one.paper_kind, no=one.paper_no) if one else None


def reading_differences(read: PrintedPaper, *, typed: Typed) -> tuple[CardDifference, ...]:
    """Where the photograph says something else than the form; what the form leaves open is no difference.

    A name is compared only where the number agrees: with another's paper the number says enough. A name in letters of
    another script than the form's is none that could differ.
    """
    if not typed.no:
        return ()
    if (typed.kind, typed.no) != (read.kind, read.no):
        return (CardDifference(field=CardField.PAPER_NO, typed=typed.no, read=read.no),)
    name = normalise_name(typed.name)
    if not name or not read.name or name == read.name or name.isascii() != read.name.isascii():
        return ()
    return (CardDifference(field=CardField.NAME, typed=name, read=read.name),)


def reading_payload(read: PrintedPaper) -> Payload:
    """The reading as it is kept with its material."""
    return {"kind": read.kind.value, "no": read.no, "name": read.name}


def reading_from(payload: Mapping[str, str]) -> PrintedPaper:
    """The reading again."""
    return PrintedPaper(kind=PaperKind(payload["kind"]), no=payload["no"], name=payload["name"])
