"""What the law looks at: frozen snapshots of a case and of who acts. It never sees a model, a request or a clock."""

from dataclasses import dataclass, field
from datetime import date, datetime

from xinsheng.law.assurance import Assurance
from xinsheng.law.authorisations import AuthorisationEnd
from xinsheng.law.couples import CoupleDeclaration
from xinsheng.law.declaration import Declaration
from xinsheng.law.delivery import BornTogether, DeliveryBlock
from xinsheng.law.entrusting import Entrusting
from xinsheng.law.flags import Flag
from xinsheng.law.policies import Policy
from xinsheng.law.report_confirmations import LaboratoryAnswer
from xinsheng.law.second_review import SecondFinding
from xinsheng.law.successions import SuccessionFacts
from xinsheng.law.terms import Duty, Finding, Loss, Material, Question, Satisfaction, Service, Stage, Standing


@dataclass(frozen=True, kw_only=True)
class HandFact:
    """Somebody (a natural person) has had a duty on this case, in whichever round."""

    person_id: str
    duty: Duty


@dataclass(frozen=True, kw_only=True)
class MaterialFact:
    """A material given, how, in which round, and the officer's finding on it if there is one."""

    material: Material
    satisfied_by: Satisfaction
    round: int
    finding: Finding | None = None
    reason: str = ""
    remedy: str = ""
    agent_index: str = ""  # whom a mother's signed authorisation names; '' when only the paper says it
    until_on: date | None = None  # the last day of such an authorisation; None when only the paper says it
    ended: AuthorisationEnd | None = None  # how it ended before that day


@dataclass(frozen=True, kw_only=True)
class PrintFact:
    """The print that awaits its seal, or was sealed last; `standing` once its file is there."""

    certificate_no: str
    printed_by: str
    insert_matched: bool
    content_unchanged: bool
    standing: Standing | None = None


@dataclass(frozen=True, kw_only=True)
class EntrustedFact:
    """The authorisation signed last on a couple's form: the blind indexes of whom it names and who signed it."""

    agent_index: str
    signer_index: str
    couple_index: str
    until_on: date
    ended: AuthorisationEnd | None = None


@dataclass(frozen=True, kw_only=True)
class RegistrationFacts:
    """What is asked of a couple's registration beyond what every case has."""

    declaration: CoupleDeclaration | None = None
    declarant_index: str = ""  # the blind index of the declaring spouse's paper
    couple_index: str = ""  # the blind index of the two together, as declared
    entrusted: EntrustedFact | None = None  # whom one of them sent to the window to lodge it
    entrusting: Entrusting | None = None  # whom one of them is about to send
    entrusting_index: str = ""  # the blind index of the sending spouse's paper
    declared_today: int = 0  # how often the declaring spouse has declared online this civil day, whichever case
    phone_confirmed: bool = False  # a code sent to the declared number came back
    agrees: bool = False  # the comparison stored for this very declaration agrees in all main fields
    compared: bool = False  # there is a comparison for this declaration
    couple_is_free: bool = True  # no other live registration of this couple for this child
    spouse_index: str = ""  # the blind index of the other's paper; '' where no other is declared
    spouse_answered: bool = False  # the other has said yes or no to what stands in this very declaration
    spouse_confirmed: bool = False  # and it was yes
    spouse_until: date | None = None  # the last day the other was given; None until they are asked
    accepted: bool = False  # the township's clock has started
    woman_has_declared: bool = False  # another live registration of this child by the woman herself, alone or not
    woman_is_registered: bool = False  # another live one of hers for this child has been registered
    township_is_open: bool = True  # the office that is to handle it exists and takes registrations
    has_certificate: bool = False
    same_couple: bool = True  # the corrected declaration is of the two who hold the certificate, by their numbers
    prints_anew: bool = True  # and something that is printed reads otherwise in it
    escalated: bool = False
    due_on: date | None = None  # the township's last day; None before the clock starts
    check_owed: bool = False  # it was registered on a commitment that nobody has checked yet
    asked_before: frozenset[Question] = frozenset()  # in whichever round
    code_given_at: datetime | None = None  # when a query code was last given out for it


@dataclass(frozen=True, kw_only=True)
class OutsideFacts:
    """What is asked of a birth outside an institution beyond what every birth's case has."""

    plurality: int = 1  # as the case was opened
    birth_order: int = 1
    report_is_free: bool = True  # no other birth was certified, or is being, on the declared report
    report_flags: frozenset[Flag] = frozenset()  # what about the report is looked at once more
    laboratory_answer: LaboratoryAnswer | None = None  # about the report declared last; None: it has not answered
    second_finding: SecondFinding | None = None  # of another institution, on what is declared and handed in now
    second_look_since: date | None = None  # since when nobody has looked: declared, doubted, or climbed last


@dataclass(frozen=True, kw_only=True)
class Facts:
    """One case at one moment, as far as any rule asks."""

    service: Service
    stage: Stage | None
    at: datetime
    now_local: datetime
    policy: Policy = field(default_factory=Policy)
    round: int = 1
    office_licensed: bool = True  # as a midwifery institution
    office_issues: bool = True  # open, and of the kind that issues in this service
    holder_id: str | None = None
    attendant_id: str | None = None
    hands: tuple[HandFact, ...] = ()
    party_indexes: frozenset[str] = frozenset()
    collector_index: str = ""
    delivery: DeliveryBlock | None = None
    born_together: tuple[BornTogether, ...] = ()  # the other children of the delivery whose blocks are signed
    declaration: Declaration | None = None
    materials: tuple[MaterialFact, ...] = ()
    noticed_before: frozenset[Material] = frozenset()
    notice_given_this_round: bool = False
    unprintable: tuple[str, ...] = ()
    blank_at_hand: bool = True
    office_suspended: bool = False  # its right to issue, by a decision of an authority above it
    stock_stop: str | None = None  # the number for which its printing is stopped ('' without one); None: it is not
    seal_in_force: bool = True
    printed: PrintFact | None = None
    loss: Loss | None = None
    reported: bool = False  # the report owed for a mother under 14 is made
    registration: RegistrationFacts = field(default_factory=RegistrationFacts)
    outside: OutsideFacts = field(default_factory=OutsideFacts)
    succession: SuccessionFacts = field(default_factory=SuccessionFacts)

    @property
    def is_declared(self) -> bool:
        """Whether the family has said what it asks for, in whichever form its service has."""
        return self.declaration is not None or self.succession.application is not None

    @property
    def today(self) -> date:
        """The civil day in Asia/Shanghai."""
        return self.now_local.date()

    @property
    def born_local(self) -> datetime | None:
        """When the child was born: as the attendant signed it, or outside an institution as the collector told it."""
        told = self.declaration.birth if self.declaration else None
        return self.delivery.born_local if self.delivery else told.born_local if told else None


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who acts, as a natural person, with the duties in force at the case's office at this moment."""

    person_id: str | None
    duties: frozenset[Duty]
    paper_index: str = ""
    licensed_to_attend: bool = False
    is_mother: bool = False
    assurance: Assurance = Assurance.NONE  # how surely they are identified, where they act as a party
    affirmed_at: datetime | None = None  # when they were identified, or a code to their own number last came back
    is_sent: bool = False  # a party by the mother's authorisation alone

    def holds(self, duty: Duty) -> bool:
        """Whether the duty is theirs at the case's office now."""
        return duty in self.duties


MACHINE = Actor(person_id=None, duties=frozenset({Duty.MACHINE}))
HOSPITAL_SYSTEM = Actor(person_id=None, duties=frozenset({Duty.HOSPITAL_SYSTEM}))
