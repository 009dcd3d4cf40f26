"""What must not be found lying about after a whole way: in the books as dumped, in the job table, in the logs."""

import json
import logging
import re
from uuid import UUID

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from tests.casework.scene import EVERYONE, HERE, TO_WHO_IS_REGISTERED, Scene, a_declaration, asked
from tests.conftest import BookAddresses

from xinsheng.casework import claims, reviews, sealings
from xinsheng.casework.drafts import keep_draft_of
from xinsheng.casework.snapshots import DECLARATION_DRAFT
from xinsheng.config.server_tree import installed_programs, run_program
from xinsheng.law.payloads import payload_of
from xinsheng.law.services import first_issuance_inside
from xinsheng.registry.models import Case, JournalEntry, TextMessage
from xinsheng.standards.resident_numbers import resident_no_fault

PUT_OFF = "家属请求等外祖父到场"
WRITTEN = (PUT_OFF, HERE.detail, "出生医学证明申领已收到", "出生医学证明已签发", "穿青人")
RESIDENT_NO = re.compile(r"(?<![0-9A-Za-z])[1-8][0-9]{16}[0-9Xx](?![0-9A-Za-z])")
PHONES = tuple(who.phone for who in EVERYONE.values() if who.phone)
MOBILE = re.compile(r"(?<![0-9A-Za-z.])1[3-9][0-9]{9}(?![0-9A-Za-z.])")


def whole_way(scene: Scene) -> Case:
    """From the birth to the paper in the family's hands, with drafts and a put-off on the way."""
    case, draft = scene.claimed(), payload_of(a_declaration())
    claims.save_declaration_draft(case.pk, payload=draft, by=scene.by("mother"), at=scene.later())
    case = scene.examined(scene.declared(case))
    acts, by = (first_issuance_inside.CORRECT_DELIVERY,), scene.by("midwife")
    keep_draft_of(case.pk, acts=acts, section=DECLARATION_DRAFT, payload=draft, by=by, at=scene.later())
    by = scene.by("issuing")
    reviews.put_off(case.pk, reason=PUT_OFF, by=by, at=scene.later(), asked=asked())
    case = scene.sealed(scene.printed(case))
    taking, by = TO_WHO_IS_REGISTERED, scene.by("sealing")
    sealings.hand_over(case.pk, taking=taking, by=by, at=scene.later(), asked=asked())
    return Case.objects.get(pk=case.pk)


def valid_numbers_in(text: str, *, scene: Scene) -> list[str]:
    """What looks like a person's number and has the right check digit; anything else of eighteen digits is chance."""
    return [no for no in RESIDENT_NO.findall(text) if resident_no_fault(no.upper(), on=scene.today) is None]


def dumped(addresses: BookAddresses) -> str:
    """The whole database as PostgreSQL's own program writes it out for its owner."""
    named = conninfo_to_dict(addresses.owner)
    password = str(named.pop("password", ""))
    program = installed_programs() / "pg_dump"
    return run_program([program, "--dbname", make_conninfo(**named)], password=password)  # type: ignore[arg-type]


@pytest.mark.django_db(transaction=True)
def test_a_dump_of_the_books_shows_no_number_phone_address_or_message(
    scene: Scene, book_addresses: BookAddresses
) -> None:
    whole_way(scene)
    dump = dumped(book_addresses)

    assert "龙雨欣" in dump, "the dump holds the case: names stay searchable"
    secrets = {*WRITTEN, *(who.paper_no for who in EVERYONE.values()), *PHONES}
    in_clear = {one for one in secrets if one in dump or one.encode().hex() in dump or json.dumps(one)[1:-1] in dump}
    assert in_clear == set()
    assert valid_numbers_in(dump, scene=scene) == []
    assert MOBILE.findall(dump) == []


@pytest.mark.django_db(transaction=True)
def test_the_job_table_holds_ids_and_nothing_else(scene: Scene, owner: psycopg.Connection) -> None:
    case = whole_way(scene)
    jobs = owner.execute("SELECT task_name, args FROM procrastinate_jobs ORDER BY id").fetchall()

    assert [name for name, _args in jobs] == ["send_text_message", "make_elicence", "send_text_message"]
    known = {str(case.pk), *(str(message.pk) for message in TextMessage.objects.all())}
    said = {value for _name, args in jobs for value in args.values()}
    assert {str(UUID(value)) for value in said} == said == known


@pytest.mark.django_db(transaction=True)
def test_every_version_of_a_case_has_its_one_line_in_the_journal(scene: Scene) -> None:
    whole_way(scene)
    scene.signed(scene.opened(plurality=2, inpatient_no="ZY20261122002")[1])

    versions = {case.pk: list(range(1, case.version + 1)) for case in Case.objects.all()}
    lines: dict[UUID, list[int]] = {pk: [] for pk in versions}
    for chain, seq in JournalEntry.objects.filter(chain__in=versions).order_by("seq").values_list("chain", "seq"):
        lines[chain].append(seq)
    assert len(versions) == 3
    assert lines == versions


@pytest.mark.django_db(transaction=True)
def test_the_journals_published_bytes_tell_no_person(scene: Scene) -> None:
    case = whole_way(scene)
    published = b"".join(bytes(line.body) for line in JournalEntry.objects.filter(chain=case.pk)).decode()

    told = {*WRITTEN, *PHONES, *(text for who in EVERYONE.values() for text in (who.name, who.paper_no))}
    told |= {str(scene.person(login).pk) for login in ("midwife", "mother", "issuing", "sealing")}
    assert {one for one in told if one and one in published} == set()


@pytest.mark.django_db(transaction=True)
def test_the_logs_of_a_whole_way_hold_no_number(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    whole_way(scene)
    logging.getLogger("xinsheng").warning("the last line")

    logged = "\n".join(f"{record.getMessage()} {vars(record)}" for record in caplog.records)
    assert "the last line" in logged
    assert valid_numbers_in(logged, scene=scene) == []
    assert {one for one in (*WRITTEN, *PHONES, "龙雨欣", "龙小梅") if one and one in logged} == set()
