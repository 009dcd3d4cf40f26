"""What a recorded reading was for and which page it was, in words; the record itself holds codes."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xinsheng.desk.setting_up.naming import verb_words

PURPOSES: Mapping[str, Promise | str] = {  # each of law.readings
    "handling": _("办理"),
    "audit": _("审计"),
    "own_certificate": _("本人查看自己的证明"),
    "own_answer": _("本人答复"),
    "card_seen": _("当事人持证件到场"),
    "verify_registration": _("核实本件登记"),
    "explain_in_person": _("当事人到场，当面解释结果"),
    "check_commitment": _("登记后核查承诺"),
    "supervise_overdue": _("督办逾期件"),
    "demand_report": _("核实多要材料的反映"),
    "archive_deposit": _("导出档案：移交档案机构"),
    "archive_court": _("导出档案：司法机关、监察机关依法调取"),
    "archive_party": _("导出档案：当事人依法查阅、复制"),
    "archive_review": _("导出档案：行政复议、诉讼"),
    "archive_supervision": _("导出档案：上级机关核查"),
}
PAGES: Mapping[str, Promise | str] = {
    "desk.case": _("案件页"),
    "desk.material": _("材料审核"),
    "desk.picture": _("材料图片"),
    "desk.read_card": _("读取证件页"),
    "desk.notice": _("一次性告知书"),
    "desk.archive": _("导出档案"),
    "desk.archive_export": _("导出档案"),
    "desk.archive_file": _("导出档案：下载"),
    "desk.print": _("打印"),
    "desk.insert": _("核对纸证编号"),
    "desk.proof": _("白纸试印"),
    "desk.seal": _("比对盖章"),
    "desk.at_counter": _("窗口代为填写"),
    "desk.compare_face": _("人证比对（仅供参考）"),
    "desk.counter_check": _("窗口核对"),
    "desk.originals_brought": _("核验带来的原件"),
    "desk.registration_form": _("纸质登记表"),
    "desk.births.entry": _("接生信息"),
    "desk.births.read_back": _("接生信息通读核对"),
    "desk.births.receipt": _("已签名的接生信息"),
    "desk.births.loss": _("死产或新生儿死亡"),
    "desk.registrations.case": _("生育登记"),
    "desk.registrations.list": _("生育登记：待办列表中的原因"),
    "desk.registrations.values": _("生育登记：人口库内容"),
    "desk.registrations.look_up": _("查询人口库"),
    "desk.registrations.look_up_values": _("查询人口库：所查到的内容"),
    "desk.registrations.commitment_check": _("核查承诺"),
    "desk.registrations.correction": _("更正证件"),
    "desk.demand": _("多要材料的反映"),
    "desk.registrations.in_person": _("当面查询"),
    "desk.registrations.on_site": _("现场登记"),
    "desk.registrations.on_site.entrusted": _("现场登记：受托人"),
    "desk.registrations.on_site_check": _("现场登记：核对"),
    "desk.registrations.on_site_sheet": _("现场登记：登记表"),
    "desk.registrations.on_site_receipt": _("现场登记：受理回执"),
    "desk.reissue_found": _("补发、换发：查原签发记录"),
    "desk.state_original": _("补发：录入原证件内容"),
    "desk.supply_record": _("补发：提供存根或签发记录"),
    "desk.second_review": _("复核其他机构的鉴定意见书"),
    "desk.correct_legacy": _("更正早年证件的录入"),
    "desk.legacy_correction": _("更正早年证件的录入：核对提议"),
    "desk.counter_application": _("补发、换发：代为填写申请"),
    "desk.counter_application_check": _("补发、换发：窗口核对"),
    "desk.register": _("登记簿"),
    "desk.register_taken": _("登记簿：打印或下载"),
    "desk.chain": _("日志链核验"),
    "desk.journal": _("办理日志"),
    "desk.readings": _("查阅记录"),
    "spouse_answer": _("另一方答复"),
    "service_qr": _("生育服务证二维码"),
    "service_certificate": _("电子生育服务证"),
    "qr": _("二维码"),
    "elicence": _("电子证照"),
}
_ACT, _SIGN = "desk.act.", "desk.sign."


def purpose_words(purpose: str) -> str:
    """What it was read for; a code without words is shown as it was recorded."""
    return str(PURPOSES.get(purpose, purpose))


def page_words(page: str) -> str:
    """Which page it was: one of an act, or of its signature, bears the act's words."""
    if page.startswith(_ACT):
        return verb_words(page.removeprefix(_ACT))
    if page.startswith(_SIGN):
        return gettext("签名：%(act)s") % {"act": verb_words(page.removeprefix(_SIGN))}
    return str(PAGES.get(page, page))
