"""A figure that a sentence names is the one that decides: each is held here against the rule it comes from."""

import re
from datetime import timedelta
from functools import cache

import pytest

from xinsheng.casework import archives, attempts, checkpoints, messages, pauses, phone_codes, signatures
from xinsheng.cli.words import rooms, spoken
from xinsheng.desk.births import shift
from xinsheng.desk.registrations.in_person import card
from xinsheng.exchange.bodies import MOST_IN_BATCH
from xinsheng.gateways.identity import LIFETIME
from xinsheng.gateways.uploads import LARGEST_UPLOAD
from xinsheng.law import card_readings, conditions, couple_faults, delivery, registration_conditions
from xinsheng.law.assurance import DEMANDED
from xinsheng.law.declaration import FULL_AGE
from xinsheng.law.sign_in import CHALLENGE_LIVES, OFFER_LIVES
from xinsheng.law.succession_materials import ISSUERS_TIME
from xinsheng.law.terms import Duty

NUMERALS = "零一二三四五六七八九十"
FIGURE = re.compile(r"(?:[0-9]+|[一二两三四五六七八九十]+) ?(?:小时|分钟|天|个月|个工作日|周岁|MB)")
OF_NO_RULE = (  # a way of writing, how long something usually takes, any one day
    "24 小时制",
    "约十分钟",
    "约十五分钟",
    "大约需要十分钟",
    "大约需要十五分钟",
    "这一天",
    "哪一天",
    "有一天",
    "同一天",
    "一人一天",
    "单位一天",
)


def hours(length: timedelta) -> int:
    return int(length.total_seconds()) // 3600


def minutes(length: timedelta) -> int:
    return int(length.total_seconds()) // 60


def chinese(number: int) -> str:
    """A number up to nineteen as it is spoken."""
    return NUMERALS[number] if number <= len(NUMERALS) - 1 else f"十{NUMERALS[number - 10]}"


SAID = (
    f"{delivery.ATTENDANT_HOURS} 小时内",
    f"{delivery.ATTENDANT_HOURS} 小时填写",
    f"{delivery.ATTENDANT_HOURS} 小时的原因",
    f"超过 {delivery.ATTENDANT_HOURS} 小时",
    f"满 {delivery.ATTENDANT_HOURS} 小时",
    f"最近 {hours(shift.A_SHIFT)} 小时",
    f"同一位母亲{chinese(delivery.BIRTHS_APART.days // 30)}个月内",
    f"{minutes(messages.PHONE_CODE_LIFE)} 分钟内有效",
    f"{chinese(minutes(phone_codes.PHONE_CODE_PAUSE))}分钟后",
    f"请过{chinese(minutes(attempts.WINDOW))}分钟再试",
    f"{chinese(minutes(registration_conditions.PRINTED_AGAIN_FOR))}分钟内重新取",
    f"上次核验身份已超过{chinese(hours(DEMANDED[Duty.COLLECTOR]['declare'].fresh or timedelta()))}小时",
    f"读卡已过{chinese(minutes(card_readings.READING_LIFETIME))}分钟",
    f"答复只用这一次，{chinese(minutes(LIFETIME))}分钟内有效",
    f"已过{chinese(minutes(LIFETIME))}分钟，这次刷脸",
    f"请在{chinese(minutes(LIFETIME))}分钟内完成，不要换手机",
    f"{chinese(minutes(signatures.REQUEST_LIVES))}分钟内有效",
    f"还可以在{chinese(minutes(OFFER_LIVES))}分钟内登记",
    f"签名请求已超过{chinese(minutes(signatures.REQUEST_LIVES))}分钟",
    f"{chinese(hours(messages.PATIENCE))}小时内未能发出",
    f"只有导出人本人可以下载，{chinese(archives.LIFE.days)}天内有效",
    f"超过{chinese(minutes(CHALLENGE_LIVES))}分钟",
    f"{chinese(ISSUERS_TIME.days)}天没有答复",
    f"已超过 {minutes(card.SITTING)} 分钟",
    f"超过{minutes(checkpoints.PATIENCE)}分钟没有检查点",
    f"从{chinese(minutes(pauses.FIRST_PAUSE))}分钟逐渐延长到{chinese(hours(pauses.LONGEST_PAUSE))}小时",
    f"{chinese(minutes(pauses.FIRST_PAUSE))}分钟内重试",
    f"未满 {conditions.REPORTED_BELOW} 周岁",
    f"未满{chinese(conditions.REPORTED_BELOW)}周岁",
    f"满 {FULL_AGE} 周岁",
    f"年满{chinese(FULL_AGE)}周岁",
    f"未满{chinese(couple_faults.NEVER_MARRIED_BEFORE)}周岁",
    f"{LARGEST_UPLOAD // 1024**2} MB",
    "五分钟后将自动退出",  # look/static/js/idle.js
)


@cache
def sentences() -> frozenset[str]:
    """What every room says, each sentence once."""
    messages = [message.id for room in rooms() for message in spoken(room)]
    return frozenset(str(text) for said in messages for text in (said if isinstance(said, tuple) else (said,)))


def without(text: str, known: tuple[str, ...]) -> str:
    for one in known:
        text = text.replace(one, "")
    return text


def test_no_sentence_names_a_figure_that_no_rule_has() -> None:
    left = {text: FIGURE.findall(without(without(text, OF_NO_RULE), SAID)) for text in sentences()}

    assert {text: figures for text, figures in left.items() if figures} == {}


@pytest.mark.parametrize("figure", SAID)
def test_every_figure_of_a_rule_is_named_somewhere(figure: str) -> None:
    assert any(figure in text for text in sentences())


def test_a_batch_is_as_large_as_its_sentence_says() -> None:
    assert f"一批最多 {MOST_IN_BATCH} 条" in sentences()
