from collections.abc import Callable

from django.test import Client
from django.urls import reverse
from tests.casework.scene import Scene

from xinsheng.registry.models import PrinterPlacement

Desk = Callable[[str], Client]
MOVES = {"main_x": "12", "main_y": "-8", "hukou_x": "0", "hukou_y": "0", "stub_x": "0", "stub_y": "5"}


def test_a_printers_placement_moves_the_print(scene: Scene, at_desk: Desk) -> None:
    case = scene.printed()
    issuing = at_desk("issuing")
    address = reverse("desk:new_printer", args=[scene.hospital.pk])
    assert issuing.post(address, {"label": "窗口一号", **MOVES}).status_code == 302
    placement = PrinterPlacement.objects.get()
    assert (placement.main_x_tenth_mm, placement.main_y_tenth_mm, placement.stub_y_tenth_mm) == (12, -8, 5)
    moved = issuing.get(reverse("desk:insert", args=[case.pk, placement.pk])).content
    plain = issuing.get(reverse("desk:insert_plain", args=[case.pk])).content
    assert moved[:4] == plain[:4] == b"%PDF"
    assert moved != plain


def test_a_placement_is_changed_in_its_place(scene: Scene, at_desk: Desk) -> None:
    issuing = at_desk("issuing")
    issuing.post(reverse("desk:new_printer", args=[scene.hospital.pk]), {"label": "窗口一号", **MOVES})
    kept = PrinterPlacement.objects.get()
    address = reverse("desk:printer", args=[scene.hospital.pk, kept.pk])
    issuing.post(address, {"label": "窗口一号", **MOVES, "main_x": "3"})
    assert PrinterPlacement.objects.get().main_x_tenth_mm == 3


def test_paper_that_lies_wrong_is_not_calibrated_away(scene: Scene, at_desk: Desk) -> None:
    address = reverse("desk:new_printer", args=[scene.hospital.pk])
    answer = at_desk("issuing").post(address, {"label": "窗口一号", **MOVES, "main_x": "900"})
    assert "不能大于 150" in answer.content.decode()
    assert not PrinterPlacement.objects.exists()


def test_another_hospitals_printer_is_not_there(scene: Scene, at_desk: Desk) -> None:
    address = reverse("desk:new_printer", args=[scene.hospital.pk])
    assert at_desk("elsewhere").post(address, {"label": "x", **MOVES}).status_code == 404
    assert at_desk("sealing").get(reverse("desk:printers")).status_code == 404


def test_the_page_of_rulers_is_a_document(scene: Scene, at_desk: Desk) -> None:
    assert at_desk("issuing").get(reverse("desk:rulers")).content[:4] == b"%PDF"
