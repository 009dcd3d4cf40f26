"""Every register is a row here, or among those of the stock: its title, its columns, and which lines stand in it."""

from django.utils.translation import gettext_lazy as _

from xinsheng.desk.registers.certificate_lines import again_line, first_line, reissued_line
from xinsheng.desk.registers.register import Register, Source
from xinsheng.desk.registers.stock_kinds import STOCK_REGISTERS
from xinsheng.law.terms import CertificateKind, Duty
from xinsheng.registry.models import issued_again, issued_firsts, reissued_from

ISSUERS = (Duty.ISSUING_OFFICER, Duty.SEALING_OFFICER, Duty.SUPERVISOR)
REISSUED = "reissued"
LATELY = 30  # days


_OF_AGAIN = (
    _("新证件编号"),
    _("原证件编号"),
    _("新生儿姓名"),
    _("母亲姓名"),
    _("申请人"),
    _("情形"),
    _("户口登记"),
    _("签发日期"),
)
REGISTERS: tuple[Register, ...] = (
    Register(
        key="first",
        title=_("首次签发登记簿"),
        head=(
            _("证件编号"),
            _("新生儿姓名"),
            _("母亲姓名"),
            _("签发日期"),
            _("签发人员"),
            _("盖章人员"),
            _("现在的状态"),
        ),
        sources=(Source(rows=issued_firsts, at="issued_on", numbers=("blank",)),),
        cells=first_line,
        duties=ISSUERS,
        from_above=False,
        by_day=True,
        case_of="case",
    ),
    Register(
        key="reissue",
        title=_("补发登记簿"),
        head=(*_OF_AGAIN, _("补发经办人员"), _("审核人员"), _("盖章人员"), _("现在的状态")),
        sources=(
            Source(
                rows=lambda office: issued_again(office, kind=CertificateKind.REISSUE),
                at="issued_on",
                numbers=("blank",),
            ),
        ),
        cells=again_line,
        duties=(Duty.REISSUE_OFFICER, Duty.REVIEWER, Duty.SEALING_OFFICER, Duty.SUPERVISOR),
        from_above=False,
        by_day=True,
        case_of="case",
    ),
    Register(
        key="replacement",
        title=_("换发登记簿"),
        head=(*_OF_AGAIN, _("签发人员"), _("盖章人员"), _("现在的状态")),
        sources=(
            Source(
                rows=lambda office: issued_again(office, kind=CertificateKind.REPLACEMENT),
                at="issued_on",
                numbers=("blank",),
            ),
        ),
        cells=again_line,
        duties=ISSUERS,
        from_above=False,
        by_day=True,
        case_of="case",
    ),
    Register(
        key=REISSUED,
        title=_("本机构签发、已由县补发的证件"),
        head=(
            _("原证件编号"),
            _("新生儿姓名"),
            _("母亲姓名"),
            _("情形"),
            _("补发机构"),
            _("补发日期"),
            _("新证件编号"),
        ),
        sources=(Source(rows=reissued_from, at="issued_on", numbers=("predecessor__blank",)),),
        cells=reissued_line,
        duties=ISSUERS,
        from_above=False,
        by_day=True,
        case_of="case",
        days=LATELY,
    ),
    *STOCK_REGISTERS,
)


def find_register(key: str) -> Register | None:
    """The register of this key, or None."""
    return next((one for one in REGISTERS if one.key == key), None)
