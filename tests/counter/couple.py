"""A couple at their phone: opens the pages of a registration and answers what is asked."""

import re
from dataclasses import replace
from typing import Any
from unittest.mock import patch
from uuid import UUID

from tests.casework.couple_scene import TOWNSHIP, VILLAGE, an_answer
from tests.casework.scene import EVERYONE
from tests.counter.family import Family

from xinsheng.casework import register_answers
from xinsheng.casework.privacy import show
from xinsheng.gateways.population import CoupleAsking, UnableToAsk
from xinsheng.law.register_records import RegisterAnswer, Silence
from xinsheng.postroom import compare_registration, make_service_certificate
from xinsheng.registry.models import Case, MessageSecret, TextMessage
from xinsheng.standards.civil_time import civil_date

DOOR = {"group": "", "street": "西门街", "compound": "", "building": "", "door": "12 号"}
MARRIED = {"registered": "yes", "registered_on_year": "2020", "registered_on_month": "5", "registered_on_day": "20"}
A_CHILD = {"sex": "female", "born_year": "2022", "born_month": "3", "born_day": "4", "certificate_no": ""}


class Couple(Family):
    """One of the two at their browser, with one registration."""

    def begins(self) -> str:
        answer = self.client.post("/register/begin/")
        assert answer.status_code == 302, answer.status_code
        return str(answer.headers["Location"])

    def says(self, page: str, **answers: Any) -> Any:
        """Answer a page; it must lead on."""
        answer = self.answers(page, **answers)
        assert answer.status_code == 302, (page, told_of(answer))
        return answer

    def fills_in(self, form: str, *, phone: str = "", **_: Any) -> None:
        """Everything up to the check, as the demonstration's couple would."""
        father = EVERYONE["father"]
        self.says(f"{form}side/", side="woman")
        self.says(f"{form}partner-given/", partner_given="yes")
        self.says(f"{form}partner/", name=father.name, paper_kind="resident_card", paper_no=father.paper_no)
        self.goes_on(form, own="woman", other="man", phone=phone)

    def fills_in_as_the_man(self, form: str, *, name: str, paper_no: str) -> None:
        """The same couple, filled in by the other of the two."""
        self.says(f"{form}side/", side="man")
        self.says(f"{form}partner/", name=name, paper_kind="resident_card", paper_no=paper_no)
        self.goes_on(form, own="man", other="woman", phone="")

    def goes_on(self, form: str, *, own: str, other: str, phone: str) -> None:
        """From where they live to the number."""
        self.says(f"{form}{own}-household/", division=VILLAGE)
        self.says(f"{form}{own}-household-door/", **DOOR)
        self.says(f"{form}{own}-residence/", way=f"{own}-household")
        self.says(f"{form}{other}-household/", way=f"{own}-household")
        self.says(f"{form}{other}-residence/", way=f"{other}-household")
        self.says(f"{form}marriage/", **MARRIED)
        self.says(f"{form}children/", more="no")
        self.says(f"{form}order/", which="next")
        self.says(f"{form}township/", township=TOWNSHIP)
        if phone:
            self.says(f"{form}phone/", has_phone="yes", phone=phone)
            self.says(f"{form}phone-code/", code=last_code())
        else:
            self.says(f"{form}phone/", has_phone="no")

    def submits(self, form: str) -> Any:
        self.says(f"{form}check/")
        return self.answers(f"{form}sign/", consent="on", agree="on")

    def declares(self, *, phone: str = "") -> UUID:
        """The whole form; gives the case."""
        form = self.begins()
        self.fills_in(form, phone=phone)
        answer = self.submits(form)
        assert answer.headers["Location"] == f"/mine/registration/{case_in(form)}/", told_of(answer)
        return case_in(form)


def told_of(answer: Any) -> str:
    """What a page says, without its furniture."""
    main = answer.content.decode().partition('id="main"')[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def case_in(path: str) -> UUID:
    return UUID(path.strip("/").split("/")[-1])


def last_code(kind: str = "phone_code") -> str:
    """The code in the last message of a kind, as its phone shows it."""
    message = TextMessage.objects.filter(kind=kind).order_by("-queued_at")[0]
    secret = MessageSecret.objects.get(message=message)
    case = Case.objects.select_related("key").get(pk=message.case_id)
    return str(show(bytes(secret.cipher), case=case, place="message_secret")["code"])


class Register:
    """The population register as this test has it: an answer, or silence."""

    def __init__(self, answer: RegisterAnswer | Silence) -> None:
        self.answer = answer

    def find_couple(self, asking: CoupleAsking) -> RegisterAnswer:
        if isinstance(self.answer, Silence):
            raise UnableToAsk(self.answer)
        return replace(self.answer, request_id=asking.request_id)


def the_worker_compares(case_id: UUID, *, answer: RegisterAnswer | Silence | None = None) -> None:
    """The postroom's errand, with a register of this test's."""
    at = Case.objects.get(pk=case_id).declared_at
    assert at is not None
    register = Register(an_answer(taken_on=civil_date(at)) if answer is None else answer)
    with patch.object(register_answers, "population_register", lambda: register):
        compare_registration.carry_out(case_id, at=at)


def the_worker_makes(case_id: UUID) -> None:
    at = Case.objects.get(pk=case_id).stage_since
    make_service_certificate.carry_out(case_id, clock=lambda: at)
