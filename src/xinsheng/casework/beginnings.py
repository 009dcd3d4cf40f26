"""How a case is opened, whichever its service: once a page, ruled first, one journal line each (invariant 28)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction

from xinsheng.casework.acting import Asked, By
from xinsheng.casework.door import Performance, finish
from xinsheng.casework.frozen_policies import policy_in_force
from xinsheng.casework.holds import hold_key
from xinsheng.casework.issuing_snapshots import is_licensed, issues_at, stops_on
from xinsheng.casework.new_rows import write_rows
from xinsheng.casework.outside import counted
from xinsheng.casework.privacy import give_keys
from xinsheng.casework.snapshots import actor_of
from xinsheng.casework.submissions import find_answer
from xinsheng.gateways.keys import new_data_key
from xinsheng.law.acts import Act, rule_on
from xinsheng.law.facts import Actor, Facts
from xinsheng.law.policies import policy_as_rows
from xinsheng.law.services import SERVICES, party_of
from xinsheng.law.successions import SuccessionFacts
from xinsheng.law.terms import Service, Stage
from xinsheng.registry.models import Case, Office
from xinsheng.standards.civil_time import civil

NO_SUCCESSION = SuccessionFacts()


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What the law looks at while there is no case yet; `make` writes it, or one for each child of a birth."""

    facts: Facts
    actor: Actor
    make: Callable[[], list[Case]]
    subjects: Mapping[str, str] = field(default_factory=dict)


def begin(act: Act, *, by: By, at: datetime, asked: Asked, look: Callable[[], Opening | Case]) -> list[Case]:
    """Open the cases of one beginning, all or nothing; the same page again gives the same ones.

    `look` reads inside the transaction, under the locks that it needs, what the law is asked; or gives the case that
    is open already, and nothing is written. Raises NotAllowed before anything is made.
    """
    with transaction.atomic():
        hold_key(asked)
        if earlier := find_answer(asked, by=by, act=act.verb):
            known = Case.objects.select_related("office", "key").filter(pk__in=earlier["answer"]["cases"])
            return list(known.order_by("birth_order"))
        opening = look()
        if isinstance(opening, Case):
            return [opening]
        ruling = rule_on(act, opening.facts, opening.actor)
        cases = opening.make()
        for case in reversed(cases):  # the page's own key goes with the first, which is finished last
            performance = Performance(
                case=case,
                facts=opening.facts,
                actor=opening.actor,
                ruling=ruling,
                by=by,
                at=at,
                given={},
                subjects=dict(opening.subjects),
                answer={"cases": [str(one.pk) for one in cases]},
            )
            finish(performance, asked=asked if case is cases[0] else replace(asked, key=uuid4()), from_stage=None)
        return cases


def facts_before(
    service: Service, *, office: Office, at: datetime, succession: SuccessionFacts = NO_SUCCESSION
) -> Facts:
    """What the law asks of an office before a case is opened there."""
    now_local = civil(at)
    return Facts(
        service=service,
        stage=None,
        at=at,
        now_local=now_local,
        office_licensed=is_licensed(office, on=now_local.date()),
        office_issues=issues_at(office, service=service, on=now_local.date()),
        office_suspended=stops_on(office).suspended,
        succession=succession,
    )


def beginner_of(by: By, *, service: Service, office: Office | None, at: datetime) -> Actor:
    """Who opens it: at a desk or a counter with the duties held at that office.

    Online (`office` None) as nothing but the service's party, an officer somewhere or not.
    """
    if office is not None:
        return actor_of(by, case=None, office=office, at=at)
    assurance = counted(by.assurance)
    return Actor(person_id=str(by.someone.pk), duties=frozenset({party_of(service)}), assurance=assurance)


def new_case(service: Service, *, office: Office, stage: Stage, at: datetime, **shown: Any) -> Case:
    """A case with its key, that ends under today's service and the policies in force there (design 10).

    `shown` are its other columns.
    """
    case = Case(**first_columns(service, office=office, stage=stage, at=at), **shown)
    write_cases({case: new_data_key()})
    return case


def write_cases(data_keys: Mapping[Case, bytes]) -> None:
    """Write new cases, each with this data key."""
    write_rows(data_keys)
    give_keys(data_keys)


def first_columns(service: Service, *, office: Office, stage: Stage, at: datetime) -> dict[str, Any]:
    """What every case opened at this office at this moment has in common."""
    policies = policy_in_force(on=civil(at).date(), division_code=office.division_code)
    return {
        "service": service.value,
        "service_version": SERVICES[service].VERSION,
        "policies": policy_as_rows(policies),
        "office": office,
        "stage": stage.value,
        "opened_at": at,
        "stage_since": at,
    }
