"""A hospital record's whole way through the service: every act by the verb and the person it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass

from xinsheng.casework import claims, deliveries, materials, openings, reviews, sealings, supervision
from xinsheng.casework.acting import By
from xinsheng.cli.journey_hospital import Hospital, asked
from xinsheng.cli.journey_records import Child, ClaimsBy, Record
from xinsheng.law.declaration import Declaration
from xinsheng.law.handing_over import PaperShown, Recipient, Taking
from xinsheng.law.materials import Remedy, UnacceptableReason
from xinsheng.law.payloads import payload_of
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Channel, Finding, Loss, Material, Satisfaction, SpoilReason
from xinsheng.postroom.make_elicence import carry_out
from xinsheng.proof.rekeying import RekeyField
from xinsheng.registry.models import Case, Certificate

_WITH_PICTURE = Satisfaction.UPLOAD


@dataclass(frozen=True, kw_only=True)
class Taken:
    """Where one child's case ended; `reasons` are the law's codes when an act was refused."""

    record: Record
    child: Child
    case: Case
    reasons: tuple[str, ...]


def take(record: Record, *, hospital: Hospital) -> Iterator[Taken]:
    """Take a delivery through the service, child by child; a refusal of the law ends that child's way."""
    hospital.wait_until(record.entered_at)
    first = record.children[0].block
    admission = openings.Admission(
        mother_name=first.mother_name, inpatient_no=first.inpatient_no, plurality=first.plurality
    )
    by = hospital.officer(record.attendant)
    cases = openings.open_birth(hospital.office, admission=admission, by=by, at=hospital.later(), asked=asked())
    for case, child in zip(cases, record.children, strict=True):
        reasons: tuple[str, ...] = ()
        try:
            _Walk(record, child, case=case, hospital=hospital).to_the_end()
        except NotAllowed as refusal:
            reasons = tuple(reason.code.value for reason in refusal.reasons)
        yield Taken(record=record, child=child, case=Case.objects.get(pk=case.pk), reasons=reasons)


class _Walk:
    """One child's case, act after act."""

    def __init__(self, record: Record, child: Child, *, case: Case, hospital: Hospital) -> None:
        self._record, self._child, self._case, self._hospital = record, child, case, hospital
        self._issuing = hospital.officer("issuing")

    def to_the_end(self) -> None:
        """From the delivery room to the family's hands, or to a gentle stop."""
        if self._child.loss is Loss.STILLBIRTH:
            self._stop_after_stillbirth()
            return
        self._sign()
        if self._child.loss is Loss.EARLY_DEATH:
            self._go_on_after_early_death()
        declaration = self._child.declaration
        if declaration is None:
            return
        self._claim_and_declare(declaration)
        self._review(declaration)
        self._print()
        self._seal()
        self._hand_over()

    def _stop_after_stillbirth(self) -> None:
        by, supervisor = self._hospital.officer(self._record.attendant), self._hospital.officer("supervisor")
        later = self._hospital.later
        supervision.report_loss(self._case.pk, loss=Loss.STILLBIRTH, by=by, at=later(), asked=asked())
        supervision.close_after_loss(
            self._case.pk, reason="死产，不签发出生医学证明", by=supervisor, at=later(), asked=asked()
        )

    def _sign(self) -> None:
        deliveries.sign_delivery(
            self._case.pk,
            block=self._child.block,
            late_reason=self._record.late_reason,
            by=self._hospital.officer(self._record.attendant),
            at=self._hospital.later(),
            asked=asked(),
        )

    def _go_on_after_early_death(self) -> None:
        by, supervisor = self._hospital.officer(self._record.attendant), self._hospital.officer("supervisor")
        later = self._hospital.later
        supervision.report_loss(self._case.pk, loss=Loss.EARLY_DEATH, by=by, at=later(), asked=asked())
        supervision.continue_after_loss(
            self._case.pk, reason="家属要求签发，用于户口登记", by=supervisor, at=later(), asked=asked()
        )

    def _claim_and_declare(self, declaration: Declaration) -> None:
        by = self._come_to_the_form(declaration)
        for kind, way in self._record.materials.items():
            signer = self._mother(declaration) if way is Satisfaction.SIGNED_STATEMENT else by
            self._give(kind, way=way, declaration=declaration, by=signer)
        claims.declare(self._case.pk, declaration=declaration, by=by, at=self._hospital.later(), asked=asked())

    def _come_to_the_form(self, declaration: Declaration) -> By:
        """Who fills in the form: the mother, whoever has the slip, or the officer for the person before them."""
        if self._record.claims_by is ClaimsBy.COUNTER:
            return self._hospital.officer("issuing", channel=Channel.COUNTER)
        if self._record.claims_by is ClaimsBy.IDENTITY:
            return self._mother(declaration)
        attendant, by = self._hospital.officer(self._record.attendant), self._hospital.party(declaration.collector)
        later = self._hospital.later
        _outcome, code = claims.print_claim_slip(self._case.pk, by=attendant, at=later(), asked=asked())
        relation = declaration.collector.relation
        claims.begin_claim_by_slip(code, relation=relation, by=by, at=later(), asked=asked())
        return by

    def _mother(self, declaration: Declaration) -> By:
        by = self._hospital.party(declaration.mother)
        claims.begin_claim_by_identity(self._case.pk, by=by, at=self._hospital.later(), asked=asked())
        return by

    def _give(self, kind: Material, *, way: Satisfaction, declaration: Declaration, by: By) -> None:
        named = {"agent": payload_of(declaration)["collector"]} if kind is Material.AUTHORISATION else {}
        signed = {"statement": kind.value, **named} if way is Satisfaction.SIGNED_STATEMENT else None
        file = self._hospital.photograph if way is _WITH_PICTURE else None
        paper = materials.Paper(kind=kind, way=way, file=file, details=signed)
        at = self._hospital.later()
        materials.give_material(self._case.pk, paper=paper, declaration=declaration, by=by, at=at, asked=asked())

    def _review(self, declaration: Declaration) -> None:
        """Look at every paper; a paper that cannot be read is told once, given again, and looked at again."""
        refused = self._child.refused_once
        self._examine(refused=refused)
        if refused is None:
            return
        later, by = self._hospital.later, self._hospital.party(declaration.collector)
        reviews.give_notice(self._case.pk, later_item_reason="", by=self._issuing, at=later(), asked=asked())
        self._give(refused, way=self._record.materials[refused], declaration=declaration, by=by)
        claims.make_up(self._case.pk, declaration=declaration, by=by, at=later(), asked=asked())
        self._examine(refused=None)

    def _examine(self, *, refused: Material | None) -> None:
        for material in self._case.materials.current().filter(findings=None):
            found = reviews.Found(material_id=material.pk, finding=Finding.ACCEPTED)
            if material.kind == refused:
                found = reviews.Found(
                    material_id=material.pk,
                    finding=Finding.NOT_ACCEPTABLE,
                    reason=UnacceptableReason.UNREADABLE,
                    remedy=Remedy.NEW_PHOTOGRAPH,
                )
            at = self._hospital.later()
            reviews.record_finding(self._case.pk, found=found, by=self._issuing, at=at, asked=asked())

    def _print(self) -> None:
        self._print_once()
        if self._child.print_jams:
            colleague, at = self._hospital.officer("issuing2"), self._hospital.later()
            reviews.void_print(self._case.pk, reason=SpoilReason.JAM, by=colleague, at=at, asked=asked())
            self._print_once()

    def _print_once(self) -> None:
        by, later, tray = self._issuing, self._hospital.later, self._hospital.tray.pk
        reviews.confirm_and_print(self._case.pk, tray_id=tray, by=by, at=later(), asked=asked())
        number = self._certificate().blank_id
        reviews.match_insert(self._case.pk, insert_no=number, by=by, at=later(), asked=asked())

    def _certificate(self) -> Certificate:
        return self._case.certificates.latest("print_round")

    def _seal(self) -> None:
        certificate, by = self._certificate(), self._hospital.officer("sealing")
        typed, later = read_off(certificate), self._hospital.later
        sealings.seal(self._case.pk, typed=typed, by=by, at=later(), asked=asked())
        carry_out(self._case.pk, clock=later)

    def _hand_over(self) -> None:
        by, at = self._hospital.officer("sealing"), self._hospital.later()
        taking = Taking(recipient=Recipient.REGISTERED, seen=frozenset({PaperShown.OWN_IDENTITY}))
        sealings.hand_over(self._case.pk, taking=taking, by=by, at=at, asked=asked())


def read_off(certificate: Certificate) -> dict[str, str]:
    """What a careful sealing officer types off the printed paper: the fields the system asked for."""
    statement = sealings.statement_of(certificate)
    child, mother, father = statement.content.child, statement.content.mother, statement.content.father
    printed = {
        RekeyField.CHILD_NAME: child.name,
        RekeyField.SEX: child.sex.value,
        RekeyField.BORN_LOCAL: child.born_local.strftime("%Y年%m月%d日%H时%M分"),
        RekeyField.WEIGHT: str(child.weight_g),
        RekeyField.LENGTH: f"{(child.length_mm or 0) / 10:g}",
        RekeyField.MOTHER_NAME: mother.name if mother else "",
        RekeyField.MOTHER_PAPER_NO: mother.paper_no if mother else "",
        RekeyField.FATHER_NAME: father.name if father else "",
        RekeyField.CERTIFICATE_NO: statement.certificate_no,
    }
    return {field.value: printed[field] for field in sealings.fields_to_rekey(certificate)}
