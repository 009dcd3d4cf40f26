"""What each policy is called, and what it decides, for who proposes and who agrees."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

POLICIES: Mapping[str, tuple[Promise | str, Promise | str]] = {
    "missing_value_mark": (_("未提供项目的标示"), _("证件上没有提供的项目印成什么，例如“/”")),
    "licence_type_code": (_("证照类型代码"), _("电子证照标识中的类型代码（GB/T 36904）")),
    "claim_slip_days": (_("领取单有效天数"), _("床旁发放的领取单多少天内可以打开填报页面")),
    "authorisation_days": (
        _("在线委托书有效天数"),
        _("母亲领证、夫妻登记在线签署的委托书多少天内可以使用，签署当天不计"),
    ),
    "outside_report_years": (
        _("机构外出生：鉴定意见书出具较晚的年数"),
        _("出生满几年以后才出具的鉴定意见书，提示审核人员留意；不影响办理，不要求补充材料"),
    ),
    "outside_second_reviewer": (
        _("机构外出生：须留意的鉴定意见书由另一机构复核"),
        _("选“是”的，由本市（州）其他县指定的机构复核后才能打印；不要求家庭补交材料、再跑一次"),
    ),
    "outside_second_review_days": (
        _("机构外出生：等复核的天数"),
        _("没有人复核的，每满这些天报上一级的审核人员，当日不计；不要求家庭补交材料、再跑一次"),
    ),
    "outside_laboratory_confirms": (
        _("机构外出生：向鉴定机构核实意见书"),
        _("选“是”的，由系统向鉴定机构核实，答复以前不打印；答复不一致、没有答复的由另一机构复核，不要求家庭补交材料"),
    ),
    "outside_laboratory_days": (
        _("机构外出生：等鉴定机构答复的天数"),
        _("提交当日不计，期满没有答复的由另一机构复核"),
    ),
    "registration_children": (
        _("生育登记当场登记的孩次"),
        _("第几个孩子以内，与人口库比对一致时由系统当场登记；以后的孩子由工作人员办理，不拒绝"),
    ),
    "registration_marriage": (
        _("生育登记当场登记须有结婚登记"),
        _("选“是”的，没有结婚登记的由工作人员办理，不拒绝"),
    ),
    "registration_spouse_confirms": (
        _("生育登记须另一方也确认"),
        _("选“是”的，另一方没有确认时由工作人员办理，不拒绝"),
    ),
    "registration_spouse_days": (
        _("生育登记等另一方确认的天数"),
        _("要求另一方也确认的，等多少天；当日不计，期满没有确认的由工作人员办理"),
    ),
    "registration_online_daily": (
        _("生育登记每人每天网上提交的次数"),
        _("同一人一天内网上最多提交几次；超过的次日再提交，或到乡镇（街道）、村（居）现场登记"),
    ),
    "registration_working_days": (
        _("生育登记人工办理的工作日"),
        _("转乡镇（街道）后多少个工作日内办结，转办当日不计"),
    ),
    "commitment_check_days": (
        _("凭承诺登记后核查的工作日"),
        _("登记后多少个工作日内核查，登记当日不计；核查与否不影响当事人使用证件"),
    ),
    "register_snapshot_days": (
        _("人口库数据的有效天数"),
        _("人口库数据提取后多少天内可以用来自动比对；超过的由工作人员办理"),
    ),
    "enrolment_code_hours": (
        _("登记码有效小时数"),
        _("准予登记通行密钥后，两张登记码多少小时内有效"),
    ),
    "enrolment_cooling_hours": (
        _("新通行密钥的等候小时数"),
        _("新登记的通行密钥多少小时后才能登录办理；等候期间可安排代班"),
    ),
    "sharing_code_minutes": (_("证照授权码有效分钟数"), _("持证人授权其他单位查看证照后，授权码多少分钟内可以使用")),
    "sharing_agency_daily": (
        _("一个单位每天查询证照的次数"),
        _("一个单位一天内最多查询几次，授权码不对的也算"),
    ),
    "sharing_holder_daily": (_("每人每天授权查看证照的次数"), _("同一人一天内最多授权几次")),
    "sharing_request_days": (
        _("等持证人答复单位请求的天数"),
        _("单位请求查看证照，持证人几天内答复，当日不计；没有答复的视为不同意"),
    ),
    "handwriting_at_counter": (
        _("窗口在屏幕上手写签名"),
        _("选“是”的，当事人可以在工作人员的屏幕上手写姓名，不用打印；在纸上签名、按指印一直可以"),
    ),
    "handwriting_declaration": (
        _("网上手写签名：出生医学证明的登记表和申请"),
        _("选“是”的，提交页面上可以手写姓名；可以不写，不影响办理"),
    ),
    "handwriting_couple": (
        _("网上手写签名：生育登记"),
        _("选“是”的，提交页面上可以手写姓名；可以不写，不影响办理"),
    ),
    "handwriting_statement": (
        _("网上手写签名：声明和委托书"),
        _("选“是”的，签名页面上可以手写姓名；可以不写，不影响办理"),
    ),
    "ordinary_forms_stop": (
        _("没有统一印制证件结存时停止套打"),
        _("选“是”的，乡镇（街道）账面没有结存时不能套打；电子证和白纸打印照常"),
    ),
    "service_licence_type_code": (
        _("生育服务证的证照类型代码"),
        _("电子生育服务证标识中的类型代码（GB/T 36904）"),
    ),
}
