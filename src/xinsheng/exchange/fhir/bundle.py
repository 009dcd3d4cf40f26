"""A transaction Bundle taken apart: whose resources these are, and which newborn each measurement is of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xinsheng.exchange.fhir.profile import BUNDLE, DELIVERY, HOLDS, KINDS, MEASUREMENT, MOTHER, NEWBORN, STATUSES
from xinsheng.exchange.fhir.reading import Notes, Spot
from xinsheng.exchange.issues import Issue

MOST_ENTRIES = 60  # nine newborns with five measurements each, mother and delivery, and room
MOST_NEWBORNS = 9
_BUNDLE_HOLDS = frozenset({"resourceType", "id", "meta", "identifier", "type", "timestamp", "entry"})
_ENTRY_HOLDS = frozenset({"fullUrl", "resource", "request"})


class UnableToReadBundle(Exception):
    """This is no Bundle of ours; `issues` say everything that is wrong with it."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__(", ".join(issue.code for issue in issues))
        self.issues = issues


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The resources of one delivery by what they are, the newborns and measurements by their entry."""

    bundle: Spot
    mother: Spot
    delivery: Spot
    newborns: Mapping[int, tuple[str, Spot]]  # entry -> full address, resource
    measurements: Mapping[str, tuple[Spot, ...]]  # the newborn's full address -> its measurements
    entries: int


def parts_of(said: Any) -> Parts:
    """The parts of a birth Bundle. Raises UnableToReadBundle."""
    notes, bundle = Notes(), Spot(said, "Bundle")
    notes.only(bundle, names=_BUNDLE_HOLDS)
    if not _has_profile(bundle, BUNDLE):
        notes.add("wrong_profile", bundle.part("meta"))
    if bundle.part("type").value != "transaction":
        notes.add("not_a_transaction", bundle.part("type"))
    entries = list(bundle.parts("entry"))
    if len(entries) > MOST_ENTRIES:
        notes.add("too_many_parts", bundle.part("entry"))
        raise UnableToReadBundle(tuple(notes.issues))
    resources = [_resource(entry, notes=notes) for entry in entries]
    found = _sorted_out(bundle, resources, notes=notes)
    if notes.issues or found is None:
        raise UnableToReadBundle(tuple(notes.issues))
    return found


def _resource(entry: Spot, *, notes: Notes) -> tuple[str, str, Spot]:
    """Its profile, full address, and the resource; what is no entry of ours is noted."""
    notes.only(entry, names=_ENTRY_HOLDS)
    resource = entry.part("resource")
    profile = next((one for one in KINDS if _has_profile(resource, one)), "")
    if not profile or resource.part("resourceType").value != KINDS[profile]:
        notes.add("wrong_profile", resource)
        return "", "", resource
    request = entry.part("request")
    if request.part("method").value != "POST" or request.part("url").value != KINDS[profile]:
        notes.add("not_a_creation", request)
    notes.only(resource, names=HOLDS[profile])
    if profile in STATUSES and resource.part("status").value not in STATUSES[profile]:
        notes.add("unfit_status", resource.part("status"))
    if not entry.part("fullUrl").text:
        notes.add("missing_part", entry.part("fullUrl"))
    return profile, entry.part("fullUrl").text, resource


def _has_profile(resource: Spot, profile: str) -> bool:
    said = resource.part("meta").part("profile").value
    return isinstance(said, list) and profile in said


def _sorted_out(bundle: Spot, resources: list[tuple[str, str, Spot]], *, notes: Notes) -> Parts | None:
    entry = bundle.part("entry")
    mother = notes.one(
        (spot for profile, _url, spot in resources if profile == MOTHER), of=entry, missing="no_mother"
    )
    delivery = notes.one(
        (spot for profile, _url, spot in resources if profile == DELIVERY), of=entry, missing="no_delivery"
    )
    newborns = {place: (url, spot) for place, (profile, url, spot) in enumerate(resources) if profile == NEWBORN}
    addresses = [url for _profile, url, _spot in resources if url]
    if not newborns or len(newborns) > MOST_NEWBORNS:
        notes.add("too_many_parts" if newborns else "no_newborn", entry)
    if len(set(addresses)) != len(addresses):
        notes.add("named_twice", entry)
    if mother is None or delivery is None or notes.issues:
        return None
    urls = {profile: url for profile, url, _spot in resources if profile in (MOTHER, DELIVERY)}
    _require(delivery.part("subject"), target=urls[MOTHER], notes=notes)
    measured = [spot for profile, _url, spot in resources if profile == MEASUREMENT]
    for spot in measured:
        if spot.part("encounter").value is not None:
            _require(spot.part("encounter"), target=urls[DELIVERY], notes=notes)
    by_newborn = _by_newborn(measured, addresses=[url for url, _spot in newborns.values()], notes=notes)
    return Parts(
        bundle=bundle,
        mother=mother,
        delivery=delivery,
        newborns=newborns,
        measurements=by_newborn,
        entries=len(resources),
    )


def _require(reference: Spot, *, target: str, notes: Notes) -> None:
    if reference.part("reference").value != target:
        notes.add("unknown_reference", reference)


def _by_newborn(measured: list[Spot], *, addresses: list[str], notes: Notes) -> dict[str, tuple[Spot, ...]]:
    found: dict[str, list[Spot]] = {url: [] for url in addresses}
    for spot in measured:
        subject = spot.part("subject").part("reference")
        if subject.text in found:
            found[subject.text].append(spot)
        else:
            notes.add("unknown_reference", spot.part("subject"))
    return {url: tuple(spots) for url, spots in found.items()}
