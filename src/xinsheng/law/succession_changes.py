"""What is wrong in a field of a replacement as it should read: a name that is none, a number that cannot be."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from xinsheng.law.applications import Application
from xinsheng.law.certificates import PRINTED_PAPER_KIND
from xinsheng.law.flags import Flag
from xinsheng.law.parentage import report_flags
from xinsheng.law.reasons import Fault, FaultCode
from xinsheng.law.succession_terms import Ground
from xinsheng.law.successions import content_after
from xinsheng.standards.identity_papers import paper_no_fault
from xinsheng.standards.names import person_name_fault

KIND_PRINTED = {printed: kind for kind, printed in PRINTED_PAPER_KIND.items()}
_NAMES = ("child.name", "mother.name", "father.name")
_PAPERS = ("mother", "father")


def change_faults(application: Application, *, original: Mapping[str, Any], on: date) -> tuple[Fault, ...]:
    """Everything wrong in the changed names and papers as the new certificate would say them on the day `on`.

    A parent may be taken out of it, every field the placeholder, where a parentage test says so (domain 3.7).
    """
    changed = {change.field for change in application.changes}
    content = content_after(original, application=application)
    names = [fault for field in _NAMES if field in changed for fault in _name_faults(field, content, application)]
    papers = [
        fault
        for who in _PAPERS
        if changed & {f"{who}.paper_kind", f"{who}.paper_no"} and content[who]
        for fault in _paper_faults(who, content, application, on=on)
    ]
    return (*names, *papers)


def _name_faults(field: str, content: Mapping[str, Any], application: Application) -> list[Fault]:
    part, name = field.split(".")
    said = str((content[part] or {}).get(name, ""))
    if not said or _is_taken_out(said, content, application):
        return []
    wrong = person_name_fault(said)
    return [Fault(field, FaultCode.BAD_NAME, wrong)] if wrong else []


def _paper_faults(who: str, content: Mapping[str, Any], application: Application, *, on: date) -> list[Fault]:
    said = content[who]
    if all(_is_taken_out(said[name], content, application) for name in ("paper_kind", "paper_no")):
        return []
    kind = KIND_PRINTED.get(said["paper_kind"])
    if kind is None:
        return [Fault(f"{who}.paper_kind", FaultCode.IMPOSSIBLE)]
    wrong = paper_no_fault(kind, str(said["paper_no"]), on=on)
    return [Fault(f"{who}.paper_no", FaultCode.BAD_PAPER_NO, wrong)] if wrong else []


def _is_taken_out(said: object, content: Mapping[str, Any], application: Application) -> bool:
    return application.ground is Ground.PARENT_CHANGED and said == content["placeholder"]


def report_flags_of(application: Application, *, content: Mapping[str, Any] | None) -> tuple[Flag, ...]:
    """What about the test report of a changed parent is looked at once more, beside what the certificate would say.

    A test long after the birth is the rule here, and no flag.
    """
    if application.report is None or content is None:
        return ()
    declared = {f"{who}_name": _name_said(content, who) for who in ("mother", "father", "child")}
    born_on = datetime.fromisoformat(content["child"]["born_local"]).date()
    found = report_flags(application.report, declared=declared, born_on=born_on, years=1)
    return tuple(flag for flag in found if flag is not Flag.REPORT_LATE)


def _name_said(content: Mapping[str, Any], who: str) -> str:
    name = str((content[who] or {}).get("name", ""))
    return "" if name == content["placeholder"] else name
