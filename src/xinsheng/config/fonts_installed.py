"""Whether documents can be set: without the fonts nothing is printed, and the first birth would find it out."""

from pathlib import Path

from xinsheng.config.settings_checks import Fault
from xinsheng.papers.fonts import UnableToFindFont, fonts_folder_in, get_faces


def find_faults_of_fonts(state: Path) -> list[Fault]:
    """Say that a face is missing from the state folder, by the file it would be."""
    try:
        get_faces(fonts_folder_in(state))
    except UnableToFindFont as missing:
        return [Fault("fonts_missing", str(missing.path))]
    return []
