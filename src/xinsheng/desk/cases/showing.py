"""What block and declaration say, as labelled lines; the mother's lines beside what the hospital recorded."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from xinsheng.casework.citizen_signatures import find_citizen_signature
from xinsheng.desk.cases.born_together import order_words
from xinsheng.desk.cases.by_hand import hand_lines
from xinsheng.desk.cases.outside_lines import report_lines, told_lines
from xinsheng.desk.cases.reading import ReadCase
from xinsheng.desk.cases.signed_elsewhere import signed_elsewhere
from xinsheng.law.assurance import IdentityMethod
from xinsheng.law.certificates import printed_address
from xinsheng.law.declaration import Declaration, Parent
from xinsheng.law.delivery import DeliveryBlock
from xinsheng.law.terms import Material, MothersState, Relation, SignatureMethod
from xinsheng.look.environment import body_length, weight
from xinsheng.look.masks import masked_phone
from xinsheng.look.moments import day, moment
from xinsheng.registry import models
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.nationalities import find_nationality
from xinsheng.words.joining import with_remark
from xinsheng.words.labels import label

Line = tuple[str, str]
_ABOUT = {  # whose lines an officer wants beside a paper
    Material.MOTHER_ID: ("mother",),
    Material.FATHER_ID: ("father",),
    Material.COLLECTOR_ID: ("collector",),
    Material.NO_FATHER_STATEMENT: ("child", "mother"),
    Material.PARENTAGE_TEST: ("report", "child", "mother", "father"),
    Material.PARENTAGE_DECLARATION: ("child", "mother", "father"),
    Material.NO_MOTHER_STATEMENT: ("child", "father"),
}


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One line of the mother's identity: as declared, as the hospital recorded it, and whether they agree."""

    field: str
    declared: str
    recorded: str
    agrees: bool | None


@dataclass(frozen=True, kw_only=True)
class Section:
    """A titled group of lines; `about` is whose: birth, child, mother, father, collector, report.

    `brief` says it in a few words, where the rest is said elsewhere too: the case's own page then folds the group.
    """

    about: str
    title: str
    lines: tuple[Line, ...]
    brief: str = ""


def delivery_section(read: ReadCase) -> Section | None:
    """Block one, as the attendant signed it."""
    block = read.facts.delivery
    if block is None:
        return None
    return Section(
        about="birth", title=_("接生信息（接生人员签名）"), lines=(*delivery_lines(block, read=read), *_signed(read))
    )


def _signed(read: ReadCase) -> tuple[Line, ...]:
    """Who put their name to the block, when, and how; a demonstration's confirmation is no signature, for ever."""
    record = read.case.delivery_records.select_related("signed_by").order_by("-seq").first()
    if record is None:
        return ()
    return (
        signature_line(record.signed_by.name, at=record.signed_at, method=record.signature_method),
        *signed_elsewhere(record),
    )


def _declared(read: ReadCase, *, phone: str) -> tuple[Line, ...]:
    """Who signed the form, and the number, which is asked of whoever signs."""
    row = read.case.declarations.select_related("declared_by").order_by("-seq").first()
    if row is None:
        return ()
    return (
        *signed_lines(read.case, row=row),
        (_("签名人的手机"), masked_phone(phone)),
    )


def signed_lines(case: models.Case, *, row: models.Declaration) -> tuple[Line, ...]:
    """Who signed a form, how it was known who they are, and what their hand wrote."""
    return (
        signature_line(row.declared_by.name, at=row.signed_at, method=row.signature_method),
        (_("核验身份的依据"), evidence_words(row)),
        *hand_lines(case, challenge=bytes(row.challenge)),
    )


def signed_section(case: models.Case) -> tuple[Section, ...]:
    """The same of the last form of a case, on its own; empty until one is signed."""
    row = case.declarations.select_related("declared_by").order_by("-seq").first()
    return (Section(about="signature", title=_("签名和身份核验"), lines=signed_lines(case, row=row)),) if row else ()


def evidence_words(row: models.Declaration) -> str:
    """How it was known who signed, and whether the province has sealed it; of older ones that there is nothing."""
    kept = find_citizen_signature(row.case_id, challenge=bytes(row.challenge))
    if kept is None:
        return _("没有留存（早于平台加封）")
    sealed = _("平台已加封") if hasattr(kept, "seal") else _("待平台加封")
    return "　".join((*_known_by(kept), sealed))


def _known_by(kept: models.CitizenSignature) -> tuple[str, ...]:
    """By what they were identified, and when; by whom, where an officer attests it."""
    how = label(IdentityMethod(kept.method))
    if kept.attested_by is not None:
        return (with_remark(how, kept.attested_by.name),)
    return (how, moment(kept.identified_at)) if kept.identified_at else (how,)


def signature_line(name: str, *, at: datetime, method: str) -> Line:
    """Who put their name to it, when, and how."""
    return (_("签名人"), f"{name}　{moment(at)}　{label(SignatureMethod(method))}")


def delivery_lines(block: DeliveryBlock, *, read: ReadCase) -> tuple[Line, ...]:
    """The lines of block one."""
    gestation = _("%(weeks)d 周 %(days)d 天") % {"weeks": block.gestation_weeks, "days": block.gestation_days}
    return (
        (_("住院号"), block.inpatient_no),
        (_("产妇姓名"), block.mother_name),
        (_("产妇身份"), label(block.mother_identity)),
        (_("产妇证件"), _paper(block.mother_paper_kind, block.mother_paper_no, read=read)),
        (_("性别"), label(block.sex)),
        (_("出生时间"), moment(block.born_local)),
        (_("孕周"), gestation),
        (_("出生体重"), weight(block.weight_g)),
        (_("出生身长"), body_length(block.length_mm)),
        (_("出生地点"), label(block.place)),
        (_("胎数与次序"), order_words(plurality=block.plurality, order=block.birth_order)),
    )


def told_section(read: ReadCase) -> Section | None:
    """The birth as the collector told it; None where an attendant signed, and for who may not read the form."""
    declaration = read.facts.declaration
    if declaration is None or declaration.birth is None or not read.reads_form:
        return None
    lines = told_lines(declaration.birth)
    return Section(about="birth", title=_("机构外出生（领证人申报）"), lines=lines)


def declared_sections(read: ReadCase) -> tuple[Section, ...]:
    """Blocks two and three, for those who may read the form; empty until something is declared."""
    declaration = read.facts.declaration
    if declaration is None or not read.reads_form:
        return ()
    signed = _declared(read, phone=declaration.collector.phone)
    return (
        Section(about="child", title=_("新生儿"), lines=_child_lines(declaration)),
        Section(
            about="mother",
            title=_("母亲"),
            lines=_mother_lines(declaration, read=read),
            brief=_parent_in_brief(declaration.mother if declaration.mother_given else None, read=read),
        ),
        Section(
            about="father",
            title=_("父亲"),
            lines=_father_lines(declaration, read=read),
            brief=_parent_in_brief(declaration.father, read=read),
        ),
        Section(
            about="collector",
            title=_("领证人"),
            lines=(*_collector_lines(declaration, read=read), *signed),
            brief=_parent_who_collects(declaration),
        ),
        *report_sections(declaration),
    )


def _parent_in_brief(parent: Parent | None, *, read: ReadCase) -> str:
    """Who it is; the rest is read beside the paper it is compared with. '' of one who is not given, which is seen."""
    return f"{parent.name}　{_paper(parent.paper_kind, parent.paper_no, read=read)}" if parent is not None else ""


def _parent_who_collects(declaration: Declaration) -> str:
    """Which parent collects, whose part says the rest; '' where somebody else does."""
    collector = declaration.collector
    if collector.relation not in (Relation.MOTHER, Relation.FATHER):
        return ""
    return with_remark(collector.name, label(collector.relation))


def report_sections(declaration: Declaration) -> tuple[Section, ...]:
    """What the declaration says of the parentage test report, where there is one."""
    if declaration.report is None:
        return ()
    return (Section(about="report", title=_("亲子鉴定意见书（照此核对）"), lines=report_lines(declaration.report)),)


def sections_for(material: Material, *, read: ReadCase) -> tuple[Section, ...]:
    """The declared lines that this paper is to be compared with."""
    wanted = _ABOUT.get(material, ("mother", "father", "collector"))
    found = {section.about: section for section in declared_sections(read)}
    return tuple(found[about] for about in wanted if about in found)


def _child_lines(declaration: Declaration) -> tuple[Line, ...]:
    lines = [(_("姓名"), declaration.child_name)]
    if declaration.surname_reason:
        lines.append((_("不随父母姓的理由"), declaration.surname_reason))
    return tuple(lines)


def _mother_lines(declaration: Declaration, *, read: ReadCase) -> tuple[Line, ...]:
    if not declaration.mother_given:
        return ((_("母亲信息"), _("未提供，须有父亲签名的书面声明")),)
    return _parent_lines(declaration.mother, read=read)


def _father_lines(declaration: Declaration, *, read: ReadCase) -> tuple[Line, ...]:
    if declaration.father is None:
        return ((_("父亲信息"), _("未提供，须有母亲签名的书面声明")),)
    return _parent_lines(declaration.father, read=read)


def _parent_lines(parent: Parent, *, read: ReadCase) -> tuple[Line, ...]:
    nationality = find_nationality(parent.nationality)
    return (
        (_("姓名"), parent.name),
        (_("证件"), _paper(parent.paper_kind, parent.paper_no, read=read)),
        (_("出生日期"), day(parent.born_on)),
        (_("国籍"), nationality.chinese if nationality else ""),
        (_("民族"), parent.ethnicity_label),
        (_("户籍地址"), printed_address(parent.household)),
        (_("现住址"), printed_address(parent.residence)),
    )


def _collector_lines(declaration: Declaration, *, read: ReadCase) -> tuple[Line, ...]:
    collector = declaration.collector
    lines = [
        (_("姓名"), collector.name),
        (_("与新生儿关系"), label(collector.relation)),
        (_("证件"), _paper(collector.paper_kind, collector.paper_no, read=read)),
    ]
    if collector.relation is not Relation.MOTHER and declaration.mothers_state is not MothersState.CAN_SIGN:
        lines.append((_("母亲不能签名的情形"), label(declaration.mothers_state)))
    return tuple(lines)


def mother_compared(read: ReadCase) -> tuple[Compared, ...]:
    """The declared mother beside the admitted woman (threat T2); empty until both are known."""
    block, declaration = read.facts.delivery, read.facts.declaration
    if block is None or declaration is None or not read.reads_form:
        return ()
    mother = declaration.mother
    kinds = (_kind(mother.paper_kind), _kind(block.mother_paper_kind))
    numbers = (mother.paper_no, block.mother_paper_no)
    return (
        _compared(_("母亲姓名"), mother.name, block.mother_name),
        _compared(_("证件类型"), *kinds),
        Compared(
            field=_("证件号码"),
            declared=read.paper_no(numbers[0]),
            recorded=read.paper_no(numbers[1]),
            agrees=_agree(*numbers),
        ),
    )


def _compared(field: str, declared: str, recorded: str) -> Compared:
    return Compared(field=field, declared=declared, recorded=recorded, agrees=_agree(declared, recorded))


def _agree(declared: str, recorded: str) -> bool | None:
    return None if not recorded else declared == recorded


def _kind(kind: PaperKind | None) -> str:
    return label(kind) if kind is not None else ""


def _paper(kind: PaperKind | None, no: str, *, read: ReadCase) -> str:
    return f"{_kind(kind)} {read.paper_no(no)}".strip()
