"""The record of each newborn of a Bundle, element by element, and where in the Bundle each element stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from xinsheng.exchange.fhir import profile
from xinsheng.exchange.fhir.bundle import Parts, UnableToReadBundle
from xinsheng.exchange.fhir.reading import Notes, Spot, by_system, by_url
from xinsheng.gateways.hospitals.notifications import CREDIT_CODE, NEWBORN_NO

_DAYS_A_WEEK = 7
_DAY_LENGTH = 10  # of YYYY-MM-DD


@dataclass
class ToldNewborn:
    """One newborn's record as the Bundle tells it, with the FHIRPath of each element; nothing is judged here."""

    entry: int
    record: dict[str, Any] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)

    def put(self, element: str, spot: Spot | None, *, value: Any = None) -> None:
        """Put a value in its element; what is not there stays out, and is missed by the one reading."""
        if spot is None:
            return
        self.where[element] = spot.path
        said = spot.value if value is None else value
        if said is not None:
            self.record[element] = said


def records_of(parts: Parts) -> list[ToldNewborn]:
    """The newborns' records. Raises UnableToReadBundle for what no flat record could say."""
    notes = Notes()
    told = [
        _record(place, newborn, measurements=parts.measurements[url], parts=parts, notes=notes)
        for place, (url, newborn) in parts.newborns.items()
    ]
    names = [one.record.get("identifier") for one in told]
    if any(name is not None and names.count(name) > 1 for name in names):
        notes.add("identifier_twice", parts.bundle.part("entry"))
    if notes.issues:
        raise UnableToReadBundle(tuple(notes.issues))
    return told


def _record(place: int, newborn: Spot, *, measurements: tuple[Spot, ...], parts: Parts, notes: Notes) -> ToldNewborn:
    told = ToldNewborn(entry=place)
    told.put("recorded_at", parts.bundle.part("timestamp"))
    _newborn(told, newborn, notes=notes)
    _mother(told, parts.mother, notes=notes)
    _delivery(told, parts.delivery, notes=notes)
    _measurements(told, measurements, notes=notes)
    return told


def _newborn(told: ToldNewborn, newborn: Spot, *, notes: Notes) -> None:
    number = notes.one(by_system(newborn, "identifier", system=NEWBORN_NO), of=newborn.part("identifier"))
    told.put("identifier", number.part("value") if number else None)
    gender = newborn.part("gender")
    told.put("sex_code", gender, value=profile.SEX_CODES.get(gender.text, gender.value))
    beside = newborn.part("_birthDate")
    time = notes.one(by_url(beside, url=profile.BIRTH_TIME), of=beside)
    if time is not None:
        born = time.part("valueDateTime")
        told.put("born_at", born)
        if newborn.part("birthDate").value != born.text[:_DAY_LENGTH]:
            notes.add("dates_differ", newborn.part("birthDate"))
    if newborn.part("deceasedBoolean").value not in (None, False):
        notes.add("not_live_born", newborn.part("deceasedBoolean"))
    told.put("place", _extension(newborn, url=profile.PLACE, value="valueCode", notes=notes))


def _mother(told: ToldNewborn, mother: Spot, *, notes: Notes) -> None:
    names = [one for one in mother.parts("name") if one.part("use").value in (None, profile.OFFICIAL)]
    if names:
        name = notes.one(iter(names), of=mother.part("name"))
        told.put("mother_name", name.part("text") if name else None)
    papers = [one for one in mother.parts("identifier") if _kind_of(one) is not None]
    if papers and (paper := notes.one(iter(papers), of=mother.part("identifier"))):
        told.put("mother_paper_no", paper.part("value"))
        told.put("mother_paper_kind", _kind_of(paper))
    told.put("mother_identity", _extension(mother, url=profile.MOTHER_IDENTITY, value="valueCode", notes=notes))
    if (coded := _extension(mother, url=profile.ETHNICITY, value="valueCoding", notes=notes)) is not None:
        code, label = coded.part("code").text, coded.part("display").text
        told.put("mother_ethnicity", coded.part("code"), value=f"{code}（{label}）" if label else code)
        if coded.part("system").value != profile.ETHNICITY_CODES:
            notes.add("unknown_code", coded.part("system"))


def _kind_of(identifier: Spot) -> Spot | None:
    """The kind of paper that an identifier is the number of; None where it is no paper's."""
    coded = next(by_system(identifier.part("type"), "coding", system=profile.PAPER_KIND), None)
    return coded.part("code") if coded else None


def _delivery(told: ToldNewborn, delivery: Spot, *, notes: Notes) -> None:
    number = notes.one(by_system(delivery, "identifier", system=profile.INPATIENT_NO), of=delivery.part("identifier"))
    told.put("inpatient_no", number.part("value") if number else None)
    attended = notes.one(delivery.parts("participant"), of=delivery.part("participant"))
    if attended is not None:
        person = attended.part("individual")
        told.put("attendant_no", _logical(person, system=profile.ATTENDANT_NO, notes=notes))
        told.put("attendant_name", person.part("display"))
    provider = delivery.part("serviceProvider")
    told.put("institution_code", _logical(provider, system=CREDIT_CODE, notes=notes))
    told.put("institution_name", provider.part("display"))


def _logical(reference: Spot, *, system: str, notes: Notes) -> Spot:
    """The number by which a reference names a person or an institution that the books know."""
    identifier = reference.part("identifier")
    if identifier.part("system").value != system:
        notes.add("unknown_code", identifier.part("system"))
    return identifier.part("value")


def _measurements(told: ToldNewborn, measurements: tuple[Spot, ...], *, notes: Notes) -> None:
    for spot in measurements:
        coded = notes.one(by_system(spot.part("code"), "coding", system=profile.LOINC), of=spot.part("code"))
        found = profile.MEASUREMENTS.get(coded.part("code").text) if coded else None
        if found is None:
            notes.add("unknown_code", spot.part("code"))
        elif found.element in told.where or (found.element == profile.GESTATION and "gestation_weeks" in told.where):
            notes.add("named_twice", spot)
        elif not found.unit:
            told.put(found.element, _number(spot.part("valueInteger"), notes=notes))
        else:
            _quantity(told, spot.part("valueQuantity"), of=found, notes=notes)


def _quantity(told: ToldNewborn, quantity: Spot, *, of: profile.Measurement, notes: Notes) -> None:
    if (quantity.part("system").value, quantity.part("code").value) != (profile.UCUM, of.unit):
        notes.add("wrong_unit", quantity.part("code"))
    if quantity.part("comparator").value is not None:
        notes.add("modifier", quantity.part("comparator"))
    value = _number(quantity.part("value"), notes=notes)
    if of.element != profile.GESTATION:
        told.put(of.element, value)
        return
    days = value.value
    whole = isinstance(days, int) and not isinstance(days, bool)
    weeks, rest = divmod(days, _DAYS_A_WEEK) if whole else (days, 0)
    told.put("gestation_weeks", value, value=weeks)
    told.put("gestation_days", value, value=rest)


def _number(spot: Spot, *, notes: Notes) -> Spot:
    """A number of JSON: a text that looks like one is not."""
    if isinstance(spot.value, bool | str | list | dict):
        notes.add("number_needed", spot)
    return spot


def _extension(spot: Spot, *, url: str, value: str, notes: Notes) -> Spot | None:
    """The value of an extension that may be left out, and stands once."""
    found: Iterator[Spot] = by_url(spot, url=url)
    said = list(found)
    if not said:
        return None
    one = notes.one(iter(said), of=spot.part("extension"))
    return one.part(value) if one else None
