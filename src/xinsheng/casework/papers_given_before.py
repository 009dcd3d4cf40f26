"""A paper given for one child of a delivery, given by the same person for another: photographed once (mission A2)."""

from datetime import datetime
from uuid import UUID

from xinsheng.casework.acting import Asked, By, UnableToAct
from xinsheng.casework.door import Outcome
from xinsheng.casework.materials import Paper, give_material
from xinsheng.casework.outside import vault
from xinsheng.casework.paper_readings import UNCLEAR
from xinsheng.casework.privacy import key_of, show
from xinsheng.gateways.uploads.port import Scrubbed
from xinsheng.law.declaration import Declaration
from xinsheng.law.paper_readings import READ_OFF
from xinsheng.law.terms import Finding, Satisfaction
from xinsheng.law.terms import Material as Kind
from xinsheng.registry.models import Case, Material, Person

_KEPT_WAYS = (Satisfaction.UPLOAD, Satisfaction.ELICENCE)


def papers_given(case: Case, *, by: Person) -> list[Material]:
    """The files of identity papers that this person gave on this case and no officer has refused, the oldest first.

    Of statements and of what proves one child's own case there are none: each child has its own.
    """
    given = case.materials.current().filter(given_by=by, kind__in=READ_OFF, satisfied_by__in=_KEPT_WAYS)
    refused = given.filter(findings__finding=Finding.NOT_ACCEPTABLE)
    return list(given.exclude(file_ref="").exclude(pk__in=refused).order_by("given_at"))


def give_as_before(
    case_id: UUID, *, before: Material, declaration: Declaration, by: By, at: datetime, asked: Asked
) -> Outcome:
    """Give on this case, as an act of its own, the file that the same person gave for another child of the delivery.

    The file is stored anew under this case's key: erasing the one leaves the other. Raises what `give_material` does,
    UnableToAct("no_such_material") for a paper that is not this person's, or of another delivery, and the vault's
    UnableToFetch.
    """
    same = Case.objects.filter(pk=case_id, newborn__delivery__newborns=before.case.newborn_id).exists()
    if not same or before not in papers_given(before.case, by=by.someone):
        raise UnableToAct("no_such_material")
    paper = Paper(
        kind=Kind(before.kind),
        way=Satisfaction(before.satisfied_by),
        file=_file_of(before),
        details=_details_of(before),
    )
    return give_material(case_id, paper=paper, declaration=declaration, by=by, at=at, asked=asked)


def _file_of(before: Material) -> Scrubbed:
    """The file as it was written anew when it was first given; its measures are nobody's business any more."""
    return Scrubbed(
        content=vault().get(before.file_ref, data_key=key_of(before.case)),
        media_type=before.media_type,
        pages=before.pages,
        width=0,
        height=0,
        original_digest=bytes(before.original_digest or b""),
        display_name="",
    )


def _details_of(before: Material) -> dict[str, object]:
    """What was found of an e-licence when it was presented, and that a photograph may be hard to read.

    What is printed on a photograph is read anew, beside this child's form.
    """
    if before.details_cipher is None:
        return {}
    details = show(before.details_cipher, case=before.case, place="material")
    if before.satisfied_by == Satisfaction.ELICENCE:
        return details
    return {UNCLEAR: True} if details.get(UNCLEAR) else {}
