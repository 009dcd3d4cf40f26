"""Every printed field to be compared with the paper, except the three that are to be read off it."""

from dataclasses import dataclass

from xinsheng.casework import sealings
from xinsheng.desk.cases.certificate_lines import name_of, with_unit
from xinsheng.desk.sealing.forms import NAMES, PRINTED_AS
from xinsheng.papers.insert_layout import load_layout
from xinsheng.papers.prints import insert_words
from xinsheng.proof.rekeying import RekeyField
from xinsheng.registry.models import Certificate


@dataclass(frozen=True, kw_only=True)
class PrintedLine:
    """One field of the paper; `withheld` when it is to be typed off the paper and so is not shown here."""

    name: str
    words: str
    withheld: bool


def lines_of(certificate: Certificate) -> tuple[PrintedLine, ...]:
    """The certificate's number, then its fields in the order of the main page."""
    chosen = sealings.fields_to_rekey(certificate)
    hidden = {PRINTED_AS[one]: str(NAMES[one]) for one in chosen if one in PRINTED_AS}
    words = insert_words(sealings.statement_of(certificate).as_json())
    named = {field.field: field.label for field in load_layout().fields if field.part == "main"}
    number = PrintedLine(
        name=str(NAMES[RekeyField.CERTIFICATE_NO]),
        words=certificate.blank_id,
        withheld=RekeyField.CERTIFICATE_NO in chosen,
    )
    fields = (
        PrintedLine(
            name=hidden.get(field) or name_of(field, label=label),
            words=with_unit(field, words[field]),
            withheld=field in hidden,
        )
        for field, label in named.items()
    )
    return (number, *fields)
