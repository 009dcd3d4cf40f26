"""Why an act could not be done although the law has not spoken against it: sentences for casework's codes."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

REFUSALS: Mapping[str, Promise | str] = {
    "stale": _("内容已有更新，请看过最新内容后再办理"),
    "other_body": _("这一页已经提交过别的内容，请打开新的一页办理"),
    "no_such_case": _("没有找到这份登记表"),
    "unknown_service_version": _(
        "本件是按另一版办理规则开始的，现在运行的程序没有那一版规则，没有办理。请联系系统管理员"
    ),
    "no_person": _("这件事须由有岗位的人员办理"),
    "no_print": _("没有等待处理的打印件"),
    "no_such_tray": _("没有找到这个取证来源，或它已停用，请重新选择"),
    "no_such_material": _("这份材料已被新的材料替换，请看最新的一份"),
    "reason_needed": _("材料不符合要求的，请选择原因和补正办法"),
    "no_such_slip": _("没有找到这张领取单，或它已使用、已过期"),
    "already_open": _("这个住院号已经开过登记表"),
    "already_begun": _("已经有人开始办理"),
    "no_province": _("本省还没有开通登记"),
    "too_many_codes": _("验证码发送过于频繁，请过十分钟再试"),
    "too_many_codes_today": _("这个号码今天的验证码已达上限，请明天再来，或换一个号码；也可以选择没有手机号码"),
    "code_just_sent": _("验证码刚刚发出，请稍等；一分钟后可以重新发送"),
    "already_registered": _("这对夫妻的这一孩次已有登记，不用重复登记"),
    "no_declaration": _("还没有提交申报，或没有办理的乡镇（街道）"),
    "not_a_township": _("所选机构目前不办理生育登记，请另选"),
    "not_a_colleague": _("所选人员不是办理机构的在任经办人员"),
    "no_county": _("还没有设置县级卫生健康行政部门，逾期的登记暂时不能上报"),
    "no_certificate": _("没有有效的电子生育服务证，或您不在乡镇（街道）经办岗位"),
    "no_such_certificate": _("没有找到这张证件，或您不是证件上的父母、已成年的本人；监护人请到窗口办理"),
    "too_many_numbers_today": _("今天输入的编号太多了，请核对后明天再试，或带身份证件到窗口办理"),
    "succession_under_way": _("这张证件正在办理补发或换发，请先办完或撤回那一件"),
    "no_county_here": _("原签发机构所在的县级卫生健康行政部门还没有开通补发，请到窗口咨询"),
    "issuer_closed": _("原签发机构已经停办，请到其所在的县级卫生健康行政部门窗口办理"),
    "not_an_attendant": _("所选同事目前没有在有效期内的助产技术资格登记"),
    "no_such_message": _("这条短信已有人告知，或不在您的办理范围内，请刷新页面查看。"),
    "not_a_way_to_tell": _("请选择已当面告知，或已给纸质通知。"),
    "agent_unnamed": _("委托他人办理的，须填写受托人的姓名和证件号码"),
    "not_met_there": _("这件登记没有在所选的地方办过，请重新选择"),
    "say_what": _("请写明要了什么、在哪里"),
    "too_many_reports": _("今天已经反映过多次，请明天再反映，或直接到县级卫生健康行政部门反映"),
    "not_so_many_forms": _("账面没有这么多份，没有登记作废。请核对实物；到货的先入库，再登记作废"),
    "no_such_report": _("没有找到这件反映，或它不属于您的县"),
    "already_answered": _("这件反映已经有人答复，您这次的答复没有保存"),
    "not_below": _("空白证件只能逐级下发给本机构管辖、没有撤销的机构，没有任何改动"),
    "not_sent_here": _("这批空白证件不是发给本机构的，或已经清点入库，没有任何改动"),
    "not_all_there": _("号段中有编号不在本机构库存，没有任何改动。请核对后分段报告"),
    "already_added": _("报警回执已经补记"),
    "already_suspended": _("签发资格已经暂停，没有再次暂停"),
    "already_lifted": _("已经恢复，没有再次办理"),
    "own_suspension": _("这是您自己决定暂停的，须由另一人恢复"),
    "not_recounted": _("该机构还没有清点说明，不能恢复打印"),
    "nothing_to_review": _("没有符合条件的有效证件，请核对日期和编号"),
    "too_many_to_review": _("符合条件的证件太多，请缩短时间或分段办理"),
    "own_inquiry": _("这是您自己提出核查的，须由另一人作出结论"),
    "own_certificate": _("您办理过这份证件，或证件上有您，须由另一人作出结论"),
    "document_needed": _("撤销须填写决定文书号"),
    "already_found": _("这份证件的核查已有结论，或状态已变，没有改动"),
    "no_such_proposal": _("没有找到这项提议"),
    "already_decided": _("这项提议已经有人办结，您这次的操作没有生效。"),
    "codes_by_two_people": _("已有人由另外两人办理登记码，首次登记码不再有效，没有改动。"),
    "own_proposal": _("这是您自己提出的，须由另一人确认。"),
    "does_not_fit": _("与现有记录不符，没有任何改动。请退回核对后重新提出。"),
    "not_appointed": _("这类机构没有这个岗位，没有任何改动。"),
    "not_in_stock": _("这个号段中有编号不在本机构库存，或已放入其他取证来源。没有任何改动，请核对号段后重新提出。"),
    "login_name_taken": _("这个登录名已是另一人的。没有任何改动，请退回，换一个登录名重新提出。"),
    "keeper_keeps_stock": _("空白证件和印章须由不同的人保管，请另选印章保管人。没有任何改动。"),
    "last_administrator": _("这是该岗位唯一在任的管理员，须先任用接任者。没有任何改动。"),
    "own_enrolment": _("为自己登记通行密钥，须由另外两人办理。"),
    "no_account": _("此人没有账号，或账号已停用。"),
    "code_was_shown": _("这张登记码已经显示过，不再显示。没有记下的，请让对方退回这项提议，再重新提出。"),
    "codes_do_not_open": _("登记码已用过、已过期，或已有新的登记码。"),
    "key_known": _("这把通行密钥已经登记过，请换一把。"),
    "already_enrolled": _("通行密钥已经登记好了，不用再登记。"),
    "too_far": _("偏移超过 15 毫米，请检查纸张是否放正"),
    "statement_changed": _("要签名的内容与刚才显示的不同，没有办理。请核对最新内容后再签名。"),
    "signature_not_asked": _("这次签名请求已经用过，或不是为这件事发出的，没有办理。请核对内容后重新签名。"),
    "signature_expired": _("签名请求已超过十分钟，没有办理。请核对内容后重新签名。"),
    "signature_not_verified": _("通行密钥没有验证您本人（指纹、面容或 PIN），没有办理。请重新签名并完成验证。"),
    "signature_counter_went_back": _(
        "这把通行密钥可能被复制过，没有办理；它已立即停用，并已报告安全管理员。请联系系统管理员重新登记。"
    ),
    "signature_refused": _("签名没有通过验证，没有办理。请用本人登记的通行密钥重新签名。"),
    "passkey_not_in_force": _("这不是您正在使用的通行密钥，或它已停用，没有办理。请联系本机构的系统管理员。"),
    "passkey_needed": _("这件事须用本人通行密钥签名，您还没有登记通行密钥。请联系本机构的系统管理员。"),
    "passkey_cooling": _("您的通行密钥刚刚登记，还没有到可以使用的时间，暂时不能签名。"),
    "not_a_hospital": _("只有助产机构可以接入自己的信息系统。没有任何改动。"),
    "unfit_keys": _("公钥不符合要求（JWK Set，P-384 或 2048 位以上 RSA，每把有 kid，不含私钥）。没有任何改动。"),
    "already_ended": _("这个系统已经停止接入。没有任何改动。"),
    "three_people": _("三员须为三个不同的人"),
    "three_login_names": _("三员须有三个不同的登录名"),
}


def refusal_sentence(code: str) -> str:
    """The sentence for a code of UnableToAct in the reader's language; an unknown code is told with its word."""
    found = REFUSALS.get(code)
    return str(found) if found is not None else gettext("现在不能办理（%(code)s），请稍后再试") % {"code": code}
