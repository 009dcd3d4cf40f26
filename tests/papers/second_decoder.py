"""A QR decoder that shares no line with ours: jsQR (npm, Apache-2.0), which many pages in the field use."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image

PROGRAM = Path(__file__).parent / "decoder" / "read.js"
MODULES = Path(sys.prefix) / "decoder" / "node_modules"


def read_by_another(page: Image.Image) -> str:
    """The text of the one QR code on a whole page; '' where it finds none."""
    assert MODULES.is_dir(), "jsqr is not installed; `make test` installs it"
    picture = BytesIO()
    page.convert("RGB").save(picture, format="PNG")
    done = subprocess.run(
        ["node", str(PROGRAM), str(MODULES)], input=picture.getvalue(), capture_output=True, check=True
    )
    return done.stdout.decode()
