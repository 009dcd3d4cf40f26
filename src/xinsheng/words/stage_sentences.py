"""What a stage means at this moment: for a family, and for a couple that registers; and what helps when it ended."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law import terms

FOR_FAMILIES: Mapping[terms.Stage, Promise | str] = {
    terms.Stage.OPENED: _("接生人员正在填写分娩信息。完成后您就可以填报，现在无需办理任何手续。"),
    terms.Stage.BEGUN: _("登记表还没有提交。填写的内容已经保存，随时可以继续。"),
    terms.Stage.SIGNED: _("请填写孩子的姓名和父母信息，提交身份证件。"),
    terms.Stage.DECLARED: _("申请已收到，等签发人员审核。需要补交的，审核后一次告知。"),
    terms.Stage.NOTICED: _("有材料需要补正。请按一次性告知书列明的内容补齐，补齐后当场办结。"),
    terms.Stage.PRINTED: _("证件已打印，盖章人员正在核对。现在无需您办理任何手续。"),
    terms.Stage.SEALING: _(
        "证件已盖章，电子证照正在制作，通常不超过几分钟。等得久了也不用再办手续，做好后在这里下载。"
    ),
    terms.Stage.SEALED: _("证件已签发。您可以查看并保存电子证照，到窗口领取纸质证件。"),
    terms.Stage.COLLECTED: _("证件已领取。电子证照可随时查看、下载、出示。"),
    terms.Stage.WITH_SUPERVISOR: _("工作人员会当面与您联系，您无需再填写表格。"),
    terms.Stage.CLOSED: _("办理已经结束。如有疑问，请到本机构窗口咨询。"),
}
FOR_APPLICANTS: Mapping[terms.Stage, Promise | str] = {
    terms.Stage.BEGUN: _("申请还没有提交。填写的内容已经保存，随时可以继续。原证件现在仍然有效。"),
    terms.Stage.DECLARED: _("申请已收到，等工作人员审核。现在无需您办理任何手续，原证件仍然有效。"),
    terms.Stage.NOTICED: _("有材料需要补正。请按一次性告知书列明的内容补齐，补齐后当场办结。"),
    terms.Stage.PRINTED: _("新证件已打印，正在由另外的人员核对。原证件仍然有效。"),
    terms.Stage.SEALING: _(
        "新证件已盖章，电子证照正在制作，通常不超过几分钟。等得久了也不用再办手续，做好后在这里下载。"
    ),
    terms.Stage.SEALED: _("新证件已签发，原证件已作废。您可以查看并保存电子证照，到窗口领取纸质证件。"),
    terms.Stage.COLLECTED: _("新证件已领取。电子证照可随时查看、下载、出示。"),
    terms.Stage.CLOSED: _("申请已经结束，没有换新证件，原证件不受影响。"),
}
OUT_OF_FORCE: Mapping[terms.PublicStanding, Promise | str] = {  # of a certificate that was sealed once
    terms.PublicStanding.UNDER_REVIEW: _("证件正在核查，有结论以前请不要使用。有疑问请到签发机构了解。"),
    terms.PublicStanding.REPLACED: _("证件已作废，由补发或换发的新证件代替。办事请用新证件。"),
    terms.PublicStanding.VOID: _("证件已作废，不能再使用。请到签发机构了解原因和办法。"),
}
FOR_COUPLES: Mapping[terms.Stage, Promise | str] = {
    terms.Stage.BEGUN: _("登记表还没有提交。填写的内容已经保存，随时可以继续。"),
    terms.Stage.CONFIRMING: _("已经提交，正在等另一方本人确认。期满没有确认的，转乡镇（街道）核实，不会停办。"),
    terms.Stage.COMPARING: _("已经收到，正在与人口信息比对，通常几秒钟就有结果。"),
    terms.Stage.WITH_TOWNSHIP: _("正由乡镇（街道）工作人员核实办理。现在无需您提交任何材料。"),
    terms.Stage.NOTICED: _("有事项须由您本人说明。请补充后提交，或到乡镇（街道）窗口当面说明，不要求提交材料。"),
    terms.Stage.REGISTERING: _("已经登记，正在制作电子生育服务证，通常几秒钟就好。"),
    terms.Stage.REGISTERED: _("已经登记。电子生育服务证可以查看、下载、打印，与普通生育服务证具有同等效力。"),
    terms.Stage.CORRECTING: _("已经申请更正，正由乡镇（街道）核实。现在的证件仍然有效。"),
    terms.Stage.RENEWING: _("已经同意更正，正在制作新的证件，通常几秒钟就好。"),
    terms.Stage.CLOSED: _("办理已经结束。夫妻任一方可以持身份证到办理的乡镇（街道）当面了解原因和办法。"),
    terms.Stage.WITHDRAWN: _("登记已经撤回。需要时可以重新登记。"),
    terms.Stage.REVOKED: _("登记已被注销，生育服务证作废。夫妻任一方可以持身份证到办理的乡镇（街道）当面了解原因。"),
}
REMEDIES: Mapping[terms.Closing, Promise | str] = {  # of any other closing the officer writes down what helps
    terms.Closing.REGISTERED_BEFORE: _("以已有的生育服务证为准；查询码遗失的，持身份证到任一乡镇（街道）补发。"),
    terms.Closing.NOT_THIS_PROVINCE: _("请向任一方户籍地或现居住地的乡镇（街道）登记。"),
    terms.Closing.ASKED_TO_CLOSE: _("以后需要时可以随时重新登记。"),
    terms.Closing.NOT_REACHED: _("方便时重新登记，或持身份证到任一乡镇（街道）当面说明。"),
}


def out_of_force_words(standing: terms.PublicStanding) -> str:
    """What it means for a family that its certificate is not in force, or not now."""
    return str(OUT_OF_FORCE[standing])


def find_remedy(closing: str) -> str:
    """What a couple can do after this closing; '' where the officer's own words say it, and where there is none."""
    return str(REMEDIES.get(terms.Closing(closing), "")) if closing else ""
