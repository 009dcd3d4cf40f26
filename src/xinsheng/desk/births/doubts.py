"""What is unusual in a block, said to the one who weighed and measured: look again, then tick."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.desk.births.entry_form import FIELD_OF, EntryForm
from xinsheng.law.reasons import Caution, CautionCode
from xinsheng.look.measures import centimetres
from xinsheng.words.reasons import caution_sentence

SENTENCES: Mapping[CautionCode, Promise | str] = {
    CautionCode.LOW_WEIGHT: _("体重 %(first)s 克，偏低，请再看一次称量结果"),
    CautionCode.HIGH_WEIGHT: _("体重 %(first)s 克，偏高，请再看一次称量结果"),
    CautionCode.EARLY_BIRTH: _("孕 %(first)s 周，不足月，请再看一次孕周"),
    CautionCode.LATE_BIRTH: _("孕 %(first)s 周，超过预产期较多，请再看一次孕周"),
    CautionCode.WEIGHT_FOR_GESTATION: _("孕 %(first)s 周、体重 %(second)s 克，两者相差较大，请一并核对"),
    CautionCode.BORN_OUT_OF_ORDER: _(
        "同胎第 %(first)s 个孩子的出生时间是 %(second)s，与先后次序不符，请再核对，也看看有没有填到另一个孩子名下"
    ),
    CautionCode.SHORT_LENGTH: _("身长 %(cm)s 厘米，明显偏短，请再量一次"),
    CautionCode.LONG_LENGTH: _("身长 %(cm)s 厘米，明显偏长，请再量一次"),
}
LENGTHS = (CautionCode.SHORT_LENGTH, CautionCode.LONG_LENGTH)


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """One unusual value: the sentence beside its tick, the key that confirms it, whether it is ticked."""

    key: str
    sentence: str
    ticked: bool


def doubts_of(form: EntryForm, *, confirmed: Collection[str]) -> dict[str, list[Doubt]]:
    """The doubts of what is typed so far, by the form's field."""
    found: dict[str, list[Doubt]] = {}
    for caution in form.cautions():
        doubt = Doubt(key=caution.key, sentence=sentence_of(caution), ticked=caution.key in confirmed)
        found.setdefault(FIELD_OF.get(caution.field, caution.field), []).append(doubt)
    return found


def sentence_of(caution: Caution) -> str:
    """The unusual value in words, with its unit."""
    sentence = SENTENCES.get(caution.code)
    if sentence is None:
        return caution_sentence(caution)
    first, *more = caution.about
    cm = centimetres(int(first)) if caution.code in LENGTHS else ""
    return str(sentence) % {"first": first, "second": "".join(more), "cm": cm}
