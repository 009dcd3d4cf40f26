"""What may be seen on site, each with its article; nothing else can be demanded (mission E12, invariant 47)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One original that may be looked at, when, and by which article."""

    what: Promise | str
    when: Promise | str
    source: Promise | str


WHITELIST: tuple[Seen, ...] = (
    Seen(
        what=_("申报人的身份证件"),
        when=_("都要看；另一方的号码由申报人说明，不要求到场"),
        source=_("《贵州省人口与计划生育条例》第三十三条“凭个人身份证明”"),
    ),
    Seen(
        what=_("结婚证（纸质或电子证照）"),
        when=_("已登记结婚的；没有带的，由当事人承诺，不用补交"),
        source=_("同条“结婚证明”；国办发〔2020〕42号告知承诺"),
    ),
    Seen(
        what=_("委托书和受托人的身份证件"),
        when=_("委托他人来办的；委托书在网上签署的，只看受托人的证件"),
        source=_("民法典第一百六十五条；本省办事指南“委托办理”"),
    ),
)
