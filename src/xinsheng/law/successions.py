"""A certificate that takes another's place: what may read otherwise in it, and what the law looks at (domain 3.7).

A reissue says what its original says (invariant 15). A replacement changes what its ground is about, and no more.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from xinsheng.law.applications import Application, Change
from xinsheng.law.succession_terms import ApplicantRelation, Ground, Holding, RecordAnswer
from xinsheng.law.terms import CertificateKind, Service, Standing

PARENT_FIELDS: tuple[str, ...] = ("name", "age", "nationality", "ethnicity", "address", "paper_kind", "paper_no")
CHILD_FIELDS: tuple[str, ...] = (
    "name",
    "sex",
    "born_local",
    "gestation_weeks",
    "gestation_days",
    "weight_g",
    "length_mm",
)
_PARENTS = ("mother", "father")
_OF_PARENTS = frozenset(f"{who}.{name}" for who in _PARENTS for name in PARENT_FIELDS)
_OF_CHILD = frozenset(f"child.{name}" for name in CHILD_FIELDS)
MAY_CHANGE: Mapping[Ground, frozenset[str]] = {  # what is not named changes nothing
    Ground.ISSUERS_ERROR: _OF_CHILD | _OF_PARENTS,
    Ground.PARENT_CHANGED: _OF_PARENTS,
    Ground.POLICE_CANNOT_USE: frozenset({"child.name"}),
}
# What the police cannot use may be a name they do not enter, or a paper they cannot read: that one reads as before.
MUST_CHANGE: frozenset[Ground] = frozenset({Ground.ISSUERS_ERROR, Ground.PARENT_CHANGED})
KIND_OF: Mapping[Service, CertificateKind] = {
    Service.REISSUE: CertificateKind.REISSUE,
    Service.REPLACEMENT: CertificateKind.REPLACEMENT,
}


@dataclass(frozen=True, kw_only=True)
class SuccessionFacts:
    """What is asked of a case in which a certificate takes another's place, beyond what every case has.

    `original_standing` None: an old paper that these books never issued. `chain_people` had a hand on a certificate
    of the chain. `content` is what would be printed; `wrong_changes` are fields that may not read otherwise.
    """

    original_no: str = ""
    original_standing: Standing | None = Standing.VALID
    chain_people: frozenset[str] = frozenset()
    entitled: Mapping[str, ApplicantRelation] | None = None  # blind index of a paper -> how its holder stands
    applicant_index: str = ""
    application: Application | None = None
    record: RecordAnswer | None = RecordAnswer.FOUND  # None: nobody has looked yet
    original_known: bool = True  # these books hold what it said, of their own or of a certificate before them
    stated_by: str = ""  # who typed, off the record, what it said; '' where nobody did, or it is known
    county_handles: bool = True  # the case is at the county of the original issuer
    issuer_asked_on: date | None = None  # the day the original issuer was asked for its record; None: it was not
    issuer_says: Holding | None = None
    content: Mapping[str, Any] | None = None
    wrong_changes: tuple[str, ...] = ()
    reviewed: bool = False
    paper_returned: bool = False
    report_is_free: bool = True  # no other birth rests on the parentage test report that is applied with


def content_after(original: Mapping[str, Any], *, application: Application | None) -> dict[str, Any]:
    """What the new certificate says: the original's words, but for the changes its ground allows.

    A change that is not allowed is left out here and named by `wrong_changes`; a number stays a number.
    """
    content = deepcopy(dict(original))
    if application is None:
        return content
    allowed = _allowed(application, original=original)
    for change in application.changes:
        if change.field in allowed:
            _put(content, change)
    return content


def _allowed(application: Application, *, original: Mapping[str, Any]) -> frozenset[str]:
    """What the ground lets read otherwise here: by a slip of the issuer a certificate never names another person.

    So of one parent the name or the paper is put right, for the other of the two says who it is; and a parent whom
    the original does not name is not put in: that takes a parentage test.
    """
    allowed = MAY_CHANGE.get(application.ground, frozenset())
    if application.ground is not Ground.ISSUERS_ERROR:
        return allowed
    changed = {change.field for change in application.changes}
    for who in _PARENTS:
        if original[who] is None:
            allowed -= {f"{who}.{name}" for name in PARENT_FIELDS}
        elif f"{who}.name" in changed:
            allowed -= {f"{who}.paper_kind", f"{who}.paper_no"}
    return allowed


def _put(content: dict[str, Any], change: Change) -> None:
    part, name = change.field.split(".")
    whole = content[part] if content[part] is not None else dict.fromkeys(PARENT_FIELDS, content["placeholder"])
    is_number = isinstance(whole.get(name), int)
    whole[name] = int(change.value) if is_number and change.value.isdecimal() else change.value
    content[part] = whole


def wrong_changes(application: Application, *, original: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that this ground does not let read otherwise; "changes" where nothing changes that must."""
    allowed = _allowed(application, original=original)
    wrong = tuple(change.field for change in application.changes if change.field not in allowed)
    changes_nothing = content_after(original, application=application) == dict(original)
    return (*wrong, "changes") if application.ground in MUST_CHANGE and changes_nothing else wrong
