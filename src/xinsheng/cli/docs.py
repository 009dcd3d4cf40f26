"""`xinsheng docs`: write docs/acts.md from the law, or say what in it is no longer so."""

import difflib
import inspect
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import typer
from django.utils import translation

from xinsheng.cli.docs_books import books
from xinsheng.cli.docs_sharing import offices_section, sharing_section
from xinsheng.cli.docs_tables import labelled, named, quoted, table_of
from xinsheng.cli.screen import err, out, tell_fault
from xinsheng.desk.setting_up.naming import policy_value_words, policy_words
from xinsheng.law.acts import KEPT_APART, Act, stages_of
from xinsheng.law.administration import TWO_HANDS
from xinsheng.law.archiving import EXPORTS
from xinsheng.law.assurance import DEMANDED, GIVEN, Assurance
from xinsheng.law.materials import LISTS
from xinsheng.law.policies import POLICY_SERVICES, POLICY_SOURCES, Policy, policy_as_rows
from xinsheng.law.requirements import Requirement
from xinsheng.law.seen_papers import SHOWN_ON_SITE
from xinsheng.law.services import SERVICES
from xinsheng.law.terms import Duty, Service, Stage
from xinsheng.words.labels import UnableToName, act_label, label

FILE = Path(__file__).resolve().parents[3] / "docs" / "acts.md"
HEAD = """# Acts

Written by `xinsheng docs write` from `law/services/`; `xinsheng docs check` fails when the two differ.
Change the law, then write this file again, and read the difference: it is what changes for people.
What a number such as "mission A1" or "invariant 48" means: [references.md](references.md).
"""
_DUTIES_APART = "One natural person has at most one of these on a case, over all its rounds: {duties}."

app = typer.Typer(help="由规则生成的文档。Documents that are made from the law.", no_args_is_help=True)
app.command()(books)


@app.command()
def write() -> None:
    """由规则写出 docs/acts.md。Write docs/acts.md from the law."""
    FILE.write_text(_document(), encoding="utf-8")
    out.print(str(FILE))


@app.command()
def check() -> None:
    """核对 docs/acts.md 与规则。End with 1 unless docs/acts.md says what the law says."""
    kept = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
    difference = list(
        difflib.unified_diff(
            kept.splitlines(),
            _document().splitlines(),
            fromfile="docs/acts.md",
            tofile="the law",
            lineterm="",
        )
    )
    for line in difference:
        err.print(line, markup=False, soft_wrap=True)
    if difference:
        raise typer.Exit(1)


def _document() -> str:
    try:
        return acts_document()
    except UnableToName as error:
        tell_fault("no_label", str(error))
        raise typer.Exit(1) from error


def acts_document() -> str:
    """The whole document, in English with the Chinese words that officers see."""
    with translation.override("zh-hans"):
        parts = [
            HEAD,
            *(_service(service) for service in SERVICES),
            _archives(),
            sharing_section(),
            offices_section(),
            _assurance(),
            _policies(),
            _two_hands(),
        ]
    return "\n".join(parts)


def _service(service: Service) -> str:
    module = SERVICES[service]
    return "\n".join(
        (
            f"## {label(service)} (`{service.value}`, version {module.VERSION})\n",
            _diagram(module.ACTS, final=module.FINAL),
            "### What may be done\n",
            _acts_table(module.ACTS),
            "### The conditions\n",
            _conditions_table(module.ACTS),
            "### Who may do what\n",
            _DUTIES_APART.format(duties=", ".join(label(duty) for duty in Duty if duty in KEPT_APART)) + "\n",
            _duty_matrix(module.ACTS),
            "### Materials\n",
            "Nothing outside this list can be asked for, by anyone.\n",
            _materials(service),
        )
    )


def _archives() -> str:
    """Who may take the archive of a certificate out of the house: rows that no service has, since nothing moves."""
    rows = [
        (
            label(service),
            labelled(row.duties),
            labelled(stages_of((row,))),
            labelled(row.asks),
            named((*row.conditions, *row.checks)),
            row.source,
        )
        for service, row in EXPORTS.items()
    ]
    return "\n".join(
        (
            f"## {act_label('export_archive')} (`export_archive`)\n",
            table_of(("service", "duties", "stages", "asks", "conditions", "source"), rows),
        )
    )


def _diagram(acts: tuple[Act, ...], *, final: Iterable[Stage]) -> str:
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{label(stage)}" as {stage.value}' for stage in stages_of(acts)]
    for act in acts:
        for before, after in act.moves.items():
            if before is not after:
                start = before.value if before else "[*]"
                lines.append(f"    {start} --> {after.value}: {act_label(act.verb)}")
    lines += [f"    {stage.value} --> [*]" for stage in Stage if stage in final]
    return "\n".join([*lines, "```", ""])


def _acts_table(acts: Iterable[Act]) -> str:
    head = ("verb", "words", "duties", "from → to", "asks", "conditions", "signs", "tells", "errands", "source")
    rows = [
        (
            f"`{act.verb}`",
            act_label(act.verb),
            labelled(act.duties),
            "<br>".join(
                f"{label(before) if before else '–'} → {label(after)}" for before, after in act.moves.items()
            ),
            labelled((*act.asks, *act.may_ask), mark=act.may_ask),
            named((*act.conditions, *act.checks)),
            act.signs.value if act.signs else "",
            quoted(act.tells),
            quoted(act.errands),
            act.source,
        )
        for act in acts
    ]
    return table_of(head, rows) + "\nAn input in brackets may be left out.\n"


def _conditions_table(acts: Iterable[Act]) -> str:
    said = {
        check.__name__: " ".join((inspect.getdoc(check) or "").split())
        for act in acts
        for check in (*act.conditions, *act.checks)
    }
    rows = [(f"`{name}`", sentence) for name, sentence in sorted(said.items())]
    return table_of(("condition", "the act is open only when"), rows)


def _duty_matrix(acts: Iterable[Act]) -> str:
    acts = tuple(acts)
    duties = [duty for duty in Duty if any(duty in act.duties for act in acts)]
    rows = [(act_label(act.verb), *("●" if duty in act.duties else "" for duty in duties)) for act in acts]
    idle = [label(duty) for duty in Duty if duty not in duties]
    return table_of(("", *map(label, duties)), rows) + f"\nNo act on a case: {'、'.join(idle)}.\n"


def _materials(service: Service) -> str:
    if service is Service.SERVICE_REGISTRATION:
        head = ("seen on site, never copied; online nothing is asked", "only when entrusted", "source")
        return table_of(
            head, ((label(row.paper), "●" if row.only_entrusted else "", row.source) for row in SHOWN_ON_SITE)
        )
    return _materials_table(LISTS[service])


def _materials_table(requirements: Iterable[Requirement]) -> str:
    rows = [
        (
            label(row.material),
            "、".join(label(way) for way in type(next(iter(row.ways))) if way in row.ways),
            row.source,
        )
        for row in requirements
    ]
    return table_of(("material", "ways in which it may be given", "source"), rows)


def _assurance() -> str:
    """How surely a citizen must be identified for each act that is theirs."""
    rows = [
        (label(duty), act_label(verb), f"`{verb}`", label(row.least), _afresh(row.fresh), row.source)
        for duty, verbs in DEMANDED.items()
        for verb, row in verbs.items()
    ]
    given = [(label(method), f"`{method}`", label(level)) for method, level in GIVEN.items()]
    rising = " < ".join(label(level) for level in Assurance)
    return (
        "## How surely a citizen is identified\n\n"
        f"For what they do themselves online, each level surer than the one before: {rising}. "
        "At a counter an officer attests who is there, and it is the officer's act. Where a name is put to "
        "something, an identification counts for the minutes named (our own rule, against a session left open); "
        "past them the person is identified again, or types back a code sent to their own number.\n\n"
        f"{table_of(('as', 'act', 'verb', 'at least', 'to sign, within', 'source'), rows)}\n\n"
        "What each way gives; the network gives the surer level where it says that it saw the living person or "
        f"their card:\n\n{table_of(('way', 'word', 'level'), given)}"
    )


def _afresh(fresh: timedelta | None) -> str:
    return f"{fresh.total_seconds() // 60:.0f} min" if fresh else ""


def _policies() -> str:
    rows = [
        (
            f"`{name}`",
            policy_words(name),
            label(service) if service else "–",
            f"`{policy_value_words(value)}`",
            POLICY_SOURCES[name],
        )
        for name, value in policy_as_rows(Policy()).items()
        for service in (POLICY_SERVICES[name],)
    ]
    table = table_of(("policy", "words", "service", "where no row speaks", "source"), rows)
    return (
        "## Policies\n\nWhat a province sets by date and place, by two people, without any change of code; "
        f"a case keeps those it began with.\n\n{table}"
    )


def _two_hands() -> str:
    rows = [
        (f"`{kind.value}`", labelled(hands.proposes), labelled(hands.confirms), "●" if hands.local else "")
        for kind, hands in TWO_HANDS.items()
    ]
    table = table_of(("proposal", "proposes", "confirms", "both at the very office"), rows)
    return f"## Set up by two people\n\nOne proposes, another person confirms, and only then is it so.\n\n{table}"
