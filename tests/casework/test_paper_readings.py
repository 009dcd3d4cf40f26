"""A photograph is read as it is given, its reading kept with it; a reader that fails changes nothing."""

from dataclasses import dataclass, field, replace
from uuid import uuid4

import pytest
from tests.casework.scene import EVERYONE, Scene, a_declaration, a_photograph, asked
from tests.standards.test_printed_papers import lines

from xinsheng.casework import materials, outside, paper_readings
from xinsheng.casework.acting import UnableToAct
from xinsheng.casework.paper_readings import differences_of, find_reading, pointed_at, read_off
from xinsheng.gateways.paper_reading import Nobody, PaperReader, UnableToReadPaper
from xinsheng.gateways.uploads import PDF
from xinsheng.law.card_readings import CardField
from xinsheng.law.reasons import NotAllowed
from xinsheng.law.terms import Material, Satisfaction
from xinsheng.registry import models
from xinsheng.standards.identity_papers import PaperKind
from xinsheng.standards.printed_papers import PrintedLine, PrintedPaper

MOTHER, FATHER = EVERYONE["mother"], EVERYONE["father"]


@dataclass
class Reader:
    """A reader whose answers the test has written."""

    says: list[PrintedLine] = field(default_factory=list)
    fails: str = ""
    looked: int = 0

    def read(self, _picture: bytes) -> tuple[PrintedLine, ...]:
        self.looked += 1
        if self.fails:
            raise UnableToReadPaper(self.fails)
        return tuple(self.says)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    one = Reader(says=lines(f"姓名|{MOTHER.name}", f"公民身份号码|{MOTHER.paper_no}"))
    monkeypatch.setattr(paper_readings, "paper_reader", lambda: one)
    return one


def given(scene: Scene, kind: Material = Material.MOTHER_ID) -> tuple[models.Case, models.Material]:
    case = scene.claimed(scene.signed())
    scene.gives(case, kind, declaration=a_declaration())
    return case, case.materials.get()


def test_what_was_read_is_kept_under_the_cases_key_and_agrees(scene: Scene, reader: Reader) -> None:
    case, material = given(scene)
    assert find_reading(material, case=case) == PrintedPaper(PaperKind.RESIDENT_CARD, MOTHER.paper_no, MOTHER.name)
    assert MOTHER.paper_no.encode() not in bytes(material.details_cipher or b"")
    assert differences_of(material, case=case, said=a_declaration()) == ()
    assert pointed_at(case, said=a_declaration(), giver=scene.person("mother")) == ()


def test_anothers_card_is_pointed_at_to_whoever_gave_it_and_to_nobody_else(scene: Scene, reader: Reader) -> None:
    reader.says = lines(f"姓名|{FATHER.name}", FATHER.paper_no)
    case, material = given(scene)
    (one,) = pointed_at(case, said=a_declaration(), giver=scene.person("mother"))
    assert one.material == material
    assert [(each.field, each.typed, each.read) for each in one.differences] == [
        (CardField.PAPER_NO, MOTHER.paper_no, FATHER.paper_no)
    ]
    assert pointed_at(case, said=a_declaration(), giver=scene.person("father")) == ()


@pytest.mark.parametrize("code", ["not_installed", "busy", "took_too_long", "ended_badly", "not_available"])
def test_a_reader_that_fails_changes_nothing(scene: Scene, reader: Reader, code: str) -> None:
    reader.fails = code
    case, material = given(scene)
    assert (reader.looked, material.details_cipher) == (1, None)
    assert find_reading(material, case=case) is None
    assert differences_of(material, case=case, said=None) == ()


def test_print_without_a_number_is_no_reading(scene: Scene, reader: Reader) -> None:
    reader.says = lines("中华人民共和国")
    _case, material = given(scene)
    assert material.details_cipher is None


def test_only_photographs_of_identity_papers_are_read(scene: Scene, reader: Reader) -> None:
    photograph = a_photograph()
    assert read_off(Material.AUTHORISATION, photograph, on=scene.today) == {}
    assert read_off(Material.MOTHER_ID, replace(photograph, media_type=PDF), on=scene.today) == {}
    assert read_off(Material.MOTHER_ID, None, on=scene.today) == {}
    assert reader.looked == 0


@pytest.mark.parametrize("refused", ["a stranger", "a paper that nobody asks for", "no such case"])
def test_of_a_paper_that_may_not_be_added_nothing_is_read(scene: Scene, reader: Reader, refused: str) -> None:
    case = scene.claimed(scene.signed())
    paper = materials.Paper(kind=Material.MOTHER_ID, way=Satisfaction.UPLOAD, file=a_photograph())
    case_id, login = case.pk, "mother"
    if refused == "a stranger":
        login = "grandmother"
    elif refused == "no such case":
        case_id = uuid4()
    else:
        paper = replace(paper, kind=Material.APPLICANT_ID)
    with pytest.raises((NotAllowed, UnableToAct)):
        materials.give_material(
            case_id, paper=paper, declaration=a_declaration(), by=scene.by(login), at=scene.later(), asked=asked()
        )
    assert (reader.looked, models.Material.objects.exists()) == (0, False)


def test_a_province_without_a_reader_has_nobody_who_reads() -> None:
    reads: PaperReader = outside.paper_reader()
    assert isinstance(reads, Nobody)
    with pytest.raises(UnableToReadPaper, match="not_installed"):
        reads.read(b"")
