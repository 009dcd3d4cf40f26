import shutil
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from tests.papers.reading import text_by_pdfium
from tests.papers.samples import QR_PAYLOAD, statement

from xinsheng.papers.elicence import render_elicence
from xinsheng.papers.fonts import RARE_FILE, UnableToFindFont, fonts_folder
from xinsheng.papers.typesetting import set_document


@pytest.fixture
def other_state(tmp_path: Path, settings: LazySettings) -> Path:
    """Another machine's fonts folder, with the rare face linked into it."""
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / RARE_FILE).symlink_to(fonts_folder() / RARE_FILE)
    settings.STATE = tmp_path
    return tmp_path / "fonts"


def test_another_folder_of_fonts_gives_the_same_document(other_state: Path) -> None:
    pdf = render_elicence(statement(child={"name": "𠅤"}), qr_payload=QR_PAYLOAD)
    assert "𠅤" in text_by_pdfium(pdf)


def test_a_file_that_is_no_font_is_named(other_state: Path) -> None:
    shutil.copyfile(__file__, other_state / RARE_FILE.replace("B", "C"))
    with pytest.raises(UnableToFindFont) as refused:
        render_elicence(statement(), qr_payload=QR_PAYLOAD)
    assert (refused.value.code, refused.value.path.name) == ("not_a_font", "HanaMinC.ttf")


def test_without_the_rare_face_nothing_is_printed(other_state: Path) -> None:
    (other_state / RARE_FILE).unlink()
    with pytest.raises(UnableToFindFont):
        render_elicence(statement(), qr_payload=QR_PAYLOAD)


def test_the_typesetter_opens_no_file_outside_its_room() -> None:
    template = Path("..") / ".." / ".." / "pyproject.toml"
    with pytest.raises(RuntimeError, match="project root"):
        set_document(str(template), facts={}, on=date(2026, 11, 22))
