"""`xinsheng compare replay`: recompute stored comparisons, by their own policies or a proposed one (invariant 42)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

import typer
from rich.progress import track
from rich.table import Table

from xinsheng.casework.comparisons import Stored, recompute
from xinsheng.casework.privacy import UnableToRead
from xinsheng.cli.screen import err, out, tell_fault
from xinsheng.law.comparison import Comparison, comparison_from
from xinsheng.law.policies import Policy, UnableToReadPolicy, policy_as_rows, policy_from
from xinsheng.registry.models import RegisterComparison, RegisterLookUp

app = typer.Typer(help="与人口库的比对。Comparisons with the population register.", no_args_is_help=True)
_SHOWN = 20


@dataclass(frozen=True)
class Change:
    """One stored comparison that would come out otherwise: its case, then and now."""

    case_id: str
    then: Comparison
    now: Comparison


@app.command()
def replay(
    policy: Annotated[
        list[str] | None, typer.Option(help="拟改的规定 NAME=JSON，可多次。A proposed policy, NAME=JSON.")
    ] = None,
) -> None:
    """重算已存的比对，列出结果会改变的；可先试拟改的规定。

    Recompute stored comparisons and list those that would change; with --policy, as if it had been in force.
    Ends with 1 when a comparison changes without a proposed policy.
    """
    try:
        proposed = _proposed(policy or [])
    except (UnableToReadPolicy, ValueError) as fault:
        tell_fault("no_such_policy", str(fault))
        raise typer.Exit(2) from fault
    changes, looked_at, erased = _replay(proposed)
    _show(changes, looked_at=looked_at, erased=erased)
    if changes and not proposed:
        raise typer.Exit(1)


def _proposed(words: list[str]) -> dict[str, object]:
    """The proposed values by name; raises UnableToReadPolicy for one that no policy has, ValueError for no JSON."""
    values = {name: json.loads(value) for name, _, value in (word.partition("=") for word in words)}
    policy_from(values)
    return values


def _replay(proposed: dict[str, object]) -> tuple[list[Change], int, int]:
    changes, looked_at, erased = [], 0, 0
    total = RegisterComparison.objects.count() + RegisterLookUp.objects.count()
    for row in track(_stored(), total=total, console=err, description="重算 Recomputing"):
        try:
            now = recompute(row, policy=_policy_of(row, proposed=proposed))
        except UnableToRead:  # the case was erased: there is nothing left to compute from
            erased += 1
            continue
        looked_at += 1
        then = comparison_from(row.result)
        if replace(now, request_id="") != replace(then, request_id=""):
            changes.append(Change(str(row.case_id), then, now))
    return changes, looked_at, erased


def _stored() -> Iterator[Stored]:
    """Every comparison that decided, then every look-up that an officer made, each from the oldest."""
    for kept in (RegisterComparison.objects.all(), RegisterLookUp.objects.all()):
        yield from kept.select_related("case__key", "declaration").order_by("compared_at").iterator(chunk_size=500)


def _policy_of(row: Stored, *, proposed: dict[str, object]) -> Policy | None:
    return policy_from({**policy_as_rows(policy_from(row.policies)), **proposed}) if proposed else None


def _show(changes: list[Change], *, looked_at: int, erased: int) -> None:
    issued = sum(change.now.agrees and not change.then.agrees for change in changes)
    to_people = sum(change.then.agrees and not change.now.agrees for change in changes)
    table = Table("办件 case", "原结果 then", "重算 now")
    for change in changes[:_SHOWN]:
        table.add_row(change.case_id, _word(change.then), _word(change.now))
    if changes:
        out.print(table)
    out.print(f"已重算 {looked_at}，会改变 {len(changes)}，已抹除 {erased}。", soft_wrap=True)
    out.print(f"其中转为当场登记 {issued}，转为人工办理 {to_people}。", soft_wrap=True)
    out.print(f"Recomputed {looked_at}, would change {len(changes)}, erased {erased}.", soft_wrap=True)
    out.print(f"Of these, issued at once now {issued}, to a person now {to_people}.", soft_wrap=True)


def _word(comparison: Comparison) -> str:
    return "当场登记 at once" if comparison.agrees else "人工 a person"
