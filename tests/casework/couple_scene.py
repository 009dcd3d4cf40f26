"""A couple's registration as a story: who declares, what the register would answer, what the township does."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from tests.casework.scene import EVERYONE, Scene, asked

from xinsheng.casework import comparisons, phone_codes, registrations, townships
from xinsheng.casework.acting import By
from xinsheng.casework.made_files import Made
from xinsheng.casework.privacy import show
from xinsheng.casework.service_certificates import file_service_certificate
from xinsheng.law.couples import CoupleDeclaration, CurrentChild, Marriage, Place, Side, Spouse
from xinsheng.law.reasons import NotAllowed, ReasonCode
from xinsheng.law.register_records import MaritalState, PersonRecord, RegisterAnswer, Silence
from xinsheng.law.seen_papers import SeenOnSite, SeenPaper
from xinsheng.law.terms import Channel, Sex
from xinsheng.postroom.spouse_silence import go_on_with_all
from xinsheng.registry.models import Case, MessageSecret, Office, PolicyRow, ServiceCertificate, TextMessage
from xinsheng.standards.divisions import full_name
from xinsheng.standards.identity_papers import PaperKind

TOWNSHIP = "522601003"  # 西门街道, where the demonstration has an office
ELSEWHERE = "520103019"  # 大营路街道
VILLAGE = "522601003002"
MARRIED_ON = date(2020, 5, 20)


def at_home(code: str = VILLAGE, **words: str) -> Place:
    return Place(division_code=code, division_name=full_name(code), **{"street": "西门街", "door": "12 号", **words})


def a_spouse(login: str, **changes: object) -> Spouse:
    who = EVERYONE[login]
    spouse = Spouse(
        name=who.name,
        paper_kind=PaperKind.RESIDENT_CARD,
        paper_no=who.paper_no,
        household=at_home(),
        residence=at_home(),
    )
    return replace(spouse, **changes)  # type: ignore[arg-type]


def a_couple(**changes: object) -> CoupleDeclaration:
    declaration = CoupleDeclaration(
        woman=a_spouse("mother"),
        man=a_spouse("father"),
        marriage=Marriage(registered=True, registered_on=MARRIED_ON),
        children=(),
        child_order=1,
        declarant=Side.WOMAN,
        township_code=TOWNSHIP,
        phone="",
    )
    return replace(declaration, **changes)  # type: ignore[arg-type]


def a_child(order: int = 1) -> CurrentChild:
    return CurrentChild(order=order, sex=Sex.FEMALE, born_year=2022, born_month=3, born_day=4)


def a_record(login: str, *, spouse: str, **changes: object) -> PersonRecord:
    who = EVERYONE[login]
    record = PersonRecord(
        paper_no=who.paper_no,
        name=who.name,
        sex=Sex.FEMALE if login.startswith("mother") else Sex.MALE,
        born_on=who.born_on,
        household_code=VILLAGE,
        residence_code=VILLAGE,
        marital_state=MaritalState.MARRIED,
        spouse_no=EVERYONE[spouse].paper_no,
        married_on=MARRIED_ON,
    )
    return replace(record, **changes)  # type: ignore[arg-type]


def an_answer(*, taken_on: date, **changes: object) -> RegisterAnswer:
    answer = RegisterAnswer(
        request_id="r",
        snapshot="demonstration-1",
        taken_on=taken_on,
        woman=a_record("mother", spouse="father"),
        man=a_record("father", spouse="mother"),
    )
    return replace(answer, **changes)  # type: ignore[arg-type]


class CoupleScene:
    """One couple in the demonstration province; each method is one sentence of the story."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    @property
    def at(self) -> datetime:
        return self.scene.at

    @property
    def township(self) -> Office:
        return Office.objects.get(division_code=f"{TOWNSHIP}000")

    @property
    def other_township(self) -> Office:
        return Office.objects.get(division_code=f"{ELSEWHERE}000")

    def by(self, login: str, channel: Channel = Channel.WEB) -> By:
        return self.scene.by(login, channel)

    def officer(self, login: str = "township") -> By:
        return self.by(login, Channel.DESK)

    def begun(self, login: str = "mother") -> Case:
        return registrations.begin_registration(office=None, by=self.by(login), at=self.scene.later(), asked=asked())

    def begun_on_site(self, login: str = "township") -> Case:
        office = self.township if login.startswith("township") else Office.objects.get(kind="village")
        by = self.by(login, Channel.COUNTER)
        return registrations.begin_registration(office=office, by=by, at=self.scene.later(), asked=asked())

    def declared(self, declaration: CoupleDeclaration | None = None, *, login: str = "mother") -> Case:
        case = self.begun(login)
        return self.declares(case, declaration or a_couple(), login=login)

    def declares(self, case: Case, declaration: CoupleDeclaration, *, login: str = "mother") -> Case:
        on_site = login.startswith(("township", "village"))
        by = self.by(login, Channel.COUNTER if on_site else Channel.WEB)
        verb = registrations.answer_question if case.stage == "noticed" else registrations.declare_couple
        of_their_own = case.claims.filter(person=by.person).exists()  # an officer may declare at home like anyone
        shows_it = on_site and not of_their_own
        seen = SeenOnSite(papers=(SeenPaper.IDENTITY,)) if shows_it else SeenOnSite()
        verb(case.pk, declaration=declaration, by=by, at=self.scene.later(), asked=asked(), seen=seen)
        return again(case)

    def answered(self, case: Case, answer: RegisterAnswer | None = None) -> Case:
        row = case.declarations.order_by("-seq")[0]
        given = answer or an_answer(taken_on=self.scene.today)
        bound = replace(given, request_id=comparisons.request_id_of(row))
        comparisons.record_answer(case.pk, declaration_id=row.pk, answer=bound, at=self.scene.later())
        return again(case)

    def waited_out(self, case: Case) -> Case:
        """Nobody confirms in the days given: the duty of the postroom leads on, and it is compared."""
        go_on_with_all(at=self.scene.later(days=7))
        return self.answered(again(case))

    def filed(self, case: Case) -> Case:
        certificate = ServiceCertificate.objects.select_related("case").filter(case=case).latest("version")
        made = Made(file_ref=uuid4().hex, sha256=b"\x04" * 32, size=10, credential=b"c")
        file_service_certificate(certificate, made=made, at=self.scene.later())
        return again(case)

    def registered(self, declaration: CoupleDeclaration | None = None) -> Case:
        return self.filed(self.answered(self.declared(declaration)))

    def with_township(self, declaration: CoupleDeclaration | None = None, *, login: str = "mother") -> Case:
        silent = RegisterAnswer(request_id="r", silence=Silence.UNREACHABLE)
        return self.answered(self.declared(declaration, login=login), silent)

    def registers(self, case: Case, *, login: str = "township") -> Case:
        townships.register(
            case.pk, sources="人口库、婚姻登记", by=self.officer(login), at=self.scene.later(), asked=asked()
        )
        return again(case)


def again(case: Case) -> Case:
    return Case.objects.select_related("registration__township", "key", "office").get(pk=case.pk)


def refusal(act: object) -> list[ReasonCode]:
    with pytest.raises(NotAllowed) as refused:
        act()  # type: ignore[operator]
    return [reason.code for reason in refused.value.reasons]


def confirmed(couple: CoupleScene, case: Case, phone: str) -> None:
    by = couple.by("mother")
    phone_codes.send_phone_code(case.pk, phone=phone, by=by, at=couple.scene.later())
    code = code_in(TextMessage.objects.get(kind="phone_code"))
    assert phone_codes.confirm_phone(case.pk, phone=phone, code=code, by=by, at=couple.scene.later())


def code_in(message: TextMessage) -> str:
    case = Case.objects.select_related("key").get(pk=message.case_id)
    return str(show(MessageSecret.objects.get(message=message).cipher, case=case, place="message_secret")["code"])


def the_other_confirms_here(*, on: date, days: int = 5) -> None:
    """From now on a couple's form is begun under a policy that asks for the other's confirmation."""
    for name, value in (("registration_spouse_confirms", True), ("registration_spouse_days", days)):
        PolicyRow.objects.create(
            name=name, value=value, from_on=on, source="invented", laid_down_at=datetime.now(tz=UTC)
        )
