from tests.casework.scene import Scene

from xinsheng.law.terms import BlankStatus, Stage, Standing
from xinsheng.proof.entries import check_chain
from xinsheng.registry.models import Blank, JournalEntry


def test_a_birth_becomes_a_valid_certificate_through_four_hands(scene: Scene) -> None:
    case = scene.sealed()

    assert case.stage == Stage.SEALED
    certificate = case.certificates.get()
    assert certificate.standing.state == Standing.VALID
    assert certificate.blank_id == "Z520000001"
    assert Blank.objects.get(pk="Z520000001").status == BlankStatus.USED
    assert {hand.duty for hand in case.hands.all()} == {
        "attendant",
        "collector",
        "issuing_officer",
        "sealing_officer",
    }


def test_every_act_leaves_one_line_and_the_chain_holds(scene: Scene) -> None:
    case = scene.sealed()

    lines = JournalEntry.objects.filter(chain=case.pk).order_by("seq")
    assert lines.count() == case.version
    assert check_chain([bytes(line.body) for line in lines]) == ()
