"""Couples of an invented register: looked up and compared, beside the three bare look-ups of the same couple."""

import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from statistics import median, quantiles

import psycopg

from bench.table import Figure, at_most
from xinsheng.gateways.population import CoupleAsking, UnableToAsk
from xinsheng.gateways.population.numbers import forms_of
from xinsheng.gateways.population.postgres import PostgresRegister
from xinsheng.law.comparison import Comparison, compare
from xinsheng.law.couples import CoupleDeclaration, CurrentChild, Marriage, Place, Side, Spouse
from xinsheng.law.policies import Policy
from xinsheng.law.register_records import PersonRecord, RegisterAnswer
from xinsheng.standards.identity_papers import PaperKind

COUPLES = 5000
_COLD = 500
_REQUEST = "bench"
_SAMPLE = """
SELECT paper_no, spouse_no FROM population.{table} TABLESAMPLE SYSTEM ({share})
WHERE sex = 2 AND is_alive AND length(paper_no) = 18 AND length(spouse_no) = 18 AND married_on IS NOT NULL
"""
_PERSON = "SELECT * FROM population.person WHERE paper_no = ANY(%s::bpchar[])"
_CHILD = "SELECT * FROM population.person WHERE mother_no = ANY(%s::bpchar[]) OR father_no = ANY(%s::bpchar[])"


def comparing(owner: str, application: str, *, on: date) -> list[Figure]:
    """A couple asked for and decided on the civil day `on`, beside its three bare look-ups; the two in turn."""
    couples = list(_couples(owner))
    register = PostgresRegister(application, seconds=10)
    policy = Policy()
    first = [_took(_asked, register, *couple) for couple in couples[:_COLD]]
    declared = [one for couple in couples if (one := _declared(_asked(register, *couple))) is not None]
    own, beside, decided = [], [], list[Comparison]()

    def decide(declaration: CoupleDeclaration) -> None:
        man = declaration.man.paper_no if declaration.man else ""
        answer = _asked(register, declaration.woman.paper_no, man)
        decided.append(compare(declaration, answer, request_id=_REQUEST, policy=policy, on=on))

    with psycopg.connect(application, autocommit=True) as plain:
        for turn, one in enumerate(declared):
            pair = (one.woman.paper_no, one.man.paper_no if one.man else "")
            if turn % 2:
                own.append(_took(decide, one))
            beside.append(_took(_bare, plain, *pair))
            if not turn % 2:
                own.append(_took(decide, one))
    waiting = os.getloadavg()[0]
    agreeing = sum(one.agrees for one in decided) / len(decided)
    return [
        Figure("couple, first asked, p99", round(_p99(first), 2), "ms"),
        at_most("couple compared, median", median(own), unit="ms", goal=3, against=round(median(beside), 2)),
        at_most("couple compared, p99", _p99(own), unit="ms", goal=15, against=round(_p99(beside), 2)),
        Figure("couples that agree, of those compared", round(agreeing, 3), ""),
        Figure("processes waiting for the machine meanwhile", round(waiting, 1), ""),
    ]


def _asked(register: PostgresRegister, woman: str, man: str) -> RegisterAnswer:
    """What the register says; an answer without anybody where it contradicts itself, which a few do on purpose."""
    now = datetime.now(tz=UTC)
    asking = CoupleAsking(request_id=_REQUEST, woman_no=woman, man_no=man, purpose="bench", asked_at=now)
    with suppress(UnableToAsk):
        return register.find_couple(asking)
    return RegisterAnswer(request_id=_REQUEST)


def _bare(plain: psycopg.Connection, woman: str, man: str) -> None:
    hers, his = list(forms_of(woman)), list(forms_of(man))
    for statement, values in ((_PERSON, [hers]), (_PERSON, [his]), (_CHILD, [hers, his])):
        plain.execute(statement, values).fetchall()


def _declared(answer: RegisterAnswer) -> CoupleDeclaration | None:
    """The declaration of a couple who say what the register says; None where it does not know both."""
    if answer.woman is None or answer.man is None or answer.woman.married_on is None:
        return None
    children = sorted((one for one in answer.children if one.is_alive), key=lambda one: one.born_on)
    return CoupleDeclaration(
        woman=_spouse(answer.woman),
        man=_spouse(answer.man),
        marriage=Marriage(registered=True, registered_on=answer.woman.married_on),
        children=tuple(
            CurrentChild(
                order=order,
                sex=one.sex,
                born_year=one.born_on.year,
                born_month=one.born_on.month,
                born_day=one.born_on.day,
                certificate_no=one.certificate_no,
            )
            for order, one in enumerate(children, 1)
        ),
        child_order=len(children) + 1,
        declarant=Side.WOMAN,
        township_code=answer.woman.residence_code[:9],
        phone="",
    )


def _spouse(record: PersonRecord) -> Spouse:
    return Spouse(
        name=record.name,
        paper_kind=PaperKind.RESIDENT_CARD,
        paper_no=record.paper_no,
        household=Place(division_code=record.household_code, division_name=""),
        residence=Place(division_code=record.residence_code, division_name=""),
    )


def _couples(owner: str) -> Iterator[tuple[str, str]]:
    """Some couples all over the register, in no order."""
    with psycopg.connect(owner) as connection:
        row = connection.execute("SELECT people FROM population.in_force").fetchone()
        share = min(100.0, COUPLES * 1200.0 / (row[0] if row else 1))
        named = connection.execute(
            "SELECT relname FROM pg_class WHERE relname ~ '^person_[0-9]+$' AND relkind = 'r'"
        ).fetchone()
        found = connection.execute(_SAMPLE.format(share=share, table=named[0] if named else "")).fetchall()
    random.Random(7).shuffle(found)  # noqa: S311  a choice of couples, no secret
    yield from found[:COUPLES]


def _took(step: Callable[..., object], *of: object) -> float:
    """Milliseconds of one step."""
    begun = time.perf_counter()
    step(*of)
    return (time.perf_counter() - begun) * 1000


def _p99(values: list[float]) -> float:
    return quantiles(values, n=100)[-1]
