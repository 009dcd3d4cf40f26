"""Whether documents can be set: without the fonts nothing is printed, and the first birth would find it out."""

from pathlib import Path

from xinsheng.config.settings_checks import Fault
from xinsheng.papers.fonts import UnableToFindFont, fonts_folder_in, get_faces
from xinsheng.papers.screen_glyphs import find_screen_glyphs_in


def find_faults_of_fonts(state: Path) -> list[Fault]:
    """Say that a face is missing from the state folder, by the file it would be."""
    try:
        get_faces(fonts_folder_in(state))
    except UnableToFindFont as missing:
        return [Fault("fonts_missing", str(missing.path))]
    return []


def find_cautions_of_glyphs(state: Path) -> list[Fault]:
    """Say that pages bring no rare characters along: an empty box on some phones, and nothing else is the worse."""
    folder = fonts_folder_in(state)
    return [] if find_screen_glyphs_in(folder) else [Fault("glyphs_missing", str(folder))]
