"""A record filed with a register over a real line: only a whole receipt of this very record counts."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.gateways.filings.peer import Peer
from tests.gateways.filings.register import Mood

from xinsheng.gateways.mchis.filing import LABELS
from xinsheng.gateways.signed_filing import NotTaken, Record, UnableToFile, filings_from
from xinsheng.law.register_records import Silence

AT = datetime(2026, 11, 27, 3, 30, tzinfo=UTC)
RECORD = Record(key="Z520000001/0", content='{"child":"龙雨欣","version":0}'.encode(), sent_at=AT)
SILENCES = {
    Mood.ASLEEP: Silence.LATE,
    Mood.HANGS_UP: Silence.UNREACHABLE,
    Mood.LOSES: Silence.UNREACHABLE,
    Mood.BROKEN: Silence.REFUSED,
    Mood.ELSEWHERE: Silence.REFUSED,
    Mood.UNSIGNED: Silence.NOT_OURS,
    Mood.OF_ANOTHER: Silence.NOT_OURS,
    Mood.REPLAYS: Silence.NOT_OURS,
    Mood.STALE: Silence.STALE,
    Mood.OTHER_CONTENT: Silence.CONTRADICTORY,
    Mood.HALF: Silence.MALFORMED,
    Mood.NO_WORD: Silence.MALFORMED,
}


@pytest.fixture(scope="module")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peer]:
    one = Peer(tmp_path_factory.mktemp("register"), "xinsheng.issuance").starts()
    yield one
    one.dies()


def filed(peer: Peer, record: Record = RECORD) -> None:
    register = filings_from(peer.place(), labels=LABELS)
    assert register is not None
    register.file(record)


def test_what_is_filed_twice_is_taken_once_and_never_as_something_else(peer: Peer) -> None:
    peer.feels(Mood.WELL)
    filed(peer)
    filed(peer)
    with pytest.raises(NotTaken, match="other_content_before"):
        filed(peer, replace(RECORD, content=b'{"version":1}'))
    assert peer.holds() == {"Z520000001/0": {"child": "龙雨欣", "version": 0}}


@pytest.mark.parametrize(("mood", "why"), list(SILENCES.items()))
def test_whatever_is_no_whole_receipt_of_this_record_is_a_silence_and_soon(
    peer: Peer, mood: Mood, why: Silence
) -> None:
    peer.feels(mood)
    begun = time.monotonic()
    with pytest.raises(UnableToFile) as silence:
        filed(peer, replace(RECORD, key=f"Z52000{list(Mood).index(mood):04}/0"))
    assert silence.value.silence is why
    assert time.monotonic() - begun < 3


def test_a_refusal_is_told_by_the_register_s_own_word(peer: Peer) -> None:
    peer.feels(Mood.REFUSES)
    with pytest.raises(NotTaken) as refusal:
        filed(peer)
    assert refusal.value.code == "wrong_region"


def test_nothing_leaves_without_a_key_or_without_tls_or_where_nobody_is_named(peer: Peer) -> None:
    peer.feels(Mood.WELL)
    place, before = peer.place(), len(peer.heard())
    nobody = filings_from(replace(place, key_file=Path("none")), labels=LABELS)
    assert nobody is not None
    with pytest.raises(UnableToFile, match="unreachable"):
        nobody.file(RECORD)
    with pytest.raises(ValueError, match="not_https"):
        filings_from(replace(place, service_url="http://mchis.example.cn/"), labels=LABELS)
    assert filings_from(replace(place, adapter="none"), labels=LABELS) is None
    assert len(peer.heard()) == before
