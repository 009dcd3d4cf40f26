"""What exactly a proposal would change: each line with how it stands now and how it would stand."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import starmap
from typing import Any

from django.utils.translation import gettext as _

from xinsheng.desk.sent_for import sent_for
from xinsheng.desk.setting_up.client_facts import facts_of_client, key_words
from xinsheng.desk.setting_up.kiosk_facts import facts_of_kiosk
from xinsheng.desk.setting_up.laboratory_facts import facts_of_laboratory
from xinsheng.desk.setting_up.list_facts import facts_of_list
from xinsheng.desk.setting_up.naming import policy_value_words, policy_words
from xinsheng.desk.setting_up.staff_facts import masked_number_of, name_of
from xinsheng.desk.setting_up.token_facts import facts_of_token
from xinsheng.law.administration import ProposalKind
from xinsheng.law.policies import Policy
from xinsheng.law.sharing import AgencyKind, SharePurpose
from xinsheng.law.stock_terms import DestructionMethod
from xinsheng.law.terms import Duty, OfficeKind, SealKind
from xinsheng.look.moments import day
from xinsheng.registry.models import (
    Agency,
    Appointment,
    BlankTransfer,
    HospitalClient,
    Office,
    Passkey,
    Person,
    PolicyRow,
    Proposal,
    Seal,
)
from xinsheng.standards.certificate_numbers import range_length
from xinsheng.standards.divisions import find_division, full_name
from xinsheng.words.joining import listed, with_remark
from xinsheng.words.labels import label

Said = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One line: what it is, how it is now ('' where there is nothing yet), how it would be."""

    what: str
    now: str = ""
    then: str = ""


def changes_of(proposal: Proposal, *, on: date) -> tuple[Change, ...]:
    """The lines of a proposal, seen on the day `on`; empty answers are left out."""
    lines = DESCRIBES[ProposalKind(proposal.kind)](proposal.payload, on)
    return tuple(line for line in lines if line.then or line.now)


def place_words(code: str) -> str:
    """A division in words; '' is the whole province, an unknown code is shown as it is."""
    if not code:
        return _("全省")
    return full_name(code) if find_division(code) else code


def _day(text: str | None) -> str:
    return day(date.fromisoformat(text)) if text else ""


def _until(text: str | None) -> str:
    return _day(text) or _("长期")


def _office(said: Said, _on: date) -> Iterator[Change]:
    authority = Office.objects.filter(pk=said["authority"]).first() if said.get("authority") else None
    yield Change(what=_("机构类别"), then=label(OfficeKind(said["kind"])))
    yield Change(what=_("名称"), then=said["name"])
    yield Change(what=_("统一社会信用代码"), then=said["credit_code"] or "")
    yield Change(what=_("所在地"), then=place_words(said["division_code"]))
    yield Change(what=_("主管部门"), then=authority.name if authority else "")
    for key, what in _where_words().items():
        yield Change(what=what, then=said.get(key, ""))
    yield Change(what=_("母婴保健技术服务执业许可证号"), then=said.get("licence_no", ""))
    yield Change(what=_("许可起始日"), then=_day(said.get("licence_from")))
    yield Change(what=_("许可截止日"), then=_day(said.get("licence_until")))


def _where_words() -> dict[str, str]:
    return {"address": _("办公地址"), "hours": _("办公时间"), "window": _("窗口")}


def _office_change(said: Said, _on: date) -> Iterator[Change]:
    office = Office.objects.get(pk=said["office"])
    words = {"name": _("名称"), "licence_no": _("母婴保健技术服务执业许可证号"), **_where_words()}
    now = {"name": office.name, "licence_no": office.midwifery_licence_no}
    now |= {key: getattr(office, key) for key in _where_words()}
    yield Change(what=_("机构"), now=office.name)
    for key, what in words.items():
        if key in said:
            yield Change(what=what, now=now[key], then=said[key])
    days = {
        "licence_from": _("许可起始日"),
        "licence_until": _("许可截止日"),
        "closed_on": _("停办，自此日起不再办理"),
    }
    for key, what in days.items():
        if key in said:
            yield Change(what=what, now=day(getattr(office, key)), then=_day(said[key]) or _("长期"))
    yield Change(what=_("原因"), then=said.get("reason", ""))


def _seal(said: Said, _on: date) -> Iterator[Change]:
    yield Change(what=_("机构"), then=Office.objects.get(pk=said["office"]).name)
    yield Change(what=_("印章"), then=label(SealKind(said["kind"])))
    yield Change(what=_("印文下弧（机构名称）"), then=said["text"])
    yield Change(what=_("印章代号"), then=said["key_name"])
    yield Change(what=_("保管人"), then=name_of(said["keeper"]))
    yield Change(what=_("启用日"), then=_day(said["from"]))
    yield Change(what=_("最后使用日"), then=_until(said.get("until")))


def _seal_retirement(said: Said, _on: date) -> Iterator[Change]:
    seal = Seal.objects.select_related("office").get(pk=said["seal"])
    yield Change(what=_("印章"), now=f"{seal.office.name} {label(SealKind(seal.kind))}")
    yield Change(what=_("最后使用日"), now=day(seal.in_force_until) or _("长期"), then=_day(said["on"]))


def _appointment(said: Said, _on: date) -> Iterator[Change]:
    yield Change(what=_("人员"), then=name_of(said["person"]))
    yield Change(what=_("机构"), then=Office.objects.get(pk=said["office"]).name)
    yield Change(what=_("岗位"), then=label(Duty(said["duty"])))
    yield Change(what=_("证件号码"), then=masked_number_of(said["person"]))
    if said.get("covers"):
        yield Change(what=_("代谁值班"), then=Appointment.objects.get(pk=said["covers"]).person.name)
    yield Change(what=_("起始日"), then=_day(said["from"]))
    yield Change(what=_("截止日"), then=_until(said.get("until")))
    yield Change(what=_("母婴保健技术考核合格证书号"), then=said.get("licence_no", ""))
    yield Change(what=_("证书有效期至"), then=_day(said.get("licence_until")))
    yield Change(what=_("开通登录名"), then=said.get("login_name", ""))


def _ending(said: Said, _on: date) -> Iterator[Change]:
    held = Appointment.objects.select_related("person", "office").get(pk=said["appointment"])
    yield Change(what=_("人员"), now=held.person.name)
    yield Change(what=_("岗位"), now=f"{held.office.name} {label(Duty(held.duty))}")
    now = _("任期至%(day)s") % {"day": day(held.until_on)} if held.until_on else _("长期任职")
    yield Change(what=_("不再任职，自此日起"), now=now, then=_day(said["on"]))
    yield Change(what=_("原因"), then=said["reason"])


def _policy(said: Said, on: date) -> Iterator[Change]:
    name, place = said["name"], said.get("division_code", "")
    row = PolicyRow.objects.in_force(on=on, division_code=place).filter(name=name).first()
    now = row.value if row else getattr(Policy(), name, "")
    yield Change(what=policy_words(name), now=policy_value_words(now), then=policy_value_words(said["value"]))
    before = _policy_frame(row) if row else ("", "", "", "")
    after = (place_words(place), _day(said["from"]), _until(said.get("until")), said["source"])
    for what, was, will in zip((_("适用地区"), _("起始日"), _("截止日"), _("依据")), before, after, strict=True):
        yield Change(what=what, now=was, then=will)


def _policy_frame(row: PolicyRow) -> tuple[str, str, str, str]:
    last = day(row.until_on) if row.until_on else _until(None)
    return place_words(row.division_code), day(row.from_on), last, row.source


def _calendar(said: Said, _on: date) -> Iterator[Change]:
    days = said["days"]
    yield Change(what=_("年份"), then=str(said["year"]))
    yield Change(what=_("适用地区"), then=place_words(said.get("division_code", "")))
    yield Change(what=_("放假的工作日"), then=listed(days["off"]))
    yield Change(what=_("调休上班的周末"), then=listed(days["on"]))
    yield Change(what=_("依据"), then=said["source"])


def _blanks(said: Said, _on: date) -> Iterator[Change]:
    count = range_length(said["first_no"], last=said["last_no"])
    yield Change(what=_("机构"), then=Office.objects.get(pk=said["office"]).name)
    yield Change(what=_("证件盒"), then=said.get("label", ""))
    yield Change(what=_("编号"), then=f"{said['first_no']} – {said['last_no']}")
    yield Change(what=_("领用人"), then=name_of(said["holder"]) if said.get("holder") else "")
    yield Change(what=_("数量"), then=_("%(count)d 枚") % {"count": count})


def _receipt(said: Said, _on: date) -> Iterator[Change]:
    transfer = BlankTransfer.objects.select_related("office", "to_office", "answers").get(pk=said["transfer"])
    yield Change(what=_("发出机构"), then=transfer.office.name)
    yield Change(what=_("申领单或退回原因"), then=sent_for(transfer))
    numbers = {"first_no": transfer.first_no, "last_no": transfer.last_no}
    yield from _blanks({"office": transfer.to_office_id, **numbers}, _on)


def _destruction(said: Said, _on: date) -> Iterator[Change]:
    ranges = [f"{first} – {last}" if first != last else first for first, last in said["ranges"]]
    count = sum(range_length(first, last=last) for first, last in said["ranges"])
    yield Change(what=_("数量"), then=_("%(count)d 枚") % {"count": count})
    yield Change(what=_("编号"), then=listed(ranges))
    if said.get("missing"):
        yield Change(what=_("清点时没有找到的编号"), then=listed(said["missing"]))
    yield Change(what=_("销毁日期"), then=_day(said["on"]))
    yield Change(what=_("销毁方式"), then=label(DestructionMethod(said["method"])))
    yield Change(what=_("销毁地点"), then=said["place"])
    yield Change(what=_("批准文号"), then=said["approval_no"])
    for one in ("first_witness", "second_witness"):
        yield Change(what=_("监销人"), then=with_remark(said[one], said[f"{one}_of"]))


def _enrolment(said: Said, on: date) -> Iterator[Change]:
    person = Person.objects.get(pk=said["person"])
    held = Appointment.objects.duties_of(person, on=on)
    yield Change(what=_("人员"), then=person.name)
    known_by = listed(person.accounts.of_officers().values_list("login_name", flat=True))
    yield Change(what=_("登录名"), then=known_by or said.get("login_name", ""))
    yield Change(what=_("岗位"), then=listed(f"{one.office.name} {label(Duty(one.duty))}" for one in held))
    known = Passkey.objects.not_ended().filter(person=person).first()
    yield Change(
        what=_("现用的通行密钥"), now=known.label if known else "", then=_("确认后立即停用") if known else ""
    )
    yield Change(what=_("原因"), then=said["reason"])


def _forms(said: Said, _on: date) -> Iterator[Change]:
    yield Change(what=_("机构"), then=Office.objects.get(pk=said["office"]).name)
    yield Change(what=_("数量"), then=_("%(count)d 份") % {"count": said["number"]})
    yield Change(what=_("到货日"), then=_day(said["on"]))


def _client_ending(said: Said, _on: date) -> Iterator[Change]:
    client = HospitalClient.objects.select_related("office").get(pk=said["client"])
    yield Change(what=_("机构"), now=client.office.name)
    yield Change(what=_("系统名称"), now=client.name, then=_("确认后立即停止接入"))
    yield Change(what=_("原因"), then=said["reason"])


def _list(said: Said, _on: date) -> Iterator[Change]:
    return (Change(what=what, then=then) for what, then in facts_of_list(said["list"]))


def _agency(said: Said, _on: date) -> Iterator[Change]:
    yield Change(what=_("单位"), then=f"{said['name']}　{label(AgencyKind(said['kind']))}")
    yield Change(what=_("统一社会信用代码"), then=said["credit_code"])
    yield Change(what=_("所在地"), then=place_words(said["division_code"]))
    yield Change(what=_("可以查看的用途"), then=listed(label(SharePurpose(one)) for one in said["purposes"]))
    for key in said["keys"]["keys"]:
        yield Change(what=_("公钥（kid、类型、指纹）"), then=key_words(key))


def _agency_ending(said: Said, _on: date) -> Iterator[Change]:
    yield Change(what=_("单位"), now=Agency.objects.get(pk=said["agency"]).name, then=_("确认后立即停止查看"))
    yield Change(what=_("原因"), then=said["reason"])


def _line(what: str, now: str, then: str) -> Change:
    return Change(what=what, now=now, then=then)


def _laboratory(said: Said, _on: date) -> Iterator[Change]:
    return starmap(_line, facts_of_laboratory(said))


DESCRIBES: Mapping[ProposalKind, Callable[[Said, date], Iterator[Change]]] = {
    ProposalKind.OFFICE: _office,
    ProposalKind.OFFICE_CHANGE: _office_change,
    ProposalKind.SEAL: _seal,
    ProposalKind.SEAL_RETIREMENT: _seal_retirement,
    ProposalKind.APPOINTMENT: _appointment,
    ProposalKind.COVER: _appointment,
    ProposalKind.ENDING: _ending,
    ProposalKind.POLICY: _policy,
    ProposalKind.CALENDAR: _calendar,
    ProposalKind.BLANKS: _blanks,
    ProposalKind.RECEIPT: _receipt,
    ProposalKind.TRAY: _blanks,
    ProposalKind.DESTRUCTION: _destruction,
    ProposalKind.ENROLMENT: _enrolment,
    ProposalKind.SYSTEM_ENROLMENT: _enrolment,
    ProposalKind.ORDINARY_FORMS: _forms,
    ProposalKind.HOSPITAL_CLIENT: lambda said, _on: starmap(_line, facts_of_client(said)),
    ProposalKind.HOSPITAL_CLIENT_ENDING: _client_ending,
    ProposalKind.LABORATORY: _laboratory,
    ProposalKind.LABORATORY_ENDING: _laboratory,
    ProposalKind.OFFICE_LIST: _list,
    ProposalKind.STAFF_LIST: _list,
    ProposalKind.AGENCY: _agency,
    ProposalKind.AGENCY_ENDING: _agency_ending,
    ProposalKind.KIOSK: lambda said, _on: starmap(_line, facts_of_kiosk(said)),
    ProposalKind.KIOSK_ENDING: lambda said, _on: starmap(_line, facts_of_kiosk(said)),
    ProposalKind.TOKEN_ENROLMENT: lambda said, on: starmap(_line, facts_of_token(said, on=on)),
}
