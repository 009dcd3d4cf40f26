"""`xinsheng setup`: a real province begins - its authority, calendars, first policies and three administrators."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import typer
from django.conf import settings

from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.founding import CalendarOfYear, begin_province, first_codes_again
from xinsheng.cli.plan import Answers, Plan, UnableToPlan, plan_from, questions, read_answers
from xinsheng.cli.screen import FAULTS, err, out, tell_fault, tell_unusable_keys
from xinsheng.config.checks import find_faults
from xinsheng.gateways.keys import UnableToUseKey, keys_from
from xinsheng.law.policies import Policy
from xinsheng.law.terms import Duty
from xinsheng.registry.models import Office
from xinsheng.standards.civil_time import civil_date
from xinsheng.standards.divisions import full_name
from xinsheng.standards.enrolment_codes import grouped_enrolment_code
from xinsheng.standards.working_days import YearNotice, national_calendar
from xinsheng.words.labels import label

app = typer.Typer()
_REFUSALS = {"already_begun": "province_exists"}


@app.command()
def setup(
    file: Path | None = typer.Option(
        None, help="TOML：province、system、security、audit 四段。TOML with these four tables."
    ),
    yes: bool = typer.Option(False, "--yes", help="不再询问，直接建立。Begin without asking once more."),
) -> None:
    """建立真实省份：机构、日历、政策、三员。Begin a real province, once; run it after `xinsheng migrate`.

    证件号码不作为命令行参数，以免同机其他人看到。Numbers of papers are never taken from the command line.
    """
    at = datetime.now(tz=UTC)
    _stop_unless_ready()
    try:
        plan = plan_from(read_answers(file) if file else _ask(at=at), on=civil_date(at))
        _show(plan)
        if not yes and not typer.confirm("确认建立？Begin?"):
            raise typer.Exit(code=1)
        beginning = begin_province(
            plan.province,
            administrators=plan.administrators,
            calendars=tuple(_calendars()),
            policy=Policy(),
            at=at,
        )
    except UnableToPlan as error:
        _stop(error.code, error.about)
    except UnableToAct as error:
        _stop(_REFUSALS.get(error.code, error.code))
    out.print("[green]✓[/] 已建立。机构、人员、印章、空白证件由系统管理员在网页提出，安全管理员确认。")
    out.print("The province has begun. Everything else is proposed and confirmed by two people on the pages.")
    _tell_codes(beginning.codes)


@app.command("first-codes")
def first_codes() -> None:
    """三员登记码过期或遗失的，重新给出。New codes for first administrators without a passkey.

    有人经两名管理员准予登记以后，不再能用。Refused once two people on the pages have let somebody enrol.
    """
    try:
        _tell_codes(first_codes_again(at=datetime.now(tz=UTC)))
    except UnableToAct as error:
        _stop(error.code)


def _tell_codes(codes: Mapping[Duty, tuple[str, str]]) -> None:
    """Print each administrator's codes, once; nobody can print them again."""
    out.print("三员的登记码只显示这一次：各抄在纸上，当面交给本人，随后清屏。在 /desk/enrol 登记。")
    out.print("Codes to enrol a passkey at /desk/enrol, shown once: hand each over on paper, then clear this screen.")
    for duty, pair in codes.items():
        out.print(f"  {label(duty)}　{'　'.join(grouped_enrolment_code(code) for code in pair)}", markup=False)


def _stop(code: str, about: str = "") -> None:
    tell_fault(code, about)
    raise typer.Exit(code=1)


def _stop_unless_ready() -> None:
    """End with plain lines unless settings, books and keys are ready and no province stands here yet."""
    faults = find_faults(settings.ENVIRONMENT)
    for fault in faults:
        tell_fault(fault.code, fault.about)
    if faults:
        raise typer.Exit(code=1)
    if Office.objects.exists():
        _stop("province_exists")
    try:
        keys_from(Path(settings.KEYS_FOLDER), production=settings.PRODUCTION)
    except UnableToUseKey as error:
        tell_unusable_keys(error.code, str(settings.KEYS_FOLDER))
        raise typer.Exit(code=1) from error


def _ask(*, at: datetime) -> Answers:
    """Ask for everything in turn; an answer that cannot be is told why and asked for again."""
    answers: dict[str, str] = {}
    for question in questions(on=civil_date(at)):
        while True:
            said = str(typer.prompt(question.words, default=question.usual or None)).strip()
            fault = question.fault(said, answers)
            if fault is None:
                break
            err.print(f"[bold red]✗[/] {FAULTS[fault]}", soft_wrap=True)
        answers[question.key] = said
    return answers


def _show(plan: Plan) -> None:
    province = plan.province
    out.print(f"{province.name}  {province.credit_code}  {full_name(province.division_code)}", markup=False)
    for duty, who in plan.administrators.items():
        out.print(f"  {label(duty)}　{who.name}　{who.login_name}", markup=False)


def _calendars() -> Iterator[CalendarOfYear]:
    """The State Council's calendars that come with the product, as they are laid down."""
    for year, notice in sorted(national_calendar().notices.items()):
        off, on = _days_of(notice)
        source = f"国务院办公厅关于{year}年部分节假日安排的通知（数据取自 chinesecalendar 1.11.0）"
        yield CalendarOfYear(year=year, off=off, on=on, source=source)


def _days_of(notice: YearNotice) -> tuple[tuple[str, ...], tuple[str, ...]]:
    off, on = (tuple(f"{day:%m-%d}" for day in sorted(days)) for days in (notice.off, notice.on))
    return off, on
