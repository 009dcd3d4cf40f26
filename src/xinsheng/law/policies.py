"""What differs by place or year: dated policy values with their source, loaded as one frozen value (design 4, 10)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from xinsheng.law.terms import Service


@dataclass(frozen=True, kw_only=True)
class Policy:
    """The policy values in force for a case; the defaults are those of the notice itself, nothing beyond."""

    missing_value_mark: str = "/"  # domain 3.3: placeholder for what is not provided
    licence_type_code: str = (
        "111000000000133389001"  # assumption: the national type code is not published (domain 13)
    )
    claim_slip_days: int = 30  # how long a bedside claim slip opens the form
    authorisation_days: int = 30  # how long an authorisation signed online may be used, a mother's or a couple's
    outside_report_years: int = 1  # a parentage report made so many years after the birth is looked at once more
    outside_second_reviewer: bool = False  # whether a flagged report is looked at by another institution too
    outside_second_review_days: int = 5  # after so many days a second look climbs to who is above, each time
    outside_laboratory_confirms: bool = False  # whether the laboratory is asked if a declared report is its own
    outside_laboratory_days: int = 5  # how many days its answer is waited for, the day of declaring not counted
    registration_children: int = 3  # up to which child the machine may register a couple by itself
    registration_marriage: bool = True  # whether the machine needs a marriage registration to do so
    registration_spouse_confirms: bool = False  # whether the other spouse confirms too; silence leads to the township
    registration_spouse_days: int = 5  # how many days the other has for it, the day of asking not counted
    registration_online_daily: int = 3  # how often one person may declare online in a civil day (threat T24)
    registration_working_days: int = 5  # how long a township has, from the transfer to it
    commitment_check_days: int = 20  # working days in which a commitment is checked; it holds nobody up
    register_snapshot_days: int = 31  # how old an extract of the population register may be to decide by
    enrolment_code_hours: int = 24  # how long the two codes for enrolling a passkey are good
    enrolment_cooling_hours: int = 24  # how long a newly enrolled passkey opens no duty
    sharing_code_minutes: int = 10  # how long a holder's consent to share a licence opens it
    sharing_agency_daily: int = 1000  # how often one office may ask in a civil day, rightly or not (threat T31)
    sharing_holder_daily: int = 10  # how many consents one person may give in a civil day
    sharing_request_days: int = 3  # how many days a holder has to answer an office that asks; silence is a no
    handwriting_at_counter: bool = True  # whether who is before an officer may write their name on the screen
    handwriting_declaration: bool = True  # whether the field is offered online: what a certificate is applied with
    handwriting_couple: bool = True  # a couple's declaration
    handwriting_statement: bool = True  # statements and authorisations, which on paper are signed by hand
    ordinary_forms_stop: bool = False  # whether a township's count of none left stops printing on the form
    service_licence_type_code: str = "111000000000133389002"  # assumption, as above


POLICY_SOURCES: Mapping[str, str] = {  # where each default is written; laid down with it when a province begins
    "missing_value_mark": "第五版出生医学证明填写说明：未提供的项目填“/”；各省写法不同，以本省规定为准",
    "licence_type_code": "国家未公布出生医学证明的证照类型代码，此为暂定值，待省级主管部门确认（GB/T 36904）",
    "claim_slip_days": "本系统的默认值，待省级主管部门确认：领取单 30 日内有效",
    "authorisation_days": "民法典第 165 条：授权委托书写明期限；30 日为本系统的默认值，待省级主管部门确认",
    "outside_report_years": "本系统的默认值，待省级主管部门确认：出生满 1 个周年后出具的意见书，提示审核人员留意",
    "outside_second_reviewer": "本系统的默认值，待省级主管部门确认：通知没有要求；需要由另一机构复核的，由本省规定",
    "outside_second_review_days": "本系统的默认值，待省级主管部门确认：5 日内没有人复核的报上一级，当日不计",
    "outside_laboratory_confirms": "本系统的默认值，待省级主管部门确认：通知没有要求；须向鉴定机构核实的，由本省规定",
    "outside_laboratory_days": "本系统的默认值，待省级主管部门确认：鉴定机构 5 日内没有答复的，由另一机构复核",
    "registration_children": "人口与计划生育法（2021）第 18 条：一对夫妻可以生育 3 个子女；"
    "通知所写第一、第二个子女是此前的规定",
    "registration_marriage": "贵州省人口与计划生育条例第 33 条：依法结婚后登记；没有结婚登记的由工作人员办理，不拒绝",
    "registration_spouse_confirms": "通知：一方申报即可；需要另一方也确认的，由本省规定",
    "registration_spouse_days": "本系统的默认值，待省级主管部门确认：另一方 5 日内没有确认的转乡镇（街道）办理",
    "registration_online_daily": "本系统的默认值，待省级主管部门确认：网上一人一天最多提交 3 次，不得借比对探查他人",
    "registration_working_days": "通知：乡镇（街道）5 个工作日内办结",
    "commitment_check_days": "国办发〔2020〕42号：登记后核查承诺；20 个工作日为本系统的默认值，待省级主管部门确认",
    "register_snapshot_days": "本系统的默认值，待省级主管部门确认：人口库数据超过 31 日的不作自动比对的依据",
    "enrolment_code_hours": "本系统的默认值，待省级主管部门确认：登记码 24 个小时内有效",
    "enrolment_cooling_hours": "本系统的默认值，待省级主管部门确认：新登记的通行密钥 24 个小时后才能办理业务",
    "sharing_code_minutes": "本系统的默认值，待省级主管部门确认：授权码 10 分钟内有效，只能使用一次",
    "sharing_agency_daily": "本系统的默认值，待省级主管部门确认：一个单位一天最多查询 1000 次",
    "sharing_holder_daily": "本系统的默认值，待省级主管部门确认：一人一天最多授权 10 次",
    "sharing_request_days": "本系统的默认值，待省级主管部门确认：3 日内没有答复的视为不同意，当日不计",
    "handwriting_at_counter": "国务院令第716号 art. 8；在屏幕上手写是本系统的默认值，待省级主管部门确认",
    "handwriting_declaration": "第五版首次签发登记表“领证人签字”；网上可以不写，是本系统的默认值，待省级主管部门确认",
    "handwriting_couple": "国办发〔2020〕42号：承诺书须签名；网上可以不写，是本系统的默认值，待省级主管部门确认",
    "handwriting_statement": "民法典 art. 165：委托书须签名；网上可以不写，是本系统的默认值，待省级主管部门确认",
    "ordinary_forms_stop": "本系统的默认值，待省级主管部门确认：账面没有结存时只提醒，不停止套打",
    "service_licence_type_code": "国家未公布生育服务证的证照类型代码，此为暂定值，待省级主管部门确认（GB/T 36904）",
}

POLICY_SERVICES: Mapping[str, Service | None] = {  # whose cases a policy is frozen for; None: it is of no case
    "missing_value_mark": Service.FIRST_ISSUANCE_INSIDE,
    "licence_type_code": Service.FIRST_ISSUANCE_INSIDE,
    "claim_slip_days": Service.FIRST_ISSUANCE_INSIDE,
    "authorisation_days": Service.FIRST_ISSUANCE_INSIDE,
    "outside_report_years": Service.FIRST_ISSUANCE_OUTSIDE,
    "outside_second_reviewer": Service.FIRST_ISSUANCE_OUTSIDE,
    "outside_second_review_days": Service.FIRST_ISSUANCE_OUTSIDE,
    "outside_laboratory_confirms": Service.FIRST_ISSUANCE_OUTSIDE,
    "outside_laboratory_days": Service.FIRST_ISSUANCE_OUTSIDE,
    "registration_children": Service.SERVICE_REGISTRATION,
    "registration_marriage": Service.SERVICE_REGISTRATION,
    "registration_spouse_confirms": Service.SERVICE_REGISTRATION,
    "registration_spouse_days": Service.SERVICE_REGISTRATION,
    "registration_online_daily": Service.SERVICE_REGISTRATION,
    "registration_working_days": Service.SERVICE_REGISTRATION,
    "commitment_check_days": Service.SERVICE_REGISTRATION,
    "register_snapshot_days": Service.SERVICE_REGISTRATION,
    "enrolment_code_hours": None,
    "enrolment_cooling_hours": None,
    "sharing_code_minutes": None,
    "sharing_agency_daily": None,
    "sharing_holder_daily": None,
    "sharing_request_days": None,
    "handwriting_at_counter": None,
    "handwriting_declaration": None,
    "handwriting_couple": None,
    "handwriting_statement": None,
    "ordinary_forms_stop": Service.SERVICE_REGISTRATION,
    "service_licence_type_code": Service.SERVICE_REGISTRATION,
}
COMPARED_BY: tuple[str, ...] = (  # what law.comparison decides by: to be tried on past comparisons before it is set
    "registration_children",
    "registration_marriage",
    "register_snapshot_days",
)


class UnableToReadPolicy(Exception):
    """A policy row names no known policy or has a value of another kind; `name` says which."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


POLICY_NAMES: tuple[str, ...] = tuple(field.name for field in fields(Policy))


def policy_from(rows: Mapping[str, Any]) -> Policy:
    """The policy values that the dated rows lay down, the notice's own where no row speaks."""
    policy = Policy()
    for name, value in rows.items():
        if name not in POLICY_NAMES or type(getattr(policy, name)) is not type(value):
            raise UnableToReadPolicy(name)
        policy = replace(policy, **{name: value})
    return policy


def policy_as_rows(policy: Policy) -> dict[str, Any]:
    """The same as plain values, to be frozen into a case."""
    return asdict(policy)
